"""Dated SQL files, applied in order, once each, by one process at a time.

Every file begins with its own lock and statement timeouts and is one transaction, so that a file that would
block the code that is live gives up instead; run `intakt migrate` again then.
"""

import hashlib
from pathlib import Path

import asyncpg

from intakt.kit.errors import SetupError, Unavailable
from intakt.kit.structs import Frozen
from intakt.persistence.database import AnyConnection, lone_connection, translated

FOLDER = Path(__file__).parent
LOCK = 0x1A7A17
"""The advisory lock that migrating processes wait for."""
WAIT = "120s"

TABLE = """
CREATE TABLE IF NOT EXISTS schema_migrations (
    name text PRIMARY KEY,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
)
"""


class Migration(Frozen, frozen=True, kw_only=True):
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()[:16]


def known(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """The files in the order of their names."""
    return tuple(
        Migration(name=path.stem, sql=path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.sql"))
    )


async def migrate(url: str, migrations: tuple[Migration, ...] | None = None) -> tuple[str, ...]:
    """Apply what is missing; the names applied. Safe when many start at once.

    SetupError when PostgreSQL is too old, a file fails, or the database is newer than this code.
    """
    wanted = known() if migrations is None else migrations
    async with lone_connection(url, name="intakt-migrate") as connection:
        if connection.get_server_version() < (15,):
            raise SetupError("Intakt needs PostgreSQL 15 or newer: upgrade the server")
        try:
            with translated():
                await connection.execute(f"SET lock_timeout = '{WAIT}'")
                await connection.execute("SELECT pg_advisory_lock($1)", LOCK)
                await connection.execute(TABLE)
                return tuple([each.name for each in wanted if await apply(connection, each)])
        except Unavailable as error:
            raise SetupError(
                f"migrating had to wait too long: run intakt migrate again ({error.__cause__})"
            ) from error


async def apply(connection: AnyConnection, migration: Migration) -> bool:
    """Apply one file unless it is applied already."""
    found = await connection.fetchval(
        "SELECT checksum FROM schema_migrations WHERE name = $1", migration.name
    )
    if found is not None:
        if found != migration.checksum:
            raise SetupError(f"migration {migration.name} was applied with another content: restore the file")
        return False
    try:
        async with connection.transaction():
            await connection.execute(migration.sql)
            await connection.execute(
                "INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)",
                migration.name,
                migration.checksum,
            )
    except asyncpg.PostgresError as error:
        raise SetupError(f"migration {migration.name} failed: {error}") from error
    return True


async def pending(connection: AnyConnection) -> tuple[str, ...]:
    """The names that this code knows and the database does not have."""
    made = await connection.fetchval("SELECT to_regclass('schema_migrations') IS NOT NULL")
    applied = set()
    if made:
        applied = {row["name"] for row in await connection.fetch("SELECT name FROM schema_migrations")}
    return tuple(each.name for each in known() if each.name not in applied)

"""Migrations: equal to the schema we keep, safe together, and losing nothing."""

import asyncio
import subprocess
from pathlib import Path

import asyncpg
import pytest
from tests import database

from intakt.kit.errors import SetupError
from intakt.persistence import migrations
from intakt.persistence.embedded.binaries import installation
from intakt.persistence.migrations import Migration

SCHEMA = Path(migrations.__file__).parents[1] / "schema.sql"
FILL = Path(__file__).with_name("fill.sql")
SHIPPED_FIRST = 3
"""The files of the first release; fill.sql fills what they make."""


@pytest.fixture
def empty_url(server_url: str) -> str:
    database.run_sql(
        server_url, "DROP DATABASE IF EXISTS intakt_empty WITH (FORCE)", "CREATE DATABASE intakt_empty"
    )
    return database.with_database(server_url, "intakt_empty")


def dump(url: str) -> str:
    """The schema as pg_dump writes it, without what differs from machine to machine."""
    command = [str(installation() / "bin" / "pg_dump"), "--schema-only", "--no-owner", "--no-privileges", url]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    dropped = ("--", "SET ", "SELECT pg_catalog", "\\restrict", "\\unrestrict")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(dropped)]
    return "\n".join(lines) + "\n"


def test_migrations_make_the_schema_that_is_kept(empty_url: str) -> None:
    asyncio.run(migrations.migrate(empty_url))
    assert dump(empty_url) == SCHEMA.read_text(encoding="utf-8")


def test_many_may_start_at_once(empty_url: str) -> None:
    async def together() -> list[tuple[str, ...]]:
        return await asyncio.gather(*(migrations.migrate(empty_url) for _ in range(5)))

    applied = asyncio.run(together())
    assert sorted(len(names) for names in applied) == [0, 0, 0, 0, len(migrations.known())]


async def rows(url: str) -> dict[str, int]:
    """How many rows each of our tables has, and a sum over their whole content."""
    connection = await asyncpg.connect(url)
    tables = await connection.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations'"
    )
    found = {}
    for (table,) in tables:
        columns = await connection.fetch(
            "SELECT column_name FROM information_schema.columns WHERE table_name = $1 ORDER BY 1", table
        )
        for (column,) in columns:
            name = f"{table}.{column}"
            found[name] = await connection.fetchval(
                f"SELECT count(*) + coalesce(sum(hashtext({column}::text)::bigint), 0) FROM {table}"
            )
    await connection.close()
    return found


def test_a_migration_over_a_filled_database_loses_nothing(empty_url: str) -> None:
    known = migrations.known()
    asyncio.run(migrations.migrate(empty_url, known[:SHIPPED_FIRST]))
    database.run_sql(empty_url, FILL.read_text(encoding="utf-8").replace(":n", "400"))
    before = asyncio.run(rows(empty_url))
    assert before["packet_versions.sealed_plan"] > 400
    asyncio.run(migrations.migrate(empty_url))
    after = asyncio.run(rows(empty_url))
    assert {name: after.get(name) for name in before} == before


def test_every_file_is_dated_and_has_its_timeouts() -> None:
    for migration in migrations.known():
        date, number, words = migration.name.split("_", 2)
        assert len(date) == 8
        assert date.isdigit()
        assert number.isdigit()
        assert words
        assert "SET LOCAL lock_timeout" in migration.sql
        assert "SET LOCAL statement_timeout" in migration.sql


def test_a_file_that_fails_leaves_nothing_and_says_why(empty_url: str) -> None:
    broken = Migration(name="20990101_01_broken", sql="CREATE TABLE half (); SELECT 1 / 0;")
    with pytest.raises(SetupError, match="20990101_01_broken"):
        asyncio.run(migrations.migrate(empty_url, (broken,)))
    assert "half" not in dump(empty_url)


def test_a_file_that_was_changed_after_it_was_applied_is_refused(empty_url: str) -> None:
    first = Migration(name="20990101_01_first", sql="SELECT 1;")
    asyncio.run(migrations.migrate(empty_url, (first,)))
    with pytest.raises(SetupError, match="another content"):
        asyncio.run(migrations.migrate(empty_url, (Migration(name=first.name, sql="SELECT 2;"),)))


def test_a_database_in_use_makes_a_migration_give_up(empty_url: str) -> None:
    asyncio.run(migrations.migrate(empty_url))
    blocked = Migration(
        name="20990101_02_blocked",
        sql="SET LOCAL lock_timeout = '100ms'; ALTER TABLE clients ADD COLUMN more text;",
    )

    async def go() -> None:
        connection = await asyncpg.connect(empty_url)
        async with connection.transaction():
            await connection.execute("SELECT 1 FROM clients")
            with pytest.raises(SetupError, match="blocked"):
                await migrations.migrate(empty_url, (blocked,))
        await connection.close()

    asyncio.run(go())

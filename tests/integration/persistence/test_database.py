"""The pool: rows as structs, transactions, and a database that goes away and comes back."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.database import until

from intakt.kit.errors import Unavailable
from intakt.persistence import embedded
from intakt.persistence.caches import Caches
from intakt.persistence.database import Database
from intakt.persistence.embedded import cluster as clusters
from intakt.persistence.listener import Listener
from intakt.persistence.queries import compile_statement
from intakt.services.context import Context

PAIR = compile_statement("pair", "two values", "SELECT :left::text AS left, :right::int AS right")


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    left: str
    right: int


async def test_rows_become_structs(ctx: Context) -> None:
    async with ctx.database.session() as session:
        assert await session.one(PAIR, Pair, left="a", right=1) == Pair(left="a", right=1)
        with pytest.raises(KeyError):
            await session.one(PAIR, Pair, left="a")


async def test_a_transaction_that_raises_leaves_nothing(ctx: Context) -> None:
    insert = compile_statement("insert", "one row", "INSERT INTO schema_migrations VALUES (:name, 'x')")
    with pytest.raises(ZeroDivisionError):
        async with ctx.database.transaction() as session:
            assert await session.run(insert, name="never") == 1
            raise ZeroDivisionError
    async with ctx.database.session() as session:
        names = await session.connection.fetch("SELECT name FROM schema_migrations")
    assert "never" not in {row["name"] for row in names}


@pytest.fixture
def own_server() -> Iterator[embedded.Server]:
    folder = Path(tempfile.mkdtemp(prefix="intakt-away-", dir="/tmp"))
    with embedded.serve(folder, durable=False) as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


async def test_it_finds_its_way_back(own_server: embedded.Server) -> None:
    pool = Database(own_server.url, size=2)
    await pool.open()
    caches = Caches()
    caches.tokens.put(b"x", None)  # type: ignore[arg-type]
    listener = Listener(own_server.url, caches)
    listening = asyncio.create_task(listener.run())

    async def answers() -> bool:
        try:
            async with pool.session() as session:
                return bool(await session.value(compile_statement("one", "one", "SELECT 1")))
        except Unavailable:
            return False

    assert await answers()
    clusters.stop(own_server.cluster)
    assert not await answers()
    caches.tokens.put(b"x", None)  # type: ignore[arg-type]
    clusters.start(own_server.cluster, durable=False)
    await until(answers)

    async def forgotten() -> bool:
        return caches.tokens.statistics().size == 0

    await until(forgotten)
    with listener.watch(["client"]) as changed:

        async def heard() -> bool:
            async with pool.session() as session:
                await session.connection.execute("SELECT pg_notify('intakt_packets', 'client')")
            return changed.is_set()

        await until(heard)
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await pool.close()


async def test_a_closed_or_absent_database_is_unavailable(tmp_path: Path) -> None:
    pool = Database(f"postgresql://x:y@/z?host={tmp_path}")
    with pytest.raises(Unavailable):
        async with pool.session():
            pass
    await pool.open()
    with pytest.raises(Unavailable):
        async with pool.session():
            pass
    await pool.close()

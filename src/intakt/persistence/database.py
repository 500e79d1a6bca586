"""The pool of connections, sessions on it, rows as frozen structs. asyncpg is known here and in jobs only."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, TypeVar

import asyncpg
import msgspec

from intakt.kit.errors import Unavailable
from intakt.persistence.queries import Statement

AnyConnection = Any
"""An asyncpg connection, of the pool or alone: the driver has no types."""

Row = TypeVar("Row", bound=msgspec.Struct)

AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.exceptions.OperatorInterventionError,
    asyncpg.exceptions.InsufficientResourcesError,
    asyncpg.exceptions.LockNotAvailableError,
    asyncpg.exceptions.DeadlockDetectedError,
    asyncpg.exceptions.InternalClientError,
    OSError,
    TimeoutError,
)
"""What PostgreSQL and its driver say when it is away, restarting, full or too busy."""

CONNECT_SECONDS = 5.0
"""For a connection: after that PostgreSQL counts as away."""


@contextmanager
def translated() -> Iterator[None]:
    """The driver's ways of saying that the database is away become Unavailable."""
    try:
        yield
    except AWAY as error:
        raise Unavailable("The database is away; try again in a moment.") from error


class Session:
    """Runs named statements on one connection."""

    def __init__(self, connection: AnyConnection) -> None:
        self.connection = connection

    async def one(self, statement: Statement, row: type[Row], **values: object) -> Row | None:
        """The only row, or None."""
        with translated():
            found = await self.connection.fetchrow(statement.sql, *statement.places(values))
        return None if found is None else msgspec.convert(dict(found), row)

    async def all(self, statement: Statement, row: type[Row], **values: object) -> tuple[Row, ...]:
        with translated():
            found = await self.connection.fetch(statement.sql, *statement.places(values))
        return tuple(msgspec.convert(dict(each), row) for each in found)

    async def value(self, statement: Statement, **values: object) -> object:
        """The first column of the only row, or None."""
        with translated():
            return await self.connection.fetchval(statement.sql, *statement.places(values))

    async def run(self, statement: Statement, **values: object) -> int:
        """How many rows it changed."""
        with translated():
            status: str = await self.connection.execute(statement.sql, *statement.places(values))
        count = status.rpartition(" ")[2]
        return int(count) if count.isdigit() else 0


async def keep_session_state(connection: object) -> None:
    """Our statements leave no session state behind: nothing to reset when a connection returns."""


async def prepare_connection(connection: AnyConnection) -> None:
    """Ids are text in Python."""
    await connection.set_type_codec("uuid", schema="pg_catalog", encoder=str, decoder=str, format="text")


class Database:
    """One pool a process. It opens connections when asked and finds its way back when PostgreSQL was away."""

    def __init__(self, url: str, *, size: int = 10) -> None:
        self.url = url
        self.size = size
        self._pool: Any = None

    async def open(self) -> None:
        """Make the pool; no connection is made yet, so PostgreSQL may still be away."""
        self._pool = await asyncpg.create_pool(
            self.url,
            min_size=0,
            max_size=self.size,
            init=prepare_connection,
            reset=keep_session_state,
            timeout=CONNECT_SECONDS,
            command_timeout=30,
            server_settings={"application_name": "intakt", "jit": "off", "timezone": "UTC"},
        )

    async def close(self) -> None:
        """Give connections five seconds to finish, then end them."""
        if self._pool is None:
            return
        try:
            await asyncio.wait_for(self._pool.close(), timeout=5)
        except TimeoutError:
            self._pool.terminate()
        self._pool = None

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Session]:
        """A connection without a transaction: each statement is one of its own. Unavailable."""
        if self._pool is None:
            raise Unavailable("The database is closed.")
        with translated():
            connection = await self._pool.acquire(timeout=CONNECT_SECONDS)
        try:
            yield Session(connection)
        finally:
            with suppress(*AWAY):
                await self._pool.release(connection)

    @asynccontextmanager
    async def apart(self) -> AsyncIterator[Session]:
        """A connection outside the pool, for what is rare and may be asked for inside a transaction."""
        async with lone_connection(self.url, name="intakt") as connection:
            yield Session(connection)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises. Unavailable."""
        async with self.session() as session:
            transaction = session.connection.transaction()
            with translated():
                await transaction.start()
            done = False
            try:
                yield session
                done = True
            finally:
                if not done:
                    with suppress(*AWAY):
                        await transaction.rollback()
            with translated():
                await transaction.commit()


@asynccontextmanager
async def lone_connection(url: str, *, name: str) -> AsyncIterator[AnyConnection]:
    """A connection outside the pool, for listening, migrating and the queue. Unavailable."""
    with translated():
        connection = await asyncpg.connect(
            url,
            timeout=CONNECT_SECONDS,
            server_settings={"application_name": name, "timezone": "UTC", "jit": "off"},
        )
    try:
        yield connection
    finally:
        try:
            await connection.close(timeout=2)
        except AWAY:
            connection.terminate()


OnNotice = Callable[[str, str], None]
"""Called with channel and payload."""


async def listen(
    url: str, channels: tuple[str, ...], on_notice: OnNotice, on_connect: Callable[[], None]
) -> None:
    """Hear notices until cancelled or until the connection is lost (Unavailable); call again then.

    `on_connect` runs once the channels are open: whatever was missed before must be read again.
    """
    async with lone_connection(url, name="intakt-listen") as connection:
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())

        def hear(_: object, __: object, channel: str, payload: object) -> None:
            on_notice(channel, str(payload))

        for channel in channels:
            await connection.add_listener(channel, hear)
        on_connect()
        while True:
            try:
                await asyncio.wait_for(lost.wait(), timeout=20)
                raise Unavailable("The database closed the connection that listens.")
            except TimeoutError:
                await connection.execute("SELECT 1", timeout=5)

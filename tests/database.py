"""A real database for tests: one embedded server a run, one migrated template, a copy a test."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import msgspec

from intakt import app
from intakt.content.release import Release
from intakt.persistence import database as databases
from intakt.persistence import embedded
from intakt.services import library
from intakt.services.context import Context, JobsConfig
from intakt.settings import Settings
from intakt.settings import load as load_settings

TEMPLATE = "intakt_template"
KEY = "a-key-of-the-tests-that-is-long-enough"
databases.CONNECT_SECONDS = 180
"""A database that is slow in a test is not away."""


class Opening:
    """A context to be opened inside the test's own event loop (see pytest_pyfunc_call in conftest.py)."""

    def __init__(self, opener: Callable[[], AbstractAsyncContextManager[Any]]) -> None:
        self.opener = opener


def with_database(url: str, name: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))


def run_sql(url: str, *statements: str) -> None:
    async def go() -> None:
        connection = await asyncpg.connect(url)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(go())


@contextmanager
def server() -> Iterator[str]:
    """A server without durability in a directory that any account can reach; its URL."""
    folder = Path(tempfile.mkdtemp(prefix="intakt-tests-", dir="/tmp"))
    try:
        with embedded.serve(folder, durable=False) as running:
            yield running.url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_template(url: str, folder: Path) -> None:
    """A migrated database with the library that ships, to copy for each test."""
    run_sql(url, f"CREATE DATABASE {TEMPLATE}")

    async def prepare() -> None:
        address = with_database(url, TEMPLATE)
        settings = settings_for(address, folder)
        await app.migrate(settings, address)
        async with app.open_context(settings, url=address, size=2) as ctx:
            await library.ensure_default(ctx)

    asyncio.run(prepare())


def settings_for(url: str, folder: Path, **given: object) -> Settings:
    """Settings of a test: its own database and folder, no environment."""
    for name in [name for name in os.environ if name.startswith("INTAKT_") and name != "INTAKT_TEST_SIZE"]:
        del os.environ[name]
    return load_settings(database_url=url, data_dir=folder, secret_keys=KEY, **given)


@asynccontextmanager
async def opened(settings: Settings) -> Any:
    """A context of the settings, with pauses that suit a test."""
    async with app.open_context(settings) as ctx:
        await asyncio.wait_for(ctx.listener.connected.wait(), timeout=180)
        await remember_release(ctx)
        jobs = JobsConfig(retry_delay=timedelta(milliseconds=50), takeover=timedelta(minutes=2))
        yield replace_config(ctx, jobs=jobs)


_releases: dict[str, Release] = {}


async def remember_release(ctx: Context) -> None:
    """Parsing the library takes most of a second: once a process is enough."""
    for release_id, release in _releases.items():
        ctx.caches.releases.put(release_id, release)
    found = await library.release(ctx)
    _releases[found.id] = found
    ctx.caches.empty("current")


def replace_config(ctx: Context, **changes: object) -> Context:
    """The same context with other settings."""
    return replace(ctx, config=msgspec.structs.replace(ctx.config, **changes))


Check = Callable[[], Awaitable[bool]]


async def until(check: Check, *, seconds: float = 180, pause: float = 0.02) -> None:
    """Wait for something to become true; AssertionError when it does not in time."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not await check():
        assert loop.time() < deadline, "it did not come true in time"
        await asyncio.sleep(pause)

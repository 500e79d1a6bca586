"""Fixtures that need the machine: the database. Everything pure makes its own values."""

import asyncio
import inspect
import itertools
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as examples

from intakt.settings import Settings
from tests import database
from tests.database import Opening
from tests.serving import Serving, serving

COUNTER = itertools.count(1)

examples.register_profile(
    "same", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
examples.load_profile("same")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run `async def` tests, and open in their loop what their fixtures describe."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None

    async def run() -> None:
        async with AsyncExitStack() as stack:
            values = {}
            for name in pyfuncitem._fixtureinfo.argnames:
                value = pyfuncitem.funcargs[name]
                if isinstance(value, Opening):
                    value = await stack.enter_async_context(value.opener())
                values[name] = value
            await pyfuncitem.obj(**values)

    asyncio.run(run())
    return True


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One folder for all processes of this run (see tests/once.py)."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """One embedded PostgreSQL for the run."""
    with database.server() as url:
        yield url


@pytest.fixture(scope="session")
def template(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The server's URL, once the migrated template database is there."""
    database.make_template(server_url, tmp_path_factory.mktemp("template"))
    return server_url


@pytest.fixture
def database_url(template: str) -> Iterator[str]:
    """A migrated database of the test's own, with the shipped library published."""
    name = f"intakt_test_{next(COUNTER)}"
    database.run_sql(template, f"CREATE DATABASE {name} TEMPLATE {database.TEMPLATE}")
    yield database.with_database(template, name)
    database.run_sql(template, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return database.settings_for(database_url, tmp_path)


@pytest.fixture
def ctx(settings: Settings) -> Opening:
    """The services' context; an `async def` test receives it opened."""
    return Opening(lambda: database.opened(settings))


@pytest.fixture(scope="session")
def intakt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A whole Intakt, started once: web and worker processes on a database of its own."""
    with serving(tmp_path_factory.mktemp("intakt")) as server:
        yield server

"""A database of the benchmark's own, as durable as in production, with the shipped library published."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import yaml

import intakt
from intakt import app, settings
from intakt.persistence import embedded
from intakt.services.context import Context
from intakt.settings import Settings

PERSONAS = Path(intakt.__file__).parent / "library" / "personas"
Result = TypeVar("Result")


def with_database(measure: Callable[[Settings, str], Awaitable[Result]]) -> Result:
    """Run a measurement on a fresh embedded server; nothing of it is left behind."""
    folder = Path(tempfile.mkdtemp(prefix="intakt-bench-"))
    try:
        with embedded.serve(folder) as server:
            chosen = settings.load(data_dir=folder, database_url=None)

            async def run() -> Result:
                await app.prepare(chosen, server.url)
                return await measure(chosen, server.url)

            return asyncio.run(run())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def context(chosen: Settings, url: str, *, size: int = 10) -> AsyncIterator[Context]:
    async with app.open_context(chosen, url=url, size=size) as ctx:
        yield ctx


def answers(persona: str = "typical-nutrition") -> dict[str, object]:
    found = yaml.safe_load((PERSONAS / f"{persona}.yaml").read_text(encoding="utf-8"))
    return dict(found["responses"])

"""Commands that work on the database: the embedded one is started for them when nobody runs it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from intakt import app, settings
from intakt.services import accounts
from intakt.services.context import Context
from intakt.services.views import Caller

Answer = TypeVar("Answer")
POOL = 2


def with_context(work: Callable[[Context], Awaitable[Answer]]) -> Answer:
    """`work(ctx)` on the database of the settings; an embedded one is migrated first.

    Raises what `work` raises; SetupError for a broken installation, Unavailable without a database.
    """
    chosen = settings.load()
    app.configure_logging(chosen)

    async def run(url: str) -> Answer:
        if chosen.embedded:
            await app.migrate(chosen, url)
        async with app.open_context(chosen, url=url, size=POOL) as ctx:
            return await work(ctx)

    with app.database(chosen) as url:
        return asyncio.run(run(url))


def as_operator(work: Callable[[Context, Caller], Awaitable[Answer]]) -> Answer:
    """The same for what the audit log wants a name for."""

    async def run(ctx: Context) -> Answer:
        return await work(ctx, await accounts.operator(ctx))

    return with_context(run)

"""Live status: one LISTEN connection per process, fanned out in memory."""

from collections.abc import AsyncIterator

from intakt.services.context import Context
from intakt.services.views import Caller, StatusView


async def changes(ctx: Context, caller: Caller) -> AsyncIterator[StatusView | None]:
    """The whole status first and at each change; None about every 15 s of silence (send a comment).

    Ends when `ctx.stopping` is set.
    """
    raise NotImplementedError
    yield None

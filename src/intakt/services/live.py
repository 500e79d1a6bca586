"""Live status: one LISTEN connection per process, fanned out in memory."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from intakt.kit.errors import Unavailable
from intakt.services import access, packets
from intakt.services.context import Context
from intakt.services.views import Caller, StatusView

PAUSE = 1.0
"""Seconds before asking again a database that is away."""


async def changes(ctx: Context, caller: Caller) -> AsyncIterator[StatusView | None]:
    """The whole status first and at each change; None about every 15 s of silence (send a comment).

    Ends when `ctx.stopping` is set. Unavailable only when the database is away at the beginning.
    """
    async with ctx.database.session() as session:
        ids = await access.client_ids(session, caller)
    keys = [*ids, *([caller.intake_id] if caller.intake_id else [])]
    with ctx.listener.watch(keys) as changed:
        shown = await packets.status(ctx, caller)
        yield shown
        while not ctx.stopping.is_set():
            if not await _first_of(changed, ctx.stopping, seconds=ctx.config.live_silence):
                yield None
                continue
            if ctx.stopping.is_set():
                return
            changed.clear()
            try:
                now = await packets.status(ctx, caller)
            except Unavailable:
                changed.set()
                await asyncio.sleep(PAUSE)
                continue
            if now != shown:
                shown = now
                yield shown


async def _first_of(*events: asyncio.Event, seconds: float) -> bool:
    """Whether one of the events was set in that time."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        done, _ = await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    return bool(done)

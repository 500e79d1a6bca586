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
    keys = await _keys(ctx, caller)
    shown: StatusView | None = None
    while not ctx.stopping.is_set():
        with ctx.listener.watch(keys) as changed:
            changed.set()
            while not ctx.stopping.is_set():
                if not await _first_of(changed, ctx.stopping, seconds=ctx.config.live_silence):
                    yield None
                    continue
                if ctx.stopping.is_set():
                    return
                changed.clear()
                try:
                    now = await packets.status(ctx, caller)
                    wider = await _keys(ctx, caller) if keys == [caller.intake_id] else keys
                except Unavailable:
                    if shown is None:
                        raise
                    changed.set()
                    await asyncio.sleep(PAUSE)
                    continue
                if now != shown:
                    shown = now
                    yield shown
                if wider != keys:  # the intake has been submitted: its client is heard from now on
                    keys = wider
                    break


async def _keys(ctx: Context, caller: Caller) -> list[str]:
    """What is announced under: the caller's clients and intake."""
    async with ctx.database.session() as session:
        ids = await access.client_ids(session, caller)
    return [*ids, *([caller.intake_id] if caller.intake_id else [])]


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

"""Live status as Server-Sent Events; one LISTEN connection a process serves them all (services/live.py)."""

from collections.abc import AsyncGenerator

from litestar.response import Stream

from intakt.services import live
from intakt.services.context import Context
from intakt.services.views import Caller
from intakt.web.metrics import STREAMS
from intakt.web.responses import encoder

SILENCE = b":\n\n"
RETRY = b"\nretry: 3000\n\n"
"""A reader that is cut off comes back after so many milliseconds."""
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


def stream(ctx: Context, caller: Caller) -> Stream:
    return Stream(events(ctx, caller), media_type="text/event-stream", headers=HEADERS)


async def events(ctx: Context, caller: Caller) -> AsyncGenerator[bytes, None]:
    """`event: status` with the whole object, first and at each change; a comment where nothing happens."""
    STREAMS.inc()
    try:
        async for view in live.changes(ctx, caller):
            yield SILENCE if view is None else b"event: status\ndata: " + encoder.encode(view) + RETRY
    finally:
        STREAMS.dec()

"""The client's packets: how far they are, what they wait for, where to read them; JavaScript or not."""

from typing import ClassVar

from litestar import get
from litestar.response.base import ASGIResponse

from intakt.kit.structs import Frozen
from intakt.services import packets
from intakt.services.views import StatusPacket
from intakt.web.auth import signed_in
from intakt.web.language import words_of
from intakt.web.render import PageContext, page
from intakt.web.requests import WebRequest, caller_of, ctx_of, options_of
from intakt.web.words import Words


class Line(Frozen, frozen=True, kw_only=True):
    id: str
    name: str
    state: str
    words: str
    open: bool


class PacketsContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "packets.html"

    packets: tuple[Line, ...]
    done: int
    total: int
    failed: int
    progress: int
    settled: bool
    poll_seconds: int


@get("/packets", guards=[signed_in])
async def show(request: WebRequest) -> ASGIResponse:
    status = await packets.status(ctx_of(request), caller_of(request))
    t = words_of(request)
    summary = status.summary
    return page(
        request,
        PacketsContext(
            packets=tuple(line(packet, t) for packet in status.packets),
            done=summary.completed,
            total=summary.total,
            failed=summary.failed,
            progress=summary.progress,
            settled=summary.total == summary.completed + summary.failed,
            poll_seconds=options_of(request).status_poll_seconds,
        ),
    )


def line(packet: StatusPacket, t: Words) -> Line:
    key = f"packets-waits-{packet.waiting_for}" if packet.waiting_for else f"packets-state-{packet.status}"
    return Line(
        id=packet.id,
        name=t(f"packets-name-{packet.type}"),
        state=packet.status,
        words=t(key),
        open=packet.ready_version is not None and packet.waiting_for is None,
    )


HANDLERS = (show,)

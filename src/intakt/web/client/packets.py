"""The client's packets: how far they are, whom they wait for, what comes next; JavaScript or not."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import NotFound
from intakt.kit.structs import Frozen
from intakt.services import intakes, packets
from intakt.services.views import StatusPacket, StatusSummary, StatusView
from intakt.web.auth import signed_in
from intakt.web.forms import go_to
from intakt.web.render import PageContext, page
from intakt.web.requests import WebRequest, caller_of, ctx_of, options_of
from intakt.web.responses import session_cookie

SYMBOLS = {
    "INTRO": "spark",
    "NUTRITION": "bowl",
    "WORKOUT": "dumbbell",
    "PERFORMANCE": "medal",
    "YOUTH": "kite",
    "RECOVERY": "heart-hand",
    "WELLNESS": "leaf",
}
TONES = {
    "pending": "wait",
    "generating": "work",
    "ready": "ready",
    "failed": "stop",
    "coach": "hold",
    "guardian": "hold",
    "renewing": "work",
    "kept": "ready",
}
"""How each state looks; the script has the same from the page."""


class Line(Frozen, frozen=True, kw_only=True):
    id: str
    type: str
    symbol: str
    state: str
    """A key of TONES; the words are packets-badge-… and packets-next-…"""
    open: bool


class PacketsContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "packets.html"

    packets: tuple[Line, ...]
    summary: StatusSummary
    lead: str
    """making, made, held or some-failed."""
    settled: bool
    several_open: bool
    tones: dict[str, str]
    poll_seconds: int
    intake_id: str
    """The intake that this browser holds; empty for an account."""
    staff: bool


@get("/packets", guards=[signed_in])
async def show(request: WebRequest) -> ASGIResponse:
    caller = caller_of(request)
    status = await packets.status(ctx_of(request), caller)
    lines = tuple(line(packet) for packet in status.packets)
    return page(
        request,
        PacketsContext(
            packets=lines,
            summary=status.summary,
            lead=lead_of(status),
            settled=settled(status),
            several_open=sum(each.open for each in lines) > 1,
            tones=TONES,
            poll_seconds=options_of(request).status_poll_seconds,
            intake_id=caller.intake_id or "",
            staff=caller.staff,
        ),
    )


@post("/packets/again", guards=[signed_in])
async def again(request: WebRequest) -> ASGIResponse:
    """A new intake of the same client with the last answers; its token becomes the session."""
    caller = caller_of(request)
    if caller.intake_id is None:
        raise NotFound("There are no answers to start from.")
    started = await intakes.reopen(ctx_of(request), caller.intake_id)
    return go_to(f"/intake/{started.intake_id}?started", headers=session_cookie(request, started.token))


def line(packet: StatusPacket) -> Line:
    return Line(
        id=packet.id,
        type=packet.type,
        symbol=SYMBOLS[packet.type],
        state=state_of(packet),
        open=is_open(packet),
    )


def is_open(packet: StatusPacket) -> bool:
    return packet.ready_version is not None and packet.waiting_for is None


def state_of(packet: StatusPacket) -> str:
    """What its reader is told: a packet whose older version is open is never merely in line or failed."""
    if packet.waiting_for is not None and packet.status == "READY":
        return packet.waiting_for
    if is_open(packet) and packet.status != "READY":
        return "kept" if packet.status == "FAILED" else "renewing"
    return packet.status.lower()


def settled(status: StatusView) -> bool:
    return status.summary.completed + status.summary.failed == status.summary.total


def lead_of(status: StatusView) -> str:
    if not settled(status):
        return "making"
    if status.summary.failed:
        return "some-failed"
    return "held" if status.summary.waiting else "made"


HANDLERS = (show, again)

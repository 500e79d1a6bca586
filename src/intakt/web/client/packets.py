"""The client's packets: how far they are, whom they wait for, what comes next; JavaScript or not."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.structs import Frozen
from intakt.services import going_on, my_data, packets
from intakt.services.account_views import RecordView
from intakt.services.views import StatusPacket, StatusSummary, StatusView
from intakt.web.auth import account_of, signed_in
from intakt.web.forms import fields_of, go_to
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


class Record(Frozen, frozen=True, kw_only=True):
    """One client: an account may hold several, as a guardian of two children does."""

    client_id: str
    name: str
    packets: tuple[Line, ...]
    several_open: bool


class PacketsContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "packets.html"

    records: tuple[Record, ...]
    summary: StatusSummary
    lead: str
    """making, made, held or some-failed."""
    settled: bool
    tones: dict[str, str]
    poll_seconds: int
    open_intake: str
    """An intake to go on with; empty when there is none."""
    staff: bool
    signed_in: bool
    """As a client; else the browser holds an intake's token only."""


@get("/packets", guards=[signed_in])
async def show(request: WebRequest) -> ASGIResponse:
    ctx, caller = ctx_of(request), caller_of(request)
    status = await packets.status(ctx, caller)
    records = tuple(record(each) for each in await my_data.records(ctx, caller))
    own = await going_on.find(ctx, caller)
    return page(
        request,
        PacketsContext(
            records=records,
            summary=status.summary,
            lead=lead_of(status),
            settled=settled(status),
            tones=TONES,
            poll_seconds=options_of(request).status_poll_seconds,
            open_intake=own.intake_id if own and not own.submitted else "",
            staff=caller.staff,
            signed_in=caller.account_id is not None,
        ),
    )


@post("/packets/again", guards=[signed_in])
async def again(request: WebRequest) -> ASGIResponse:
    """`client`: a new intake of that client with the last answers; on to its first question."""
    caller = caller_of(request)
    chosen = (await fields_of(request)).one("client")
    started = await going_on.again(ctx_of(request), caller, chosen)
    cookie = session_cookie(request, started.token, account=await account_of(request))
    return go_to(f"/intake/{started.intake_id}?started", headers=cookie)


def record(view: RecordView) -> Record:
    lines = tuple(line(packet) for packet in view.packets)
    return Record(
        client_id=view.client_id,
        name=view.full_name,
        packets=lines,
        several_open=sum(each.open for each in lines) > 1,
    )


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

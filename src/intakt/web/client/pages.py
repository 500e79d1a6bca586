"""The index page: submit a persona's answers, watch the packets come, open them; JavaScript or not."""

from urllib.parse import parse_qs

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.content.personas import Persona
from intakt.kit.errors import IntaktError
from intakt.kit.structs import Frozen
from intakt.services import intakes, library, packets
from intakt.services.views import StatusPacket, StatusView
from intakt.web.auth import identify, require_own_site
from intakt.web.problems import Rejected
from intakt.web.render import page
from intakt.web.requests import WebRequest, caller_of, ctx_of, options_of, raw_body
from intakt.web.responses import SESSION_COOKIE, session_cookie

STATE_WORDS = {
    "PENDING": "In line",
    "GENERATING": "Being made",
    "READY": "Ready",
    "FAILED": "Could not be made; we have been told",
}
WAITING_WORDS = {
    "coach": "Ready; a coach looks at it first",
    "guardian": "Ready; opens when the guardian has confirmed",
}


class PacketLine(Frozen, frozen=True, kw_only=True):
    id: str
    name: str
    state: str
    words: str
    open: bool


class Choice(Frozen, frozen=True, kw_only=True):
    id: str
    title: str


class IndexContext(Frozen, frozen=True, kw_only=True):
    title: str
    lang: str
    practice: str
    personas: tuple[Choice, ...]
    chosen: str | None
    error: str | None
    packets: tuple[PacketLine, ...]
    summary: str
    progress: int
    settled: bool
    poll_seconds: int


@get("/")
async def index(request: WebRequest) -> ASGIResponse:
    return page("index.html", await context(request, status=await own_status(request)))


@post("/")
async def submit(request: WebRequest) -> ASGIResponse:
    """The form: one persona's answers, sent as they stand; then back to the page."""
    require_own_site(request)
    form = parse_qs((await raw_body(request)).decode("utf-8", "replace"), max_num_fields=20)
    chosen = form.get("persona", [""])[0]
    persona = next((one for one in await personas_of(request) if one.id == chosen), None)
    if persona is None:
        return page("index.html", await context(request, error="Choose somebody from the list."), status=422)
    try:
        done = await intakes.submit_answers(ctx_of(request), persona.client_type, persona.responses)
    except IntaktError as error:
        return page("index.html", await context(request, chosen=chosen, error=error.message), status=422)
    token = done.token if isinstance(done.token, str) else ""
    return ASGIResponse(
        body=b"", status_code=303, headers={"location": "/", **session_cookie(request, token)}
    )


async def own_status(request: WebRequest) -> StatusView | None:
    """The packets of whoever the cookie names; nobody's without one."""
    if SESSION_COOKIE not in request.cookies:
        return None
    try:
        await identify(request)
    except Rejected:
        return None
    return await packets.status(ctx_of(request), caller_of(request))


async def context(
    request: WebRequest,
    *,
    status: StatusView | None = None,
    chosen: str | None = None,
    error: str | None = None,
) -> IndexContext:
    options = options_of(request)
    lines = tuple(line(packet) for packet in status.packets) if status else ()
    total = status.summary.total if status else 0
    done = status.summary.completed + status.summary.failed if status else 0
    return IndexContext(
        title=f"{options.practice_name}: from answers to packets",
        lang="en",
        practice=options.practice_name,
        personas=tuple(Choice(id=one.id, title=one.title) for one in await personas_of(request)),
        chosen=chosen,
        error=error,
        packets=lines,
        summary=f"{status.summary.completed} of {total} ready" if status else "",
        progress=status.summary.progress if status else 0,
        settled=total == done,
        poll_seconds=options.status_poll_seconds,
    )


def line(packet: StatusPacket) -> PacketLine:
    waiting = WAITING_WORDS.get(packet.waiting_for or "")
    return PacketLine(
        id=packet.id,
        name=packet.type.capitalize(),
        state=packet.status,
        words=packet.error_message or waiting or STATE_WORDS[packet.status],
        open=packet.ready_version is not None and packet.waiting_for is None,
    )


async def personas_of(request: WebRequest) -> tuple[Persona, ...]:
    """The demo personas whose path is offered."""
    offered = {path.client_type for path in await library.all_paths(ctx_of(request)) if path.active}
    return tuple(one for one in request.app.state.personas if one.client_type in offered)


HANDLERS = (index, submit)

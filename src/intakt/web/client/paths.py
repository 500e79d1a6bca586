"""The first page: seven kinds of support, one of which is begun."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.content.model import CLIENT_TYPES, ClientType, PathSummary
from intakt.kit.errors import PathInactive
from intakt.services import going_on, intakes, library
from intakt.services.going_on import GoingOn
from intakt.web.auth import account_of, identify, require_own_site
from intakt.web.forms import fields_of, go_to
from intakt.web.language import language_of, words_of
from intakt.web.problems import Rejected
from intakt.web.render import PageContext, page
from intakt.web.requests import WebRequest, ctx_of
from intakt.web.responses import SESSION_COOKIE, session_cookie

FRESH = "fresh"


class PathsContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "paths.html"

    paths: tuple[PathSummary, ...]
    own: GoingOn | None
    """The intake that this browser holds; the open one moves to another path, its answers come along."""
    own_title: str
    words_lang: str
    """The language of the paths' own words."""
    error: str


@get("/")
async def show(request: WebRequest) -> ASGIResponse:
    return page(request, await context(request))


@post("/start")
async def start(request: WebRequest) -> ASGIResponse:
    """`clientType`: begins an intake, whose token becomes the session; on to its first question."""
    require_own_site(request)
    chosen = known((await fields_of(request)).one("clientType"))
    try:
        if chosen is None:
            raise PathInactive
        account = await account_of(request)
        started = await intakes.start(
            ctx_of(request), chosen, language=language_of(request), account_id=account
        )
    except PathInactive:
        error = words_of(request)("paths-refused")
        return page(request, await context(request, error=error), status=422)
    cookie = session_cookie(request, started.token, account=account)
    return go_to(f"/intake/{started.intake_id}?started", headers=cookie)


def known(client_type: str) -> ClientType | None:
    return next((each for each in CLIENT_TYPES if each == client_type), None)


async def context(request: WebRequest, *, error: str = "") -> PathsContext:
    language = await library.spoken(ctx_of(request), language_of(request))
    paths = await library.all_paths(ctx_of(request), language=language)
    own = await own_intake(request)
    titles = {path.client_type: path.title for path in paths}
    return PathsContext(
        paths=paths,
        own=own,
        own_title=titles.get(own.client_type, "") if own and own.client_type else "",
        words_lang=language,
        error=error,
    )


async def own_intake(request: WebRequest) -> GoingOn | None:
    """The intake of the cookie, if it still counts; none for who asks to begin afresh (`?fresh`)."""
    if SESSION_COOKIE not in request.cookies or FRESH in request.query_params:
        return None
    try:
        return await going_on.find(ctx_of(request), await identify(request))
    except Rejected:
        return None


HANDLERS = (show, start)

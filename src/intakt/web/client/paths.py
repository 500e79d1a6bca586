"""The first page: seven kinds of support, one of which is begun."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.content.model import CLIENT_TYPES, ClientType, PathSummary
from intakt.kit.errors import PathInactive
from intakt.services import intakes, library
from intakt.web.auth import account_of, require_own_site
from intakt.web.forms import fields_of, go_to
from intakt.web.language import language_of, words_of
from intakt.web.render import PageContext, page
from intakt.web.requests import WebRequest, ctx_of
from intakt.web.responses import session_cookie


class PathsContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "paths.html"

    paths: tuple[PathSummary, ...]
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
    return PathsContext(paths=paths, words_lang=language, error=error)


HANDLERS = (show, start)

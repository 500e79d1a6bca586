"""The page of made-up clients: submit one's answers, then watch the packets come."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.content import personas
from intakt.content.personas import Persona
from intakt.kit.errors import IntaktError
from intakt.kit.structs import Frozen
from intakt.services import intakes, library
from intakt.web.auth import require_own_site
from intakt.web.forms import fields_of, go_to
from intakt.web.language import words_of
from intakt.web.render import PageContext, page
from intakt.web.requests import WebRequest, ctx_of
from intakt.web.responses import session_cookie


class Choice(Frozen, frozen=True, kw_only=True):
    value: str
    label: str


class DemoContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "demo.html"

    personas: tuple[Choice, ...]
    chosen: str
    error: str


@get("/demo")
async def show(request: WebRequest) -> ASGIResponse:
    return page(request, await context(request))


@post("/demo")
async def submit(request: WebRequest) -> ASGIResponse:
    """One persona's answers, as told today; then on to the packets."""
    require_own_site(request)
    chosen = (await fields_of(request)).one("persona")
    t = words_of(request)
    persona = next((one for one in await personas_of(request) if one.id == chosen), None)
    if persona is None:
        return page(request, await context(request, error=t("demo-unknown")), status=422)
    ctx = ctx_of(request)
    told = personas.told_on(ctx.now().date(), persona.responses)
    try:
        done = await intakes.submit_answers(ctx, persona.client_type, told, language=t.language.code)
    except IntaktError:
        return page(request, await context(request, chosen=chosen, error=t("demo-refused")), status=422)
    token = done.token if isinstance(done.token, str) else ""
    return go_to("/packets", headers=session_cookie(request, token))


async def context(request: WebRequest, *, chosen: str = "", error: str = "") -> DemoContext:
    return DemoContext(
        personas=tuple(Choice(value=one.id, label=one.title) for one in await personas_of(request)),
        chosen=chosen,
        error=error,
    )


async def personas_of(request: WebRequest) -> tuple[Persona, ...]:
    """The demo personas whose path is offered."""
    offered = {path.client_type for path in await library.all_paths(ctx_of(request)) if path.active}
    return tuple(one for one in request.app.state.personas if one.client_type in offered)


HANDLERS = (show, submit)

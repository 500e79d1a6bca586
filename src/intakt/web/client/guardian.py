"""Where the guardian's mailed link leads: what they agree to, a name, a tick, what happens next."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import InputError, NotFound
from intakt.services import guardians
from intakt.web.forms import fields_of
from intakt.web.render import PageContext, page
from intakt.web.requests import TOKEN, WebRequest, ctx_of, part_of

LONGEST_NAME = 200


class GuardianContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "guardian.html"

    name: str = ""
    no_name: bool = False
    no_tick: bool = False
    dead: bool = False
    """The link opens nothing any more."""
    done: bool = False


@get("/guardian/{token:str}")
async def show(request: WebRequest) -> ASGIResponse:
    """The link says nothing by itself: whether it is good shows when it is used."""
    return page(request, GuardianContext())


@post("/guardian/{token:str}")
async def confirm(request: WebRequest) -> ASGIResponse:
    form = await fields_of(request)
    name, agree = form.one("name").strip()[:LONGEST_NAME], form.one("agree") == "yes"
    token = part_of(request, "token")
    if not name or not agree:
        wrong = GuardianContext(name=name, no_name=not name, no_tick=not agree)
        return page(request, wrong, status=422)
    try:
        if not TOKEN.fullmatch(token):
            raise NotFound
        await guardians.confirm(ctx_of(request), token, name=name, agree=agree)
    except NotFound:
        return page(request, GuardianContext(name=name, dead=True), status=404)
    except InputError:
        return page(request, GuardianContext(name="", no_name=True), status=422)
    return page(request, GuardianContext(done=True))


HANDLERS = (show, confirm)

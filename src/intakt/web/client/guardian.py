"""Where the guardian's mailed link leads: a name, a tick, done; JavaScript or not."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import InputError, NotFound
from intakt.services import guardians
from intakt.web.forms import fields_of
from intakt.web.language import words_of
from intakt.web.render import PageContext, page
from intakt.web.requests import TOKEN, WebRequest, ctx_of, part_of

LONGEST_NAME = 200


class GuardianContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "guardian.html"

    name: str
    error: str
    done: bool


@get("/guardian/{token:str}")
async def show(request: WebRequest) -> ASGIResponse:
    """The link says nothing by itself: whether it is good shows when it is used."""
    return page(request, GuardianContext(name="", error="", done=False))


@post("/guardian/{token:str}")
async def confirm(request: WebRequest) -> ASGIResponse:
    form = await fields_of(request)
    name, agree = form.one("name").strip()[:LONGEST_NAME], form.one("agree") == "yes"
    token = part_of(request, "token")
    if not name or not agree:
        return refused(request, name, "guardian-incomplete", 422)
    try:
        if not TOKEN.fullmatch(token):
            raise NotFound
        await guardians.confirm(ctx_of(request), token, name=name, agree=agree)
    except NotFound:
        return refused(request, name, "guardian-link", 404)
    except InputError:
        return refused(request, name, "guardian-incomplete", 422)
    return page(request, GuardianContext(name=name, error="", done=True))


def refused(request: WebRequest, name: str, key: str, status: int) -> ASGIResponse:
    error = words_of(request)(key)
    return page(request, GuardianContext(name=name, error=error, done=False), status=status)


HANDLERS = (show, confirm)

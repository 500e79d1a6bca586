"""Where the link to stop reminders leads: one button, or one click in the mail program (RFC 8058)."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import NotFound
from intakt.services import reminders
from intakt.web.render import PageContext, page
from intakt.web.requests import TOKEN, WebRequest, ctx_of, part_of


class RemindersContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "reminders.html"

    state: str
    """asked, done or unknown."""


@get("/reminders/{token:str}")
async def show(request: WebRequest) -> ASGIResponse:
    """Nothing happens before the button: what looks at links in advance stops nothing."""
    return page(request, RemindersContext(state="asked"))


@post("/reminders/{token:str}")
async def stop(request: WebRequest) -> ASGIResponse:
    """From our page or from a mail program: the token in the address is all the proof there is."""
    token = part_of(request, "token")
    try:
        if not TOKEN.fullmatch(token):
            raise NotFound
        await reminders.stop(ctx_of(request), token)
    except NotFound:
        return page(request, RemindersContext(state="unknown"), status=404)
    return page(request, RemindersContext(state="done"))


HANDLERS = (show, stop)

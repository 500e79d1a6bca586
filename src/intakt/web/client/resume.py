"""Ways back to an intake: the link that was kept, a link or QR code from another screen, a mailed link."""

import re
from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse
from markupsafe import Markup

from intakt.kit.errors import NotFound, StateError, TooOften
from intakt.services import letters, resuming
from intakt.web.auth import caller_if_any, own_intake, require_own_site, token_of
from intakt.web.client.arriving import arrive, is_other_session
from intakt.web.forms import fields_of, go_to
from intakt.web.language import words_of
from intakt.web.qr import qr_code
from intakt.web.render import PageContext, page
from intakt.web.requests import ID, TOKEN, WebRequest, caller_of, ctx_of, part_of

LINK = re.compile(r"/resume/([0-9a-f-]{36})#([\w.~+/=-]{8,512})", re.ASCII)


class ResumeContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "resume.html"

    intake_id: str
    """Of the link that led here; empty when a link is to be pasted."""
    token: str
    """Once it is known and a signed-in client must say whether the answers join their account."""
    error: str


class HereContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "resume_here.html"

    asks: bool
    gone: bool


class MailedContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "resume_mailed.html"

    problem: str
    """gone, no-address or empty."""
    error: str


class ElsewhereContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "elsewhere.html"

    intake_id: str
    link: str
    """Made just now; empty before."""
    picture: Markup
    kept: str
    """The link to keep, where this browser holds the intake's own token."""


# --- the link that was kept -------------------------------------------------------------------


@get("/resume")
async def paste(request: WebRequest) -> ASGIResponse:
    return page(request, ResumeContext(intake_id="", token="", error=""))


@post("/resume")
async def pasted(request: WebRequest) -> ASGIResponse:
    """The whole link, as it stood in the address bar: without a script its end reaches us in no other way."""
    require_own_site(request)
    form = await fields_of(request)
    found = LINK.search(form.one("link"))
    if found is None:
        return failed(request, "", "resume-incomplete", 422)
    return await opened(request, found[1], found[2], answer=form.one("answer"))


@get("/resume/{intake_id:str}")
async def follow(request: WebRequest) -> ASGIResponse:
    """The token stands after the `#`: a script sends it, or the reader pastes the whole link."""
    intake_id = part_of(request, "intake_id")
    if not ID.fullmatch(intake_id):
        return failed(request, "", "resume-gone", 404)
    caller = await caller_if_any(request)
    if caller is not None and await resuming.owns(ctx_of(request), caller, intake_id):
        return go_to(f"/intake/{intake_id}")
    return page(request, ResumeContext(intake_id=intake_id, token="", error=""))


@post("/resume/{intake_id:str}")
async def follow_token(request: WebRequest) -> ASGIResponse:
    require_own_site(request)
    form = await fields_of(request)
    return await opened(request, part_of(request, "intake_id"), form.one("token"), answer=form.one("answer"))


async def opened(request: WebRequest, intake_id: str, token: str, *, answer: str) -> ASGIResponse:
    """`answer` of a signed-in client: join, or open (which ends their session here); else they are asked."""
    try:
        if not TOKEN.fullmatch(token) or not ID.fullmatch(intake_id):
            raise NotFound
        found = await resuming.by_token(ctx_of(request), intake_id, token)
    except NotFound:
        return failed(request, "", "resume-gone", 404)
    if answer not in ("join", "open") and await is_other_session(request, intake_id):
        return page(request, ResumeContext(intake_id=intake_id, token=token, error=""))
    return await arrive(request, found, join=answer == "join")


def failed(request: WebRequest, intake_id: str, key: str, status: int) -> ASGIResponse:
    context = ResumeContext(intake_id=intake_id, token="", error=words_of(request)(key))
    return page(request, context, status=status)


# --- a link from another screen ---------------------------------------------------------------


@get("/resume/here/{link:str}")
async def scanned(request: WebRequest) -> ASGIResponse:
    """Nothing happens before the button: what looks at links in advance uses none up."""
    caller = await caller_if_any(request)
    asks = caller is not None and caller.role == "client"
    return page(request, HereContext(asks=asks, gone=False))


@post("/resume/here/{link:str}")
async def open_scanned(request: WebRequest) -> ASGIResponse:
    require_own_site(request)
    form = await fields_of(request)
    link = part_of(request, "link")
    try:
        if not TOKEN.fullmatch(link):
            raise NotFound
        found = await resuming.by_screen_link(ctx_of(request), link)
    except NotFound:
        return page(request, HereContext(asks=False, gone=True), status=404)
    return await arrive(request, found, join=form.one("answer") == "join")


@get("/elsewhere/{intake_id:str}", guards=[own_intake])
async def elsewhere(request: WebRequest) -> ASGIResponse:
    return page(request, elsewhere_context(request, link=""))


@post("/elsewhere/{intake_id:str}", guards=[own_intake])
async def make_link(request: WebRequest) -> ASGIResponse:
    """A link and its QR code, good once within the hour."""
    link = await resuming.screen_link(ctx_of(request), part_of(request, "intake_id"))
    return page(request, elsewhere_context(request, link=link))


def elsewhere_context(request: WebRequest, *, link: str) -> ElsewhereContext:
    intake_id = part_of(request, "intake_id")
    own = caller_of(request).intake_id == intake_id
    token = token_of(request) if own else None
    return ElsewhereContext(
        intake_id=intake_id,
        link=link,
        picture=qr_code(link, label=words_of(request)("resume-picture")) if link else Markup(""),
        kept=letters.resume_link(ctx_of(request), intake_id, token) if token else "",
    )


# --- a mailed link ----------------------------------------------------------------------------


@get("/resume/mail/{link:str}")
async def mailed(request: WebRequest) -> ASGIResponse:
    """Straight on where this browser may; else it asks for a code."""
    try:
        intake_id = await resuming.intake_of_mail(ctx_of(request), link_of(request))
    except NotFound:
        return page(request, MailedContext(problem="gone", error=""), status=404)
    caller = await caller_if_any(request)
    if caller is not None and await resuming.owns(ctx_of(request), caller, intake_id):
        return go_to(f"/intake/{intake_id}")
    return page(request, MailedContext(problem="", error=""))


@post("/resume/mail/{link:str}")
async def mail_code(request: WebRequest) -> ASGIResponse:
    require_own_site(request)
    try:
        sent = await resuming.send_code(ctx_of(request), link_of(request))
    except NotFound:
        return page(request, MailedContext(problem="gone", error=""), status=404)
    except StateError:
        return page(request, MailedContext(problem="no-address", error=""), status=409)
    except TooOften as error:
        told = words_of(request)("signin-too-often", minutes=-(-error.seconds // 60))
        return page(
            request,
            MailedContext(problem="", error=told),
            status=429,
            headers={"retry-after": str(error.seconds)},
        )
    return go_to(f"/sign-in/{sent.ticket}")


def link_of(request: WebRequest) -> str:
    link = part_of(request, "link")
    if not TOKEN.fullmatch(link):
        raise NotFound
    return link


HANDLERS = (
    paste,
    pasted,
    follow,
    follow_token,
    scanned,
    open_scanned,
    elsewhere,
    make_link,
    mailed,
    mail_code,
)

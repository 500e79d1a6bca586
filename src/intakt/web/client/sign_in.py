"""Signing in without a password: an address, then the code that was mailed to it; or a passkey."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import InputError, NotFound, Refused, StateError, TooOften, WrongCode
from intakt.services import accounts, addresses, codes, my_data, passkeys, resuming, sessions
from intakt.web.auth import caller_if_any, require_own_site, signed_in
from intakt.web.client.arriving import arrive
from intakt.web.forms import Fields, fields_of, go_to
from intakt.web.language import language_of, words_of
from intakt.web.render import PageContext, page
from intakt.web.requests import TOKEN, WebRequest, caller_of, ctx_of, part_of
from intakt.web.responses import no_session_cookie, session_cookie


class SignInContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "sign_in.html"

    email: str
    error: str
    passkeys: bool
    holds_intake: bool
    """Whether this browser has answers that can come along."""


class CodeContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "sign_in_code.html"

    ticket: str
    address: str
    opens_intake: bool
    """The code opens one intake instead of signing in."""
    asks_birth_date: bool
    may_join: bool
    error: str


class SpentContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "sign_in_spent.html"

    own_device: bool
    """The answers open only where they were begun."""


@get("/sign-in")
async def show(request: WebRequest) -> ASGIResponse:
    caller = await caller_if_any(request)
    if caller is not None and caller.role == "client":
        return go_to("/account")
    return await asked(request)


@post("/sign-in")
async def send(request: WebRequest) -> ASGIResponse:
    """A code to the address, whoever it belongs to; on to the page that asks for it."""
    require_own_site(request)
    email = (await fields_of(request)).one("email")
    try:
        sent = await codes.send(ctx_of(request), email, language=language_of(request))
    except TooOften as error:
        return await asked(request, email=email, error="signin-too-often", seconds=error.seconds)
    except InputError:
        return await asked(request, email=email, error="signin-no-address")
    return go_to(f"/sign-in/{sent.ticket}")


async def asked(request: WebRequest, *, email: str = "", error: str = "", seconds: int = 0) -> ASGIResponse:
    words = words_of(request)
    caller = await caller_if_any(request)
    if seconds:
        told, status = words(error, minutes=-(-seconds // 60)), 429
    else:
        told, status = (words(error), 422) if error else ("", 200)
    context = SignInContext(
        email=email[: addresses.LONGEST],
        error=told,
        passkeys=passkeys.offered(ctx_of(request)),
        holds_intake=caller is not None and caller.intake_id is not None,
    )
    return page(request, context, status=status, headers={"retry-after": str(seconds)} if seconds else {})


# --- the code ---------------------------------------------------------------------------------


@get("/sign-in/{token:str}")
async def ask_code(request: WebRequest) -> ASGIResponse:
    return await code_page(request)


async def code_page(request: WebRequest, *, error: str = "") -> ASGIResponse:
    ctx, ticket = ctx_of(request), part_of(request, "token")
    try:
        if not TOKEN.fullmatch(ticket):
            raise NotFound
        pending = await codes.find(ctx, ticket)
        asks_birth_date = await resuming.asks_birth_date(ctx, ticket)
    except NotFound:
        return page(request, SpentContext(own_device=False), status=404)
    caller = await caller_if_any(request)
    context = CodeContext(
        ticket=ticket,
        address=addresses.masked(pending.email),
        opens_intake=pending.intake_id is not None,
        asks_birth_date=asks_birth_date,
        may_join=pending.intake_id is None and caller is not None and caller.intake_id is not None,
        error=error,
    )
    return page(request, context, status=422 if error else 200)


@post("/sign-in/{token:str}")
async def try_code(request: WebRequest) -> ASGIResponse:
    require_own_site(request)
    form = await fields_of(request)
    ctx, ticket = ctx_of(request), part_of(request, "token")
    try:
        if not TOKEN.fullmatch(ticket):
            raise NotFound
        pending = await codes.find(ctx, ticket)
        if pending.intake_id is not None:
            opened = await resuming.by_code(ctx, ticket, form.one("code"), birth_date=form.one("birthDate"))
            return await arrive(request, opened)
        return await enter(request, form, ticket)
    except NotFound:
        return page(request, SpentContext(own_device=False), status=404)
    except WrongCode as error:
        return await code_page(request, error=words_of(request)("signin-wrong", left=error.left))
    except StateError:
        return page(request, SpentContext(own_device=True), status=409)


async def enter(request: WebRequest, form: Fields, ticket: str) -> ASGIResponse:
    """Signed in; what this browser holds joins when that is wanted."""
    ctx = ctx_of(request)
    shown = await caller_if_any(request) if form.one("join") == "yes" else None
    try:
        done = await sessions.sign_in(
            ctx,
            ticket,
            form.one("code"),
            agent=request.headers.get("user-agent", "")[:500],
            shown=shown,
        )
    except Refused:
        return await asked(request, error="signin-closed")
    cookie = session_cookie(request, done.token)
    if done.joined == "other-account":
        return go_to("/account?joined=other", headers=cookie)
    return go_to("/packets" if await has_records(request, done.token) else "/account", headers=cookie)


async def has_records(request: WebRequest, token: str) -> bool:
    found = await accounts.authenticate(ctx_of(request), token)
    return found is not None and bool(await my_data.records(ctx_of(request), found))


@post("/sign-out", guards=[signed_in])
async def sign_out(request: WebRequest) -> ASGIResponse:
    await sessions.sign_out(ctx_of(request), caller_of(request))
    return go_to("/", headers=no_session_cookie(request))


HANDLERS = (show, send, ask_code, try_code, sign_out)

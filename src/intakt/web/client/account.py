"""A client's own page: records, devices, passkeys, reminders, and what is held: taken away, or erased."""

from typing import ClassVar

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import InputError
from intakt.services import erasing, exporting, my_data, passkeys, reminders, sessions
from intakt.services.account_views import AccountView
from intakt.web.auth import caller_if_any, signed_in
from intakt.web.forms import fields_of, go_to
from intakt.web.language import words_of
from intakt.web.render import PageContext, page
from intakt.web.requests import WebRequest, caller_of, ctx_of, id_of
from intakt.web.responses import disposition, no_session_cookie


class AccountContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "account.html"

    view: AccountView
    passkeys_offered: bool
    told: str
    """What has just happened."""


class EraseContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "erase.html"

    what: str
    """account, record or intake."""
    id: str
    names: tuple[str, ...]
    error: str


class ErasedContext(PageContext, frozen=True, kw_only=True):
    template: ClassVar[str] = "erased.html"

    what: str
    signed_in: bool


TOLD = {
    "device": "account-told-device",
    "passkey": "account-told-passkey",
    "removed": "account-told-removed",
    "reminders": "account-told-reminders",
    "other": "account-told-other",
}


@get("/account", guards=[signed_in])
async def show(request: WebRequest) -> ASGIResponse:
    view = await my_data.overview(ctx_of(request), caller_of(request))
    key = TOLD.get(request.query_params.get("told") or request.query_params.get("joined") or "", "")
    context = AccountContext(
        view=view,
        passkeys_offered=passkeys.offered(ctx_of(request)),
        told=words_of(request)(key) if key else "",
    )
    return page(request, context)


@post("/account/sign-out-everywhere", guards=[signed_in])
async def sign_out_everywhere(request: WebRequest) -> ASGIResponse:
    await sessions.sign_out_everywhere(ctx_of(request), caller_of(request))
    return go_to("/sign-in", headers=no_session_cookie(request))


@post("/account/devices/{token_id:str}/sign-out", guards=[signed_in])
async def sign_out_device(request: WebRequest) -> ASGIResponse:
    device = id_of(request, "token_id")
    await sessions.sign_out(ctx_of(request), caller_of(request), device=device)
    if device == caller_of(request).token_id:
        return go_to("/", headers=no_session_cookie(request))
    return go_to("/account?told=device")


@post("/account/passkeys/{passkey_id:str}/remove", guards=[signed_in])
async def remove_passkey(request: WebRequest) -> ASGIResponse:
    await passkeys.remove(ctx_of(request), caller_of(request), id_of(request, "passkey_id"))
    return go_to("/account?told=removed")


@post("/account/reminders", guards=[signed_in])
async def choose_reminders(request: WebRequest) -> ASGIResponse:
    wanted = (await fields_of(request)).one("wanted") == "yes"
    view = await my_data.overview(ctx_of(request), caller_of(request))
    if view.email is not None:
        await reminders.choose(ctx_of(request), view.email, wanted=wanted)
    return go_to("/account?told=reminders")


# --- what is held -----------------------------------------------------------------------------


@post("/account/export", guards=[signed_in])
async def export(request: WebRequest) -> ASGIResponse:
    made = await exporting.export(ctx_of(request), caller_of(request))
    return ASGIResponse(
        body=made.content,
        status_code=200,
        media_type="application/zip",
        headers={
            "content-disposition": disposition(made.filename, inline=False),
            "cache-control": "no-store",
        },
    )


@get("/account/erase", guards=[signed_in])
async def ask_erase(request: WebRequest) -> ASGIResponse:
    """`record` or `intake` names one of them; else the whole account."""
    params = request.query_params
    record, intake = params.get("record") or "", params.get("intake") or ""
    what = "record" if record else "intake" if intake else "account"
    return await erase_page(request, what, record or intake)


async def erase_page(request: WebRequest, what: str, named: str, *, error: str = "") -> ASGIResponse:
    view = await my_data.overview(ctx_of(request), caller_of(request))
    if what == "record":
        names = tuple(each.full_name for each in view.records if each.client_id == named)
    elif what == "intake":
        names = tuple(each.name or "" for each in view.unfinished if each.intake_id == named)
    else:
        names = tuple(each.full_name for each in view.records) if view.email is not None else ()
    if (what != "account" and not names) or (what == "account" and view.email is None):
        return go_to("/account")
    return page(
        request,
        EraseContext(what=what, id=named, names=names, error=error),
        status=422 if error else 200,
    )


@post("/account/erase", guards=[signed_in])
async def erase(request: WebRequest) -> ASGIResponse:
    form, ctx, caller = await fields_of(request), ctx_of(request), caller_of(request)
    what, named, agree = form.one("what"), form.one("id"), form.one("agree") == "yes"
    try:
        if what == "record":
            await erasing.erase_record(ctx, caller, named, agree=agree)
        elif what == "intake":
            await erasing.erase_intake(ctx, caller, named, agree=agree)
        else:
            await erasing.erase_account(ctx, caller, agree=agree)
    except InputError:
        return await erase_page(request, what, named, error=words_of(request)("account-erase-tick"))
    what = what if what in ("record", "intake") else "account"
    stays = what != "account" and caller.account_id is not None
    return go_to(f"/erased?what={what}", headers={} if stays else no_session_cookie(request))


@get("/erased")
async def erased(request: WebRequest) -> ASGIResponse:
    """Where erasing ends: by then the browser has let its session go."""
    what = request.query_params.get("what")
    context = ErasedContext(
        what=what if what in ("record", "intake") else "account",
        signed_in=await caller_if_any(request) is not None,
    )
    return page(request, context)


HANDLERS = (
    show,
    sign_out_everywhere,
    sign_out_device,
    remove_passkey,
    choose_reminders,
    export,
    ask_erase,
    erase,
    erased,
)

"""Where somebody goes who has just opened an intake, and with which session."""

from litestar.response.base import ASGIResponse

from intakt.services import accounts, joining, resuming
from intakt.services.account_views import Resumed
from intakt.web.auth import caller_if_any
from intakt.web.forms import go_to
from intakt.web.requests import WebRequest, ctx_of
from intakt.web.responses import session_cookie


async def is_other_session(request: WebRequest, intake_id: str) -> bool:
    """Whether opening the intake here would end a client's session: they are asked first."""
    caller = await caller_if_any(request)
    if caller is None or caller.role != "client":
        return False
    return not await resuming.owns(ctx_of(request), caller, intake_id)


async def arrive(request: WebRequest, opened: Resumed, *, join: bool = False) -> ASGIResponse:
    """To the questions, or to the packets of what is submitted.

    A signed-in client keeps their session when the intake is theirs, or joins now; else its token takes over.
    """
    ctx, caller = ctx_of(request), await caller_if_any(request)
    where = "/packets" if opened.submitted else f"/intake/{opened.intake_id}"
    if caller is not None and caller.role == "client":
        if await resuming.owns(ctx, caller, opened.intake_id):
            return go_to(where)
        if join:
            shown = await accounts.authenticate(ctx, opened.token)
            if await joining.join_by_token(ctx, caller, shown) == "joined":
                return go_to(where)
    return go_to(where, headers=session_cookie(request, opened.token))

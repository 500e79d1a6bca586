"""A minor's guardian: confirms by the mailed link, or a coach records it."""

from intakt.services.context import Context
from intakt.services.views import Caller, GuardianView


async def confirm(ctx: Context, token: str, *, name: str, agree: bool) -> GuardianView:
    """InputError when not agreed or no name; NotFound for a wrong or expired token; twice changes nothing."""
    raise NotImplementedError


async def record(ctx: Context, caller: Caller, client_id: str, *, name: str) -> GuardianView:
    """A coach has the guardian's consent at hand; audited."""
    raise NotImplementedError

"""The intake that a caller holds: is it open still, and how far has it come."""

from intakt.content.model import ClientType
from intakt.kit.structs import Frozen
from intakt.persistence import intakes
from intakt.services.context import Context
from intakt.services.views import Caller


class GoingOn(Frozen, frozen=True, kw_only=True):
    intake_id: str
    client_type: ClientType
    percent: int
    submitted: bool


async def find(ctx: Context, caller: Caller) -> GoingOn | None:
    """None for an account, and for an intake that is not there any more."""
    if caller.intake_id is None:
        return None
    async with ctx.database.session() as session:
        found = await intakes.progress(session, caller.intake_id)
    if found is None:
        return None
    return GoingOn(
        intake_id=found.id,
        client_type=found.client_type,
        percent=found.percent,
        submitted=found.state == "COMPLETED",
    )

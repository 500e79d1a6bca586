"""What a caller can go on with: an open intake, or a sent one whose answers are the beginning of the next."""

from intakt.content.model import ClientType
from intakt.kit.errors import NotFound
from intakt.kit.structs import Frozen
from intakt.persistence import intakes, submissions
from intakt.services import access
from intakt.services.context import Context
from intakt.services.intakes import reopen
from intakt.services.views import Caller, Started


class GoingOn(Frozen, frozen=True, kw_only=True):
    intake_id: str
    """Empty when only sent ones are there."""
    client_type: ClientType | None
    percent: int
    submitted: bool


SENT = GoingOn(intake_id="", client_type=None, percent=100, submitted=True)


async def find(ctx: Context, caller: Caller) -> GoingOn | None:
    """The token's intake, or the account's open one that was saved last; None when there is nothing."""
    async with ctx.database.session() as session:
        if caller.intake_id is not None:
            found = await intakes.progress(session, caller.intake_id)
            if found is None:
                return None
            return GoingOn(
                intake_id=found.id,
                client_type=found.client_type,
                percent=found.percent,
                submitted=found.state == "COMPLETED",
            )
        if caller.role != "client" or caller.account_id is None:
            return None
        open_ones = await intakes.unfinished(session, caller.account_id)
        if open_ones:
            newest = open_ones[0]
            return GoingOn(
                intake_id=newest.id, client_type=newest.client_type, percent=newest.percent, submitted=False
            )
        return SENT if await access.client_ids(session, caller) else None


async def again(ctx: Context, caller: Caller, client_id: str) -> Started:
    """A new intake of the client, begun from the last answers sent. NotFound for others' clients."""
    async with ctx.database.session() as session:
        own = await access.client_ids(session, caller)
        last = await submissions.latest_intake(session, client_id) if client_id in own else None
    if last is None:
        raise NotFound("There are no answers to start from.")
    return await reopen(ctx, last)

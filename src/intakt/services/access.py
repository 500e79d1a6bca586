"""Who may see what: one place for the rule, used by every service."""

from intakt.kit.errors import NotFound, Refused
from intakt.persistence import clients, intakes
from intakt.persistence.database import Session
from intakt.services.views import Caller


async def client_ids(session: Session, caller: Caller) -> tuple[str, ...]:
    """The clients whose packets are the caller's own; none for staff."""
    if caller.role == "intake":
        if caller.client_id is not None:
            return (caller.client_id,)
        intake = await intakes.by_id(session, caller.intake_id) if caller.intake_id else None
        return (intake.client_id,) if intake is not None and intake.client_id else ()
    if caller.role == "client" and caller.account_id is not None:
        return await clients.of_account(session, caller.account_id)
    return ()


async def may_see(session: Session, caller: Caller, *, client_id: str, coach_id: str | None) -> bool:
    """A client's own, a coach's assigned and unassigned clients, an admin's all."""
    if caller.role == "admin":
        return True
    if caller.role == "coach":
        return coach_id is None or coach_id == caller.account_id
    return client_id in await client_ids(session, caller)


def require_staff(caller: Caller) -> str:
    """The account's id, for the audit log. Refused for anybody else."""
    if not caller.staff or caller.account_id is None:
        raise Refused("This is for coaches and admins.")
    return caller.account_id


def coach_filter(caller: Caller) -> str | None:
    """Whose clients a list shows: None for all. Refused for anybody but staff."""
    account = require_staff(caller)
    return None if caller.role == "admin" else account


async def require_client(session: Session, caller: Caller, client_id: str) -> clients.Record:
    """The client's record for staff who may see it; NotFound else, so that nothing is given away."""
    require_staff(caller)
    record = await clients.by_id(session, client_id)
    if record is None or not await may_see(session, caller, client_id=record.id, coach_id=record.coach_id):
        raise NotFound("There is no such client.")
    return record

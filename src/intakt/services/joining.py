"""A record joins an account: by the mailed code together with the intake's own token, or a coach confirms it.

An address typed into an intake proves nothing, so nothing joins by address alone.
"""

from intakt.kit.errors import NotFound, StateError
from intakt.kit.ids import is_id, new_id
from intakt.persistence import accounts, clients, intakes, records
from intakt.persistence.database import Session
from intakt.services import access, addresses
from intakt.services.account_views import JoinOutcome
from intakt.services.context import Context
from intakt.services.views import Caller


async def join_intake(ctx: Context, session: Session, *, account_id: str, intake_id: str) -> JoinOutcome:
    """The caller has shown the intake's token and is signed in to the account, both in this request."""
    intake = await intakes.lock(session, intake_id)
    if intake is None:
        return "none"
    client = await clients.lock(session, intake.client_id) if intake.client_id else None
    owners = {intake.account_id, client.account_id if client else None} - {None}
    if owners - {account_id}:
        return "other-account"
    await intakes.join(session, intake.id, account_id=account_id)
    if client is not None:
        await clients.join(session, client.id, account_id=account_id, now=ctx.now())
    if account_id not in owners:
        await records.audit(
            session,
            actor=account_id,
            action="record-joined",
            now=ctx.now(),
            client_id=intake.client_id,
            intake=intake.id,
            how="code and token",
        )
    return "joined"


async def join_by_token(ctx: Context, caller: Caller, shown: Caller | None) -> JoinOutcome:
    """A signed-in client also shows an intake's token: the record is added to the account."""
    if caller.account_id is None or caller.role != "client" or shown is None or shown.intake_id is None:
        return "none"
    async with ctx.database.transaction() as session:
        return await join_intake(ctx, session, account_id=caller.account_id, intake_id=shown.intake_id)


async def confirm(ctx: Context, caller: Caller, client_id: str, *, email: str) -> str:
    """A coach knows whose record it is: it joins the account of that address; audited. The account's id.

    StateError when it is another account's; NotFound when it is not the coach's client.
    """
    address = addresses.clean(email)
    async with ctx.database.transaction() as session:
        if not is_id(client_id):
            raise NotFound("There is no such client.")
        await access.require_client(session, caller, client_id)
        account = await accounts.open_client(session, new_id(), email=address, now=ctx.now())
        if not await clients.join(session, client_id, account_id=account.id, now=ctx.now()):
            raise StateError("This record is in another account already.", code="other-account")
        await records.audit(
            session,
            actor=access.require_staff(caller),
            action="record-joined",
            now=ctx.now(),
            client_id=client_id,
            how="coach",
        )
    return account.id

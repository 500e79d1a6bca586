"""A client's own page: whose records, which devices, and what is held."""

from intakt.kit.errors import Refused
from intakt.persistence import accounts, clients, intakes, packets, passkeys
from intakt.persistence.database import Session
from intakt.services import access, reminders, sessions
from intakt.services.account_views import AccountView, PasskeyView, RecordView, Unfinished
from intakt.services.context import Context
from intakt.services.packet_views import status_packet
from intakt.services.views import Caller


def require_client(caller: Caller) -> None:
    """Refused for staff: they have no data of their own here."""
    if caller.staff:
        raise Refused("This page is for clients. Sign in with the address that you use as a client.")


async def overview(ctx: Context, caller: Caller) -> AccountView:
    """Everything on one page: of the account, or of the one record that an intake's token opens."""
    require_client(caller)
    async with ctx.database.session() as session:
        account = await accounts.by_id(session, caller.account_id) if caller.account_id else None
        keys = await passkeys.of_account(session, account.id) if account else ()
        return AccountView(
            email=account.email if account else None,
            records=await records_of(session, caller),
            unfinished=await _unfinished(session, caller),
            devices=await sessions.devices(ctx, session, caller),
            passkeys=tuple(
                PasskeyView(
                    id=each.id,
                    label=each.label,
                    created_at=each.created_at,
                    last_used_at=each.last_used_at,
                )
                for each in keys
            ),
            reminders=account is None or await reminders.wanted(ctx, session, account.email),
        )


async def records(ctx: Context, caller: Caller) -> tuple[RecordView, ...]:
    """The caller's records with their packets, in the order they were made; none for staff."""
    async with ctx.database.session() as session:
        return await records_of(session, caller)


async def records_of(session: Session, caller: Caller) -> tuple[RecordView, ...]:
    ids = await access.client_ids(session, caller)
    if not ids:
        return ()
    rows = await packets.status(session, ids)
    return tuple(
        RecordView(
            client_id=each.id,
            full_name=each.full_name,
            client_type=each.client_type,
            waits_for_guardian=each.minor and each.guardian_confirmed_at is None,
            created_at=each.created_at,
            packets=tuple(status_packet(row) for row in rows if row.client_id == each.id),
        )
        for each in await clients.own(session, ids)
    )


async def _unfinished(session: Session, caller: Caller) -> tuple[Unfinished, ...]:
    if caller.intake_id is not None:
        found = await intakes.unfinished_by_id(session, caller.intake_id)
    elif caller.account_id is not None:
        found = await intakes.unfinished(session, caller.account_id)
    else:
        found = ()
    return tuple(
        Unfinished(
            intake_id=each.id,
            client_type=each.client_type,
            name=each.name,
            percent=each.percent,
            last_saved_at=each.last_saved_at,
        )
        for each in found
    )

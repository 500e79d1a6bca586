"""Erasing for good what a client asks to be erased. Only the audit log keeps that it happened.

Rows go in one transaction, together with the list of files that must go; the files go right after it, and
what the store does not let go then is tried again every minute.
"""

from intakt.delivery.mail import Letter
from intakt.kit.errors import InputError, NotFound, Unavailable
from intakt.persistence import accounts, clients, erasing, intakes, mail, notices, records
from intakt.persistence.database import Session
from intakt.services import access, letters, my_data
from intakt.services.context import Context
from intakt.services.views import Caller

BATCH = 200


async def erase_record(ctx: Context, caller: Caller, client_id: str, *, agree: bool) -> None:
    """One record of the caller's, its packets and its intakes. NotFound when it is not the caller's."""
    _require(caller, agree=agree)
    async with ctx.database.transaction() as session:
        if client_id not in await access.client_ids(session, caller):
            raise NotFound("There is no such record.")
        own = await erasing.intakes_of(session, [client_id], account_id=None)
        await _erase(ctx, session, caller, [client_id], own)
    await _after(ctx)


async def erase_intake(ctx: Context, caller: Caller, intake_id: str, *, agree: bool) -> None:
    """An unfinished intake of the caller's. NotFound when it is none, or is submitted."""
    _require(caller, agree=agree)
    async with ctx.database.transaction() as session:
        if caller.intake_id is not None:
            found = await intakes.unfinished_by_id(session, caller.intake_id)
        else:
            found = await intakes.unfinished(session, caller.account_id or "")
        if intake_id not in {each.id for each in found}:
            raise NotFound("There are no such answers.")
        await _erase(ctx, session, caller, [], [intake_id])
    await _after(ctx)


async def erase_account(ctx: Context, caller: Caller, *, agree: bool) -> None:
    """The account with all its records, intakes, sessions, passkeys and mail; a last letter says so."""
    _require(caller, agree=agree)
    account_id = caller.account_id
    async with ctx.database.transaction() as session:
        account = await accounts.by_id(session, account_id) if account_id else None
        if account is None or account_id is None:
            raise NotFound("There is no such account.")
        ids = await access.client_ids(session, caller)
        own = await erasing.intakes_of(session, ids, account_id=account_id)
        await _erase(ctx, session, caller, list(ids), own, account_id=account_id)
        await erasing.forget_codes(session, account.email.lower())
        await accounts.delete(session, account_id)
        await records.audit(session, actor=account_id, action="account-erased", now=ctx.now())
        letter = Letter(
            to=account.email, message="account-erased", values={"practice": ctx.config.practice.name}
        )
        await letters.write(ctx, session, letter, key=f"account-erased:{account_id}")
    await _after(ctx)


def _require(caller: Caller, *, agree: bool) -> None:
    my_data.require_client(caller)
    if not agree:
        raise InputError("Tick the box to say that this is what you want: it cannot be taken back.")


async def _erase(
    ctx: Context,
    session: Session,
    caller: Caller,
    client_ids: list[str],
    intake_ids: list[str],
    *,
    account_id: str | None = None,
) -> None:
    """Hold everything that others could be adding to, then let it go."""
    for intake_id in sorted(intake_ids):
        await intakes.lock(session, intake_id)
    for client_id in sorted(client_ids):
        await clients.lock(session, client_id)
    now, actor = ctx.now(), caller.account_id or "client"
    await mail.forget(session, [*client_ids, *intake_ids, *([account_id] if account_id else [])])
    await erasing.erase(session, client_ids, intake_ids, now=now)
    for client_id in client_ids:
        await records.audit(session, actor=actor, action="record-erased", now=now, client_id=client_id)
        await notices.packets_changed(session, client_id)
    for intake_id in intake_ids:
        await records.audit(session, actor=actor, action="intake-erased", now=now, intake=intake_id)
    await notices.empty_caches(session, "tokens")


async def _after(ctx: Context) -> None:
    ctx.caches.empty("tokens")
    try:
        await remove_files(ctx)
    except Unavailable:
        return  # the list stays, and is gone through every minute


async def remove_files(ctx: Context) -> int:
    """Let the files on the list go; how many. Unavailable when the store is away: they stay on the list."""
    gone = 0
    while True:
        async with ctx.database.session() as session:
            keys = await erasing.files(session, count=BATCH)
        if not keys:
            return gone
        await ctx.storage.remove(keys)
        async with ctx.database.session() as session:
            await erasing.file_gone(session, keys)
        gone += len(keys)

"""A minor's guardian: confirms by the mailed link, or a coach records it."""

import re
from typing import Literal

from intakt.kit.errors import InputError, NotFound, StateError
from intakt.kit.ids import is_id
from intakt.kit.text import is_blank, normalise
from intakt.persistence import clients, guardians, notices, packets, records
from intakt.persistence.database import Session
from intakt.persistence.secrets import hash_token
from intakt.services import access, announcements
from intakt.services.context import Context
from intakt.services.views import Caller, GuardianView

LONGEST_NAME = 200
TOKEN = re.compile(r"[\w-]{20,100}", re.ASCII)


async def confirm(ctx: Context, token: str, *, name: str, agree: bool) -> GuardianView:
    """InputError when not agreed or no name; NotFound for a wrong or expired token; twice changes nothing."""
    typed = _name(name)
    if not agree:
        raise InputError("Tick that you agree, or leave the page: without a guardian nothing opens.")
    async with ctx.database.transaction() as session:
        client_id = None
        if TOKEN.fullmatch(token):
            client_id = await guardians.client_of_link(session, hash_token(token), now=ctx.now())
        if client_id is None:
            raise NotFound("This link is not known or has run out; ask for a new one.")
        return await _consent(ctx, session, client_id, typed, how="link", caller=None)


async def record(ctx: Context, caller: Caller, client_id: str, *, name: str) -> GuardianView:
    """A coach has the guardian's consent at hand; audited. StateError for an adult."""
    typed = _name(name)
    async with ctx.database.transaction() as session:
        if not is_id(client_id):
            raise NotFound("There is no such client.")
        client = await access.require_client(session, caller, client_id)
        if not client.minor:
            raise StateError("This client is an adult: no guardian is needed.", code="not-a-minor")
        return await _consent(ctx, session, client_id, typed, how="coach", caller=caller)


def _name(name: str) -> str:
    typed = normalise(name).strip()
    if is_blank(typed) or len(typed) > LONGEST_NAME:
        raise InputError(f"Type your full name, at most {LONGEST_NAME} characters.")
    return typed


async def _consent(
    ctx: Context,
    session: Session,
    client_id: str,
    name: str,
    *,
    how: Literal["link", "coach"],
    caller: Caller | None,
) -> GuardianView:
    now = ctx.now()
    client = await clients.lock(session, client_id)
    if client is None:
        raise NotFound("There is no such client.")
    first = await guardians.consent(
        session,
        client_id,
        sealed_name=ctx.secrets.seal(name.encode()),
        how=how,
        account_id=caller.account_id if caller else None,
        now=now,
    )
    if first:
        await clients.confirm_guardian(session, client_id, now=now)
        await packets.touch_of_client(session, client_id, now=now)
        await records.event(session, "guardian-confirmed", now=now, client_id=client_id)
        actor = caller.account_id if caller and caller.account_id else "guardian"
        await records.audit(
            session, actor=actor, action="guardian-confirmed", now=now, client_id=client_id, how=how
        )
        await notices.packets_changed(session, client_id)
        confirmed = await clients.lock(session, client_id)
        if confirmed is not None:
            await announcements.tell_client(ctx, session, confirmed)
    at = await guardians.confirmed_at(session, client_id)
    return GuardianView(success=True, client_id=client_id, confirmed_at=at or now)

"""Signing in and out: sessions of a client's account."""

import re
from datetime import timedelta

from intakt.kit.errors import NotFound, Refused
from intakt.kit.ids import is_id, new_id
from intakt.persistence import accounts, notices, records
from intakt.persistence.accounts import Account
from intakt.persistence.database import Session
from intakt.persistence.secrets import hash_token, new_token
from intakt.services import codes, joining
from intakt.services.account_views import Device, SignedIn
from intakt.services.context import Context
from intakt.services.views import Caller

IN_FORCE = timedelta(days=90)
BROWSERS = (
    ("Edge", r"\bEdgA?/"),
    ("Opera", r"\bOPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"(?:Firefox|FxiOS)/"),
    ("Chrome", r"(?:Chrome|Chromium|CriOS)/"),
    ("Safari", r"Safari/"),
)
SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Mac", r"Macintosh"),
    ("Linux", r"Linux"),
)
UNKNOWN = "Unknown device"


def device_of(agent: str) -> str:
    """`Firefox, Android`: enough to recognise one's own device, nothing that follows anybody."""
    found = [
        next((name for name, pattern in known if re.search(pattern, agent)), "")
        for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(part for part in found if part) or UNKNOWN


async def sign_in(
    ctx: Context, ticket: str, code: str, *, agent: str = "", shown: Caller | None = None
) -> SignedIn:
    """The code opens a session. `shown` is who the same request's token stands for: an intake's record joins.

    WrongCode; NotFound for one that is spent, or that opens an intake only.
    """
    tried = await codes.attempt(ctx, ticket, code)
    if tried.intake_id is not None:
        raise NotFound(codes.SPENT)
    async with ctx.database.transaction() as session:
        await codes.use(ctx, session, tried)
        account = await accounts.open_client(session, new_id(), email=tried.email, now=ctx.now())
        signed = await begin(ctx, session, account, agent=agent, how="code")
        if shown is None or shown.intake_id is None:
            return signed
        joined = await joining.join_intake(ctx, session, account_id=account.id, intake_id=shown.intake_id)
    return SignedIn(token=signed.token, email=signed.email, expires_at=signed.expires_at, joined=joined)


async def begin(ctx: Context, session: Session, account: Account, *, agent: str, how: str) -> SignedIn:
    """A new token for an account whose owner has just proved who they are. Refused when it is closed."""
    if account.disabled_at is not None:
        raise Refused("This account is closed: ask the practice.")
    token, now = new_token(), ctx.now()
    until = now + IN_FORCE
    await accounts.insert_token(
        session,
        new_id(),
        token_hash=hash_token(token),
        role="client",
        account_id=account.id,
        label=device_of(agent),
        now=now,
        expires_at=until,
    )
    await records.audit(session, actor=account.id, action="signed-in", now=now, how=how)
    return SignedIn(token=token, email=account.email, expires_at=until)


async def devices(ctx: Context, session: Session, caller: Caller) -> tuple[Device, ...]:
    if caller.account_id is None:
        return ()
    found = await accounts.sessions(session, caller.account_id, now=ctx.now())
    return tuple(
        Device(
            id=each.id,
            label=each.label or UNKNOWN,
            current=each.id == caller.token_id,
            since=each.created_at,
            last_used_at=each.last_used_at,
        )
        for each in found
    )


async def sign_out(ctx: Context, caller: Caller, *, device: str | None = None) -> None:
    """Here, or on the device named. An intake's token is left alone: it is the way back to the answers.

    NotFound when the device is none of the account's.
    """
    account_id, token_id = caller.account_id, device or caller.token_id
    if account_id is None:
        return
    async with ctx.database.transaction() as session:
        known = is_id(token_id) and await accounts.revoke_session(
            session, token_id, account_id=account_id, now=ctx.now()
        )
        if not known:
            raise NotFound("This device is signed out already.")
        await records.audit(session, actor=account_id, action="signed-out", now=ctx.now())
        await notices.empty_caches(session, "tokens")
    ctx.caches.empty("tokens")


async def sign_out_everywhere(ctx: Context, caller: Caller) -> int:
    """All sessions of the account and all links to its intakes; how many."""
    if caller.account_id is None:
        return 0
    async with ctx.database.transaction() as session:
        count = await accounts.revoke_all(session, caller.account_id, now=ctx.now())
        await records.audit(
            session, actor=caller.account_id, action="signed-out-everywhere", now=ctx.now(), count=count
        )
        await notices.empty_caches(session, "tokens")
    ctx.caches.empty("tokens")
    return count

"""Who may do what: accounts, bearer tokens (stored hashed), the first administrator."""

from datetime import timedelta
from typing import Literal

from intakt.kit.errors import InputError
from intakt.kit.ids import new_id
from intakt.kit.text import normalise
from intakt.persistence import accounts
from intakt.persistence.accounts import Token
from intakt.persistence.database import Session
from intakt.persistence.secrets import hash_token, new_token
from intakt.services.context import Context
from intakt.services.views import Caller

FIRST_ADMIN = "admin@localhost"
OPERATOR = "operator@localhost"
LONGEST_EMAIL = 254
NOTED_AFTER = timedelta(hours=1)


async def authenticate(ctx: Context, token: str) -> Caller | None:
    """Whose token it is; None when unknown, expired or revoked. Answers come from memory for a minute."""
    key = hash_token(token)
    found = ctx.caches.tokens.find(key)
    if found is None:
        ctx.caches.tokens.missed()
        async with ctx.database.session() as session:
            found = await accounts.token(session, key)
            if found is None:
                return None
            await _note_use(ctx, session, found)
        if found.intake_id is None or found.client_id is not None:
            ctx.caches.tokens.put(key, found)
    if found.expires_at is not None and found.expires_at <= ctx.now():
        return None
    return caller_of(found)


async def _note_use(ctx: Context, session: Session, token: Token) -> None:
    """When a session was last used, for its owner's list of devices."""
    now = ctx.now()
    if token.role == "client" and (token.last_used_at is None or now - token.last_used_at > NOTED_AFTER):
        await accounts.used(session, token.id, now=now)


def caller_of(token: Token) -> Caller:
    return Caller(
        role=token.role,
        token_id=token.id,
        account_id=token.account_id,
        client_id=token.client_id,
        intake_id=token.intake_id,
    )


async def create_token(ctx: Context, email: str, role: Literal["client", "coach", "admin"]) -> str:
    """A new token for the account of that address and role, which is made when missing. InputError."""
    address = normalise(email).strip()
    name, _, host = address.rpartition("@")
    if not name or not host or " " in address or len(address) > LONGEST_EMAIL:
        raise InputError(f"{address[:80]!r} is not an e-mail address.")
    async with ctx.database.transaction() as session:
        return await _issue(ctx, session, address, role)


async def first_admin_token(ctx: Context) -> str | None:
    """A token the first time, when there is no administrator yet; else None."""
    async with ctx.database.transaction() as session:
        await accounts.lock_first(session)
        if await accounts.has_role(session, "admin", besides=OPERATOR):
            return None
        return await _issue(ctx, session, FIRST_ADMIN, "admin")


async def operator(ctx: Context) -> Caller:
    """Whoever works at the machine's own command line: an administrator, by the account of that name."""
    async with ctx.database.transaction() as session:
        account_id = await accounts.put(session, new_id(), email=OPERATOR, role="admin", now=ctx.now())
    return Caller(role="admin", token_id="command line", account_id=account_id)


async def _issue(
    ctx: Context, session: Session, email: str, role: Literal["client", "coach", "admin"]
) -> str:
    token, now = new_token(), ctx.now()
    account_id = await accounts.put(session, new_id(), email=email, role=role, now=now)
    await accounts.insert_token(
        session, new_id(), token_hash=hash_token(token), role=role, account_id=account_id, now=now
    )
    return token

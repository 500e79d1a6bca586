"""Accounts and bearer tokens; of a token only its hash is stored."""

from datetime import datetime
from typing import Literal

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)
Role = Literal["intake", "client", "coach", "admin"]


class Token(Frozen, frozen=True, kw_only=True):
    id: str
    role: Role
    account_id: str | None
    intake_id: str | None
    client_id: str | None
    """Of an intake's token, once the intake is submitted."""
    expires_at: datetime | None
    last_used_at: datetime | None = None


class Account(Frozen, frozen=True, kw_only=True):
    id: str
    email: str
    created_at: datetime
    disabled_at: datetime | None


class SignedIn(Frozen, frozen=True, kw_only=True):
    """One session: `label` says which device, as far as its browser told."""

    id: str
    label: str | None
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


class _Email(Frozen, frozen=True, kw_only=True):
    email: str


async def put(session: Session, account_id: str, *, email: str, role: str, now: datetime) -> str:
    """The id of the account of that address and role."""
    return str(await session.value(SQL["put"], id=account_id, email=email, role=role, now=now))


async def open_client(session: Session, account_id: str, *, email: str, now: datetime) -> Account:
    """The client's account of that address, made when missing; look at `disabled_at`."""
    found = await session.one(SQL["open_client"], Account, id=account_id, email=email, now=now)
    if found is None:
        raise LookupError("an INSERT with RETURNING gave no row")
    return found


async def by_id(session: Session, account_id: str) -> Account | None:
    return await session.one(SQL["by_id"], Account, id=account_id)


async def has_role(session: Session, role: str, *, besides: str) -> bool:
    """Whether any account has the role, the address `besides` not counted."""
    return bool(await session.value(SQL["has_role"], role=role, besides=besides))


async def emails_of_role(session: Session, role: str) -> tuple[str, ...]:
    return tuple(row.email for row in await session.all(SQL["emails_of_role"], _Email, role=role))


async def email_of(session: Session, account_id: str) -> str | None:
    found = await session.value(SQL["email_of"], id=account_id)
    return None if found is None else str(found)


async def lock_first(session: Session) -> None:
    await session.value(SQL["lock_first"])


async def insert_token(
    session: Session,
    token_id: str,
    *,
    token_hash: bytes,
    role: Role,
    account_id: str | None = None,
    intake_id: str | None = None,
    label: str | None = None,
    now: datetime,
    expires_at: datetime | None = None,
) -> None:
    await session.run(
        SQL["insert_token"],
        id=token_id,
        hash=token_hash,
        role=role,
        account_id=account_id,
        intake_id=intake_id,
        label=label,
        now=now,
        expires_at=expires_at,
    )


async def token(session: Session, token_hash: bytes) -> Token | None:
    return await session.one(SQL["token"], Token, hash=token_hash)


async def revoke(session: Session, token_id: str, *, now: datetime) -> bool:
    return bool(await session.run(SQL["revoke"], id=token_id, now=now))


async def used(session: Session, token_id: str, *, now: datetime) -> None:
    await session.run(SQL["used"], id=token_id, now=now)


async def sessions(session: Session, account_id: str, *, now: datetime) -> tuple[SignedIn, ...]:
    return await session.all(SQL["sessions"], SignedIn, account_id=account_id, now=now)


async def revoke_session(session: Session, token_id: str, *, account_id: str, now: datetime) -> bool:
    return bool(await session.run(SQL["revoke_session"], id=token_id, account_id=account_id, now=now))


async def revoke_all(session: Session, account_id: str, *, now: datetime) -> int:
    """How many tokens: the account's own and those of its intakes."""
    return await session.run(SQL["revoke_all"], account_id=account_id, now=now)


async def delete(session: Session, account_id: str) -> bool:
    """Its tokens and passkeys too; its clients and intakes must be gone."""
    await session.run(SQL["delete_tokens"], account_id=account_id)
    return bool(await session.run(SQL["delete"], id=account_id))

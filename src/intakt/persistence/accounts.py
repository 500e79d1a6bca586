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


class _Email(Frozen, frozen=True, kw_only=True):
    email: str


async def put(session: Session, account_id: str, *, email: str, role: str, now: datetime) -> str:
    """The id of the account of that address and role."""
    return str(await session.value(SQL["put"], id=account_id, email=email, role=role, now=now))


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
        now=now,
        expires_at=expires_at,
    )


async def token(session: Session, token_hash: bytes) -> Token | None:
    return await session.one(SQL["token"], Token, hash=token_hash)


async def revoke(session: Session, token_id: str, *, now: datetime) -> bool:
    return bool(await session.run(SQL["revoke"], id=token_id, now=now))

"""Passkeys and the challenges they answer. Only public keys are stored."""

from datetime import datetime

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)


class Passkey(Frozen, frozen=True, kw_only=True):
    id: str
    credential: bytes
    label: str
    created_at: datetime
    last_used_at: datetime | None


class Locked(Frozen, frozen=True, kw_only=True):
    id: str
    account_id: str
    email: str
    public_key: bytes
    sign_count: int


class Challenge(Frozen, frozen=True, kw_only=True):
    challenge: bytes
    account_id: str | None
    """Whose passkey is to be made; None for signing in."""
    expires_at: datetime


async def insert(
    session: Session,
    passkey_id: str,
    *,
    account_id: str,
    credential: bytes,
    public_key: bytes,
    sign_count: int,
    label: str,
    now: datetime,
) -> bool:
    """False when the credential is known already."""
    return bool(
        await session.run(
            SQL["insert"],
            id=passkey_id,
            account_id=account_id,
            credential=credential,
            public_key=public_key,
            sign_count=sign_count,
            label=label,
            now=now,
        )
    )


async def of_account(session: Session, account_id: str) -> tuple[Passkey, ...]:
    return await session.all(SQL["of_account"], Passkey, account_id=account_id)


async def lock(session: Session, credential: bytes) -> Locked | None:
    """A client's passkey, held until the transaction ends."""
    return await session.one(SQL["lock"], Locked, credential=credential)


async def used(session: Session, passkey_id: str, *, sign_count: int, now: datetime) -> None:
    await session.run(SQL["used"], id=passkey_id, sign_count=sign_count, now=now)


async def remove(session: Session, passkey_id: str, *, account_id: str) -> bool:
    return bool(await session.run(SQL["remove"], id=passkey_id, account_id=account_id))


async def put_challenge(
    session: Session, ticket: bytes, *, challenge: bytes, account_id: str | None, expires_at: datetime
) -> None:
    await session.run(
        SQL["challenge"], ticket=ticket, challenge=challenge, account_id=account_id, expires_at=expires_at
    )


async def take_challenge(session: Session, ticket: bytes) -> Challenge | None:
    """Once; expired ones too, so look at the time."""
    return await session.one(SQL["take_challenge"], Challenge, ticket=ticket)


async def expire(session: Session, *, before: datetime) -> int:
    """How many were forgotten; at most 1,000 at a time."""
    return await session.run(SQL["expire"], before=before)

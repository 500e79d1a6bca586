"""Idempotency keys and the answers they were given first."""

from datetime import datetime

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)


class Kept(Frozen, frozen=True, kw_only=True):
    body_hash: bytes
    sealed: bytes | None


async def own(
    session: Session, key: bytes, *, body_hash: bytes, now: datetime, expired: datetime, abandoned: datetime
) -> bool:
    """Whether the key is ours now."""
    return bool(
        await session.run(
            SQL["own"], key=key, body_hash=body_hash, now=now, expired=expired, abandoned=abandoned
        )
    )


async def by_key(session: Session, key: bytes) -> Kept | None:
    return await session.one(SQL["by_key"], Kept, key=key)


async def remember(session: Session, key: bytes, *, sealed: bytes) -> None:
    await session.run(SQL["remember"], key=key, sealed=sealed)


async def forget(session: Session, key: bytes) -> None:
    await session.run(SQL["forget"], key=key)


async def expire(session: Session, *, before: datetime) -> int:
    return await session.run(SQL["expire"], before=before)

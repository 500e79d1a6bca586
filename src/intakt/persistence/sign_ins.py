"""Mailed codes: which address, how often tried, used or not. Code and ticket are stored as hashes only."""

from datetime import datetime

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)


class Pending(Frozen, frozen=True, kw_only=True):
    id: str
    email: str
    intake_id: str | None
    """Of a code that opens this one intake instead of signing in."""


class Attempt(Pending, frozen=True, kw_only=True):
    code: bytes
    tries: int
    """This one counted."""


class _Made(Frozen, frozen=True, kw_only=True):
    created_at: datetime


async def take_turns(session: Session, email: str) -> None:
    await session.value(SQL["take_turns"], email=email)


async def recent(session: Session, email: str, *, since: datetime, count: int) -> tuple[datetime, ...]:
    """When codes were asked for the address since then, newest first, at most `count`."""
    found = await session.all(SQL["recent"], _Made, email=email, since=since, count=count)
    return tuple(row.created_at for row in found)


async def insert(
    session: Session,
    sign_in_id: str,
    *,
    ticket: bytes,
    email: str,
    code: bytes,
    intake_id: str | None,
    now: datetime,
    expires_at: datetime,
) -> None:
    await session.run(
        SQL["insert"],
        id=sign_in_id,
        ticket=ticket,
        email=email,
        code=code,
        intake_id=intake_id,
        now=now,
        expires_at=expires_at,
    )


async def find(session: Session, ticket: bytes, *, most: int, now: datetime) -> Pending | None:
    return await session.one(SQL["find"], Pending, ticket=ticket, most=most, now=now)


async def attempt(session: Session, ticket: bytes, *, most: int, now: datetime) -> Attempt | None:
    """None when the ticket is unknown, used, expired, or has been tried `most` times."""
    return await session.one(SQL["attempt"], Attempt, ticket=ticket, most=most, now=now)


async def use(session: Session, sign_in_id: str, *, now: datetime) -> bool:
    """False when somebody else has just used it."""
    return bool(await session.run(SQL["use"], id=sign_in_id, now=now))


async def close_others(session: Session, email: str, *, since: datetime, now: datetime) -> None:
    await session.run(SQL["close_others"], email=email, since=since, now=now)


async def expire(session: Session, *, before: datetime) -> int:
    """How many were forgotten; at most 1,000 at a time."""
    return await session.run(SQL["expire"], before=before)

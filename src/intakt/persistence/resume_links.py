"""Links back into an intake, stored as hashes: from a screen, or by mail."""

from datetime import datetime
from typing import Literal

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)
Kind = Literal["screen", "mail"]


class _Intake(Frozen, frozen=True, kw_only=True):
    intake_id: str


async def insert(
    session: Session, link: bytes, *, intake_id: str, kind: Kind, now: datetime, expires_at: datetime
) -> None:
    await session.run(
        SQL["insert"], hash=link, intake_id=intake_id, kind=kind, now=now, expires_at=expires_at
    )


async def find(session: Session, link: bytes, *, kind: Kind, now: datetime) -> str | None:
    """The intake's id."""
    found = await session.one(SQL["find"], _Intake, hash=link, kind=kind, now=now)
    return None if found is None else found.intake_id


async def use(session: Session, link: bytes, *, now: datetime) -> str | None:
    """The intake's id, once."""
    found = await session.one(SQL["use"], _Intake, hash=link, now=now)
    return None if found is None else found.intake_id


async def expire(session: Session, *, before: datetime) -> int:
    """How many were forgotten; at most 1,000 at a time."""
    return await session.run(SQL["expire"], before=before)

"""Library releases and the pointer to the current one."""

from datetime import datetime
from typing import Literal

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)
Origin = Literal["shipped", "practice"]


class Current(Frozen, frozen=True, kw_only=True):
    id: str
    origin: Origin
    moved_at: datetime


async def put(
    session: Session, release_id: str, *, content: bytes, origin: Origin, published_by: str, now: datetime
) -> None:
    await session.run(
        SQL["put"], id=release_id, content=content, origin=origin, published_by=published_by, now=now
    )


async def move(session: Session, release_id: str, *, now: datetime) -> bool:
    """Whether the pointer moved."""
    return bool(await session.run(SQL["move"], release=release_id, now=now))


async def current(session: Session) -> Current | None:
    return await session.one(SQL["current"], Current)


async def content(session: Session, release_id: str) -> bytes | None:
    found = await session.value(SQL["content"], id=release_id)
    return found if isinstance(found, bytes) else None


async def lock(session: Session) -> None:
    await session.value(SQL["lock"])

"""Which unfinished intakes are due for a reminder, and who wants none."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)


class Due(Frozen, frozen=True, kw_only=True):
    id: str
    language: str
    percent: int
    reminders: int
    started_at: datetime
    email: str


async def due(
    session: Session,
    *,
    number: int,
    saved_before: datetime,
    reminded_before: datetime,
    count: int,
) -> tuple[Due, ...]:
    """Intakes that have had fewer than `number` reminders, held until the transaction ends."""
    found = await session.all(
        SQL["due"],
        Due,
        number=number,
        saved_before=saved_before,
        reminded_before=reminded_before,
        count=count,
    )
    return tuple(msgspec.structs.replace(row, email=_text(row.email)) for row in found)


def _text(value: str) -> str:
    found = msgspec.json.decode(value)
    return found if isinstance(found, str) else ""


async def reminded(session: Session, intake_id: str, *, number: int, now: datetime) -> None:
    await session.run(SQL["reminded"], id=intake_id, number=number, now=now)


async def stop(session: Session, key: bytes, *, now: datetime) -> None:
    await session.run(SQL["stop"], key=key, now=now)


async def start(session: Session, keys: Sequence[bytes]) -> None:
    await session.run(SQL["start"], keys=list(keys))


async def stopped(session: Session, keys: Sequence[bytes]) -> bool:
    return bool(await session.value(SQL["stopped"], keys=list(keys)))

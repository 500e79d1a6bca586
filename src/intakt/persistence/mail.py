"""The mail that must go out, written in the transaction that causes it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)
Outcome = Literal["QUEUED", "SENT", "UNSURE", "FAILED"]


class Claimed(Frozen, frozen=True, kw_only=True):
    id: str
    key: str
    message: str
    sealed: bytes
    attempts: int


class _Id(Frozen, frozen=True, kw_only=True):
    id: str


async def insert(
    session: Session,
    mail_id: str,
    *,
    key: str,
    message: str,
    sealed: bytes,
    about: str | None,
    now: datetime,
) -> bool:
    """False when a message with that key exists. `about` is the client, intake or account it goes with."""
    return bool(
        await session.run(
            SQL["insert"], id=mail_id, key=key, message=message, sealed=sealed, about=about, now=now
        )
    )


async def claim(session: Session, mail_id: str, *, repeatable: bool, now: datetime) -> Claimed | None:
    """The message, ours to send; None when it is settled or somebody else's."""
    return await session.one(SQL["claim"], Claimed, id=mail_id, repeatable=repeatable, now=now)


async def settle(
    session: Session,
    mail_id: str,
    *,
    state: Outcome,
    error: str | None,
    now: datetime,
) -> None:
    await session.run(SQL["settle"], id=mail_id, state=state, error=error, now=now)


async def stranded(session: Session, *, before: datetime, now: datetime) -> int:
    return await session.run(SQL["stranded"], before=before, now=now)


async def waiting(session: Session, *, before: datetime) -> tuple[str, ...]:
    return tuple(row.id for row in await session.all(SQL["waiting"], _Id, before=before))


async def forget(session: Session, abouts: Sequence[str]) -> int:
    return await session.run(SQL["forget"], abouts=list(abouts))


async def empty(session: Session, *, before: datetime) -> int:
    """How many old messages lost their content; at most 1,000 at a time."""
    return await session.run(SQL["empty"], before=before)

"""Intakes: their answers, clear or sealed, and how far each device's writes have come."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

import msgspec

from intakt.content.model import ClientType
from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load
from intakt.persistence.secrets import Secrets

SQL = load(__file__)
State = Literal["STARTED", "COMPLETED", "ABANDONED"]


class Intake(Frozen, frozen=True, kw_only=True):
    id: str
    client_id: str | None
    account_id: str | None
    """Of a client who was signed in, or has joined the intake since."""
    client_type: ClientType
    release: str
    language: str
    state: State
    current_step: str | None
    last_saved_at: datetime


class HowFar(Frozen, frozen=True, kw_only=True):
    id: str
    client_type: ClientType
    state: State
    percent: int


class Unfinished(Frozen, frozen=True, kw_only=True):
    id: str
    client_type: ClientType
    state: State
    percent: int
    started_at: datetime
    last_saved_at: datetime
    name: str | None
    """As far as it was answered."""


class _Answer(Frozen, frozen=True, kw_only=True):
    question: str
    value: str | None
    sealed: bytes | None


class _Write(Frozen, frozen=True, kw_only=True):
    question: str
    seq: int


async def insert(
    session: Session,
    intake_id: str,
    *,
    client_type: str,
    release: str,
    language: str,
    client_id: str | None,
    account_id: str | None,
    now: datetime,
) -> None:
    await session.run(
        SQL["insert"],
        id=intake_id,
        client_id=client_id,
        account_id=account_id,
        client_type=client_type,
        release=release,
        language=language,
        now=now,
    )


async def by_id(session: Session, intake_id: str) -> Intake | None:
    return await session.one(SQL["by_id"], Intake, id=intake_id)


async def progress(session: Session, intake_id: str) -> HowFar | None:
    return await session.one(SQL["progress"], HowFar, id=intake_id)


async def lock(session: Session, intake_id: str) -> Intake | None:
    """The row, held until the transaction ends."""
    return await session.one(SQL["lock"], Intake, id=intake_id)


async def answers(session: Session, intake_id: str, secrets: Secrets) -> dict[str, object]:
    """Raw answers by question id, opened."""
    found = await session.all(SQL["answers"], _Answer, intake_id=intake_id)
    return {
        row.question: msgspec.json.decode(
            secrets.open(row.sealed) if row.sealed is not None else (row.value or "null")
        )
        for row in found
    }


async def put_answers(
    session: Session,
    intake_id: str,
    given: Mapping[str, object],
    *,
    sensitive: frozenset[str],
    secrets: Secrets,
    now: datetime,
) -> None:
    """Store raw answers; None removes. Those of `sensitive` questions are sealed."""
    kept = [(question, msgspec.json.encode(value)) for question, value in given.items() if value is not None]
    if kept:
        await session.run(
            SQL["put_answers"],
            intake_id=intake_id,
            questions=[question for question, _ in kept],
            values=[None if question in sensitive else text.decode() for question, text in kept],
            sealed=[secrets.seal(text) if question in sensitive else None for question, text in kept],
            now=now,
        )
    gone = [question for question, value in given.items() if value is None]
    if gone:
        await session.run(SQL["remove_answers"], intake_id=intake_id, questions=gone)


async def writes(
    session: Session, intake_id: str, *, writer: str, questions: Iterable[str]
) -> dict[str, int]:
    """The last seq of this writer for each of the questions it has written before."""
    found = await session.all(
        SQL["writes"], _Write, intake_id=intake_id, writer=writer, questions=list(questions)
    )
    return {row.question: row.seq for row in found}


async def put_writes(session: Session, intake_id: str, *, writer: str, seqs: Mapping[str, int]) -> None:
    if seqs:
        await session.run(
            SQL["put_writes"],
            intake_id=intake_id,
            writer=writer,
            questions=list(seqs),
            seqs=list(seqs.values()),
        )


async def saved(
    session: Session,
    intake_id: str,
    *,
    client_type: str,
    current_step: str | None,
    percent: int,
    now: datetime,
) -> None:
    await session.run(
        SQL["saved"],
        id=intake_id,
        client_type=client_type,
        current_step=current_step,
        percent=percent,
        now=now,
    )


async def complete(session: Session, intake_id: str, *, client_id: str, now: datetime) -> None:
    await session.run(SQL["complete"], id=intake_id, client_id=client_id, now=now)


async def abandon(session: Session, *, before: datetime, now: datetime) -> int:
    """How many were abandoned; at most 1,000 at a time."""
    return await session.run(SQL["abandon"], before=before, now=now)


async def copy_answers(session: Session, *, from_id: str, to_id: str, now: datetime) -> None:
    await session.run(SQL["copy_answers"], from_id=from_id, to_id=to_id, now=now)


# --- whose it is ------------------------------------------------------------------------------


async def belongs(session: Session, intake_id: str, *, account_id: str) -> bool:
    return bool(await session.value(SQL["belongs"], id=intake_id, account_id=account_id))


async def join(session: Session, intake_id: str, *, account_id: str) -> bool:
    """False when it is another account's."""
    return bool(await session.run(SQL["join"], id=intake_id, account_id=account_id))


async def unfinished(session: Session, account_id: str) -> tuple[Unfinished, ...]:
    found = await session.all(SQL["unfinished"], Unfinished, account_id=account_id)
    return tuple(_named(row) for row in found)


async def unfinished_by_id(session: Session, intake_id: str) -> tuple[Unfinished, ...]:
    """The intake, unless it is submitted."""
    return tuple(_named(row) for row in await session.all(SQL["unfinished_by_id"], Unfinished, id=intake_id))


def _named(row: Unfinished) -> Unfinished:
    return msgspec.structs.replace(row, name=None if row.name is None else msgspec.json.decode(row.name))


async def has_sealed(session: Session, intake_id: str) -> bool:
    return bool(await session.value(SQL["has_sealed"], intake_id=intake_id))

"""Submissions: the answers as they were given, immutable."""

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from intakt.content.model import ClientType
from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load
from intakt.persistence.secrets import Secrets

SQL = load(__file__)


class Stored(Frozen, frozen=True, kw_only=True):
    """`answers` are in stored form, opened."""

    id: str
    intake_id: str
    client_id: str
    client_type: ClientType
    release: str
    language: str
    day: date
    answers: dict[str, object]


class _Row(Frozen, frozen=True, kw_only=True):
    id: str
    intake_id: str
    client_id: str
    client_type: ClientType
    release: str
    language: str
    day: date
    answers: str
    sealed: bytes


async def insert(
    session: Session,
    stored: Stored,
    *,
    sensitive: frozenset[str],
    secrets: Secrets,
    now: datetime,
) -> None:
    clear = {question: value for question, value in stored.answers.items() if question not in sensitive}
    hidden = {question: value for question, value in stored.answers.items() if question in sensitive}
    await session.run(
        SQL["insert"],
        id=stored.id,
        intake_id=stored.intake_id,
        client_id=stored.client_id,
        client_type=stored.client_type,
        release=stored.release,
        language=stored.language,
        day=stored.day,
        answers=msgspec.json.encode(clear).decode(),
        sealed=secrets.seal(msgspec.json.encode(hidden)),
        now=now,
    )


async def by_id(session: Session, submission_id: str, secrets: Secrets) -> Stored | None:
    return _open(await session.one(SQL["by_id"], _Row, id=submission_id), secrets)


async def latest(session: Session, client_id: str, secrets: Secrets) -> Stored | None:
    return _open(await session.one(SQL["latest"], _Row, client_id=client_id), secrets)


async def of_intake(session: Session, intake_id: str) -> str | None:
    """The id of the submission, None while the intake is open."""
    found = await session.value(SQL["of_intake"], intake_id=intake_id)
    return None if found is None else str(found)


async def latest_intake(session: Session, client_id: str) -> str | None:
    """The intake of the client's last submission."""
    found = await session.value(SQL["latest_intake"], client_id=client_id)
    return None if found is None else str(found)


def _open(row: _Row | None, secrets: Secrets) -> Stored | None:
    if row is None:
        return None
    clear: Mapping[str, object] = msgspec.json.decode(row.answers)
    hidden: Mapping[str, object] = msgspec.json.decode(secrets.open(row.sealed))
    return Stored(
        id=row.id,
        intake_id=row.intake_id,
        client_id=row.client_id,
        client_type=row.client_type,
        release=row.release,
        language=row.language,
        day=row.day,
        answers={**clear, **hidden},
    )

"""Putting jobs in line on the caller's own transaction: they are there when it commits, and only then."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver
from pgqueuer.adapters.persistence.queries import Queries

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session, translated
from intakt.persistence.queries import load

SQL = load(__file__)
GENERATE = "generate"
MAIL = "mail"


class Generate(Frozen, frozen=True, kw_only=True):
    """The payload of a generation job: which version of which packet."""

    packet_id: str
    version: int


class Mail(Frozen, frozen=True, kw_only=True):
    mail_id: str


async def enqueue_generation(session: Session, jobs: Sequence[tuple[Generate, int]]) -> None:
    """One job a version, however often it is asked for; higher priority first, oldest first within one."""
    if jobs:
        await _enqueue(
            session,
            GENERATE,
            payloads=[msgspec.json.encode(job) for job, _ in jobs],
            priorities=[priority for _, priority in jobs],
            keys=[f"generate:{job.packet_id}:{job.version}" for job, _ in jobs],
        )


async def enqueue_mail(session: Session, mail_ids: Sequence[str]) -> None:
    if mail_ids:
        await _enqueue(
            session,
            MAIL,
            payloads=[msgspec.json.encode(Mail(mail_id=mail_id)) for mail_id in mail_ids],
            priorities=[0] * len(mail_ids),
            keys=[f"mail:{mail_id}" for mail_id in mail_ids],
        )


async def prune(session: Session, *, before: datetime) -> int:
    """How many old lines of the queue's log were removed; at most 5,000 at a time."""
    return await session.run(SQL["prune"], before=before)


async def _enqueue(
    session: Session, entrypoint: str, *, payloads: list[bytes], priorities: list[int], keys: list[str]
) -> None:
    queries = Queries(AsyncpgDriver(session.connection))
    with translated():
        await queries.enqueue(
            [entrypoint] * len(payloads),
            list(payloads),
            priorities,
            dedupe_key=list(keys),
            on_conflict="skip",
        )

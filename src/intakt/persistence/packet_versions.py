"""Packet versions: each change of state is guarded by the state and, while at work, by the worker's claim."""

from collections.abc import Sequence
from datetime import datetime

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.packets import Status
from intakt.persistence.queries import load
from intakt.profile.model import PacketType

SQL = load(__file__)


class New(Frozen, frozen=True, kw_only=True):
    packet_id: str
    version: int
    priority: int
    variant: int = 0


class Key(Frozen, frozen=True, kw_only=True):
    packet_id: str
    version: int


class State(Frozen, frozen=True, kw_only=True):
    packet_id: str
    version: int
    client_id: str
    submission_id: str
    status: Status
    retry_count: int
    takeovers: int
    claim: str | None
    priority: int
    variant: int


class Work(Frozen, frozen=True, kw_only=True):
    packet_id: str
    version: int
    client_id: str
    submission_id: str
    release: str
    variant: int
    retry_count: int
    type: PacketType


class Finished(Frozen, frozen=True, kw_only=True):
    """What a finished version stores; plan and document are sealed already."""

    engine: str
    rule_set: str
    held: bool
    sealed_plan: bytes
    sealed_document: bytes
    certificate: str
    pdf_key: str
    pdf_etag: str
    html_key: str
    html_etag: str


class Unsaid(Frozen, frozen=True, kw_only=True):
    packet_id: str
    version: int
    type: PacketType
    waits_coach: bool


class Version(Frozen, frozen=True, kw_only=True):
    version: int
    status: Status
    variant: int
    release: str
    engine: str | None
    retry_count: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    ready_at: datetime | None
    released_at: datetime | None


class Job(Frozen, frozen=True, kw_only=True):
    packet_id: str
    version: int
    type: PacketType
    status: Status
    retry_count: int
    takeovers: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime


class Counts(Frozen, frozen=True, kw_only=True):
    pending: int
    processing: int
    completed: int
    failed: int
    dead_letters: int
    oldest_pending: datetime | None


class Lost(Frozen, frozen=True, kw_only=True):
    packet_id: str
    version: int
    priority: int


class Asked(Frozen, frozen=True, kw_only=True):
    id: str
    type: PacketType


async def insert(
    session: Session,
    new: Sequence[New],
    *,
    client_id: str,
    submission_id: str,
    release: str,
    now: datetime,
) -> None:
    await session.run(
        SQL["insert"],
        client_id=client_id,
        submission_id=submission_id,
        release=release,
        now=now,
        packet_ids=[each.packet_id for each in new],
        versions=[each.version for each in new],
        priorities=[each.priority for each in new],
        variants=[each.variant for each in new],
    )


async def state(session: Session, key: Key) -> State | None:
    """The row, held until the transaction ends."""
    return await session.one(SQL["state"], State, packet_id=key.packet_id, version=key.version)


async def claim(session: Session, key: Key, *, status: Status, claim: str, now: datetime) -> bool:
    """Whether the version was in that status and is ours now."""
    return bool(
        await session.run(
            SQL["claim"], packet_id=key.packet_id, version=key.version, status=status, claim=claim, now=now
        )
    )


async def work(session: Session, key: Key) -> Work | None:
    return await session.one(SQL["work"], Work, packet_id=key.packet_id, version=key.version)


async def finish(session: Session, key: Key, finished: Finished, *, claim: str, now: datetime) -> bool:
    """Whether the version was still ours."""
    values = {name: getattr(finished, name) for name in Finished.__struct_fields__}
    return bool(
        await session.run(
            SQL["finish"], packet_id=key.packet_id, version=key.version, claim=claim, now=now, **values
        )
    )


async def again(session: Session, key: Key, *, claim: str, code: str, message: str, now: datetime) -> bool:
    return bool(
        await session.run(
            SQL["again"],
            packet_id=key.packet_id,
            version=key.version,
            claim=claim,
            code=code,
            message=message,
            now=now,
        )
    )


async def fail(session: Session, key: Key, *, claim: str, code: str, message: str, now: datetime) -> bool:
    return bool(
        await session.run(
            SQL["fail"],
            packet_id=key.packet_id,
            version=key.version,
            claim=claim,
            code=code,
            message=message,
            now=now,
        )
    )


async def revive(session: Session, key: Key, *, now: datetime) -> bool:
    return bool(await session.run(SQL["revive"], packet_id=key.packet_id, version=key.version, now=now))


async def dismiss(session: Session, key: Key, *, now: datetime) -> bool:
    return bool(await session.run(SQL["dismiss"], packet_id=key.packet_id, version=key.version, now=now))


async def release(session: Session, key: Key, *, now: datetime) -> bool:
    return bool(await session.run(SQL["release"], packet_id=key.packet_id, version=key.version, now=now))


async def hold(session: Session, key: Key, *, now: datetime) -> bool:
    return bool(await session.run(SQL["hold"], packet_id=key.packet_id, version=key.version, now=now))


async def calm(session: Session, client_id: str, *, priority: int) -> None:
    await session.run(SQL["calm"], client_id=client_id, priority=priority)


async def unfinished(session: Session, client_id: str) -> int:
    found = await session.value(SQL["unfinished"], client_id=client_id)
    return int(str(found))


async def unsaid(session: Session, client_id: str) -> tuple[Unsaid, ...]:
    return await session.all(SQL["unsaid"], Unsaid, client_id=client_id)


async def said(session: Session, keys: Sequence[Key | Unsaid], *, now: datetime) -> None:
    await session.run(
        SQL["said"],
        packet_ids=[key.packet_id for key in keys],
        versions=[key.version for key in keys],
        now=now,
    )


async def versions(session: Session, packet_id: str) -> tuple[Version, ...]:
    return await session.all(SQL["versions"], Version, packet_id=packet_id)


async def dead(session: Session, *, count: int) -> tuple[Job, ...]:
    return await session.all(SQL["dead"], Job, count=count)


async def underway(session: Session, *, count: int) -> tuple[Job, ...]:
    return await session.all(SQL["underway"], Job, count=count)


async def counts(session: Session) -> Counts:
    found = await session.one(SQL["counts"], Counts)
    if found is None:
        raise RuntimeError("a count gives a row")
    return found


async def lost(session: Session, *, before: datetime) -> tuple[Lost, ...]:
    return await session.all(SQL["lost"], Lost, before=before)


async def of_submission(session: Session, submission_id: str) -> tuple[Asked, ...]:
    """Each packet once, however often it was made again from the same answers."""
    found = await session.all(SQL["of_submission"], Asked, submission_id=submission_id)
    return tuple(dict.fromkeys(found))

"""Packets: which version is newest, which is READY, who must open it first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from intakt.content.model import ClientType
from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.paging import Place
from intakt.persistence.queries import load
from intakt.profile.model import PacketType

SQL = load(__file__)
Status = Literal["PENDING", "GENERATING", "READY", "FAILED"]


class New(Frozen, frozen=True, kw_only=True):
    id: str
    type: PacketType
    rank: int


class Existing(Frozen, frozen=True, kw_only=True):
    id: str
    type: PacketType
    newest: int
    ready: int | None


class Locked(Frozen, frozen=True, kw_only=True):
    id: str
    client_id: str
    type: PacketType
    newest: int
    ready: int | None


class StatusRow(Frozen, frozen=True, kw_only=True):
    id: str
    client_id: str
    type: PacketType
    status: Status
    retry_count: int
    error_message: str | None
    version: int
    ready: int | None
    waits_coach: bool
    waits_guardian: bool
    created_at: datetime
    updated_at: datetime


class Reading(Frozen, frozen=True, kw_only=True):
    """`held` and what follows are None while no version is READY."""

    id: str
    type: PacketType
    client_id: str
    client_type: ClientType
    full_name: str
    coach_id: str | None
    created_at: datetime
    newest: int
    ready: int | None
    waits_guardian: bool
    held: bool | None
    ready_at: datetime | None
    released_at: datetime | None
    rule_set: Literal["adult", "youth"] | None
    certificate: str | None
    sealed_plan: bytes | None
    sealed_document: bytes | None


class File(Frozen, frozen=True, kw_only=True):
    id: str
    type: PacketType
    client_id: str
    client_type: ClientType
    full_name: str
    coach_id: str | None
    ready: int | None
    waits_guardian: bool
    held: bool | None
    released_at: datetime | None
    pdf_key: str | None
    pdf_etag: str | None
    html_key: str | None
    html_etag: str | None


class Row(Frozen, frozen=True, kw_only=True):
    id: str
    client_id: str
    full_name: str
    coach_id: str | None
    urgent: bool
    """The client's answers mean danger, and nobody has attended to it yet."""
    client_type: ClientType
    type: PacketType
    status: Status
    version: int
    ready: int | None
    retry_count: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime
    ready_at: datetime | None
    released_at: datetime | None
    waits_coach: bool
    waits_guardian: bool
    priority: int = 0
    """Only where the order begins with it."""


Order = Literal[
    "newest_created",
    "oldest_created",
    "newest_updated",
    "oldest_updated",
    "waiting_coach",
    "waiting_guardian",
]


async def insert(session: Session, client_id: str, new: Sequence[New], *, now: datetime) -> None:
    await session.run(
        SQL["insert"],
        client_id=client_id,
        ids=[packet.id for packet in new],
        types=[packet.type for packet in new],
        ranks=[packet.rank for packet in new],
        now=now,
    )


async def of_client(session: Session, client_id: str) -> tuple[Existing, ...]:
    return await session.all(SQL["of_client"], Existing, client_id=client_id)


async def raise_newest(session: Session, packet_id: str, *, version: int, now: datetime) -> None:
    await session.run(SQL["raise_newest"], id=packet_id, version=version, now=now)


async def set_ready(session: Session, packet_id: str, *, version: int, now: datetime) -> None:
    await session.run(SQL["set_ready"], id=packet_id, version=version, now=now)


async def touch(session: Session, packet_id: str, *, now: datetime) -> None:
    await session.run(SQL["touch"], id=packet_id, now=now)


async def touch_of_client(session: Session, client_id: str, *, now: datetime) -> None:
    await session.run(SQL["touch_of_client"], client_id=client_id, now=now)


async def status(session: Session, client_ids: Sequence[str]) -> tuple[StatusRow, ...]:
    return await session.all(SQL["status"], StatusRow, client_ids=list(client_ids))


async def lock(session: Session, packet_id: str) -> Locked | None:
    return await session.one(SQL["lock"], Locked, id=packet_id)


async def reading(session: Session, packet_id: str) -> Reading | None:
    return await session.one(SQL["reading"], Reading, id=packet_id)


async def file(session: Session, packet_id: str) -> File | None:
    return await session.one(SQL["file"], File, id=packet_id)


async def row(session: Session, packet_id: str) -> Row | None:
    return await session.one(SQL["row"], Row, id=packet_id)


async def listing(
    session: Session, order: Order, *, coach: str | None, after: Place, count: int
) -> tuple[Row, ...]:
    """`count` packets after a place in the order; `coach` None means of all clients."""
    values: dict[str, object] = {"at": after.at, "id": after.id, "coach": coach, "count": count}
    if order == "waiting_coach":
        values["first"] = after.rank
    return await session.all(SQL[order], Row, **values)

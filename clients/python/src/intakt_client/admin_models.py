"""The shapes of the back office."""

from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from intakt_client.models import PacketState, Shape, StatusPacket, WaitingFor

Item = TypeVar("Item")


class Page(Shape, Generic[Item], frozen=True, kw_only=True):
    items: tuple[Item, ...]
    next_cursor: str | None = None


class ClientRow(Shape, frozen=True, kw_only=True):
    id: str
    full_name: str
    email: str
    client_type: str
    age_band: str
    sex: str
    country: str
    goal: str
    minor: bool
    guardian_confirmed_at: datetime | None
    packet_types: tuple[str, ...]
    completed_at: datetime
    created_at: datetime
    updated_at: datetime
    urgent: bool = False
    """An answer meant danger, and nobody has seen to it yet."""


class ClientRecord(ClientRow, frozen=True, kw_only=True):
    """The whole record; every reading of it is audited."""

    focus: tuple[str, ...]
    release: str
    responses: dict[str, Any]
    packets: tuple[StatusPacket, ...]


class PacketRow(Shape, frozen=True, kw_only=True):
    id: str
    client_id: str
    client_name: str
    client_type: str
    type: str
    status: PacketState
    version: int
    ready_version: int | None
    waiting_for: WaitingFor | None
    retry_count: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime
    released_at: datetime | None
    urgent: bool = False


class VersionRow(Shape, frozen=True, kw_only=True):
    version: int
    status: PacketState
    variant: int
    release: str
    engine: str | None
    retry_count: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    ready_at: datetime | None
    released_at: datetime | None


class GuardianConfirmed(Shape, frozen=True, kw_only=True):
    success: bool
    client_id: str
    confirmed_at: datetime


class Queue(Shape, frozen=True, kw_only=True):
    pending: int
    processing: int
    completed: int
    failed: int
    dead_letters: int
    oldest_pending_seconds: float
    workers: int


class Job(Shape, frozen=True, kw_only=True):
    id: str
    packet_id: str
    type: str
    version: int
    status: Literal["pending", "processing", "failed"]
    retry_count: int
    takeovers: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime


class CacheStatistics(Shape, frozen=True, kw_only=True):
    hits: int
    misses: int
    size: int
    hit_rate: float


class Done(Shape, frozen=True, kw_only=True):
    success: bool

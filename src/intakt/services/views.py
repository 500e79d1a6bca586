"""What the services give and take: the interface's shapes as frozen structs (JSON names are camelCase)."""

from datetime import datetime
from typing import Generic, Literal, TypeVar

import msgspec

from intakt.content.model import ClientType
from intakt.intake.notices import Notice
from intakt.intake.progress import Progress
from intakt.kit.errors import Problem
from intakt.kit.structs import Frozen, Wire
from intakt.persistence.cache import Statistics
from intakt.planning.model import Certificate
from intakt.profile.model import PacketType

Role = Literal["intake", "client", "coach", "admin"]
PacketStatus = Literal["PENDING", "GENERATING", "READY", "FAILED"]
WaitingFor = Literal["coach", "guardian"]
Priority = Literal["low", "normal", "high", "urgent"]
FileKind = Literal["pdf", "html"]
Item = TypeVar("Item")


class Caller(Frozen, frozen=True, kw_only=True):
    """Who asks, as far as a token proves it; an intake token opens that intake and its client only."""

    role: Role
    token_id: str
    account_id: str | None = None
    client_id: str | None = None
    intake_id: str | None = None

    @property
    def staff(self) -> bool:
        return self.role in ("coach", "admin")


# --- intakes ----------------------------------------------------------------------------------


class Started(Wire, frozen=True, kw_only=True):
    intake_id: str
    token: str
    client_type: ClientType
    release: str
    resume_url: str


class Visible(Wire, frozen=True, kw_only=True):
    blocks: tuple[str, ...]
    questions: tuple[str, ...]
    options: dict[str, tuple[str, ...]]
    """Only the questions some of whose options are hidden."""


class IntakeView(Wire, frozen=True, kw_only=True):
    intake_id: str
    client_type: ClientType
    release: str
    responses: dict[str, object]
    visible: Visible
    required: tuple[str, ...]
    errors: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    progress: Progress
    current_step: str | None
    is_complete: bool
    last_saved_at: datetime
    acked: dict[str, int] | msgspec.UnsetType = msgspec.UNSET
    """Only as the answer to a save: the highest seq seen of each question that was sent with one."""


class IntakeChange(Wire, frozen=True, kw_only=True):
    """The body of PATCH /api/intake/{id}."""

    client_type: ClientType | None = None
    responses: dict[str, object] = {}
    current_step: str | None = None
    writer: str | None = None
    seq: dict[str, int] = {}


class SubmittedClient(Wire, frozen=True, kw_only=True):
    id: str
    full_name: str
    email: str
    client_type: ClientType


class SubmittedPacket(Wire, frozen=True, kw_only=True):
    id: str
    type: PacketType
    status: PacketStatus


class Submitted(Wire, frozen=True, kw_only=True):
    success: bool
    client: SubmittedClient
    packets: tuple[SubmittedPacket, ...]
    message: str
    token: str | msgspec.UnsetType = msgspec.UNSET
    """Only when the submission came without an intake of its own."""


# --- packets ----------------------------------------------------------------------------------


class StatusPacket(Wire, frozen=True, kw_only=True):
    id: str
    client_id: str
    """A signed-in client may have several records: two children of one guardian."""
    type: PacketType
    status: PacketStatus
    retry_count: int
    has_error: bool
    error_message: str | None
    version: int
    ready_version: int | None
    waiting_for: WaitingFor | None
    created_at: datetime
    updated_at: datetime


class StatusSummary(Wire, frozen=True, kw_only=True):
    total: int
    completed: int
    failed: int
    generating: int
    pending: int
    waiting: int
    progress: int


class StatusView(Wire, frozen=True, kw_only=True):
    packets: tuple[StatusPacket, ...]
    summary: StatusSummary


class PacketView(Wire, frozen=True, kw_only=True):
    """`plan` and `document` are the stored JSON as it was certified, embedded byte for byte."""

    id: str
    type: PacketType
    status: PacketStatus
    version: int
    client_id: str
    client_type: ClientType
    created_at: datetime
    ready_at: datetime | None
    released_at: datetime | None
    rule_set: Literal["adult", "youth"]
    plan: msgspec.Raw
    document: msgspec.Raw
    certificate: Certificate


class PacketFile(Frozen, frozen=True, kw_only=True):
    content: bytes
    etag: str
    """Without quotes."""
    filename: str
    """As a person would name it, any script; the web layer makes it safe for the header."""
    media_type: str


class PacketRow(Wire, frozen=True, kw_only=True):
    """A line of the coach's and operator's list."""

    id: str
    client_id: str
    client_name: str
    urgent: bool
    """The client's answers mean danger, and nobody has attended to it yet."""
    client_type: ClientType
    type: PacketType
    status: PacketStatus
    version: int
    ready_version: int | None
    waiting_for: WaitingFor | None
    retry_count: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime
    released_at: datetime | None


class VersionRow(Wire, frozen=True, kw_only=True):
    version: int
    status: PacketStatus
    variant: int
    release: str
    engine: str | None
    retry_count: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    ready_at: datetime | None
    released_at: datetime | None


class Page(Wire, Generic[Item], frozen=True, kw_only=True):
    items: tuple[Item, ...]
    next_cursor: str | None


# --- clients and guardians --------------------------------------------------------------------


class ClientRow(Wire, frozen=True, kw_only=True):
    id: str
    full_name: str
    email: str
    client_type: ClientType
    age_band: str
    sex: str
    country: str
    goal: str
    minor: bool
    guardian_confirmed_at: datetime | None
    packet_types: tuple[str, ...]
    urgent: bool
    """An answer means danger, and nobody has attended to it yet."""
    completed_at: datetime
    created_at: datetime
    updated_at: datetime


class ClientRecord(ClientRow, frozen=True, kw_only=True):
    """The whole record; every reading of it is audited."""

    focus: tuple[str, ...]
    release: str
    responses: dict[str, object]
    packets: tuple[StatusPacket, ...]


class GuardianView(Wire, frozen=True, kw_only=True):
    success: bool
    client_id: str
    confirmed_at: datetime


# --- library ----------------------------------------------------------------------------------


class Body(Frozen, frozen=True, kw_only=True):
    """JSON encoded once per release, with its strong ETag (without quotes)."""

    content: bytes
    etag: str


class ReleaseView(Wire, frozen=True, kw_only=True):
    release: str
    published_at: datetime
    changed: bool


# --- operations -------------------------------------------------------------------------------


class QueueView(Wire, frozen=True, kw_only=True):
    """pending, processing: now. completed, failed: packet versions so far."""

    pending: int
    processing: int
    completed: int
    failed: int
    dead_letters: int
    oldest_pending_seconds: float
    workers: int


class JobView(Wire, frozen=True, kw_only=True):
    """A dead letter, or a job at work or in line; `id` names it to retry and dismiss."""

    id: str
    packet_id: str
    type: PacketType
    version: int
    status: Literal["pending", "processing", "failed"]
    retry_count: int
    takeovers: int
    error_code: str | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime


CacheStatistics = Statistics


class Health(Wire, frozen=True, kw_only=True):
    """What /readyz says; each is None when well, else words for the operator."""

    ready: bool
    database: str | None
    migrations: str | None
    library: str | None


class FirstAnswer(Frozen, frozen=True, kw_only=True):
    """What an idempotency key was answered first: sent again byte for byte."""

    status: int
    headers: dict[str, str]
    content: bytes

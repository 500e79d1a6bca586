"""The shapes of Intakt's API as frozen structs. Fields that a newer server adds are passed over."""

from datetime import datetime
from typing import Any, Literal, TypeAlias

import msgspec

ClientType = Literal[
    "NUTRITION_ONLY", "WORKOUT_ONLY", "FULL_PROGRAM", "ATHLETE_PERFORMANCE", "YOUTH", "GENERAL_WELLNESS",
    "SPECIAL_SITUATION",
]  # fmt: skip
PacketState = Literal["PENDING", "GENERATING", "READY", "FAILED"]
Priority = Literal["low", "normal", "high", "urgent"]
WaitingFor = Literal["coach", "guardian"]
Answer: TypeAlias = "str | int | float | bool | list[str] | dict[str, Any] | None"
"""As its question's type says; a quantity is a number in the base unit or {"value": ..., "unit": ...}."""


class Shape(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What is sent and received: camelCase in JSON."""


# --- packets ----------------------------------------------------------------------------------


class StatusPacket(Shape, frozen=True, kw_only=True):
    id: str
    type: str
    status: PacketState
    retry_count: int
    has_error: bool
    error_message: str | None
    version: int
    ready_version: int | None
    """The newest version that can be read; an older one stays open while a newer one is made."""
    waiting_for: WaitingFor | None
    created_at: datetime
    updated_at: datetime


class StatusSummary(Shape, frozen=True, kw_only=True):
    total: int
    completed: int
    failed: int
    generating: int
    pending: int
    waiting: int
    """Completed ones that are not open to the client yet."""
    progress: int
    """completed / total in whole percent."""


class Status(Shape, frozen=True, kw_only=True):
    packets: tuple[StatusPacket, ...]
    summary: StatusSummary

    @property
    def is_complete(self) -> bool:
        """There are packets, and each is READY or FAILED."""
        return 0 < self.summary.total == self.summary.completed + self.summary.failed

    @property
    def is_generating(self) -> bool:
        return self.summary.generating + self.summary.pending > 0


class Certificate(Shape, frozen=True, kw_only=True):
    rules: tuple[int, ...]
    engine: str
    release: str
    date: str
    seed: str


class Packet(Shape, frozen=True, kw_only=True):
    id: str
    type: str
    status: PacketState
    version: int
    client_id: str
    client_type: str
    created_at: datetime
    ready_at: datetime | None
    released_at: datetime | None
    rule_set: Literal["adult", "youth"]
    plan: dict[str, Any]
    document: dict[str, Any]
    certificate: Certificate


# --- paths and questions ----------------------------------------------------------------------


class PathSummary(Shape, frozen=True, kw_only=True):
    client_type: str
    title: str
    description: str
    icon: str
    estimated_minutes: int
    question_count: int
    active: bool


class OptionNotice(Shape, frozen=True, kw_only=True):
    severity: str
    text: str


class Option(Shape, frozen=True, kw_only=True):
    value: str
    label: str
    description: str | None = None
    show_when: dict[str, Any] | None = None
    notice: OptionNotice | None = None


class Question(Shape, frozen=True, kw_only=True):
    id: str
    type: str
    label: str
    required: bool
    sensitive: bool
    help: str | None = None
    placeholder: str | None = None
    options: tuple[Option, ...] | None = None
    units: tuple[str, ...] | None = None
    min: float | None = None
    max: float | None = None
    step: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_age: int | None = None
    max_age: int | None = None
    max_selected: int | None = None
    exclusive: tuple[str, ...] | None = None
    """Options that stand alone."""
    validators: tuple[str, ...] | None = None
    text: str | None = None
    show_when: dict[str, Any] | None = None


class Block(Shape, frozen=True, kw_only=True):
    id: str
    title: str
    description: str
    category: str
    questions: tuple[Question, ...]
    show_when: dict[str, Any] | None = None


class Rule(Shape, frozen=True, kw_only=True):
    id: str
    when: dict[str, Any]
    action: str
    blocks: tuple[str, ...] | None = None
    questions: tuple[str, ...] | None = None


class Section(Shape, frozen=True, kw_only=True):
    id: str
    title: str
    blocks: tuple[str, ...]


class Path(Shape, frozen=True, kw_only=True):
    client_type: str
    title: str
    description: str
    icon: str
    estimated_minutes: int
    release: str
    active: bool
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    rules: tuple[Rule, ...]


# --- an intake --------------------------------------------------------------------------------


class StartedIntake(Shape, frozen=True, kw_only=True):
    intake_id: str
    token: str
    client_type: str
    release: str
    resume_url: str


class AnswerProblem(Shape, frozen=True, kw_only=True):
    question: str
    code: str
    message: str


class Notice(Shape, frozen=True, kw_only=True):
    id: str
    severity: str
    text: str
    urgent: bool = False
    question: str | None = None
    title: str | None = None
    number: str | None = None
    number_name: str | None = None
    offers: tuple[str, ...] = ()
    """Paths that remain when this one is closed to the client."""


class Visible(Shape, frozen=True, kw_only=True):
    blocks: tuple[str, ...]
    questions: tuple[str, ...]
    options: dict[str, tuple[str, ...]]


class SectionProgress(Shape, frozen=True, kw_only=True):
    id: str
    title: str
    percent: int


class Progress(Shape, frozen=True, kw_only=True):
    percent: int
    sections: tuple[SectionProgress, ...]


class Intake(Shape, frozen=True, kw_only=True):
    intake_id: str
    client_type: str
    release: str
    responses: dict[str, Any]
    visible: Visible
    required: tuple[str, ...]
    errors: tuple[AnswerProblem, ...]
    notices: tuple[Notice, ...]
    progress: Progress
    current_step: str | None
    is_complete: bool
    last_saved_at: datetime
    acked: dict[str, int] = {}
    """After a save: the highest seq that is stored, of each question that was sent."""


class SubmittedClient(Shape, frozen=True, kw_only=True):
    id: str
    full_name: str
    email: str
    client_type: str


class SubmittedPacket(Shape, frozen=True, kw_only=True):
    id: str
    type: str
    status: PacketState


class Submitted(Shape, frozen=True, kw_only=True):
    success: bool
    client: SubmittedClient
    packets: tuple[SubmittedPacket, ...]
    message: str
    token: str | None = None
    """Only when all answers were sent at once."""

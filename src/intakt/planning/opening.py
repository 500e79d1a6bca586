"""The INTRO plan."""

from typing import Literal

from intakt.kit.structs import Wire
from intakt.planning.common import PlanBase
from intakt.profile.model import Gate, PacketType


class IntroPacket(Wire, frozen=True, kw_only=True):
    type: PacketType
    status: Literal["made", "withheld", "waiting-guardian", "waiting-coach"]
    message: str


class Answered(Wire, frozen=True, kw_only=True):
    question: str
    label: str
    answer: str


class GateWords(Wire, frozen=True, kw_only=True):
    code: Gate
    message: str
    reasons: tuple[str, ...]


class Contact(Wire, frozen=True, kw_only=True):
    kind: Literal["practice", "emergency", "helpline"]
    name: str
    value: str


class IntroPlan(PlanBase, frozen=True, kw_only=True):
    packets: tuple[IntroPacket, ...]
    answered: tuple[Answered, ...]
    gate_words: GateWords
    next_steps: tuple[str, ...]
    contacts: tuple[Contact, ...]
    review_date: str
    """YYYY-MM-DD."""
    initials: str = ""
    guardian_page: tuple[str, ...] | None = None
    figures: bool = True
    """Whether the other packets may show this client figures."""

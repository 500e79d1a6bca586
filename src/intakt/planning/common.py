"""What all plans share: flags, reviews, assumptions, and why each part is as it is."""

from typing import Literal

from intakt.kit.structs import Wire
from intakt.profile.model import Gate

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Flag(Wire, frozen=True, kw_only=True):
    code: str
    severity: Literal["info", "caution", "stop"]
    message: str


class ReviewItem(Wire, frozen=True, kw_only=True):
    code: str
    question: str
    message: str


class Assumption(Wire, frozen=True, kw_only=True):
    code: str
    message: str


class Because(Wire, frozen=True, kw_only=True):
    """Which rule and which answers gave a part of the plan; `path` is a JSON pointer into the plan."""

    path: str
    rule: str
    answers: tuple[str, ...]


class PlanBase(Wire, frozen=True, kw_only=True):
    withheld: bool
    rule_set: Literal["adult", "youth"]
    gate: Gate
    flags: tuple[Flag, ...] = ()
    review: tuple[ReviewItem, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    because: tuple[Because, ...] = ()


class Certificate(Wire, frozen=True, kw_only=True):
    rules: tuple[int, ...]
    engine: str
    release: str
    date: str
    seed: str

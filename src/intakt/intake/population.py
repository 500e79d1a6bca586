"""How real clients are spread: the figures of library/personas/population.yaml, typed."""

from collections.abc import Mapping
from typing import Any

import msgspec

from intakt.kit.errors import ContentError
from intakt.kit.rules import Condition
from intakt.kit.structs import Frozen


class More(Frozen, frozen=True, kw_only=True):
    """Further chances for options of a multiselect, where the condition fits."""

    when: Condition
    chances: dict[str, float]


class Case(Frozen, frozen=True, kw_only=True, rename="camel"):
    """One way to draw an answer. Exactly one of the groups below is used, by the type of the question."""

    when: Condition | None = None
    answered: float | None = None
    """Chance that an optional question is answered."""

    weights: dict[str, float] = {}
    """One option, or one number."""
    chances: dict[str, float] = {}
    """Options of a multiselect, each by itself."""
    also: tuple[More, ...] = ()
    several: tuple[int, int] | None = None
    """So many options of a multiselect, evenly."""

    ages: tuple[tuple[int, int, float], ...] = ()
    """(youngest, oldest, weight): a birth date."""
    days_ago: tuple[int, int] | None = None
    days_ahead: tuple[int, int] | None = None

    normal: tuple[float, float] | None = None
    """Mean and standard deviation, in SI for a quantity."""
    bmi: tuple[float, float] | None = None
    """Median, and standard deviation of the logarithm: a weight for the height given before."""
    of: str | None = None
    """A question whose value is multiplied by a factor drawn evenly."""
    factor: tuple[float, float] = (1.0, 1.0)
    units: dict[str, float] = {}
    """Weights of the units a quantity is given in."""

    words: dict[str, float] = {}
    """Texts, as typed, with weights."""


class Population(Frozen, frozen=True, kw_only=True):
    answered: float
    """Chance that an optional question without figures of its own is answered."""
    first: tuple[str, ...]
    last: tuple[str, ...]
    questions: dict[str, tuple[Case, ...]]
    """The first case whose condition fits is drawn from."""


def decode(given: Mapping[str, Any] | Population) -> Population:
    """ContentError says which value does not fit."""
    if isinstance(given, Population):
        return given
    try:
        return msgspec.convert(given, Population)
    except msgspec.ValidationError as error:
        raise ContentError(f"personas/population.yaml: {error}. Mend the value named.") from error

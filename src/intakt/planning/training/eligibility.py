"""Which exercises a client may do.

An exercise is out when any rule says so; the order of the rules only decides which reason is named. Section
numbers are those of the evidence behind the library (6.1, 6.9, 7, 10.3).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal

from intakt.content.exercises import OPTIONS, Exercise
from intakt.content.model import Library
from intakt.kit.same import Same
from intakt.planning.training.bars import CODES, Bar, bars
from intakt.planning.training.likeness import alike, distance
from intakt.planning.training.limits import Limits, limits_of
from intakt.planning.training.sore import troubled

__all__ = [
    "CODES", "PHASES", "Limits", "Phase", "barred", "eligible", "limits_of", "rehab", "substitutes",
    "usable_equipment",
]  # fmt: skip

Phase = Literal["A", "B", "C", "D"]
PHASES: tuple[Phase, ...] = ("A", "B", "C", "D")


def barred(exercise: Exercise, limits: Limits) -> str | None:
    """Why the exercise is not for this client (words: exercises.barred.<code>); None when it is."""
    return _reason(exercise, limits, bars(limits))


def eligible(
    library: Library, limits: Limits, *, patterns: Iterable[str] | None = None
) -> tuple[Exercise, ...]:
    """What the client may do, by id; of these patterns only, when they are given."""
    wanted = None if patterns is None else frozenset(patterns)
    allowed = _allowed(Same(library.exercises), limits)
    return tuple(each for each in allowed.values() if wanted is None or each.pattern in wanted)


@lru_cache(maxsize=32)
def _allowed(exercises: Same[Mapping[str, Exercise]], limits: Limits) -> Mapping[str, Exercise]:
    """All that the client may do, by id; found once for a client, however often it is asked for."""
    binding = bars(limits)
    return {
        name: exercise
        for name, exercise in sorted(exercises.value.items())
        if _reason(exercise, limits, binding) is None
    }


def rehab(library: Library, limits: Limits, *, region: str, phase: Phase) -> tuple[Exercise, ...]:
    """What phase `phase` may use for an injured region, by id (evidence 10.3).

    An exercise that loads another injured region too is open only when that region lists it as well, by this
    phase; everything else bars as ever.
    """
    last, binding = PHASES.index(phase), bars(limits)
    return tuple(
        exercise
        for _, exercise in sorted(library.exercises.items())
        if _opened(exercise, region, last)
        and all(_opened(exercise, other, last) for other in limits.regions.intersection(exercise.regions))
        and all(_opened(exercise, other, last) for other in troubled(exercise, limits.sore))
        and _barred(exercise, limits, binding) is None
    )


def usable_equipment(exercise: Exercise, limits: Limits) -> tuple[str, ...]:
    """The client's options the exercise will use, the first that fits of each group."""
    used = (next((item for item in group if item in limits.owned), None) for group in exercise.equipment)
    return tuple(dict.fromkeys(item for item in used if item in OPTIONS))


def substitutes(
    exercise: Exercise, library: Library, limits: Limits, *, count: int = 2
) -> tuple[Exercise, ...]:
    """Other exercises for the same purpose that this client may do, the nearest first."""
    allowed = _allowed(Same(library.exercises), limits)
    near = (other for other in _near(Same(exercise), Same(library.exercises)) if other.id in allowed)
    return tuple(islice(near, count))


@lru_cache(maxsize=1024)
def _near(exercise: Same[Exercise], exercises: Same[Mapping[str, Exercise]]) -> tuple[Exercise, ...]:
    """The others that serve the same purpose, for whomever, the nearest first; none that it leads up to."""
    own = exercise.value
    later = _later(own, exercises.value)
    found = [other for other in exercises.value.values() if other.id not in later and alike(own, other)]
    return tuple(sorted(found, key=lambda other: (distance(own, other), other.id)))


def _later(exercise: Exercise, exercises: Mapping[str, Exercise]) -> frozenset[str]:
    """The exercise and all that come after it on the way up."""
    found: dict[str, None] = {}
    name: str | None = exercise.id
    while name and name not in found:
        found[name] = None
        name = exercises[name].progression if name in exercises else None
    return frozenset(found)


def _reason(exercise: Exercise, limits: Limits, binding: Sequence[Bar]) -> str | None:
    if exercise.regions and not limits.regions.isdisjoint(exercise.regions):
        return "region"
    if limits.sore and troubled(exercise, limits.sore):
        return "region"
    return _barred(exercise, limits, binding)


def _barred(exercise: Exercise, limits: Limits, binding: Sequence[Bar]) -> str | None:
    """The first reason but injuries."""
    return next((bar.code for bar in binding if bar.applies(exercise, limits)), None)


def _opened(exercise: Exercise, region: str, last: int) -> bool:
    first = exercise.rehab_regions.get(region)
    return first is not None and PHASES.index(first) <= last

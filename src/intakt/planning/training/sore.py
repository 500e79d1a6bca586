"""What an injured region leaves out at first although an exercise does not load it (evidence 10.3)."""

from collections.abc import Iterable

from intakt.content.exercises import Exercise
from intakt.kit.structs import Frozen


class Trouble(Frozen, frozen=True, kw_only=True):
    """Flags and patterns of the exercises that trouble a region."""

    flags: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    landing: bool = False
    """Whether anything that lands does."""
    heavy_spine: bool = False


def _trouble(
    flags: Iterable[str] = (), patterns: Iterable[str] = (), *, landing: bool = False, spine: bool = False
) -> Trouble:
    return Trouble(flags=frozenset(flags), patterns=frozenset(patterns), landing=landing, heavy_spine=spine)


AVOIDED: dict[str, Trouble] = {
    "neck": _trouble(("htn_head_down", "htn_overhead"), ("carry",)),
    "shoulder": _trouble(("overhead",), ("throw",)),
    "elbow": _trouble((), ("carry", "hang", "throw")),
    "wrist-hand": _trouble((), ("carry", "hang", "throw")),
    "upper-back": _trouble((), ("throw",), spine=True),
    "lower-back": _trouble(("osteo_flexion",), landing=True, spine=True),
    "hip": _trouble(("deep",), ("sprint",), landing=True),
    "thigh": _trouble((), ("agility", "sprint")),
    "knee": _trouble(("deep", "kneeling"), landing=True),
    "calf-achilles": _trouble((), ("agility", "sprint"), landing=True),
    "ankle-foot": _trouble((), ("agility", "sprint"), landing=True),
}


def troubled(exercise: Exercise, regions: Iterable[str]) -> tuple[str, ...]:
    """Those of the regions that the exercise troubles."""
    return tuple(region for region in regions if region in AVOIDED and _troubles(exercise, AVOIDED[region]))


def _troubles(exercise: Exercise, trouble: Trouble) -> bool:
    lands = exercise.contacts_per_rep > 0 or exercise.impact in ("moderate", "high")
    return (
        not trouble.flags.isdisjoint(exercise.flags)
        or exercise.pattern in trouble.patterns
        or (trouble.landing and lands)
        or (trouble.heavy_spine and exercise.spinal_load == "high")
    )

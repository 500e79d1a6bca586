"""Which exercises a client may do.

An exercise is out when any rule says so; the order of the rules only decides which reason is named. Section
numbers are those of the evidence behind the library (6.1, 6.9, 7, 10.3).
"""

from collections.abc import Callable, Iterable
from typing import Literal

from intakt.content.exercises import Exercise
from intakt.content.model import Library
from intakt.planning.training.likeness import alike, distance
from intakt.planning.training.limits import IMPACTS, OPTIONS, Limits, limits_of

__all__ = [
    "CODES", "PHASES", "Limits", "Phase", "barred", "eligible", "limits_of", "rehab", "substitutes",
    "usable_equipment",
]  # fmt: skip

Phase = Literal["A", "B", "C", "D"]
PHASES: tuple[Phase, ...] = ("A", "B", "C", "D")


def barred(exercise: Exercise, limits: Limits) -> str | None:
    """Why the exercise is not for this client (words: exercises.barred.<code>); None when it is."""
    if exercise.regions and limits.regions.intersection(exercise.regions):
        return "region"
    return _barred_besides(exercise, limits)


def eligible(
    library: Library, limits: Limits, *, patterns: Iterable[str] | None = None
) -> tuple[Exercise, ...]:
    """What the client may do, by id; of these patterns only, when they are given."""
    wanted = None if patterns is None else frozenset(patterns)
    return tuple(
        exercise
        for _, exercise in sorted(library.exercises.items())
        if (wanted is None or exercise.pattern in wanted) and barred(exercise, limits) is None
    )


def rehab(library: Library, limits: Limits, *, region: str, phase: Phase) -> tuple[Exercise, ...]:
    """What phase `phase` may use for an injured region, by id (evidence 10.3).

    An exercise that loads another injured region too is open only when that region lists it as well, by this
    phase; everything else bars as ever.
    """
    last = PHASES.index(phase)
    return tuple(
        exercise
        for _, exercise in sorted(library.exercises.items())
        if _opened(exercise, region, last)
        and all(_opened(exercise, other, last) for other in limits.regions.intersection(exercise.regions))
        and _barred_besides(exercise, limits) is None
    )


def usable_equipment(exercise: Exercise, limits: Limits) -> tuple[str, ...]:
    """The client's options the exercise will use, the first that fits of each group."""
    used = (next((item for item in group if item in limits.owned), None) for group in exercise.equipment)
    return tuple(dict.fromkeys(item for item in used if item in OPTIONS))


def substitutes(
    exercise: Exercise, library: Library, limits: Limits, *, count: int = 2
) -> tuple[Exercise, ...]:
    """Other exercises for the same purpose that this client may do, the nearest first."""
    near = {exercise.regression, exercise.progression}
    found = [
        other for other in eligible(library, limits) if other.id != exercise.id and alike(exercise, other)
    ]
    found.sort(key=lambda other: (distance(exercise, other), other.id not in near, other.id))
    return tuple(found[:count])


# --- the rules ---------------------------------------------------------------------------------------------


def _gate(exercise: Exercise, limits: Limits) -> bool:
    return limits.gate == "G3" or (limits.gate == "G1" and "light" not in exercise.flags)


def _age(exercise: Exercise, limits: Limits) -> bool:
    return limits.minor and not 0 < exercise.youth_min_age <= limits.age


def _senior(exercise: Exercise, limits: Limits) -> bool:
    """An older beginner begins with what is named as fit for the age."""
    return limits.senior and limits.level == 1 and not exercise.senior_ok


def _equipment(exercise: Exercise, limits: Limits) -> bool:
    return any(limits.owned.isdisjoint(group) for group in exercise.equipment)


def _impact(exercise: Exercise, limits: Limits) -> bool:
    return IMPACTS.index(exercise.impact) > IMPACTS.index(limits.max_impact)


def _vigorous(exercise: Exercise, limits: Limits) -> bool:
    return limits.gate == "G2" and "vigorous" in exercise.flags


def _space(exercise: Exercise, limits: Limits) -> bool:
    return limits.space == "very-small" and "space" in exercise.flags


def _noise(exercise: Exercise, limits: Limits) -> bool:
    return limits.space in ("quiet-only", "very-small") and "noise" in exercise.flags


def _pregnancy(exercise: Exercise, limits: Limits) -> bool:
    if limits.pregnancy_weeks is None:
        return False
    if exercise.pregnancy == "avoid" or "vigorous" in exercise.flags:
        return True
    late = exercise.pregnancy != "ok" or not {"balance_risk", "preg_prone", "preg_supine"}.isdisjoint(
        exercise.flags
    )
    return limits.later_pregnancy and late


def _postpartum(exercise: Exercise, limits: Limits) -> bool:
    if limits.early_postpartum:
        return "light" not in exercise.flags and exercise.pattern != "pelvic_floor"
    strain = {"htn_brace", "pelvic_floor", "vigorous"}
    return limits.postpartum and not strain.isdisjoint(exercise.flags)


def _bones(exercise: Exercise, limits: Limits) -> bool:
    hard = "osteo_flexion" in exercise.flags or exercise.spinal_load == "high"
    return limits.fragile_bones and hard


def _blood_pressure(exercise: Exercise, limits: Limits) -> bool:
    strain = {"htn_brace", "htn_head_down", "htn_overhead"}
    gripped = exercise.pattern in ("carry", "hang") and "htn_isometric" in exercise.flags
    return limits.blood_pressure and (gripped or not strain.isdisjoint(exercise.flags))


def _balance(exercise: Exercise, limits: Limits) -> bool:
    return limits.falls and "balance_risk" in exercise.flags


def _bleeding(exercise: Exercise, limits: Limits) -> bool:
    return limits.blood_thinner and ("balance_risk" in exercise.flags or exercise.impact == "high")


def _seizure(exercise: Exercise, limits: Limits) -> bool:
    """Within 12 months of a seizure nothing heavy over the body without somebody beside (6.1)."""
    over = {"htn_overhead", "spotter"}
    risky = not over.isdisjoint(exercise.flags) or _barbell(exercise)
    return limits.recent_seizure and limits.company not in ("partner", "coach") and risky


def _water(exercise: Exercise, limits: Limits) -> bool:
    """In water nobody with epilepsy and no child is without company."""
    alone = limits.company not in ("partner", "coach")
    return "supervise_water" in exercise.flags and alone and (limits.epilepsy or limits.minor)


def _diabetes(exercise: Exercise, limits: Limits) -> bool:
    return limits.diabetes_effects and not {"htn_head_down", "vigorous"}.isdisjoint(exercise.flags)


def _limited(exercise: Exercise, limits: Limits) -> bool:
    jumps = "jumping" in limits.movement_limits and exercise.kind == "plyo"
    return jumps or not limits.flags_barred.isdisjoint(exercise.flags)


def _company(exercise: Exercise, limits: Limits) -> bool:
    """A minor has somebody beside the bar; an adult sets the safety bars."""
    return "spotter" in exercise.flags and limits.minor and limits.company not in ("partner", "coach")


RULES: tuple[tuple[str, Callable[[Exercise, Limits], bool]], ...] = (
    ("gate", _gate),
    ("age", _age),
    ("equipment", _equipment),
    ("pregnancy", _pregnancy),
    ("postpartum", _postpartum),
    ("blood-pressure", _blood_pressure),
    ("bones", _bones),
    ("balance", _balance),
    ("bleeding", _bleeding),
    ("seizure", _seizure),
    ("water", _water),
    ("diabetes", _diabetes),
    ("vigorous", _vigorous),
    ("limits", _limited),
    ("company", _company),
    ("impact", _impact),
    ("space", _space),
    ("noise", _noise),
    ("level", lambda exercise, limits: exercise.level > limits.level),
    ("senior", _senior),
)
CODES = ("region", *(code for code, _ in RULES))


def _barred_besides(exercise: Exercise, limits: Limits) -> str | None:
    """The first reason but injuries."""
    return next((code for code, applies in RULES if applies(exercise, limits)), None)


def _opened(exercise: Exercise, region: str, last: int) -> bool:
    first = exercise.rehab_regions.get(region)
    return first is not None and PHASES.index(first) <= last


def _barbell(exercise: Exercise) -> bool:
    return any(group == ("barbell",) for group in exercise.equipment)

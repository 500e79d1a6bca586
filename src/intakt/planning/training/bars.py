"""Why an exercise is not for a client: one rule each, and when the rule has anything to say at all.

Section numbers are those of the evidence behind the library (6.1, 6.9, 7).
"""

from collections.abc import Callable

from intakt.content.exercises import Exercise
from intakt.kit.structs import Frozen
from intakt.planning.training.limits import IMPACTS, Limits

BESIDE = ("coach", "partner")
"""Company that can help."""
PELVIS = frozenset({"hip", "lower-back"})
ONE_LEG = ("balance", "hinge", "hip_isolation", "locomotion", "squat")
"""Patterns that stand on one leg when they are unilateral."""


class Bar(Frozen, frozen=True, kw_only=True):
    """`applies` is asked only where `binds` is true of the client."""

    code: str
    binds: Callable[[Limits], bool]
    applies: Callable[[Exercise, Limits], bool]


def bars(limits: Limits) -> tuple[Bar, ...]:
    """The rules that bind this client, in their order."""
    return tuple(bar for bar in BARS if bar.binds(limits))


def _gate(exercise: Exercise, limits: Limits) -> bool:
    return limits.gate == "G3" or "light" not in exercise.flags


def _age(exercise: Exercise, limits: Limits) -> bool:
    """Children's games are worded for children: neither teenagers nor adults get them."""
    if "play" in exercise.flags and not limits.plays:
        return True
    return limits.minor and not 0 < exercise.youth_min_age <= limits.age


def _senior(exercise: Exercise, limits: Limits) -> bool:
    """An older beginner begins with what is named as fit for the age."""
    return not exercise.senior_ok


def _equipment(exercise: Exercise, limits: Limits) -> bool:
    return any(limits.owned.isdisjoint(group) for group in exercise.equipment)


def _impact(exercise: Exercise, limits: Limits) -> bool:
    return IMPACTS.index(exercise.impact) > IMPACTS.index(limits.max_impact)


def _vigorous(exercise: Exercise, limits: Limits) -> bool:
    return "vigorous" in exercise.flags


def _space(exercise: Exercise, limits: Limits) -> bool:
    return "space" in exercise.flags


def _noise(exercise: Exercise, limits: Limits) -> bool:
    return "noise" in exercise.flags


def _pregnancy(exercise: Exercise, limits: Limits) -> bool:
    if exercise.pregnancy == "avoid" or exercise.kind == "plyo" or "vigorous" in exercise.flags:
        return True
    late = exercise.pregnancy != "ok" or not {"balance_risk", "preg_prone", "preg_supine"}.isdisjoint(
        exercise.flags
    )
    return limits.later_pregnancy and late


def _pelvis(exercise: Exercise, limits: Limits) -> bool:
    """Pelvic pain in pregnancy: nothing that loads one leg more than the other (project)."""
    return exercise.pattern == "lunge" or (exercise.unilateral and exercise.pattern in ONE_LEG)


def _postpartum(exercise: Exercise, limits: Limits) -> bool:
    if limits.early_postpartum:
        return "light" not in exercise.flags and exercise.pattern != "pelvic_floor"
    strain = {"htn_brace", "pelvic_floor", "vigorous"}
    return exercise.kind == "plyo" or not strain.isdisjoint(exercise.flags)


def _bones(exercise: Exercise, limits: Limits) -> bool:
    hard = "osteo_flexion" in exercise.flags or exercise.spinal_load == "high"
    return hard


def _blood_pressure(exercise: Exercise, limits: Limits) -> bool:
    strain = {"htn_brace", "htn_head_down", "htn_overhead"}
    gripped = exercise.pattern in ("carry", "hang") and "htn_isometric" in exercise.flags
    return gripped or not strain.isdisjoint(exercise.flags)


def _balance(exercise: Exercise, limits: Limits) -> bool:
    return "balance_risk" in exercise.flags


def _bleeding(exercise: Exercise, limits: Limits) -> bool:
    return "balance_risk" in exercise.flags or exercise.impact == "high"


def _seizure(exercise: Exercise, limits: Limits) -> bool:
    """Within 12 months of a seizure nothing heavy over the body without somebody beside (6.1)."""
    over = {"htn_overhead", "spotter"}
    risky = not over.isdisjoint(exercise.flags) or _barbell(exercise)
    return risky


def _water(exercise: Exercise, limits: Limits) -> bool:
    """In water nobody with epilepsy and no child is without company."""
    return "supervise_water" in exercise.flags


def _diabetes(exercise: Exercise, limits: Limits) -> bool:
    return not {"htn_head_down", "vigorous"}.isdisjoint(exercise.flags)


def _limited(exercise: Exercise, limits: Limits) -> bool:
    jumps = "jumping" in limits.movement_limits and exercise.kind == "plyo"
    return jumps or not limits.flags_barred.isdisjoint(exercise.flags)


def _company(exercise: Exercise, limits: Limits) -> bool:
    """A minor has somebody beside the bar, a young child an adult beside any weight."""
    weights = exercise.load_type == "external" and not limits.lifts_alone
    return weights or ("spotter" in exercise.flags and _alone(limits))


def _barbell(exercise: Exercise) -> bool:
    return any(group == ("barbell",) for group in exercise.equipment)


def _alone(limits: Limits) -> bool:
    return limits.company not in BESIDE


def _always(limits: Limits) -> bool:
    return True


BARS = (
    Bar(code="gate", binds=lambda limits: limits.gate in ("G1", "G3"), applies=_gate),
    Bar(code="age", binds=_always, applies=_age),
    Bar(code="equipment", binds=_always, applies=_equipment),
    Bar(code="pregnancy", binds=lambda limits: limits.pregnancy_weeks is not None, applies=_pregnancy),
    Bar(
        code="pelvis",
        binds=lambda limits: limits.pregnancy_weeks is not None and not PELVIS.isdisjoint(limits.regions),
        applies=_pelvis,
    ),
    Bar(code="postpartum", binds=lambda limits: limits.postpartum, applies=_postpartum),
    Bar(code="blood-pressure", binds=lambda limits: limits.blood_pressure, applies=_blood_pressure),
    Bar(code="bones", binds=lambda limits: limits.fragile_bones, applies=_bones),
    Bar(code="balance", binds=lambda limits: limits.falls, applies=_balance),
    Bar(code="bleeding", binds=lambda limits: limits.blood_thinner, applies=_bleeding),
    Bar(code="seizure", binds=lambda limits: limits.recent_seizure and _alone(limits), applies=_seizure),
    Bar(
        code="water",
        binds=lambda limits: (limits.epilepsy or limits.minor) and _alone(limits),
        applies=_water,
    ),
    Bar(code="diabetes", binds=lambda limits: limits.diabetes_effects, applies=_diabetes),
    Bar(code="vigorous", binds=lambda limits: limits.gate == "G2", applies=_vigorous),
    Bar(code="limits", binds=lambda limits: bool(limits.movement_limits), applies=_limited),
    Bar(code="company", binds=lambda limits: limits.minor, applies=_company),
    Bar(code="impact", binds=lambda limits: limits.max_impact != IMPACTS[-1], applies=_impact),
    Bar(code="space", binds=lambda limits: limits.space == "very-small", applies=_space),
    Bar(code="noise", binds=lambda limits: limits.space in ("quiet-only", "very-small"), applies=_noise),
    Bar(code="level", binds=_always, applies=lambda exercise, limits: exercise.level > limits.level),
    Bar(code="senior", binds=lambda limits: limits.senior and limits.level == 1, applies=_senior),
)
CODES = ("region", *(bar.code for bar in BARS))

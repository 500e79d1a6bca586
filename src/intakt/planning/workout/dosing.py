"""Sets, repetitions, effort and rest by goal and role (evidence 6.2), within what health and level allow."""

from intakt.content.exercises import Exercise
from intakt.kit.structs import Frozen
from intakt.planning.movement import Reps
from intakt.planning.training.doses import Dose, in_own_unit
from intakt.planning.training.eligibility import usable_equipment
from intakt.planning.training.loads import percent_for
from intakt.planning.workout.frame import Frame, Goal
from intakt.planning.workout.slots import Role


class Plain(Frozen, frozen=True, kw_only=True):
    """One row of the dose table."""

    sets: int
    low: int
    high: int
    rest: int
    rir: int


def _row(sets: int, low: int, high: int, rest: int, rir: int) -> Plain:
    return Plain(sets=sets, low=low, high=high, rest=rest, rir=rir)


TABLE: dict[Goal, dict[str, Plain]] = {
    "strength": {
        "main": _row(4, 4, 6, 150, 2), "second": _row(3, 6, 8, 120, 2), "small": _row(3, 8, 12, 75, 2),
    },
    "power": {
        "main": _row(4, 4, 6, 150, 2), "second": _row(3, 6, 8, 120, 2), "small": _row(2, 8, 12, 75, 2),
    },
    "speed": {
        "main": _row(4, 4, 6, 150, 2), "second": _row(3, 6, 8, 120, 2), "small": _row(2, 8, 12, 75, 2),
    },
    "muscle": {
        "main": _row(4, 6, 10, 120, 2), "second": _row(3, 8, 12, 90, 2), "small": _row(3, 10, 15, 60, 2),
    },
    "weight-loss": {
        "main": _row(3, 8, 12, 90, 2), "second": _row(3, 10, 12, 75, 2), "small": _row(2, 10, 15, 60, 2),
    },
    "endurance": {
        "main": _row(3, 15, 18, 60, 3), "second": _row(3, 15, 20, 45, 3), "small": _row(2, 15, 20, 45, 3),
    },
    "general-fitness": {
        "main": _row(3, 8, 12, 90, 3), "second": _row(3, 8, 12, 75, 3), "small": _row(2, 10, 15, 60, 3),
    },
    "mobility": {
        "main": _row(3, 8, 12, 75, 3), "second": _row(2, 8, 12, 75, 3), "small": _row(2, 10, 15, 60, 3),
    },
    "older": {
        "main": _row(3, 8, 12, 105, 3), "second": _row(3, 8, 12, 90, 3), "small": _row(2, 10, 15, 90, 3),
    },
}  # fmt: skip
"""Evidence 6.2's table; the sets are those of a full week."""
CORE_ROW = _row(3, 8, 12, 45, 3)
CARRY_ROW = _row(3, 8, 10, 60, 3)
NOVICE_LOW, NOVICE_HIGH = 8, 12
UNLOADED_LOW, UNLOADED_HIGH = 8, 12
"""Where no plate can be added, a set gets harder by repetitions: fewer would end far from effort."""
HELD_LOW, HELD_HIGH = 6, 8
"""What hands hold is seldom heavy enough for fewer."""
HEAVIEST = 3
HEAVY_TOOLS = frozenset({"barbell", "cable-machine", "machines", "trap-bar"})
OWN_WEIGHT_HEAVY = frozenset({"machines", "pull-up-bar"})
"""What pull-ups and dips are done on: one's own weight is a heavy load there, but not at the first level."""
HARD_PERCENT = 80
"""From this share of the maximum on a load is heavy (safety rules 3 and 45)."""


def dose_for(exercise: Exercise, role: Role, frame: Frame) -> Dose:
    """The dose of a full week for one exercise; sets are what the week may come to."""
    if role == "power":
        return _power(exercise, frame)
    if role == "balance":
        return (
            Dose(sets=2, seconds=30, rest_seconds=30)
            if exercise.dose_unit == "seconds"
            else Dose(sets=2, reps=Reps(min=6, max=8), rest_seconds=30)
        )
    if role == "pelvic-floor":
        return Dose(sets=3, seconds=10, rest_seconds=20)
    if role == "mobility":
        return _mobility(exercise)
    row = _as_loaded(_row_for(role, frame), exercise, frame)
    dose = in_own_unit(
        exercise,
        sets=row.sets,
        reps=Reps(min=row.low, max=row.high),
        rest_seconds=row.rest,
        rir=row.rir,
    )
    return _with_load(dose, exercise, role, frame)


def _row_for(role: Role, frame: Frame) -> Plain:
    """The goal's row, eased to what this client may do."""
    goal: Goal = "older" if frame.limits.senior else frame.goals[0]
    named = {"core": CORE_ROW, "carry": CARRY_ROW}
    row = named[role] if role in named else TABLE[goal][role]
    rir = max(row.rir, least_reserve(frame))
    low, high = row.low, row.high
    if frame.level == 1 and low < NOVICE_LOW:
        low, high = (6, 8) if goal in ("strength", "power", "speed") else (NOVICE_LOW, NOVICE_HIGH)
    if frame.young is not None:
        low = max(row.low, frame.young.repetitions)
        high = min(max(row.high, low + 2), NOVICE_HIGH)
    rest = min(row.rest, frame.figure("rest-novice")) if frame.level == 1 else row.rest
    while frame.young is None and percent_for(low, rir) >= load_cap(frame):
        low += 1
    sets = row.sets if frame.young is None else min(row.sets, frame.young.sets)
    return _row(sets, low, max(high, low + 2), rest, rir)


def _as_loaded(row: Plain, exercise: Exercise, frame: Frame) -> Plain:
    """More repetitions where the load cannot be chosen, or not be heavy; bands stretch as far as they do."""
    least = least_repetitions(exercise, frame)
    if row.low >= least:
        return row
    if least == UNLOADED_LOW:
        return _row(row.sets, UNLOADED_LOW, UNLOADED_HIGH, min(row.rest, 90), row.rir)
    return _row(row.sets, HELD_LOW, max(row.high, HELD_HIGH), min(row.rest, 120), row.rir)


def least_repetitions(exercise: Exercise, frame: Frame) -> int:
    """The fewest repetitions that can still be hard, by what the client loads the exercise with."""
    if exercise.load_type == "external":
        used = usable_equipment(exercise, frame.limits)
        return HELD_LOW if HEAVY_TOOLS.isdisjoint(used) else HEAVIEST
    hung = any(OWN_WEIGHT_HEAVY.intersection(group) for group in exercise.equipment)
    lifted = exercise.pattern in ("pull_v", "push_v") and exercise.kind == "strength" and exercise.level > 1
    return HEAVIEST if hung and lifted else UNLOADED_LOW


def least_reserve(frame: Frame) -> int:
    """Repetitions that stay in reserve at the very least."""
    limits = frame.limits
    if frame.young is not None:
        return max(frame.young.reserve, frame.figure("reserve-careful") if limits.level == 1 else 0)
    if limits.pregnancy_weeks is not None or limits.postpartum:
        return frame.figure("reserve-pregnant")
    cautious = (
        limits.gate == "G2", limits.blood_pressure, limits.fragile_bones, limits.level == 1,
        limits.senior, limits.diabetes_effects,
    )  # fmt: skip
    if any(cautious):
        return frame.figure("reserve-careful")
    return frame.figure("reserve-middle") if frame.profile.person.age >= frame.figure("middle-age") else 1


def load_cap(frame: Frame) -> int:
    """Percent of the maximum that a set stays under (safety rules 3, 45)."""
    limits = frame.limits
    if limits.pregnancy_weeks is not None or limits.postpartum:
        return frame.figure("load-pregnant") + 1
    if limits.gate == "G2" or limits.age >= frame.figure("load-older-age") or limits.blood_pressure:
        return HARD_PERCENT
    return frame.figure(f"load-level-{limits.level}") + 1


def _with_load(dose: Dose, exercise: Exercise, role: Role, frame: Frame) -> Dose:
    """Ramp sets for what is loaded; the percent for lifts whose maximum means something."""
    changes: dict[str, int] = {}
    if dose.reps is not None and exercise.load_type == "external" and role == "main":
        changes["ramp_sets"] = 1 if frame.level == 1 else 2 if frame.level == 2 else 3
    if dose.reps is not None and exercise.one_rm_candidate and frame.young is None:
        changes["percent_1rm"] = percent_for(dose.reps.max, dose.rir or 0)
    return Dose(
        sets=dose.sets, reps=dose.reps, seconds=dose.seconds, metres=dose.metres,
        rest_seconds=dose.rest_seconds, rir=dose.rir, ramp_sets=changes.get("ramp_sets", 0),
        percent_1rm=changes.get("percent_1rm"),
    )  # fmt: skip


def _power(exercise: Exercise, frame: Frame) -> Dose:
    """Few and fast, fresh each time: no reserve is counted."""
    rest = frame.figure("rest-power")
    if exercise.dose_unit == "metres":
        return Dose(sets=4, metres=15, rest_seconds=rest)
    if exercise.dose_unit != "reps":
        return Dose(sets=4, seconds=15, rest_seconds=rest)
    return Dose(sets=3, reps=Reps(min=3, max=5), rest_seconds=rest)


def _mobility(exercise: Exercise) -> Dose:
    if exercise.dose_unit == "reps":
        return Dose(sets=2, reps=Reps(min=6, max=8), rest_seconds=15)
    return Dose(sets=2, seconds=40, rest_seconds=15)

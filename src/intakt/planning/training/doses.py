"""How much of an exercise: sets, repetitions, effort, rest (evidence 6.2); and one exercise written out."""

from intakt.content.exercises import Exercise
from intakt.content.model import Library
from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.movement import ExerciseDose, Reps, Substitute
from intakt.planning.training.eligibility import Limits, substitutes, usable_equipment


class TrainingKit(Frozen, frozen=True, kw_only=True):
    """What sessions are written with."""

    library: Library
    wording: Wording

    def name(self, exercise_id: str) -> str:
        return self.wording.text(f"exercise.{exercise_id}.name")

    def cues(self, exercise_id: str) -> tuple[str, ...]:
        return self.wording.lines(f"exercise.{exercise_id}.cue")


class Dose(Frozen, frozen=True, kw_only=True):
    """Exactly one of `reps`, `seconds` (of a hold, or of a piece in minutes) and `metres`."""

    sets: int
    reps: Reps | None = None
    seconds: int | None = None
    metres: int | None = None
    rest_seconds: int = 0
    rir: int | None = None
    percent_1rm: int | None = None
    ramp_sets: int = 0
    seconds_per_rep: int | None = None
    """None: the exercise's own pace."""


HARDEST = frozenset({"eccentric_chin_up", "nordic_curl"})
"""Exercises of which nobody does many in a row, whatever the goal."""
FEW = Reps(min=3, max=5)


def prescribe(
    exercise: Exercise,
    dose: Dose,
    limits: Limits,
    kit: TrainingKit,
    *,
    load_kg: float | None = None,
    note: str = "",
    alternatives: int = 2,
) -> ExerciseDose:
    """The exercise with its dose, its name and cues, what it needs of the client's, and what may stand in.

    A hold is no longer than the client's limit (high blood pressure).
    """
    seconds = dose.seconds
    if seconds is not None and limits.max_hold_seconds is not None and exercise.kind == "isometric":
        seconds = min(seconds, limits.max_hold_seconds)
    others = substitutes(exercise, kit.library, limits, count=alternatives) if alternatives else ()
    return ExerciseDose(
        exercise_id=exercise.id,
        name=kit.name(exercise.id),
        pattern=exercise.pattern,
        primary_muscles=exercise.primary,
        equipment=usable_equipment(exercise, limits),
        regions_loaded=exercise.regions,
        level=exercise.level,
        impact=exercise.impact,
        unilateral=exercise.unilateral,
        sets=dose.sets,
        reps=dose.reps,
        seconds=seconds,
        metres=dose.metres,
        seconds_per_rep=exercise.seconds_per_rep if dose.seconds_per_rep is None else dose.seconds_per_rep,
        ramp_sets=dose.ramp_sets,
        contacts_per_rep=exercise.contacts_per_rep,
        rir=dose.rir,
        percent_1rm=dose.percent_1rm,
        load_kg=load_kg,
        rest_seconds=dose.rest_seconds,
        cues=kit.cues(exercise.id),
        substitutes=tuple(Substitute(exercise_id=other.id, name=kit.name(other.id)) for other in others),
        note=note,
    )


def in_own_unit(exercise: Exercise, *, sets: int, reps: Reps, rest_seconds: int, rir: int | None) -> Dose:
    """A dose of repetitions said in the exercise's own unit; few of what nobody can do often.

    A hold lasts what the most repetitions would take, 15 to 45 s; a carry goes 20 to 40 m; a piece told in
    minutes lasts one minute a set.
    """
    if exercise.dose_unit == "reps":
        reps = FEW if exercise.id in HARDEST else reps
        return Dose(sets=sets, reps=reps, rest_seconds=rest_seconds, rir=rir)
    if exercise.dose_unit == "seconds":
        seconds = min(max(3 * reps.max, 15), 45) // 5 * 5
        return Dose(sets=sets, seconds=seconds, rest_seconds=rest_seconds, rir=rir)
    if exercise.dose_unit == "metres":
        metres = 20 if reps.max <= 6 else 30 if reps.max <= 12 else 40
        return Dose(sets=sets, metres=metres, rest_seconds=rest_seconds, rir=rir)
    return Dose(sets=sets, seconds=60, rest_seconds=rest_seconds, rir=rir)

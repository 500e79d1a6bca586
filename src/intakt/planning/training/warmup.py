"""Getting ready and calming down: raise, mobilise what follows (evidence 6.6); breathe and lengthen after.

Drills are the library's own mobility and breathing exercises that the client may do; only doses are here.
"""

from collections.abc import Sequence

from intakt.content.exercises import Exercise
from intakt.planning.movement import Drill
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import Limits, barred, eligible

NEEDS: dict[str, tuple[str, ...]] = {
    "squat": ("ankle", "hip_flexors", "adductors", "quads"),
    "lunge": ("hip_flexors", "ankle", "adductors"),
    "hinge": ("hamstrings", "back_erectors", "glutes"),
    "olympic": ("ankle", "hip_flexors", "upper_back", "hamstrings"),
    "push_h": ("chest", "upper_back"),
    "push_v": ("upper_back", "lats", "shoulder"),
    "pull_h": ("upper_back", "back_erectors"),
    "pull_v": ("lats", "upper_back", "shoulder"),
    "throw": ("upper_back", "shoulder", "hip_flexors"),
    "plyo": ("ankle", "calves", "hip_flexors"),
    "landing": ("ankle", "calves"),
    "sprint": ("hip_flexors", "hamstrings", "ankle"),
    "agility": ("ankle", "adductors", "hip_flexors"),
    "locomotion": ("ankle", "hip_flexors"),
    "carry": ("upper_back", "back_erectors"),
}
"""Pattern -> what should be moving freely before it, most important first."""
OTHERWISE = ("back_erectors", "hip_flexors", "ankle", "upper_back")
OTHERWISE_ABOVE = ("upper_back", "delts_side", "traps", "back_erectors", "forearms")
"""What else gets mobile before work of the arms alone."""
ABOVE = frozenset({"arm_isolation", "pull_h", "pull_v", "push_h", "push_v", "shoulder_isolation"})
RAISERS = ("bike_easy_spin", "march_in_place", "easy_walk", "seated_cardio")
"""Easy ways to get warm, the first the client may do."""
ON_THE_SPOT = ("march_in_place", "side_step_touch", "low_impact_jack", "standing_knee_drive")
"""What takes turns where getting warm on the spot would be long."""
LONG_RAISE = 180
"""Seconds."""
DRILL_SECONDS, STRETCH_SECONDS = 40, 30
DRILL_REPS = 8
LEAST_RAISE, MOST_DRILLS = 120, 5
ROUND_SECONDS = 30
"""What one can time without a look at every second."""
CUES = 2
"""Where one stands, and what one does."""
CALM = ("diaphragm_breath",)
MOBILE = frozenset({"ankle", "hinge", "mobility", "neck", "shoulder_isolation"})


def warm_up(
    exercises: Sequence[Exercise], limits: Limits, kit: TrainingKit, *, minutes: int
) -> tuple[Drill, ...]:
    """Two minutes or more of easy movement, then drills for what follows; together about `minutes`."""
    room = 60 * minutes - LEAST_RAISE
    most = min(max(room // DRILL_SECONDS, 0), MOST_DRILLS)
    own = {each.id for each in exercises}
    drills = [each for each in _mobility(limits, kit) if each.id not in own]
    chosen = _for(_needs(exercises), drills, most=most)
    raising = 60 * minutes - DRILL_SECONDS * len(chosen)
    raising -= raising % ROUND_SECONDS
    made = tuple(_drill(exercise, kit, seconds=STRETCH_SECONDS) for exercise in chosen)
    return (*_raises(limits, kit, seconds=raising), *made)


def easy(limits: Limits, kit: TrainingKit, *, minutes: int) -> tuple[Drill, ...]:
    """Easy movement alone, for sessions that are all of drills."""
    return (_raise(limits, kit, seconds=60 * minutes),)


def cool_down(
    exercises: Sequence[Exercise], limits: Limits, kit: TrainingKit, *, minutes: int
) -> tuple[Drill, ...]:
    """Slower movement, a stretch or two for what worked, quiet breathing at the end."""
    worked = tuple(dict.fromkeys(muscle for exercise in exercises for muscle in exercise.primary))
    stretches = [each for each in _mobility(limits, kit) if each.dose_unit == "seconds"]
    most = min(max((60 * minutes - 90) // (2 * STRETCH_SECONDS), 0), 3)
    chosen = _for((*worked, *OTHERWISE), stretches, most=most)
    left = 60 * minutes - 2 * STRETCH_SECONDS * len(chosen)
    calm = [kit.library.exercises[each] for each in CALM if _allowed(each, limits, kit)]
    breathing = left if calm else 0
    drills = [_drill(exercise, kit, seconds=2 * STRETCH_SECONDS) for exercise in chosen]
    if not calm:
        return (_raise(limits, kit, seconds=left), *drills)
    return (*drills, _drill(calm[0], kit, seconds=breathing))


def _needs(exercises: Sequence[Exercise]) -> tuple[str, ...]:
    """The first need of every pattern, then the second of each."""
    lists = [NEEDS.get(pattern, ()) for pattern in dict.fromkeys(each.pattern for each in exercises)]
    ranked = [needs[place] for place in range(4) for needs in lists if place < len(needs)]
    patterns = {each.pattern for each in exercises}
    otherwise = OTHERWISE_ABOVE if patterns and patterns <= ABOVE else OTHERWISE
    return tuple(dict.fromkeys((*ranked, *otherwise)))


def _mobility(limits: Limits, kit: TrainingKit) -> list[Exercise]:
    """Drills without equipment of the client's: they are done where one stands."""
    found = eligible(kit.library, limits, patterns=MOBILE)
    return [each for each in found if each.kind == "mobility" and each.dose_unit in ("reps", "seconds")]


def _for(needs: Sequence[str], drills: Sequence[Exercise], *, most: int) -> list[Exercise]:
    """For each need in turn the first drill of it not taken yet."""
    chosen: list[Exercise] = []
    for need in needs:
        if len(chosen) >= most:
            break
        fitting = [each for each in drills if need in each.primary and each not in chosen]
        moving = sorted(fitting, key=lambda each: (each.dose_unit != "reps", each.id))
        chosen.extend(moving[:1])
    return chosen


def _raises(limits: Limits, kit: TrainingKit, *, seconds: int) -> tuple[Drill, ...]:
    """One way to get warm; on the spot several in turn, from three minutes on."""
    first = _raise(limits, kit, seconds=seconds)
    if seconds <= LONG_RAISE or first.exercise_id != ON_THE_SPOT[0]:
        return (first,)
    able = [each for each in ON_THE_SPOT if _allowed(each, limits, kit)]
    count = min(len(able), seconds // LEAST_RAISE)
    each = seconds // count // ROUND_SECONDS * ROUND_SECONDS
    times = (seconds - each * (count - 1), *[each] * (count - 1))
    return tuple(_raising(name, kit, seconds=time) for name, time in zip(able, times, strict=False))


def _raise(limits: Limits, kit: TrainingKit, *, seconds: int) -> Drill:
    name = next((each for each in RAISERS if _allowed(each, limits, kit)), None)
    if name is None:
        return Drill(name=kit.wording.text("training.warm-up.easy"), seconds=seconds)
    return _raising(name, kit, seconds=seconds)


def _raising(name: str, kit: TrainingKit, *, seconds: int) -> Drill:
    return Drill(name=kit.name(name), exercise_id=name, seconds=seconds, cues=kit.cues(name)[:CUES])


def _allowed(exercise_id: str, limits: Limits, kit: TrainingKit) -> bool:
    exercise = kit.library.exercises.get(exercise_id)
    return exercise is not None and barred(exercise, limits) is None


def _drill(exercise: Exercise, kit: TrainingKit, *, seconds: int) -> Drill:
    if exercise.dose_unit == "reps":
        return Drill(
            name=kit.name(exercise.id),
            exercise_id=exercise.id,
            reps=DRILL_REPS,
            cues=kit.cues(exercise.id)[:CUES],
        )
    return Drill(
        name=kit.name(exercise.id),
        exercise_id=exercise.id,
        seconds=seconds,
        cues=kit.cues(exercise.id)[:CUES],
    )

"""How the client goes on from week to week, in words."""

from collections.abc import Sequence

from intakt.planning.model import Week
from intakt.planning.training.days import is_crowded
from intakt.planning.workout.frame import Frame, is_deconditioned


def rules(frame: Frame, weeks: Sequence[Week]) -> tuple[str, ...]:
    """By level; with loads only where there is something to load; what is missed, by how the days lie."""
    words = frame.wording
    doses = [dose for week in weeks for each in week.sessions for dose in each.exercises]
    exercises = frame.kit.library.exercises
    loaded = any(
        exercises[dose.exercise_id].load_type != "bodyweight" for dose in doses if dose.rir is not None
    )
    level = ("" if loaded else "unloaded.") + ("novice" if frame.level == 1 else "trained")
    found = words.lines(f"training.rules.{level}")
    if frame.profile.training.effort_known != "yes":
        found = (words.text("training.rules.effort"), *found)
    if is_deconditioned(frame):
        found = (*found, words.text("training.rules.new"))
    if ramps := max((dose.ramp_sets for dose in doses), default=0):
        found = (*found, words.text(f"training.rules.{'ramp' if ramps > 1 else 'ramp-one'}"))
    crowded = any(is_crowded(session.day for session in week.sessions) for week in weeks)
    missed = words.text(f"training.rules.{'missed-crowded' if crowded else 'missed'}")
    return (*found, *words.lines("training.rules.always"), missed)

"""How the client goes on from week to week, in words."""

from collections.abc import Sequence

from intakt.planning.model import Week
from intakt.planning.training.days import are_crowded
from intakt.planning.workout.frame import Frame, is_deconditioned

MAIN = frozenset({"hinge", "knee_flexion", "lunge", "pull_h", "pull_v", "push_h", "push_v", "squat"})
"""Patterns of the main exercises."""
LOADS_END = 3
"""So many rules come before the one on exercises without a load: those that say how a load changes."""


def rules(frame: Frame, weeks: Sequence[Week]) -> tuple[str, ...]:
    """By level; with loads only where there is something to load; what is missed, by how the days lie."""
    words = frame.wording
    doses = [dose for week in weeks for each in week.sessions for dose in each.exercises]
    counted = [frame.kit.library.exercises[dose.exercise_id] for dose in doses if dose.rir is not None]
    loaded = any(each.load_type != "bodyweight" for each in counted)
    level = ("" if loaded else "unloaded.") + ("novice" if frame.level == 1 else "trained")
    found = words.lines(f"training.rules.{level}")
    if loaded and any(each.load_type == "bodyweight" and each.pattern in MAIN for each in counted):
        found = (*found[:LOADS_END], words.text("training.rules.without-load"), *found[LOADS_END:])
    if frame.profile.training.effort_known != "yes":
        found = (words.text("training.rules.effort"), *found)
    if is_deconditioned(frame):
        found = (*found, words.text("training.rules.new"))
    if ramps := max((dose.ramp_sets for dose in doses), default=0):
        found = (*found, words.text(f"training.rules.{'ramp' if ramps > 1 else 'ramp-one'}"))
    missed = words.text(f"training.rules.{'missed-crowded' if are_crowded(weeks) else 'missed'}")
    return (*found, *words.lines("training.rules.always"), missed)

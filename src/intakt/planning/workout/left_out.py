"""What a programme leaves out, and why, in words."""

from collections.abc import Sequence

from intakt.planning.movement import Week
from intakt.planning.training import patterns
from intakt.planning.training.patterns import Choice
from intakt.planning.workout.frame import Frame

WALKS = "carry-or-locomotion"


def left_out(
    weeks: Sequence[Week], found: tuple[Choice, ...], frame: Frame, *, walks: bool = True
) -> tuple[str, ...]:
    """What bars a group of patterns or puts another exercise in its place; then what the time leaves out.

    `walks`: whether walking may be told instead of it; not to athletes, whose sport moves them.
    """
    said = patterns.left_out(found, frame.limits, wording=frame.wording)
    short = [
        frame.wording.text("training.left-out.walk")
        if name == WALKS
        else frame.wording.text(
            "training.left-out.time", pattern=frame.wording.text(f"exercises.group.{name}")
        )
        for name in squeezed(weeks, found, frame)
        if walks or name != WALKS
    ]
    return (*said, *short)


def squeezed(weeks: Sequence[Week], found: tuple[Choice, ...], frame: Frame) -> tuple[str, ...]:
    """The groups that this client could train and that no session has room for."""
    groups = frame.kit.library.pattern_groups
    held, ids = _held(weeks)
    return tuple(
        choice.group
        for choice in found
        if choice.exercises
        and not held & set(groups[choice.group].patterns)
        and not ids & {exercise.id for exercise in choice.exercises}
    )


def _held(weeks: Sequence[Week]) -> tuple[set[str], set[str]]:
    """The patterns and exercises of all sessions; a piece of conditioning is locomotion."""
    sessions = [session for week in weeks for session in week.sessions]
    held = {dose.pattern for session in sessions for dose in session.exercises}
    if any(session.conditioning for session in sessions):
        held.add("locomotion")
    return held, {dose.exercise_id for session in sessions for dose in session.exercises}

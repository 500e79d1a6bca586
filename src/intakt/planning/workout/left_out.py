"""What a programme leaves out, and why, in words."""

from collections import Counter
from collections.abc import Iterable, Sequence

from intakt.planning.movement import Week
from intakt.planning.training.eligibility import barred
from intakt.planning.training.volume import HARD_KINDS
from intakt.planning.workout.frame import Frame

WANTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("squat-lunge", ("squat", "lunge")),
    ("hinge", ("hinge", "knee_flexion")),
    ("push", ("push_h",)),
    ("pull", ("pull_h",)),
    ("vertical", ("pull_v", "push_v")),
    ("core", ("core_antiext", "core_antilat", "core_antirot", "core_flexion")),
    ("carry", ("carry", "locomotion")),
)
"""What every week should hold (evidence 6.3); words training.pattern.<name>."""


def left_out(weeks: Sequence[Week], frame: Frame) -> tuple[str, ...]:
    """A line for each group of patterns that no session holds: a region, other reasons, or the time."""
    held = _held(weeks)
    lines = []
    for name, patterns in WANTED:
        if held & set(patterns):
            continue
        reason = _reason(patterns, frame)
        pattern = frame.wording.text(f"training.pattern.{name}")
        if reason is None:
            lines.append(frame.wording.text("training.left-out.time", pattern=pattern))
        else:
            why = frame.wording.text(f"exercises.barred.{reason}")
            lines.append(frame.wording.text("training.left-out.barred", pattern=pattern, reason=why))
    return tuple(lines)


def missing(weeks: Sequence[Week]) -> tuple[str, ...]:
    """The names of the groups that are not there."""
    held = _held(weeks)
    return tuple(name for name, patterns in WANTED if not held & set(patterns))


def _held(weeks: Sequence[Week]) -> set[str]:
    held = {dose.pattern for week in weeks for session in week.sessions for dose in session.exercises}
    if any(session.conditioning for week in weeks for session in week.sessions):
        held.add("locomotion")
    return held


def _reason(patterns: Iterable[str], frame: Frame) -> str | None:
    """Why there is no exercise: the injured region first, else what bars most; None when there are some."""
    wanted = frozenset(patterns)
    reasons = Counter(
        barred(exercise, frame.limits)
        for _, exercise in sorted(frame.kit.library.exercises.items())
        if exercise.pattern in wanted and exercise.kind in HARD_KINDS
    )
    if None in reasons or not reasons:
        return None
    if "region" in reasons:
        return "region"
    return min(reasons, key=lambda code: (-reasons[code], str(code)))

"""Which rule and which answers gave each part of the programme."""

from collections.abc import Iterator

from intakt.planning.common import Because
from intakt.planning.workout.frame import Frame

LEVEL = ("training-experience", "training-break-weeks")
GATE = ("medical-flags", "symptoms", "symptoms-checked", "active-regularly")


def reasons(frame: Frame, *, light: bool) -> tuple[Because, ...]:
    return tuple(_light(frame) if light else _full(frame))


def _light(frame: Frame) -> Iterator[Because]:
    yield _because("/split", "6.1", *GATE)
    yield _because("/weeks", "6.1", "training-days", "session-minutes")


def _full(frame: Frame) -> Iterator[Because]:
    yield _because("/split", "6.3", "training-days", "training-experience", "training-goal")
    yield _because("/weeks", "6.6", "timeline", *LEVEL, "date-of-birth")
    yield _because("/weeks/0/sessions", "T-01", "session-minutes", "training-days")
    wishes = ("training-goal", "primary-goal", "training-experience", "training-style")
    yield _because("/weeks/0/sessions/0/exercises", "7", "available-equipment", "training-place", *wishes)
    yield _because("/weeks/0/weeklySets", "6.2", "training-experience", "training-goal")
    yield _because("/progression", "6.6", "training-experience", "date-of-birth", "primary-goal")
    yield from _bounds(frame)


def _bounds(frame: Frame) -> Iterator[Because]:
    """What health, injuries and room took out."""
    limits, part = frame.limits, "/weeks/0/sessions/0/exercises"
    if limits.regions:
        yield _because(part, "41", "injury-regions")
    if limits.movement_limits:
        yield _because(part, "7", "movement-limits")
    if limits.space in ("quiet-only", "very-small"):
        yield _because(part, "40", "training-space")
    if limits.pregnancy_weeks is not None:
        yield _because(part, "6.9", "medical-flags", "pregnancy-weeks")
    if limits.postpartum:
        yield _because(part, "6.9", "postpartum-months")
    if limits.gate == "G2":
        yield _because("/weeks", "3", *GATE)
    if frame.profile.sport.lifts:
        yield _because(part, "6.5", "squat-1rm", "bench-1rm", "deadlift-1rm")


def _because(path: str, rule: str, *answers: str) -> Because:
    return Because(path=path, rule=rule, answers=tuple(dict.fromkeys(answers)))

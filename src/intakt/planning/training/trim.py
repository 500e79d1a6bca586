"""A week brought under the caps of its level, and no fuller than the week before allows (safety rule 43)."""

from collections.abc import Sequence

import msgspec

from intakt.content.model import Library
from intakt.planning.movement import Session
from intakt.planning.thresholds import threshold
from intakt.planning.training.clock import timed, unpaired
from intakt.planning.training.volume import LANDMARKS, hard_sets, over_caps, shares, weekly_sets


def trimmed(sessions: Sequence[Session], library: Library, *, level: int) -> tuple[Session, ...]:
    """The same sessions with as few sets taken away as the caps ask for, from the fullest session first."""
    week = tuple(sessions)
    while over := over_caps(weekly_sets(week, library), level=level, policies=library.policies):
        muscles = frozenset(muscle for name in over for muscle in LANDMARKS.get(name, (name,)))
        week = _less(week, muscles, library)
    return week


def held(sessions: Sequence[Session], before: Sequence[Session], library: Library) -> tuple[Session, ...]:
    """The same with no more than a fifth more hard sets than `before`, and a fifth or two sets a muscle."""
    week, last = tuple(sessions), weekly_sets(before, library)
    rise = 1 + threshold(library.policies, "training.weekly-rise") / 100
    room = threshold(library.policies, "training.weekly-rise-sets")
    while over := frozenset(
        name
        for name, sets in weekly_sets(week, library).items()
        if sets > max(rise * last.get(name, 0.0), last.get(name, 0.0) + room) + 1e-9
    ):
        week = _less(week, over, library)
    return at_most(week, int(rise * hard_sets(before, library) + 1e-9), library)


def at_most(sessions: Sequence[Session], sets: int, library: Library) -> tuple[Session, ...]:
    """The same with so many hard sets at most, from the largest doses first."""
    week = tuple(sessions)
    while hard_sets(week, library) > sets:
        week = _less(week, frozenset(weekly_sets(week, library)), library)
    return week


def _less(week: tuple[Session, ...], muscles: frozenset[str], library: Library) -> tuple[Session, ...]:
    """One set less of the exercise that burdens these muscles most; the exercise goes with its last set."""
    burdens = [
        (_share(dose.exercise_id, muscles, library), dose.sets, place, number)
        for place, session in enumerate(week)
        for number, dose in enumerate(session.exercises)
        if dose.rir is not None and _share(dose.exercise_id, muscles, library) > 0
    ]
    _, sets, place, number = max(burdens, key=lambda each: (each[1], each[0], each[2], each[3]))
    session = week[place]
    dose = session.exercises[number]
    kept = (msgspec.structs.replace(dose, sets=sets - 1),) if sets > 1 else ()
    exercises = (*session.exercises[:number], *kept, *session.exercises[number + 1 :])
    smaller = timed(unpaired(msgspec.structs.replace(session, exercises=exercises)))
    return (*week[:place], smaller, *week[place + 1 :])


def _share(exercise_id: str, muscles: frozenset[str], library: Library) -> float:
    found = shares(exercise_id, library)
    return max((found[muscle] for muscle in found if muscle in muscles), default=0.0)

"""How full a week may be beside the others: rises, easy weeks, tapers, coming back (rules 43, 49, 50)."""

from collections.abc import Iterator, Sequence

import msgspec

from intakt.planning.movement import Session, Week
from intakt.planning.performance.season import TAPER
from intakt.planning.thresholds import count
from intakt.planning.training.clock import timed, unpaired
from intakt.planning.training.trim import at_most, held
from intakt.planning.training.volume import hard_sets, weekly_sets
from intakt.planning.workout.frame import Frame, volume_share


def held_weeks(weeks: Sequence[Week], codes: Sequence[str], frame: Frame) -> tuple[Week, ...]:
    """The weeks with no more sets than they may have.

    From one loading week to the next sets rise by a fifth at most, whatever the phases say; an easy week
    holds no more than the week before; a taper its share of the fullest week; after a break from training
    the first week its share of the fullest.
    """
    if not weeks:
        return ()
    drawn = [_after_break(weeks, frame), *weeks[1:]]
    found: list[Week] = []
    for week in drawn:
        found.append(_beside(week, found, frame))
    return tuple(_tapered(found, codes, frame))


def with_sessions(week: Week, sessions: Sequence[Session], frame: Frame) -> Week:
    """The week with other sessions: its sets counted again, hard days marked."""
    return msgspec.structs.replace(
        week,
        sessions=tuple(_marked(session) for session in sessions),
        weekly_sets=weekly_sets(sessions, frame.kit.library),
    )


def _marked(session: Session) -> Session:
    """Hard where any set is counted by its effort, or as it was."""
    counted = any(dose.rir is not None for dose in session.exercises)
    return msgspec.structs.replace(session, hard=session.hard or counted)


def _after_break(weeks: Sequence[Week], frame: Frame) -> Week:
    most = int(volume_share(frame) * _fullest(weeks, frame))
    return _at_most(weeks[0], most, frame)


def _beside(week: Week, before: Sequence[Week], frame: Frame) -> Week:
    if not before:
        return week
    if week.deload:
        return _at_most(_familiar(week, before[-1], frame), _sets(before[-1], frame), frame)
    loading = [each for each in before if not each.deload]
    if not loading and volume_share(frame) == 1:
        return week
    last = loading[-1] if loading else before[-1]
    return with_sessions(week, held(week.sessions, last.sessions, frame.kit.library), frame)


def _familiar(week: Week, before: Week, frame: Frame) -> Week:
    """An easy week asks for nothing that the week before it had no room for."""
    known = {each.day: {dose.exercise_id for dose in each.exercises} for each in before.sessions}
    kept = [_only(each, known[each.day]) if each.day in known else each for each in week.sessions]
    return with_sessions(week, kept, frame)


def _only(session: Session, known: set[str]) -> Session:
    doses = tuple(dose for dose in session.exercises if dose.exercise_id in known)
    if not doses or len(doses) == len(session.exercises):
        return session
    return timed(unpaired(msgspec.structs.replace(session, exercises=doses)))


def _tapered(weeks: Sequence[Week], codes: Sequence[str], frame: Frame) -> Iterator[Week]:
    loading = [week for week in weeks if not week.deload]
    most = _fullest(loading, frame) * count(frame.policies, "performance.volume-taper") // 100
    for week, code in zip(weeks, codes, strict=False):
        yield _at_most(week, most, frame) if code == TAPER and loading else week


def _fullest(weeks: Sequence[Week], frame: Frame) -> int:
    return max((_sets(week, frame) for week in weeks), default=0)


def _sets(week: Week, frame: Frame) -> int:
    return hard_sets(week.sessions, frame.kit.library)


def _at_most(week: Week, sets: int, frame: Frame) -> Week:
    return with_sessions(week, at_most(week.sessions, sets, frame.kit.library), frame)

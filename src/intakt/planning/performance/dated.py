"""The days around a competition named by its date: nothing on the day, easy before it (rule 50) and after."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from intakt.planning.common import DAYS, Day
from intakt.planning.movement import ExerciseDose, Session, Week
from intakt.planning.performance.season import upcoming
from intakt.planning.performance.sports import sport_of
from intakt.planning.thresholds import count
from intakt.planning.training import clock
from intakt.planning.training.volume import weekly_sets
from intakt.planning.workout.frame import Frame
from intakt.profile.model import ClientProfile

LEGS = frozenset({"adductors", "calves", "glutes", "hamstrings", "quads"})
FRESH_DAYS = 2
"""So many days before a competition nothing heavy or jumped loads the legs."""


def date_of(week: int, day: Day, profile: ClientProfile) -> date:
    """Weeks count from the day of the plan: the first of them is the seven days that begin with it."""
    ahead = (DAYS.index(day) - profile.day.weekday()) % len(DAYS)
    return profile.day + timedelta(weeks=week - 1, days=ahead)


def beside_dates(weeks: Sequence[Week], frame: Frame) -> tuple[Week, ...]:
    """The weeks with what a competition leaves of each session."""
    dates = upcoming(frame.profile)
    return tuple(_week(week, dates, frame) for week in weeks) if dates else tuple(weeks)


def _week(week: Week, dates: Sequence[date], frame: Frame) -> Week:
    kept = tuple(_sessions(week, dates, frame))
    if kept == week.sessions:
        return week
    return msgspec.structs.replace(week, sessions=kept, weekly_sets=weekly_sets(kept, frame.kit.library))


def loosens(week: Week, frame: Frame) -> bool:
    """Whether a session gives way to a competition just before it: that makes the week an easy one."""
    dates = upcoming(frame.profile)
    return any(_is_sore(week, session, dates, frame) for session in week.sessions)


def _is_sore(week: Week, session: Session, dates: Sequence[date], frame: Frame) -> bool:
    """Whether a competition lies so few days back that the body only loosens up."""
    on = date_of(week.week, session.day, frame.profile)
    long = sport_of(frame.profile.sport.name).qualities[0] == "aerobic"
    most = count(frame.policies, "performance.sore-days-endurance" if long else "performance.sore-days")
    return any(0 < (on - each).days <= most for each in dates)


def _sessions(week: Week, dates: Sequence[date], frame: Frame) -> Iterator[Session]:
    for session in week.sessions:
        on = date_of(week.week, session.day, frame.profile)
        gaps = [(each - on).days for each in dates if each >= on]
        gap = min(gaps, default=FRESH_DAYS + 1)
        if gap == 1:
            yield _light(session, frame, "activation")
        elif gap and _is_sore(week, session, dates, frame):
            yield _light(session, frame, "after")
        elif gap == FRESH_DAYS:
            yield _fresh(session)
        elif gap:
            yield session


def _light(session: Session, frame: Frame, kind: str) -> Session:
    """The day before, and the days after: warm, mobile, no more."""
    return clock.timed(
        msgspec.structs.replace(
            session,
            title=frame.wording.text(f"performance.session.{kind}"),
            exercises=(),
            conditioning=(),
            kind="light",
            hard=False,
        )
    )


def _fresh(session: Session) -> Session:
    kept = tuple(
        msgspec.structs.replace(dose, superset=None) for dose in session.exercises if not _for_legs(dose)
    )
    counted = any(dose.rir is not None for dose in kept)
    return clock.timed(msgspec.structs.replace(session, exercises=kept, hard=session.hard and counted))


def _for_legs(dose: ExerciseDose) -> bool:
    heavy = dose.rir is not None and not LEGS.isdisjoint(dose.primary_muscles)
    return heavy or dose.contacts_per_rep > 0

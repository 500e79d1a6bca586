"""Rules 39 and 44: sessions within the client's minutes and days, days of rest, hard days in a row.

Minutes are worked out a second time from the doses (evidence 6.4, T-01).
"""

import math
from collections.abc import Iterator

from intakt.planning.invariants.client import is_minor
from intakt.planning.invariants.moves import has_sessions, place_of, sessions_of, weeks_of
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.model import DAYS, ExerciseDose, PerformancePlan, Session, Week
from intakt.profile.model import ClientProfile

RAMP, SIDES, BETWEEN = 45, 10, 60
"""Seconds of a ramp set, of changing sides in a set, and between two pieces."""
RUN_PATTERNS = ("agility", "sprint")
RUN_SPEED, CARRY_SPEED = 3.0, 1.0
"""Metres a second."""
LEAST_WARM_UP = 4
LEAST_DRILLS, DRILL_PACE = 180, 5
"""Seconds that the drills of a warm-up fill at least, changes left out; seconds of a repetition."""
ASSUMED_MINUTES = 30
HARD_EFFORT = 7
LONGEST_HARD_RUN = 3
WEEK = len(DAYS)
CHILD = 13


# --- 39: minutes and days -----------------------------------------------------------------------------------


def minutes_of(session: Session) -> float:
    """T-01 over everything the session holds."""
    seconds = 60.0 * (session.warm_up_minutes + session.cool_down_minutes)
    seconds += sum(_work(dose) for dose in session.exercises) + _rests(session)
    seconds += 60.0 * sum(piece.minutes for piece in session.conditioning)
    pieces = len(session.exercises) + len(session.conditioning)
    return (seconds + BETWEEN * max(pieces - 1, 0)) / 60


def _work(dose: ExerciseDose) -> float:
    if dose.reps is not None:
        once: float = dose.reps.max * dose.seconds_per_rep
    elif dose.seconds is not None:
        once = dose.seconds
    else:
        once = (dose.metres or 0) / (RUN_SPEED if dose.pattern in RUN_PATTERNS else CARRY_SPEED)
    sides = 2 if dose.unilateral else 1
    return dose.sets * (once * sides + (SIDES if dose.unilateral else 0)) + RAMP * dose.ramp_sets


def _rests(session: Session) -> float:
    """Between sets; exercises done in turn share theirs, half of the longest each round."""
    total: float = 0.0
    turns: dict[str, list[ExerciseDose]] = {}
    for dose in session.exercises:
        if dose.superset is None:
            total += (dose.sets - 1) * dose.rest_seconds
        else:
            turns.setdefault(dose.superset, []).append(dose)
    for doses in turns.values():
        rounds = max(dose.sets for dose in doses)
        total += (rounds - 1) * max(dose.rest_seconds for dose in doses) / 2
    return total


def available_minutes(case: Case) -> int:
    """The client's, or what is assumed; a minor's sessions are no longer than the age allows (Y-04)."""
    told = case.profile.training.session_minutes or ASSUMED_MINUTES
    return min(told, youth_minutes(case)) if is_minor(case.profile) else told


def youth_minutes(case: Case) -> int:
    """The longest session at this age (evidence 9.1)."""
    age = case.profile.person.age
    stage = next(last for last in (8, 11, 14, 17) if age <= last)
    return int(case.library.policies[f"training.young-minutes-{stage}"].value)


def _fits(case: Case) -> Iterator[str]:
    available = available_minutes(case)
    for week, session in sessions_of(case.plan):
        place, needed = place_of(week, session), minutes_of(session)
        if needed > available + 1e-6:
            yield f"{place}: {needed:.1f} minutes of {available}"
        if session.minutes != math.ceil(round(needed, 6)):
            yield f"{place}: says {session.minutes} minutes, takes {needed:.1f}"
        if session.warm_up_minutes < LEAST_WARM_UP:
            yield f"{place}: warm-up of {session.warm_up_minutes} minutes"
        if not session.warm_up:
            yield f"{place}: nothing to warm up with"
        told = sum(drill.seconds or 0 for drill in session.warm_up)
        if told + sum(DRILL_PACE * (drill.reps or 0) for drill in session.warm_up) < LEAST_DRILLS:
            yield f"{place}: the warm-up holds too little for its minutes"
        if told > 60 * session.warm_up_minutes:
            yield f"{place}: drills of {told} s in a warm-up of {session.warm_up_minutes} minutes"
    yield from _days(case)


def _days(case: Case) -> Iterator[str]:
    """On the client's own days, one session a day, never on a day of a match."""
    own = case.profile.training.days
    matches = case.profile.sport.match_days if isinstance(case.plan, PerformancePlan) else ()
    for week in weeks_of(case.plan):
        days = [session.day for session in week.sessions]
        for day in sorted(set(days)):
            if own and day not in own:
                yield f"week {week.week}: {day} is not one of the client's days"
            if day in matches:
                yield f"week {week.week}: a session on match day {day}"
            if days.count(day) > 1:
                yield f"week {week.week}: two sessions on {day}"


# --- 44: rest -----------------------------------------------------------------------------------------------


def rest_days_of(profile: ClientProfile) -> int:
    """Days of a week without training: one, and two below 13 (Y-02)."""
    return 2 if profile.person.age < CHILD else 1


def sport_days(case: Case) -> frozenset[str]:
    """Days that the client's own sport takes."""
    sport = case.profile.sport
    return frozenset((*sport.practice_days, *sport.match_days))


def is_hard(session: Session) -> bool:
    """Sets counted by effort, or conditioning at seven of ten and more."""
    return any(dose.rir is not None for dose in session.exercises) or any(
        piece.rpe >= HARD_EFFORT for piece in session.conditioning
    )


def longest_run(days: frozenset[str]) -> int:
    """The most of these days in a row, Sunday followed by Monday."""
    if len(days) == WEEK:
        return WEEK
    longest = here = 0
    for place in range(2 * WEEK):
        here = here + 1 if DAYS[place % WEEK] in days else 0
        longest = max(longest, here)
    return longest


def _rests_enough(case: Case) -> Iterator[str]:
    free, sport = rest_days_of(case.profile), sport_days(case)
    for week in weeks_of(case.plan):
        planned = frozenset(session.day for session in week.sessions)
        if WEEK - len(planned) < free:
            yield f"week {week.week}: sessions on {len(planned)} days, {free} must be free"
        yield from _beside_sport(week, planned, sport, free=free)
        hard = frozenset(session.day for session in week.sessions if is_hard(session))
        if longest_run(hard) > LONGEST_HARD_RUN:
            yield f"week {week.week}: {longest_run(hard)} hard days in a row"
        for session in week.sessions:
            if is_hard(session) and not session.hard:
                yield f"{place_of(week, session)} is hard and not said to be"


def _beside_sport(week: Week, planned: frozenset[str], sport: frozenset[str], *, free: int) -> Iterator[str]:
    """Where practice and matches leave a free day, the plan leaves it too; where they do not, it adds none
    and no session but on a day that is taken anyway."""
    left = WEEK - len(sport | planned)
    if left < free and planned - sport:
        yield f"week {week.week}: with practice and matches only {left} days are free, {free} must be"


def _is_checked(case: Case) -> bool:
    return has_sessions(case)


RULES = (
    Rule(number=39, kind="H", applies=_is_checked, check=_fits),
    Rule(number=44, kind="H", applies=_is_checked, check=_rests_enough),
)

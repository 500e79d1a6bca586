"""Rules 43, 49 and 50: how many hard sets, how fast they rise, easy weeks, matches and tapers.

A hard set is a set of strength, isometric or power work whose effort is counted. It is a whole one for the
muscles an exercise trains first and a half for those that work along (evidence 6.2).
"""

import math
from collections.abc import Iterator
from datetime import timedelta

from intakt.content.exercises import Exercise
from intakt.planning.invariants.client import LOWER_BODY, level_of
from intakt.planning.invariants.moves import has_sessions, known_doses, phase_of, weeks_of
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.invariants.week_days import WEEK
from intakt.planning.model import DAYS, PerformancePlan, RecoveryPlan, Session, Week

HARD = ("isometric", "power", "strength")
NO_MUSCLE = ("ankle", "balance", "cardio", "pelvic_floor", "shoulder")
"""What the table names beside muscles; no weekly dose is counted for them."""
GROUPS = {
    "back": ("lats", "upper_back"), "biceps": ("biceps",), "calves": ("calves",), "chest": ("chest",),
    "core": ("core", "obliques"), "delts": ("delts_rear", "delts_side"), "glutes": ("glutes",),
    "hamstrings": ("hamstrings",), "quads": ("quads",), "triceps": ("triceps",),
}  # fmt: skip
NAMES = {1: "novice", 2: "intermediate", 3: "advanced"}
RISE, RISE_SETS = 1.2, 2
LONGEST_LOADING = {1: 12, 2: 8, 3: 8}
"""Weeks without an easy one."""
NEAR_MATCH = 2
"""Days before a match that heavy work for the legs stays away: 48 hours."""
MOST_OF_TAPER, LEAST_OF_TAPER = 60, 40
"""Percent of the volume before it."""
LEG_PATTERNS = ("hinge", "knee_flexion", "lunge", "olympic", "squat")
BREAKS = ((9, 50), (4, 70), (2, 80), (1, 90))
"""(weeks off at least, percent of full volume in the first week) (evidence 6.6)."""


def sets_of(week: Week, case: Case) -> dict[str, float]:
    """Hard sets by muscle."""
    found: dict[str, float] = {}
    for muscle, share, sets in _shares(week, case):
        found[muscle] = found.get(muscle, 0.0) + share * sets
    return found


def _shares(week: Week, case: Case) -> Iterator[tuple[str, float, int]]:
    for session in week.sessions:
        for dose in session.exercises:
            row = case.library.exercises.get(dose.exercise_id)
            if row is None or dose.rir is None or row.kind not in HARD:
                continue
            for muscle in row.primary:
                if muscle not in NO_MUSCLE:
                    yield muscle, 1.0, dose.sets
            for muscle in row.secondary:
                if muscle not in NO_MUSCLE and muscle not in row.primary:
                    yield muscle, 0.5, dose.sets


def hard_sets(week: Week, case: Case) -> int:
    """All hard sets of a week, each once."""
    return sum(
        dose.sets
        for session in week.sessions
        for dose in session.exercises
        if dose.rir is not None
        and (row := case.library.exercises.get(dose.exercise_id)) is not None
        and row.kind in HARD
    )


# --- 43: caps, rise, 48 hours -------------------------------------------------------------------------------


def _volume(case: Case) -> Iterator[str]:
    policies, name = case.library.policies, NAMES[level_of(case.profile)]
    muscle_cap = policies[f"training.muscle-sets-most-{name}"].value
    total_cap = policies[f"training.hard-sets-most-{name}"].value
    for week in weeks_of(case.plan):
        found, total = sets_of(week, case), hard_sets(week, case)
        if total > total_cap:
            yield f"week {week.week}: {total} hard sets, at most {total_cap:g}"
        for muscle, sets in sorted(found.items()):
            if sets > muscle_cap:
                yield f"week {week.week}: {sets:g} sets for {muscle}, at most {muscle_cap:g}"
        for group, muscles in GROUPS.items():
            most = policies[f"training.mrv-{group}"].value
            if sum(found.get(muscle, 0.0) for muscle in muscles) > most:
                yield f"week {week.week}: more than {most:g} sets for {group}"
        if _differ(found, week.weekly_sets):
            yield f"week {week.week}: the sets by muscle are not those of its sessions"
    yield from _rises(case)
    yield from _two_days_apart(case)


def _differ(found: dict[str, float], said: dict[str, float]) -> bool:
    return any(abs(found.get(name, 0.0) - said.get(name, 0.0)) > 0.01 for name in {*found, *said})


def _rises(case: Case) -> Iterator[str]:
    """From one loading week to the next: a fifth at most in all, a fifth or two sets for a muscle.

    An easy week does not lower what the next may be. A phase of recovery opens by its criteria, so it begins
    a count of its own.
    """
    last: Week | None = None
    for week in weeks_of(case.plan):
        if week.deload:
            continue
        if last is not None and not _opens_phase(case, last, week):
            yield from _rise(case, last, week)
        last = week


def _opens_phase(case: Case, last: Week, week: Week) -> bool:
    return isinstance(case.plan, RecoveryPlan) and phase_of(last) != phase_of(week)


def _rise(case: Case, last: Week, week: Week) -> Iterator[str]:
    before, now = hard_sets(last, case), hard_sets(week, case)
    if before and now > max(RISE * before, before + RISE_SETS) + 1e-6:
        yield f"week {week.week}: {now} hard sets after {before}"
    muscles = sets_of(last, case)
    for muscle, sets in sorted(sets_of(week, case).items()):
        old = muscles.get(muscle, 0.0)
        if sets > max(RISE * old, old + RISE_SETS) + 1e-6:
            yield f"week {week.week}: {sets:g} sets for {muscle} after {old:g}"


def _two_days_apart(case: Case) -> Iterator[str]:
    """No muscle is trained hard first of all on two days running, Sunday followed by Monday."""
    for week in weeks_of(case.plan):
        worked = {session.day: _worked(session, case) for session in week.sessions}
        for place, day in enumerate(DAYS):
            after = DAYS[(place + 1) % WEEK]
            for muscle in sorted(worked.get(day, frozenset()) & worked.get(after, frozenset())):
                yield f"week {week.week}: {muscle} on {day} and {after}"


def _worked(session: Session, case: Case) -> frozenset[str]:
    rows = [
        case.library.exercises[dose.exercise_id]
        for dose in session.exercises
        if dose.rir is not None and dose.exercise_id in case.library.exercises
    ]
    return frozenset(
        muscle for row in rows if row.kind in HARD for muscle in row.primary if muscle not in NO_MUSCLE
    )


# --- 49: easy weeks, coming back ----------------------------------------------------------------------------


def _eases(case: Case) -> Iterator[str]:
    most = LONGEST_LOADING[level_of(case.profile)]
    loading = full = 0
    for week in weeks_of(case.plan):
        sets = hard_sets(week, case)
        loading = 0 if week.deload or not sets else loading + 1
        if loading == most + 1:
            yield f"{loading} weeks of loading without an easy one"
        if week.deload and full and sets > full:
            yield f"week {week.week} is called easy and has {sets} hard sets, the last full one {full}"
        full = full if week.deload else sets
    yield from _returns(case)


def first_share(weeks_off: int) -> float:
    """Share of the full volume in the first week after so many weeks off; 1 without a break."""
    return next((percent / 100 for least, percent in BREAKS if weeks_off >= least), 1.0)


def _returns(case: Case) -> Iterator[str]:
    """After a break the first week holds the share that its length leaves.

    Of the fullest week of the plan, and a step of the weekly rise more, since a plan may end before the full
    volume is reached; but one set of each exercise stays. Beyond eight weeks no more than a novice's volume.
    """
    weeks = weeks_of(case.plan)
    off = case.profile.training.break_weeks or 0
    share = first_share(off)
    if share == 1.0 or len(weeks) < 2 or isinstance(case.plan, RecoveryPlan):
        return
    first, full = hard_sets(weeks[0], case), max(hard_sets(week, case) for week in weeks)
    most = max(math.ceil(RISE * share * full) + 1, _least(weeks[0]))
    if off >= BREAKS[0][0]:
        most = min(most, int(case.library.policies["training.hard-sets-most-novice"].value))
    if first > most:
        yield f"{first} hard sets in the first week after {off} weeks off, the fullest has {full}"


def _least(week: Week) -> int:
    """One set of everything whose effort is counted."""
    return sum(dose.rir is not None for session in week.sessions for dose in session.exercises)


# --- 50: matches and tapers ---------------------------------------------------------------------------------


def _has_season(case: Case) -> bool:
    plan, sport = case.plan, case.profile.sport
    return isinstance(plan, PerformancePlan) and bool(
        plan.weeks and (sport.match_days or sport.competition_dates)
    )


def _season(case: Case) -> Iterator[str]:
    yield from _legs_are_fresh(case)
    yield from _tapers(case)


def _legs_are_fresh(case: Case) -> Iterator[str]:
    matches = case.profile.sport.match_days
    for week, session, dose, row in known_doses(case):
        if dose.rir is None or not _is_heavy_for_legs(row):
            continue
        ahead = [(DAYS.index(day) - DAYS.index(session.day)) % WEEK for day in DAYS if day in matches]
        if any(days <= NEAR_MATCH for days in ahead):
            yield f"week {week.week}: {row.id} on {session.day}, less than 48 hours before a match"


def _is_heavy_for_legs(row: Exercise) -> bool:
    """Squats, lunges, hinges, long hamstrings and all that the legs lift; not clamshells or a wall sit."""
    trains = row.kind in HARD and bool(set(row.primary) & set(LOWER_BODY))
    moved = row.pattern in LEG_PATTERNS and row.kind != "isometric"
    return trains and (row.load_type == "external" or moved)


def _tapers(case: Case) -> Iterator[str]:
    """The week of a competition, and that of the day before it, hold at most 60 % of the sets of the fullest
    week; the countdown falls to 40 to 60 %."""
    plan, profile = case.plan, case.profile
    if not isinstance(plan, PerformancePlan):
        return
    said = {entry.date: entry for entry in plan.countdown}
    for day in profile.sport.competition_dates:
        away = day - profile.day
        if away < timedelta() or not plan.countdown:
            continue
        entry = said.get(day.isoformat())
        if entry is None:
            yield f"nothing counts down to {day}"
            continue
        if entry.volumes and not LEAST_OF_TAPER <= entry.volumes[-1] <= MOST_OF_TAPER:
            yield f"the taper before {day} ends at {entry.volumes[-1]:g} % of the volume"
        for place in sorted({away.days // WEEK, max(away.days - 1, 0) // WEEK}):
            yield from _week_is_cut(case, place, what=day.isoformat())


def _week_is_cut(case: Case, place: int, *, what: str) -> Iterator[str]:
    weeks = weeks_of(case.plan)
    full = max((hard_sets(week, case) for week in weeks if not week.deload), default=0)
    if place >= len(weeks) or not full:
        return
    sets = hard_sets(weeks[place], case)
    if sets > MOST_OF_TAPER * full / 100 + 1:
        yield f"{sets} hard sets in the week of {what}, the fullest has {full}"


RULES = (
    Rule(number=43, kind="H", applies=has_sessions, check=_volume),
    Rule(number=49, kind="H", applies=has_sessions, check=_eases),
    Rule(number=50, kind="H", applies=_has_season, check=_season),
)

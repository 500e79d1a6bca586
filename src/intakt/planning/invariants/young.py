"""Rules 53 to 56: hours beside the sport, ages of exercises, growth spurts, the guardian's page, throws."""

from collections.abc import Iterator

from intakt.planning.invariants import words
from intakt.planning.invariants.client import (
    contact_cap,
    hours_limit,
    in_growth_spurt,
    is_minor,
    least_reserve,
)
from intakt.planning.invariants.moves import (
    has_sessions,
    is_moving,
    known_doses,
    known_exercises,
    place_of,
    sessions_of,
    weeks_of,
)
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.invariants.strain import contacts_of
from intakt.planning.model import Session, Week, YouthPlan
from intakt.profile.model import ClientProfile

MOST_MONTHS = 8
ALL_OUT, ALL_OUT_AGE = 9, 16
"""Effort of ten from which a piece is all-out, and the age from which it is open."""
SPRINT_METRES, SPURT_SHARE = 300, 0.8
"""A session of sprints and changes of direction (evidence 8.3), and what a growth spurt leaves of it."""
SPORT = "baseball-softball"
PITCHES = ((8, 50), (10, 75), (12, 85), (16, 95), (18, 105))
"""(last age, most pitches a day) (Pitch Smart)."""
THROW = "throw"
GUARDIAN = {
    "consent": "consent", "limits of hours": "weeklyHours", "emergency": "emergency", "heat": "heat",
    "supervision": "supervision",
}  # fmt: skip
"""What a guardian must be able to read, and the list of words that shows it."""


def _is_young(case: Case) -> bool:
    return is_moving(case) and is_minor(case.profile)


def _trains_young(case: Case) -> bool:
    return has_sessions(case) and is_minor(case.profile)


# --- 53: hours, months, heat, supervision -------------------------------------------------------------------


def _hours(case: Case) -> Iterator[str]:
    profile, limit = case.profile, hours_limit(case.profile)
    declared = profile.youth.weekly_sport_hours or 0.0
    for week in weeks_of(case.plan):
        hours = declared + sum(session.minutes for session in week.sessions) / 60
        if week.sessions and hours > limit + 0.05:
            yield f"week {week.week}: {hours:.1f} hours with the sport, at most {limit:g}"
    if isinstance(case.plan, YouthPlan) and case.plan.hours_limit != limit:
        yield f"the plan's limit is {case.plan.hours_limit:g} hours, not {limit:g}"
    yield from _said_hours(case, declared)
    page = "\n".join(case.plan.guardian_page or ())
    told = words.moving(case, "monthsOfSport").findall(page)
    if (profile.youth.sport_months or 0) > MOST_MONTHS and str(MOST_MONTHS) not in _flat(told):
        yield f"{profile.youth.sport_months} months of one sport, and nobody is told of {MOST_MONTHS}"
    for what in ("heat", "supervision"):
        if words.moving(case, GUARDIAN[what]).search(page) is None:
            yield f"the guardian's page says nothing of {what}"


def _said_hours(case: Case, declared: float) -> Iterator[str]:
    """The hours that the plan names are the sport's and those of its first week."""
    if isinstance(case.plan, YouthPlan):
        planned = sum(session.minutes for week in case.plan.weeks[:1] for session in week.sessions)
        if abs(case.plan.weekly_hours - declared - planned / 60) > 0.05 + 1e-6:
            yield f"the plan says {case.plan.weekly_hours:g} hours a week"


def _flat(found: list[str] | list[tuple[str, ...]]) -> tuple[str, ...]:
    """What the groups of an expression matched."""
    return tuple(part for each in found for part in ((each,) if isinstance(each, str) else each))


# --- 54: what a child may do --------------------------------------------------------------------------------


def _fits_the_age(case: Case) -> Iterator[str]:
    profile, growing = case.profile, in_growth_spurt(case.profile)
    for named, row in known_exercises(case):
        if not 0 < row.youth_min_age <= profile.person.age:
            yield f"{row.id} is from {row.youth_min_age or 18} years on ({named.place})"
        if growing and row.impact == "high" and row.contacts_per_rep > 0:
            yield f"{row.id} lands hard in a growth spurt ({named.place})"
    least = least_reserve(profile)
    for week, session, dose, row in known_doses(case):
        if dose.rir is not None and dose.rir < least:
            yield f"{row.id}: {dose.rir} in reserve, {least} must be left ({place_of(week, session)})"
        if dose.percent_1rm is not None:
            yield f"{row.id}: a percent of a maximum for a minor ({place_of(week, session)})"
    for week, session in sessions_of(case.plan):
        yield from _session_fits(week, session, profile, growing=growing)


def _session_fits(week: Week, session: Session, profile: ClientProfile, *, growing: bool) -> Iterator[str]:
    place = place_of(week, session)
    for piece in session.conditioning:
        if piece.rpe >= ALL_OUT and profile.person.age < ALL_OUT_AGE:
            yield f"{place}: {piece.kind} all-out below {ALL_OUT_AGE}"
    metres = sum(
        dose.sets * (dose.metres or 0) for dose in session.exercises if dose.pattern in ("agility", "sprint")
    )
    if metres > SPRINT_METRES * (SPURT_SHARE if growing else 1):
        yield f"{place}: {metres} m of sprints"
    landings = sum(contacts_of(dose) for dose in session.exercises)
    if landings > contact_cap(profile):
        yield f"{place}: {landings} landings at {profile.person.age}"


# --- 55: the guardian's page --------------------------------------------------------------------------------


def _page(case: Case) -> Iterator[str]:
    page = "\n".join(case.plan.guardian_page or ())
    for what, name in GUARDIAN.items():
        if words.moving(case, name).search(page) is None:
            yield f"the guardian's page says nothing of {what}"
    country = case.library.countries.get(case.profile.person.country)
    number = country.emergency if country is not None else "112"
    if number not in page:
        yield f"the guardian's page does not give {number}"


# --- 56: throwing -------------------------------------------------------------------------------------------


def _throws(case: Case) -> bool:
    profile = case.profile
    return _is_young(case) and SPORT in (*profile.youth.sports, profile.sport.name)


def pitches_a_day(age: int) -> int:
    return next((most for last, most in PITCHES if age <= last), PITCHES[-1][1])


def _pitches(case: Case) -> Iterator[str]:
    """The page names this age's count and no higher one, and no session throws more often."""
    most = pitches_a_day(case.profile.person.age)
    page = "\n".join(case.plan.guardian_page or ())
    named = [int(found) for found in _flat(words.moving(case, "pitches").findall(page)) if found]
    if most not in named:
        yield f"nobody is told of {most} pitches a day"
    if any(figure > most for figure in named):
        yield f"{max(named)} pitches a day, at most {most}"
    for week, session in sessions_of(case.plan):
        throws = sum(
            dose.sets * dose.reps.max * (2 if dose.unilateral else 1)
            for dose in session.exercises
            if dose.pattern == THROW and dose.reps is not None
        )
        if throws > most:
            yield f"{place_of(week, session)}: {throws} throws, at most {most}"


RULES = (
    Rule(number=53, kind="H", applies=_is_young, check=_hours),
    Rule(number=54, kind="H", applies=_trains_young, check=_fits_the_age),
    Rule(number=55, kind="H", applies=_is_young, check=_page),
    Rule(number=56, kind="H", applies=_throws, check=_pitches),
)

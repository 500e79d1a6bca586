"""Rules 1-4 and 9 as they bind plans that move a body: what a gate, a red flag or a concussion leaves."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from intakt.planning.invariants.gate import gate_of, in_force
from intakt.planning.invariants.moves import (
    doses_of,
    is_light,
    is_moving,
    is_recovery,
    known_exercises,
    phase_of,
    place_of,
    sessions_of,
    weeks_of,
)
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.model import ExerciseDose, PerformancePlan, RecoveryPlan, WellnessPlan, YouthPlan
from intakt.profile.model import ClientProfile

LIGHT_EFFORT, MODERATE_EFFORT = 2, 4
"""Of 10: the first and second zone (evidence 6.7)."""
HEAVY_PERCENT = 80
FAST_KINDS = ("intervals", "sprint", "tempo", "walk-run")
"""Parts of the kinds of conditioning that are open at G0 only (evidence 6.7)."""
URGENT = ("bladder-bowel", "fever", "hot-swollen-joint", "numbness-saddle", "weakness-getting-worse")
STRONG_PAIN = 8
LOADING_PHASES = ("B", "C", "D")


# --- 1 to 3: the gates --------------------------------------------------------------------------------------


def _at(gate: str) -> Callable[[Case], bool]:
    def applies(case: Case) -> bool:
        return is_moving(case) and gate_of(case.profile) == gate

    return applies


def nothing_to_follow(case: Case) -> Iterator[str]:
    """No weeks, no drills, no games: what a withheld plan may not hold, and that it says so."""
    plan = case.plan
    for week, session in sessions_of(plan):
        yield f"a session to follow: {place_of(week, session)}"
        return
    if weeks_of(plan):
        yield "weeks to follow"
    if isinstance(plan, WellnessPlan):
        return
    if not plan.withheld:
        yield "the plan does not say that it is withheld"
    if isinstance(plan, PerformancePlan) and (plan.speed or plan.power or plan.conditioning or plan.tests):
        yield "drills or tests in a withheld plan"
    if isinstance(plan, YouthPlan) and (plan.games or plan.missions):
        yield "games or missions in a withheld plan"


def only_light(case: Case) -> Iterator[str]:
    """Mobility, breathing and easy walks, at an effort of two."""
    for named, row in known_exercises(case):
        if not is_light(row):
            yield f"{row.id} is more than light ({named.place})"
    for week, session, dose in doses_of(case.plan):
        if _is_counted(dose):
            yield f"{dose.exercise_id} is loaded or counted by effort ({place_of(week, session)})"
    for week, session in sessions_of(case.plan):
        for piece in session.conditioning:
            if piece.rpe > LIGHT_EFFORT:
                yield f"{piece.kind} at an effort of {piece.rpe} ({place_of(week, session)})"
        if session.hard:
            yield f"a hard session ({place_of(week, session)})"
    if isinstance(case.plan, YouthPlan) and (case.plan.games or case.plan.missions):
        yield "games or skills that are more than light"


def _is_counted(dose: ExerciseDose) -> bool:
    return (
        dose.rir is not None
        or dose.percent_1rm is not None
        or dose.load_kg is not None
        or dose.ramp_sets > 0
        or dose.contacts_per_rep > 0
    )


def _only_moderate(case: Case) -> Iterator[str]:
    for week, session in sessions_of(case.plan):
        for piece in session.conditioning:
            if piece.rpe > MODERATE_EFFORT or any(part in piece.kind for part in FAST_KINDS):
                yield f"{piece.kind} at an effort of {piece.rpe} ({place_of(week, session)})"
    for named, row in known_exercises(case):
        if "vigorous" in row.flags or (row.kind == "speed" and row.impact == "high"):
            yield f"{row.id} is vigorous ({named.place})"
    for week, session, dose in doses_of(case.plan):
        if _percent_of(dose, case) >= HEAVY_PERCENT:
            yield f"{dose.exercise_id} at {_percent_of(dose, case):.0f} % ({place_of(week, session)})"
    if isinstance(case.plan, PerformancePlan) and case.plan.tests:
        yield "tests of the athlete before a clinician has looked"


def _percent_of(dose: ExerciseDose, case: Case) -> float:
    """Of the maximum: the percent written, or what the repetitions of an outer load come to."""
    return max(float(dose.percent_1rm or 0), implied_percent(dose, case))


def implied_percent(dose: ExerciseDose, case: Case) -> float:
    """Epley's percent for the fewest repetitions with the reserve; 0 where nothing outer is lifted."""
    row = case.library.exercises.get(dose.exercise_id)
    if row is None or row.load_type != "external" or dose.reps is None or dose.rir is None:
        return 0.0
    left = dose.reps.min + dose.rir
    return 100.0 if left <= 1 else 100 / (1 + left / 30)


# --- 4: red flags -------------------------------------------------------------------------------------------


def referral_of(profile: ClientProfile) -> str:
    """none, soon or urgent; a clearance in force settles "soon", nothing settles "urgent"."""
    health = profile.health
    if any(code in URGENT for code in health.red_flags):
        return "urgent"
    strong = health.pain_severity is not None and health.pain_severity >= STRONG_PAIN
    cleared = health.clearance is not None and in_force(health.clearance, profile)
    return "soon" if (health.red_flags or strong) and not cleared else "none"


def _has_red_flags(case: Case) -> bool:
    return is_recovery(case.plan) and referral_of(case.profile) != "none"


def _referred(case: Case) -> Iterator[str]:
    plan, wanted = case.plan, referral_of(case.profile)
    if not isinstance(plan, RecoveryPlan):
        return
    if plan.referral != wanted:
        yield f"the answers call for a referral ({wanted}), the plan says {plan.referral}"
    if not any(flag.code == "RED-FLAG" and flag.message for flag in plan.flags):
        yield "no flag sends the client to a clinician"
    if wanted == "urgent":
        yield from nothing_to_follow(case)
        if any(phase.open for phase in plan.phases):
            yield "a phase is open in spite of an urgent sign"
        return
    yield from _gentle_and_held(plan)


def _gentle_and_held(plan: RecoveryPlan) -> Iterator[str]:
    """Phase A alone, and a coach looks at it first."""
    if not plan.review:
        yield "no review holds a plan with a red flag"
    for phase in plan.phases:
        if phase.open and phase.code in LOADING_PHASES:
            yield f"phase {phase.code} is open before somebody has looked"
    for week in plan.weeks:
        if phase_of(week) != "A":
            yield f"week {week.week} is in phase {phase_of(week)} before somebody has looked"


# --- 9: concussion ------------------------------------------------------------------------------------------


def _concussed(case: Case) -> bool:
    return is_moving(case) and "concussion" in case.profile.health.conditions


def _head_first(case: Case) -> Iterator[str]:
    """Before a clearance for more than light movement nobody trains, plays or drills after a concussion.

    Within two weeks of it, or of an unknown day, nothing moves at all; later on light movement is what the
    first steps of the ladder allow.
    """
    profile = case.profile
    if is_cleared_for_training(profile):
        return
    clearance = profile.health.clearance
    if clearance is not None and in_force(clearance, profile):
        yield from only_light(case)
        return
    day = profile.health.concussion_date
    if day is None or profile.day - day < timedelta(days=14):
        yield from nothing_to_follow(case)
        return
    yield from only_light(case)
    if isinstance(case.plan, PerformancePlan) and (case.plan.speed or case.plan.power or case.plan.tests):
        yield "sport drills before a clearance"


def is_cleared_for_training(profile: ClientProfile) -> bool:
    clearance = profile.health.clearance
    return clearance is not None and in_force(clearance, profile) and clearance.scope != "light"


RULES = (
    Rule(number=1, kind="H", applies=_at("G3"), check=nothing_to_follow),
    Rule(number=2, kind="H", applies=_at("G1"), check=only_light),
    Rule(number=3, kind="H", applies=_at("G2"), check=_only_moderate),
    Rule(number=4, kind="H", applies=_has_red_flags, check=_referred),
    Rule(number=9, kind="H", applies=_concussed, check=_head_first),
)

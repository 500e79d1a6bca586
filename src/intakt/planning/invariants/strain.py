"""Rules 45 to 48: loads and reserve, maximum tests, jumps, heart rates, and what illness forbids."""

from collections.abc import Iterator

from intakt.content.exercises import Exercise
from intakt.planning.invariants.client import (
    OLDER,
    contact_cap,
    has_hypertension,
    injured,
    is_minor,
    is_novice,
    jumps,
    least_reserve,
    level_of,
    no_impact,
    on_beta_blocker,
    percent_cap,
    pulse_limits,
)
from intakt.planning.invariants.gate import gate_of
from intakt.planning.invariants.movement_gates import implied_percent
from intakt.planning.invariants.moves import (
    has_sessions,
    is_recovery,
    known_doses,
    known_exercises,
    phase_of,
    place_of,
    sessions_of,
)
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.invariants.triggers import is_pregnant
from intakt.planning.model import ExerciseDose, PerformancePlan, Week
from intakt.profile.model import ClientProfile, Lift

COUNTED = ("isometric", "strength")
"""Kinds whose effort must be named."""
LIFTS = {"back_squat": "squat", "bench_press": "bench", "deadlift_conv": "deadlift"}
"""Exercises that are the tested lifts themselves."""
MOST_REPETITIONS = 12
"""Of a set that says something about a maximum."""
MAXIMUM_REPETITIONS = 2
DEPTH_AGE = 16
LANDING_REGIONS = ("ankle-foot", "calf-achilles", "hip", "knee", "lower-back", "thigh")
LONGEST_HOLD = 10
"""Seconds, with high blood pressure."""
STRAIN_FLAGS = ("htn_brace", "htn_head_down")
STRAIN_PATTERNS = ("carry", "hang")


# --- 45: load and reserve -----------------------------------------------------------------------------------


def _loads(case: Case) -> Iterator[str]:
    most, least = percent_cap(case.profile), least_reserve(case.profile)
    for week, session, dose, row in known_doses(case):
        place = f"{row.id} ({place_of(week, session)})"
        if (dose.percent_1rm or 0) > most:
            yield f"{place}: {dose.percent_1rm} %, at most {most}"
        if _binds_implied(case) and implied_percent(dose, case) > most:
            yield f"{place}: its repetitions come to {implied_percent(dose, case):.0f} %, at most {most}"
        if dose.rir is not None and dose.rir < least:
            yield f"{place}: {dose.rir} in reserve, {least} must be left"
        if dose.rir is None and row.kind in COUNTED and not _is_uncounted(case, week, row):
            yield f"{place}: no reserve is named"
        yield from _too_heavy(case, dose, row, most=most, place=place)


def _binds_implied(case: Case) -> bool:
    """Whom a load may harm that no percent names: in pregnancy and from 70 on."""
    return is_pregnant(case.profile) or case.profile.person.age >= OLDER


def _is_uncounted(case: Case, week: Week, row: Exercise) -> bool:
    """The pelvic floor, and the first phase of a recovery, where pain decides."""
    return row.pattern == "pelvic_floor" or (is_recovery(case.plan) and phase_of(week) == "A")


def _too_heavy(case: Case, dose: ExerciseDose, row: Exercise, *, most: int, place: str) -> Iterator[str]:
    """A load in kg comes from the client's own set, and is no more than its share of that maximum."""
    if dose.load_kg is None:
        return
    if is_minor(case.profile):
        yield f"{place}: a load in kg for a minor"
    lift = case.profile.sport.lifts.get(LIFTS.get(row.id, ""))
    if lift is not None and dose.load_kg > maximum_of(lift) * most / 100 + 1e-6:
        yield f"{place}: {dose.load_kg:g} kg of {maximum_of(lift):.0f}, at most {most} %"
    if not case.profile.sport.lifts:
        yield f"{place}: a load in kg without any set of the client's"


def maximum_of(lift: Lift) -> float:
    """Epley's one-repetition maximum of the client's best set (evidence 6.5)."""
    repetitions = lift.repetitions or 1
    return lift.load_kg if repetitions == 1 else lift.load_kg * (1 + repetitions / 30)


# --- 46: maximum tests --------------------------------------------------------------------------------------


def may_not_test(profile: ClientProfile) -> str | None:
    """Why nobody tests this client's strength, or None."""
    answers = (
        ("a minor", is_minor(profile)),
        ("a novice", is_novice(profile)),
        ("pregnant", is_pregnant(profile)),
        ("70 or older", profile.person.age >= OLDER),
        ("not cleared", gate_of(profile) != "G0"),
        ("alone", profile.training.company not in ("coach", "partner")),
    )
    return next((why for why, true in answers if true), None)


def _tests(case: Case) -> Iterator[str]:
    """No set near a maximum and no test of one; a best set of several repetitions with some left is none,
    but for minors, novices and the uncleared that is not asked either. Loads rest on sets of 12 at most."""
    why = may_not_test(case.profile)
    for week, session, dose, row in known_doses(case):
        if why is not None and row.one_rm_candidate and _is_maximum(dose):
            yield f"{row.id}: a maximum for somebody who is {why} ({place_of(week, session)})"
        if dose.load_kg is not None:
            for lift in case.profile.sport.lifts.values():
                if (lift.repetitions or 1) > MOST_REPETITIONS:
                    yield f"{row.id}: a load from a set of {lift.repetitions}"
    plan = case.plan
    if isinstance(plan, PerformancePlan) and why not in (None, "alone"):
        for test in plan.tests:
            if test.code == "strength":
                yield f"a test of strength for somebody who is {why}"


def _is_maximum(dose: ExerciseDose) -> bool:
    fewest = dose.reps is not None and dose.reps.min + (dose.rir or 0) <= MAXIMUM_REPETITIONS
    return fewest or (dose.percent_1rm or 0) > 95


# --- 47: landings -------------------------------------------------------------------------------------------


def _jumps(case: Case) -> Iterator[str]:
    cap, why = contact_cap(case.profile), no_impact(case.profile)
    for week, session in sessions_of(case.plan):
        landings = sum(contacts_of(dose) for dose in session.exercises)
        if landings > cap:
            yield f"{place_of(week, session)}: {landings} landings, at most {cap:g}"
    for named, row in known_exercises(case):
        if why is not None and jumps(row):
            yield f"{row.id} jumps: {why} ({named.place})"
        if is_depth_jump(row):
            for fault in _depth_faults(case):
                yield f"{row.id}: {fault} ({named.place})"


def contacts_of(dose: ExerciseDose) -> int:
    """Landings of all sets, on each side."""
    each = dose.reps.max if dose.reps is not None else 1
    return dose.sets * each * dose.contacts_per_rep * (2 if dose.unilateral else 1)


def is_depth_jump(row: Exercise) -> bool:
    """From a height into a jump, by its name in the table."""
    return "depth" in row.id.split("_")


def _depth_faults(case: Case) -> Iterator[str]:
    if case.profile.person.age < DEPTH_AGE:
        yield f"below {DEPTH_AGE}"
    if level_of(case.profile) < 2:
        yield "not trained for it"
    for region in injured(case.profile):
        if region in LANDING_REGIONS:
            yield f"hurt at the {region}"


# --- 48: heart rates and illness ----------------------------------------------------------------------------


def _pulse(case: Case) -> Iterator[str]:
    low, high = pulse_limits(case.profile)
    for week, session in sessions_of(case.plan):
        for piece in session.conditioning:
            beats = [beat for beat in (piece.hr_low, piece.hr_high) if beat is not None]
            place = f"{piece.kind} ({place_of(week, session)})"
            if beats and on_beta_blocker(case.profile):
                yield f"{place}: a heart rate in spite of a beta-blocker"
            if len(beats) == 1 or any(not low <= beat <= high for beat in beats):
                yield f"{place}: heart rates {beats} outside {low} to {high}"
            if len(beats) == 2 and beats[0] >= beats[1]:
                yield f"{place}: heart rates from {beats[0]} to {beats[1]}"
    if has_hypertension(case.profile):
        yield from _no_strain(case)
    if "diabetes-complications" in case.profile.health.conditions:
        for named, row in known_exercises(case):
            if "vigorous" in row.flags or "htn_head_down" in row.flags or jumps(row):
                yield f"{row.id} in spite of harm to eyes or feet ({named.place})"


def _no_strain(case: Case) -> Iterator[str]:
    """High blood pressure: no holding of the breath, no long holds, nothing carried with a tight grip."""
    for named, row in known_exercises(case):
        if any(flag in row.flags for flag in STRAIN_FLAGS):
            yield f"{row.id} strains in spite of high blood pressure ({named.place})"
        if row.pattern in STRAIN_PATTERNS and "htn_isometric" in row.flags:
            yield f"{row.id} is a long tight grip in spite of high blood pressure ({named.place})"
    for week, session, dose, row in known_doses(case):
        if row.kind == "isometric" and (dose.seconds or 0) > LONGEST_HOLD:
            yield f"{row.id}: a hold of {dose.seconds} s with high blood pressure ({place_of(week, session)})"


RULES = (
    Rule(number=45, kind="H", applies=has_sessions, check=_loads),
    Rule(number=46, kind="H", applies=has_sessions, check=_tests),
    Rule(number=47, kind="H", applies=has_sessions, check=_jumps),
    Rule(number=48, kind="H", applies=has_sessions, check=_pulse),
)

"""Rules 40, 41, 42, 51 and 52: what the client owns, what is hurt, what is too hard, and rows that are
whole."""

from collections.abc import Iterator

from intakt.content.exercises import Exercise
from intakt.planning.invariants.client import injured, level_of, too_loud, unmet_equipment
from intakt.planning.invariants.moves import (
    doses_of,
    has_sessions,
    is_recovery,
    known_doses,
    known_exercises,
    named_exercises,
    place_of,
    sessions_of,
    weeks_of,
)
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.model import DAYS, ExerciseDose, MovementBase, WellnessPlan

FEWEST_CUES, MOST_CUES = 2, 3
PHASES = ("A", "B", "C", "D")


def _equipment(case: Case) -> Iterator[str]:
    for named, row in known_exercises(case):
        for group in unmet_equipment(row, case.profile):
            yield f"{row.id} needs {group} ({named.place})"
        if too_loud(row, case.profile):
            yield f"{row.id} is not for a quiet or small place ({named.place})"


def _is_hurt(case: Case) -> bool:
    return has_sessions(case) and bool(injured(case.profile))


def _regions(case: Case) -> Iterator[str]:
    """Nothing loads an injured region; in RECOVERY only what its row lists for that region and phase."""
    for named, row in known_exercises(case):
        for region in injured(case.profile):
            if region in row.regions and not (is_recovery(case.plan) and is_listed(row, region, named.phase)):
                yield f"{row.id} loads the {region} ({named.place})"


def is_listed(row: Exercise, region: str, phase: str) -> bool:
    """Whether the row names the region for this phase or an earlier one."""
    first = row.rehab_regions.get(region)
    return first is not None and phase in PHASES and PHASES.index(first) <= PHASES.index(phase)


def _levels(case: Case) -> Iterator[str]:
    """Nothing above the client's level, and words on when to go on: progressions come after criteria."""
    most = level_of(case.profile)
    for named, row in known_exercises(case):
        if row.level > most:
            yield f"{row.id} is of level {row.level}, the client of {most} ({named.place})"
    plan = case.plan
    if isinstance(plan, WellnessPlan):
        progression = plan.movement.progression if plan.movement is not None else None
    else:
        progression = plan.progression if isinstance(plan, MovementBase) else None
    if progression is None or not progression.rules:
        yield "nothing says when to go on"


# --- 51: rows and doses -------------------------------------------------------------------------------------


def _is_whole(case: Case) -> Iterator[str]:
    for named in named_exercises(case.plan):
        if named.exercise_id not in case.library.exercises:
            yield f"{named.exercise_id} is no exercise of the library ({named.place})"
    for _, row in known_exercises(case):
        for link in (row.regression, row.progression):
            if link is not None and link not in case.library.exercises:
                yield f"{row.id} leads to {link}, which is no exercise"
    for week, session, dose in doses_of(case.plan):
        for fault in _dose_faults(dose):
            yield f"{dose.exercise_id}: {fault} ({place_of(week, session)})"
    for week, session, dose, row in known_doses(case):
        for fault in _row_faults(dose, row):
            yield f"{row.id}: {fault} ({place_of(week, session)})"
    yield from _pieces(case)


def _dose_faults(dose: ExerciseDose) -> Iterator[str]:
    units = [dose.reps, dose.seconds, dose.metres]
    if sum(unit is not None for unit in units) != 1:
        yield "not exactly one of repetitions, seconds and metres"
    if dose.reps is not None and not 1 <= dose.reps.min <= dose.reps.max:
        yield f"repetitions from {dose.reps.min} to {dose.reps.max}"
    if any(isinstance(unit, int) and unit <= 0 for unit in units):
        yield "a dose of nothing"
    figures = (
        ("sets", dose.sets >= 1),
        ("rest", dose.rest_seconds > 0),
        ("seconds a repetition", dose.reps is None or dose.seconds_per_rep > 0),
        ("ramp sets", dose.ramp_sets >= 0),
        ("load", dose.load_kg is None or dose.load_kg > 0),
    )
    yield from (f"no figure for {name}" for name, sound in figures if not sound)
    if not FEWEST_CUES <= len(dose.cues) <= MOST_CUES or not all(cue.strip() for cue in dose.cues):
        yield f"{len(dose.cues)} cues"
    if not dose.name.strip():
        yield "no name"


def _row_faults(dose: ExerciseDose, row: Exercise) -> Iterator[str]:
    """What the plan says of an exercise is what the table says of it."""
    said = (dose.pattern, dose.level, dose.impact, dose.unilateral, dose.contacts_per_rep)
    if said != (row.pattern, row.level, row.impact, row.unilateral, row.contacts_per_rep):
        yield "pattern, level, impact, sides or landings are not the table's"
    if set(dose.regions_loaded) != set(row.regions) or set(dose.primary_muscles) != set(row.primary):
        yield "regions or muscles are not the table's"
    if any(substitute.exercise_id == dose.exercise_id for substitute in dose.substitutes):
        yield "stands in for itself"


def _pieces(case: Case) -> Iterator[str]:
    for week, session in sessions_of(case.plan):
        place = place_of(week, session)
        if session.day not in DAYS:
            yield f"{place} is no day"
        if not session.exercises and not session.conditioning and not session.warm_up:
            yield f"{place} holds nothing"
        for piece in session.conditioning:
            if piece.minutes <= 0 or not 0 < piece.rpe <= 10:
                yield f"{place}: {piece.kind} of {piece.minutes} minutes at {piece.rpe}"
        for drill in (*session.warm_up, *session.cool_down):
            if (drill.seconds is None) == (drill.reps is None) or (drill.seconds or drill.reps or 0) <= 0:
                yield f"{place}: {drill.name} has no dose"
    numbers = [week.week for week in weeks_of(case.plan)]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"weeks are numbered {numbers}"


# --- 52: done in turn ---------------------------------------------------------------------------------------


def _turns(case: Case) -> Iterator[str]:
    """Who trains in turn needs both places at once: no piece of equipment for two, and never one alone."""
    for week, session in sessions_of(case.plan):
        turns: dict[str, list[ExerciseDose]] = {}
        for dose in session.exercises:
            if dose.superset is not None:
                turns.setdefault(dose.superset, []).append(dose)
        for letter, doses in turns.items():
            place = f"{place_of(week, session)} {letter}"
            if len(doses) < 2:
                yield f"{place}: one exercise in turn with nothing"
            used = [item for dose in doses for item in set(dose.equipment)]
            for item in sorted({item for item in used if used.count(item) > 1}):
                yield f"{place}: {item} for two exercises at once"


RULES = (
    Rule(number=40, kind="H", applies=has_sessions, check=_equipment),
    Rule(number=41, kind="H", applies=_is_hurt, check=_regions),
    Rule(number=42, kind="H", applies=has_sessions, check=_levels),
    Rule(number=51, kind="H", applies=has_sessions, check=_is_whole),
    Rule(number=52, kind="H", applies=has_sessions, check=_turns),
)

"""Walks over plans that move a body: weeks, sessions, doses, and every exercise they name."""

from collections.abc import Iterator
from functools import lru_cache

from intakt.content.exercises import Exercise
from intakt.kit.same import Same
from intakt.kit.structs import Frozen
from intakt.planning.invariants.report import Case
from intakt.planning.model import (
    ExerciseDose,
    MovementBase,
    Plan,
    RecoveryPlan,
    Session,
    Week,
    WellnessPlan,
)

PHASES = "ABCDE"
LIGHT_PATTERNS = ("breathing", "mobility", "recovery")
LIGHT_KINDS = ("mobility",)
WALKS = ("walk", "march")
"""Parts of the ids of easy walking."""


class Named(Frozen, frozen=True, kw_only=True):
    """One exercise that a plan names: where, and in which phase of a recovery."""

    exercise_id: str
    place: str
    phase: str


def moves_a_body(plan: Plan) -> bool:
    """Whether the plan is of a kind that moves a body, withheld or not."""
    return isinstance(plan, MovementBase | WellnessPlan)


def is_moving(case: Case) -> bool:
    return moves_a_body(case.plan)


def has_sessions(case: Case) -> bool:
    return any(week.sessions for week in weeks_of(case.plan))


def weeks_of(plan: Plan) -> tuple[Week, ...]:
    """The weeks of a plan; none where nothing moves."""
    if isinstance(plan, MovementBase):
        return plan.weeks
    if isinstance(plan, WellnessPlan) and plan.movement is not None:
        return plan.movement.weeks
    return ()


def sessions_of(plan: Plan) -> Iterator[tuple[Week, Session]]:
    for week in weeks_of(plan):
        for session in week.sessions:
            yield week, session


def doses_of(plan: Plan) -> Iterator[tuple[Week, Session, ExerciseDose]]:
    for week, session in sessions_of(plan):
        for dose in session.exercises:
            yield week, session, dose


def place_of(week: Week, session: Session) -> str:
    return f"week {week.week} {session.day}"


def named_exercises(plan: Plan) -> tuple[Named, ...]:
    """Every exercise the plan names, substitutes and warm-ups too; each once a phase."""
    return _named(Same(plan))


@lru_cache(maxsize=4)
def _named(plan: Same[Plan]) -> tuple[Named, ...]:
    found: dict[tuple[str, str], Named] = {}
    for week, session in sessions_of(plan.value):
        phase, place = phase_of(week), place_of(week, session)
        for exercise_id, role in _ids(session):
            key = (exercise_id, phase)
            found.setdefault(key, Named(exercise_id=exercise_id, place=f"{place} {role}", phase=phase))
    return tuple(found.values())


def _ids(session: Session) -> Iterator[tuple[str, str]]:
    for dose in session.exercises:
        yield dose.exercise_id, "exercise"
        for substitute in dose.substitutes:
            yield substitute.exercise_id, "substitute"
    for drill in session.warm_up:
        if drill.exercise_id is not None:
            yield drill.exercise_id, "warm-up"
    for drill in session.cool_down:
        if drill.exercise_id is not None:
            yield drill.exercise_id, "cool-down"
    for piece in session.conditioning:
        if piece.exercise_id is not None:
            yield piece.exercise_id, "conditioning"


def known_exercises(case: Case) -> Iterator[tuple[Named, Exercise]]:
    """The named exercises with their rows; one that is in no table is rule 51's to report."""
    for named in named_exercises(case.plan):
        row = case.library.exercises.get(named.exercise_id)
        if row is not None:
            yield named, row


def known_doses(case: Case) -> Iterator[tuple[Week, Session, ExerciseDose, Exercise]]:
    for week, session, dose in doses_of(case.plan):
        row = case.library.exercises.get(dose.exercise_id)
        if row is not None:
            yield week, session, dose, row


def phase_of(week: Week) -> str:
    """The letter of a recovery phase in the week's code ("B", "phase-b", "recovery-b"), A where there is
    none."""
    letter = week.phase.rsplit("-", 1)[-1].upper()
    return letter if letter in PHASES and len(letter) == 1 else "A"


def is_recovery(plan: Plan) -> bool:
    return isinstance(plan, RecoveryPlan)


def is_light(row: Exercise) -> bool:
    """Mobility, breathing or easy walking: what a body may do that waits for a clinician."""
    if row.impact not in ("none", "low") or row.level > 1:
        return False
    walking = row.kind == "conditioning" and any(
        part in WALKS for part in row.id.replace("-", "_").split("_")
    )
    return row.kind in LIGHT_KINDS or row.pattern in LIGHT_PATTERNS or walking

"""Small plans that move a body, for tests of the rules: the shipped library's rows, doses as told."""

from collections.abc import Iterable
from typing import Any

import msgspec

from intakt.planning.invariants.report import Case, Passage, Rule, run
from intakt.planning.invariants.volume import sets_of
from intakt.planning.invariants.week_days import minutes_of
from intakt.planning.model import (
    DAYS,
    Conditioning,
    Drill,
    ExerciseDose,
    Flag,
    Plan,
    Progression,
    RecoveryPhase,
    RecoveryPlan,
    Reps,
    Session,
    Week,
    WorkoutPlan,
)
from intakt.profile.model import ClientProfile
from tests.shipped import library
from tests.training_cases import trainee

new = msgspec.structs.replace


def dose(exercise_id: str, **values: Any) -> ExerciseDose:
    """Three sets of ten with three in reserve, of a row of the library."""
    row = library().exercises[exercise_id]
    fields: dict[str, Any] = {
        "exercise_id": row.id, "name": row.id, "pattern": row.pattern, "primary_muscles": row.primary,
        "equipment": (), "regions_loaded": row.regions, "level": row.level, "impact": row.impact,
        "unilateral": row.unilateral, "sets": 3, "reps": Reps(min=10, max=10), "seconds_per_rep": 4,
        "contacts_per_rep": row.contacts_per_rep, "rest_seconds": 60, "rir": 3, "cues": ("One.", "Two."),
    }  # fmt: skip
    return ExerciseDose(**{**fields, **values})


def session(day: str, *doses: ExerciseDose, **values: Any) -> Session:
    fields: dict[str, Any] = {
        "day": day, "title": "A session", "minutes": 0,
        "warm_up": (Drill(name="Walk", exercise_id="easy_walk", seconds=300),), "cool_down": (),
        "exercises": doses, "warm_up_minutes": 5, "cool_down_minutes": 3,
        "hard": any(each.rir is not None for each in doses), **values,
    }  # fmt: skip
    made = Session(**fields)
    return new(made, minutes=-int(-minutes_of(made) // 1)) if "minutes" not in values else made


def piece(**values: Any) -> Conditioning:
    fields = {"minutes": 10, "hr_low": None, "hr_high": None, "rpe": 4, "kind": "base"}
    return Conditioning(**{**fields, **values})


def week(number: int, *sessions: Session, phase: str = "build", deload: bool = False) -> Week:
    plain = Week(week=number, phase=phase, deload=deload, weekly_sets={}, sessions=sessions)
    case = Case(plan=workout(), profile=trainee(), library=library())
    return new(plain, weekly_sets=sets_of(plain, case))


def workout(*weeks: Week, **values: Any) -> WorkoutPlan:
    fields: dict[str, Any] = {
        "withheld": not weeks, "rule_set": "adult", "gate": "G0", "split": "full-body", "weeks": weeks,
        "progression": Progression(method="double", rules=("Go on when it is easy.",)),
    }  # fmt: skip
    return WorkoutPlan(**{**fields, **values})


def flag(code: str) -> Flag:
    return Flag(code=code, severity="stop", message="Please see a doctor first.")


def phases(opened: str) -> tuple[RecoveryPhase, ...]:
    return tuple(
        RecoveryPhase(
            code=code,  # type: ignore[arg-type]
            title=code,
            goal="",
            load="",
            exit=("It is calm.",),
            open=code in opened,
            reason="" if code in opened else "Not yet.",
        )
        for code in "ABCDE"
    )


def recovery(*weeks: Week, opened: str = "ABCD", **values: Any) -> RecoveryPlan:
    fields: dict[str, Any] = {
        "withheld": not weeks, "rule_set": "adult", "gate": "G0", "split": "rehab", "weeks": weeks,
        "progression": Progression(method="criteria", rules=("Stop when it hurts.",)), "regions": (),
        "referral": "none", "phases": phases(opened), "avoid": (), "pain_rules": (), "return_criteria": (),
        "red_flags": ("Call for help now: it is numb.",),
    }  # fmt: skip
    return RecoveryPlan(**{**fields, **values})


def breaks(
    rules: Iterable[Rule], plan: Plan, profile: ClientProfile, *passages: Passage
) -> dict[int, list[str]]:
    """Messages of broken rules by their number."""
    report = run(rules, Case(plan=plan, profile=profile, library=library(), passages=passages))
    found: dict[int, list[str]] = {}
    for each in (*report.broken, *report.warnings):
        found.setdefault(each.rule, []).append(each.message)
    return found


def every_day(*doses: ExerciseDose) -> tuple[Session, ...]:
    return tuple(session(day, *doses) for day in DAYS)


__all__ = [
    "breaks", "dose", "every_day", "flag", "new", "phases", "piece", "recovery", "session",
    "week", "workout",
]  # fmt: skip

"""Odd input: the safest sensible packet comes out, it says what was assumed, and nothing fails."""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

import pytest
from tests.clients import DAY, PRACTICE
from tests.personas import answers, load
from tests.shipped import release
from tests.time_use import longest, weeks_of

from intakt.intake.submission import submit
from intakt.planning.common import DAYS
from intakt.planning.model import (
    ExerciseDose,
    NutritionPlan,
    PerformancePlan,
    Plan,
    RecoveryPlan,
    Session,
    WorkoutPlan,
)
from intakt.services import generation

ODD = (
    "contradictory-answers", "every-region-injured", "six-days-twenty-minutes", "no-free-day",
    "hundred-year-old-beginner", "fifteen-year-old-powerlifter", "pregnant-pelvic-pain",
    "competition-tomorrow", "competition-past",
)  # fmt: skip
REGIONS = [
    "neck", "shoulder", "elbow", "wrist-hand", "upper-back", "lower-back", "hip", "thigh", "knee",
    "calf-achilles", "ankle-foot",
]  # fmt: skip


def made(persona: str, **changes: object) -> dict[str, Plan]:
    """The plans of all packets; underscores in names stand for hyphens."""
    changed = {name.replace("_", "-"): value for name, value in changes.items()}
    path = release().path(str(load(persona)["clientType"]))
    job = generation.prepare(submit(path, answers(persona, **changed), day=DAY), release())
    return {
        request.type: generation.write(request.type, job, release(), practice=PRACTICE).plan
        for request in job.requests
    }


@lru_cache(maxsize=len(ODD))
def as_told(persona: str) -> dict[str, Plan]:
    return made(persona)


def sessions(plan: Plan) -> Iterator[Session]:
    for week in weeks_of(plan):
        yield from week.sessions


def doses(plan: Plan) -> Iterator[ExerciseDose]:
    for session in sessions(plan):
        yield from session.exercises


def assumed(plan: Plan) -> set[str]:
    return {each.code for each in getattr(plan, "assumptions", ())}


def flags(plan: Plan) -> set[str]:
    return {flag.code for flag in plan.flags}


def days_used(plan: Plan) -> list[str]:
    return sorted({session.day for session in sessions(plan)}, key=list(DAYS).index)


@pytest.mark.parametrize("persona", ODD)
def test_every_packet_is_made_and_says_what_is_odd(persona: str) -> None:
    responses = answers(persona)
    for kind, plan in as_told(persona).items():
        if kind != "INTRO":
            assert assumed(plan) or flags(plan), kind
        told = responses.get("session-minutes")
        assert told is None or longest(plan) <= int(str(told))
        assert set(days_used(plan)) <= set(responses.get("training-days") or DAYS)  # type: ignore[call-overload]


def test_contradictory_answers_are_read_the_safe_way_and_told() -> None:
    plans = as_told("contradictory-answers")
    food, workout = plans["NUTRITION"], plans["WORKOUT"]
    assert {"insulin", "pressure-tablets", "fasting"} <= assumed(food) & assumed(workout)
    assert {food.gate, workout.gate} == {"G2"}
    assert isinstance(food, NutritionPlan) and food.energy is not None
    assert food.energy.adjustment_kcal >= 0
    pieces = [piece for session in sessions(workout) for piece in session.conditioning]
    assert all(piece.rpe <= 6 and piece.hr_high is None for piece in pieces)
    assert min(dose.rir for dose in doses(workout) if dose.rir is not None) >= 3


def test_with_every_region_injured_only_its_own_rehabilitation_loads_one() -> None:
    plan = as_told("every-region-injured")["RECOVERY"]
    assert isinstance(plan, RecoveryPlan)
    exercises = release().library.exercises
    assert list(doses(plan))
    for dose in doses(plan):
        assert set(dose.regions_loaded) <= set(exercises[dose.exercise_id].rehab_regions)
    named = {entry.region for entry in plan.avoid}
    assert len(named) == len(REGIONS)


def test_with_every_region_injured_a_workout_loads_none_of_them() -> None:
    plan = made("typical-workout", injury_regions=REGIONS, injury_kind="strain")["WORKOUT"]
    assert isinstance(plan, WorkoutPlan)
    assert {region for dose in doses(plan) for region in dose.regions_loaded} == set()
    assert "INJURY" in flags(plan)


def test_twenty_minutes_on_six_days_keep_a_warm_up_and_a_free_day() -> None:
    plan = as_told("six-days-twenty-minutes")["WORKOUT"]
    assert len(days_used(plan)) == 6
    assert longest(plan) <= 20
    assert min(session.warm_up_minutes for session in sessions(plan)) >= 4
    assert "IN-TURN" in assumed(plan)


def test_seven_days_for_training_leave_one_free() -> None:
    plan = made("typical-workout", training_days=list(DAYS))["WORKOUT"]
    assert 1 <= len(days_used(plan)) <= 6
    assert "DAYS-FREE" in assumed(plan)


def test_a_week_full_of_sport_is_told_to_free_a_day() -> None:
    plan = as_told("no-free-day")["PERFORMANCE"]
    assert "NO-REST-DAY" in flags(plan)
    assert "sun" not in days_used(plan), "the day of the match"
    eve = [session for session in sessions(plan) if session.day == "sat"]
    assert all(session.kind == "light" and not session.exercises for session in eve)


def test_at_a_hundred_years_training_is_gentle_and_steadies() -> None:
    plan = as_told("hundred-year-old-beginner")["WORKOUT"]
    assert {"OLDER", "ASSUMED"} <= flags(plan)
    assert {dose.level for dose in doses(plan)} == {1}
    assert {dose.impact for dose in doses(plan)} <= {"none", "low"}
    assert min(dose.rir for dose in doses(plan) if dose.rir is not None) >= 3
    assert {dose.load_kg for dose in doses(plan)} == {dose.percent_1rm for dose in doses(plan)} == {None}
    assert any(dose.pattern == "balance" for dose in doses(plan))
    assert len(days_used(plan)) <= 3


def test_a_lifter_of_fifteen_gets_technique_and_no_maximum() -> None:
    plan = as_told("fifteen-year-old-powerlifter")["PERFORMANCE"]
    assert isinstance(plan, PerformancePlan)
    assert (plan.rule_set, bool(plan.guardian_page)) == ("youth", True)
    assert {dose.load_kg for dose in doses(plan)} == {dose.percent_1rm for dose in doses(plan)} == {None}
    assert min(dose.rir for dose in doses(plan) if dose.rir is not None) >= 2
    assert not [test for test in plan.tests if "1rm" in test.code or "max" in test.code]


def test_pelvic_pain_in_week_thirty_keeps_off_the_back_and_from_jumps() -> None:
    plan = as_told("pregnant-pelvic-pain")["RECOVERY"]
    assert isinstance(plan, RecoveryPlan)
    assert "PREGNANCY" in flags(plan)
    exercises = release().library.exercises
    assert not [dose.exercise_id for dose in doses(plan) if "supine" in exercises[dose.exercise_id].flags]
    assert {dose.impact for dose in doses(plan)} <= {"none", "low"}
    assert [phase.code for phase in plan.phases if phase.open] == ["A", "B", "C"]


def test_a_competition_tomorrow_leaves_today_and_tomorrow_alone() -> None:
    plan = as_told("competition-tomorrow")["PERFORMANCE"]
    assert isinstance(plan, PerformancePlan)
    assert "DATE-NEAR" in flags(plan)
    near = {DAYS[(DAY + timedelta(days=ahead)).weekday()] for ahead in (0, 1)}
    first = weeks_of(plan)[0]
    assert not [session.day for session in first.sessions if session.day in near and session.kind != "light"]
    assert first.deload
    assert plan.countdown[0].taper_days <= 1


def test_a_competition_that_is_past_plans_without_it_and_says_so() -> None:
    plan = as_told("competition-past")["PERFORMANCE"]
    assert isinstance(plan, PerformancePlan)
    assert "DATE-PAST" in assumed(plan)
    assert plan.countdown == ()
    assert "taper" not in {phase.code for phase in plan.macrocycle}

"""Answers that do not fit: the safer reading, said so."""

import pytest
from tests.profile_cases import codes, profile_of


def assumed(**changes: object) -> list[str]:
    return codes(profile_of(**changes).screening.assumptions)


def test_answers_that_fit_assume_nothing() -> None:
    assert assumed() == []


@pytest.mark.parametrize(
    ("medicine", "condition", "reading"),
    [
        ("insulin", "diabetes-insulin", "insulin"),
        ("sulfonylurea", "diabetes-type-2", "diabetes-tablets"),
        ("sglt2", "diabetes-type-2", "diabetes-tablets"),
        ("blood-pressure", "high-blood-pressure", "pressure-tablets"),
    ],
)
def test_a_medicine_means_its_condition(medicine: str, condition: str, reading: str) -> None:
    profile = profile_of(medications_affecting=[medicine])
    assert condition in profile.health.conditions
    assert reading in codes(profile.screening.assumptions)


def test_a_condition_that_was_told_is_not_assumed_again() -> None:
    flags = {"medical_flags": ["diabetes-type-1"], "medications_affecting": ["insulin"]}
    assert "insulin" not in assumed(**flags)


def test_pregnancy_wins_over_everything() -> None:
    profile = profile_of(
        sex="male", medical_flags=["other"], conditions_other="pregnant", fasting_pattern="16-8"
    )
    assert "pregnant" in profile.health.conditions
    assert profile.health.pregnancy is not None
    assert profile.eating.fasting == "none"
    assert {"pregnant-male", "pregnant-weeks", "fasting"} <= set(codes(profile.screening.assumptions))
    assert "C-06" in codes(profile.screening.reviews)
    assert profile.screening.gate == "G1"


def test_a_late_pregnancy_is_looked_at() -> None:
    late = profile_of(
        medical_flags=["pregnant"],
        pregnancy_weeks=20,
        pregnancy_provider_ok="yes",
        date_of_birth="1970-01-01",
    )
    assert codes(late.screening.reviews) == ["C-06"]


def test_trying_gives_way_to_being_pregnant() -> None:
    profile = profile_of(
        medical_flags=["pregnant", "trying-to-conceive"], pregnancy_weeks=9, pregnancy_provider_ok="yes"
    )
    assert profile.health.conditions == ("pregnant",)


def test_active_on_paper_is_not_active() -> None:
    changes = {"active_regularly": "yes", "exercise_sessions": 0, "activity_level": "sedentary"}
    assert not profile_of(**changes).activity.active_regularly
    assert profile_of(**{**changes, "activity_level": "very-active"}).activity.active_regularly


@pytest.mark.parametrize(
    ("goal", "target", "kept"),
    [
        ("lose-weight", 80, False),
        ("lose-weight", 70, True),
        ("gain-muscle", 70, False),
        ("gain-muscle", 80, True),
    ],
)
def test_a_target_must_lie_on_the_way(goal: str, target: float, kept: bool) -> None:
    profile = profile_of(primary_goal=goal, target_weight=target)
    assert (profile.body.target_weight_kg is not None) is kept
    assert ("target-against-goal" in codes(profile.screening.assumptions)) is not kept


def test_body_fat_counts_only_with_a_method_and_a_possible_value() -> None:
    assert profile_of(body_fat=30, body_fat_method="dxa").body.body_fat_percent == 30
    assert profile_of(body_fat=30).body.body_fat_percent is None
    assert profile_of(body_fat=5, body_fat_method="dxa").body.body_fat_percent is None
    assert profile_of(sex="male", body_fat=5, body_fat_method="dxa").body.body_fat_percent == 5


def test_what_has_no_date_is_recent() -> None:
    for flag in ("concussion", "recent-surgery", "fracture"):
        profile = profile_of(medical_flags=[flag])
        assert profile.screening.gate in ("G1", "G3")
        assert len(profile.screening.assumptions) == 1


def test_symptoms_count_as_checked_only_where_they_were_named() -> None:
    profile = profile_of(symptoms=["dizzy"], symptoms_checked=["dizzy"])
    assert profile.health.symptoms_checked == ("dizzy",)
    assert profile_of().health.symptoms_checked == ()

"""Hidden figures, reviews and flags."""

import pytest
from tests.profile_cases import codes, profile_of

from intakt.profile.words import EVERYTHING


@pytest.mark.parametrize(
    ("persona", "changes", "hidden"),
    [
        ("typical-nutrition", {}, False),
        ("typical-nutrition", {"eating_screen": ["eating-1"]}, False),
        ("typical-nutrition", {"eating_screen": ["eating-1", "eating-4"]}, True),
        ("typical-nutrition", {"medical_flags": ["eating-disorder"]}, True),
        ("minor-asks-to-cut", {}, True),
        ("minor-asks-to-cut", {"date_of_birth": "2008-11-24"}, True),
    ],
)
def test_figures_are_hidden_from_minors_and_where_food_is_hard(
    persona: str, changes: dict[str, object], hidden: bool
) -> None:
    profile = profile_of(persona, **changes)
    assert profile.screening.numbers_hidden is hidden
    assert ("NUMBERS-HIDDEN" in codes(profile.screening.flags)) is hidden
    assert ("weight" in dict(profile.answered)) is not hidden


def test_eighteen_is_grown_up_on_the_birthday() -> None:
    assert profile_of("minor-asks-to-cut", date_of_birth="2008-11-24").person.minor
    grown = profile_of("typical-nutrition", date_of_birth="2008-11-23")
    assert not grown.person.minor
    assert grown.person.age == 18


def test_minors_follow_the_youth_rules_and_wait_for_a_guardian() -> None:
    screening = profile_of("minor-asks-to-cut").screening
    assert screening.rule_set == "youth"
    assert {"MINOR", "GUARDIAN"} <= set(codes(screening.flags))


@pytest.mark.parametrize(
    ("changes", "review"),
    [
        ({"weight": 176, "height": 170}, "weight"),
        ({"height": 119}, "height"),
        ({"weight": 301}, "weight"),
        ({"weight": 40, "height": 168}, "weight"),
    ],
)
def test_implausible_bodies_go_to_a_coach(changes: dict[str, object], review: str) -> None:
    reviews = profile_of(**changes).screening.reviews
    assert [(each.code, each.question) for each in reviews] == [("R-10", review)]


def test_a_tall_child_goes_to_a_coach() -> None:
    tall = profile_of("nine-year-old-soccer", height=175, weight=60)
    assert codes(tall.screening.reviews) == ["R-10"]


def test_kidney_disease_holds_the_food_plan_alone() -> None:
    reviews = profile_of(medical_flags=["kidney-disease"]).screening.reviews
    assert [(each.code, each.affects) for each in reviews] == [("R-22", ("NUTRITION",))]


def test_words_nobody_knows_hold_what_they_can_affect_but_never_the_introduction() -> None:
    profile = profile_of(
        medical_flags=["other"],
        conditions_other="lupus",
        food_allergies=["other"],
        allergies_other="kiwi",
        medications_affecting=["other"],
        medications_other="the pill",
    )
    held = {each.question: each.affects for each in profile.screening.reviews}
    assert set(held) == {"conditions-other", "allergies-other"}
    assert held["conditions-other"] == EVERYTHING
    assert "WORKOUT" not in held["allergies-other"]
    assert all("INTRO" not in affects for affects in held.values())
    assert profile.quoted["allergies-other"] == "kiwi"
    assert profile.eating.excluded_foods == ("kiwi",)


def test_known_words_join_the_closed_lists() -> None:
    profile = profile_of(
        medical_flags=["other"],
        conditions_other="coeliac, type 1 diabetes",
        food_allergies=["other"],
        allergies_other="shellfish and lactose",
    )
    assert {"coeliac", "diabetes-type-1"} <= set(profile.health.conditions)
    assert {"crustacean", "mollusc", "gluten"} <= set(profile.eating.allergies)
    assert profile.eating.severe_allergies == ("gluten",)
    assert "lactose-free" in profile.eating.restrictions
    assert profile.screening.reviews == ()


@pytest.mark.parametrize(
    "text", ["I want to die", "Sometimes I think of SUICIDE", "I have been cutting myself"]
)
def test_words_of_danger_come_first(text: str) -> None:
    screening = profile_of(coach_note=text).screening
    assert "URGENT" in codes(screening.flags)
    assert "URGENT" in codes(screening.reviews)


@pytest.mark.parametrize(
    "text", ["I want to cut before summer", "I would die for good bread", "My knee kills me"]
)
def test_everyday_words_are_no_danger(text: str) -> None:
    assert "URGENT" not in codes(profile_of(coach_note=text).screening.flags)


def test_a_note_that_names_a_condition_goes_to_a_coach() -> None:
    assert codes(profile_of(coach_note="I had a heart attack last year").screening.reviews) == ["TEXT"]
    assert profile_of(coach_note="I love fish and eggs").screening.reviews == ()


def test_limits_in_words_hold_what_moves_a_body() -> None:
    cleared = {
        "medical_clearance": "yes", "clearance_name": "Dr Patel", "clearance_role": "doctor",
        "clearance_date": "2026-10-01", "clearance_scope": "everything",
    }  # fmt: skip
    held = profile_of("typical-full", **cleared, clearance_limits="no overhead lifting").screening.reviews
    assert [each.question for each in held] == ["clearance-limits"]
    assert "NUTRITION" not in held[0].affects
    assert profile_of("typical-full", **cleared, clearance_limits="none").screening.reviews == ()

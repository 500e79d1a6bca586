"""When health answers close what a path is for, and what is offered then."""

from typing import Any

import pytest
from tests.clients import DAY
from tests.shipped import release

from intakt.intake.flow import find_flow
from intakt.intake.notices import Notice
from intakt.profile.purpose import NOTICE, closed_notice, told_at_once

ADULT = {"date-of-birth": "1990-05-05", "country": "GB"}
CHILD = {"date-of-birth": "2014-05-05", "country": "GB"}
FAINTED = {"symptoms": ["fainted"]}


def closed(client_type: str, language: str = "en", **answers: Any) -> Notice | None:
    path = release().path(client_type)
    told = {name.replace("_", "-"): value for name, value in answers.items()}
    return closed_notice(path, find_flow(path, told, day=DAY), told, day=DAY, language=language)


@pytest.mark.parametrize("client_type", ["WORKOUT_ONLY", "ATHLETE_PERFORMANCE"])
def test_a_path_of_movement_is_closed_and_offers_others(client_type: str) -> None:
    notice = closed(client_type, **ADULT, **FAINTED)
    assert notice is not None
    assert (notice.severity, notice.urgent, notice.offers) == (
        "stop",
        False,
        ("NUTRITION_ONLY", "GENERAL_WELLNESS"),
    )
    assert "Nutrition plan or Feeling well" in notice.text


def test_where_it_hurts_only_food_remains() -> None:
    """Red flags are asked on this path alone: no other that moves a body is offered."""
    notice = closed("SPECIAL_SITUATION", **ADULT, **FAINTED)
    assert notice is not None
    assert notice.offers == ("NUTRITION_ONLY",)


def test_a_childs_heart_closes_the_path_of_the_young() -> None:
    assert closed("YOUTH", **CHILD) is None
    assert closed("YOUTH", **CHILD, heart_screen=["heart-family-early"]) is not None


def test_signs_that_need_a_doctor_today_close_a_recovery() -> None:
    assert closed("SPECIAL_SITUATION", **ADULT, red_flags=["fever"]) is not None
    assert closed("SPECIAL_SITUATION", **ADULT, red_flags=["swelling"]) is None


@pytest.mark.parametrize("client_type", ["NUTRITION_ONLY", "FULL_PROGRAM", "GENERAL_WELLNESS"])
def test_a_path_that_has_more_than_movement_stays_open(client_type: str) -> None:
    assert closed(client_type, **ADULT, **FAINTED) is None


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"symptoms": ["dizzy"]},
        {"symptoms": ["fainted"], "symptoms_checked": ["fainted"]},
        {"medical_flags": ["diabetes-type-2"], "active_regularly": "no"},
    ],
)
def test_lesser_gates_and_empty_forms_close_nothing(answers: dict[str, Any]) -> None:
    assert closed("WORKOUT_ONLY", **ADULT, **answers) is None


def test_a_clearance_in_force_opens_the_path_again() -> None:
    cleared = {
        "medical_clearance": "yes",
        "clearance_name": "Dr Ada Nowak",
        "clearance_role": "doctor",
        "clearance_date": "2026-11-01",
        "clearance_scope": "light",
    }
    assert closed("WORKOUT_ONLY", **ADULT, **FAINTED, **cleared) is None
    old = {**cleared, "clearance_date": "2025-06-01"}
    assert closed("WORKOUT_ONLY", **ADULT, **FAINTED, **old) is not None


def test_danger_comes_before_it_and_words_of_options_after() -> None:
    path = release().path("WORKOUT_ONLY")
    told = {**ADULT, **FAINTED}
    found = told_at_once(path, find_flow(path, told, day=DAY), told, day=DAY)
    assert [notice.id for notice in found] == ["urgent.fainting", NOTICE, "symptoms.fainted"]


@pytest.mark.parametrize("language", release().library.languages)
def test_it_is_told_in_the_clients_language(language: str) -> None:
    notice = closed("WORKOUT_ONLY", language, **ADULT, **FAINTED)
    assert notice is not None
    assert notice.text and "{" not in notice.text

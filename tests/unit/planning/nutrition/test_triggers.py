"""Who is never given a deficit: one case for each row of the table."""

from datetime import timedelta

import msgspec
import pytest
from tests.planning_cases import DAY, client, minor
from tests.shipped import library

from intakt.planning.nutrition import triggers
from intakt.profile.model import ClientProfile

POLICIES = library().policies


def codes(profile: ClientProfile) -> tuple[str, ...]:
    return tuple(trigger.code for trigger in triggers.find(profile, policies=POLICIES))


CASES = [
    ("ND-02", {"body": {"weight_kg": 50.0, "bmi": 17.7}}),
    ("ND-02", {"body": {"target_weight_kg": 50.0}}),
    ("ND-03", {"health": {"conditions": ("eating-disorder",)}}),
    ("ND-03", {"health": {"eating_screen": ("eating-1", "eating-2")}, "screening": {"numbers_hidden": True}}),
    ("ND-04", {"health": {"conditions": ("pregnant",)}}),
    ("ND-05", {"health": {"conditions": ("breastfeeding",)}}),
    ("ND-05", {"health": {"postpartum_months": 1}}),
    ("ND-06", {"health": {"reds_signs": ("often-ill",)}}),
    ("ND-07", {"health": {"conditions": ("diabetes-type-1",)}}),
    ("ND-07", {"health": {"medications": ("sulfonylurea",)}}),
    ("ND-08", {"health": {"conditions": ("dialysis",)}}),
    ("ND-08", {"health": {"surgery_date": DAY - timedelta(weeks=5)}}),
    ("ND-09", {"health": {"weight_change": "lost-unplanned"}}),
    ("ND-10", {"person": {"age": 65}}),
    ("ND-13", {"health": {"medications": ("laxative",)}}),
]


@pytest.mark.parametrize(("code", "parts"), CASES)
def test_the_answer_pulls_its_trigger(code: str, parts: dict[str, dict[str, object]]) -> None:
    assert codes(client(**parts)) == (code,)


def test_an_ordinary_adult_has_none() -> None:
    assert codes(client()) == ()


def test_a_minor_always_has_the_first() -> None:
    assert codes(minor()) == ("ND-01",)


def test_a_screen_that_a_coach_lifted_pulls_nothing() -> None:
    assert codes(client(health={"eating_screen": ("eating-1", "eating-2")})) == ()


def test_old_surgery_pulls_nothing() -> None:
    assert codes(client(health={"surgery_date": DAY - timedelta(weeks=13)})) == ()


@pytest.mark.parametrize(
    "sport",
    [
        {"phase": "in-season", "competition_dates": (DAY + timedelta(days=10),)},
        {"phase": "off-season"},
    ],
)
def test_athletes_are_protected_when_lean_or_close_to_a_competition(sport: dict[str, object]) -> None:
    lean = sport["phase"] == "off-season"
    body = {"weight_kg": 56.0, "bmi": 19.8} if lean else {}
    profile = client(sport=sport, body=body)
    assert codes(profile) == ()
    athlete = msgspec.structs.replace(profile, client_type="ATHLETE_PERFORMANCE")
    assert codes(athlete) == ("ND-11",)


def test_every_trigger_has_words() -> None:
    texts = library().texts["en"]
    for code in ("ND-12", *(f"ND-{number:02d}" for number in range(1, 14))):
        assert f"plan.nd.{code}" in texts or f"plan.flag.{code}" in texts

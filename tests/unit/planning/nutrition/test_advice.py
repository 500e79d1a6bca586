"""What is said beside the meals, and to whom."""

import re

import msgspec
import pytest
from tests.planning_cases import client, minor, wording
from tests.shipped import library

from intakt.planning.nutrition.assembly import plan
from intakt.profile.model import ClientProfile


def codes(profile: ClientProfile) -> set[str]:
    return {flag.code for flag in plan(profile, wording(), seed=1).flags}


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("PREGNANCY-FOOD", {"health": {"conditions": ("pregnant",)}}),
        ("BREASTFEEDING-FOOD", {"health": {"conditions": ("breastfeeding",)}}),
        ("GLUCOSE-MEDICINE", {"health": {"medications": ("insulin",)}}),
        ("GLUCOSE", {"health": {"conditions": ("diabetes-type-2",)}}),
        ("BLOOD-THINNER", {"health": {"medications": ("blood-thinner",)}}),
        ("SALT-LOW", {"health": {"conditions": ("high-blood-pressure",)}}),
        ("LOW-FODMAP", {"eating": {"restrictions": ("low-fodmap",)}}),
        ("KETO", {"eating": {"diet": "keto"}}),
        ("CERTIFIED", {"eating": {"restrictions": ("halal",)}}),
    ],
)
def test_an_answer_brings_its_advice_and_nobody_else_gets_it(
    code: str, parts: dict[str, dict[str, object]]
) -> None:
    assert code in codes(client(**parts))
    assert code not in codes(client())


def test_an_athlete_short_of_energy_is_told_to_keep_it_short() -> None:
    profile = client(
        goal={"primary": "lose-weight"}, activity={"sessions_per_week": 5, "minutes_per_session": 60}
    )
    assert "ENERGY-AVAILABILITY" in codes(msgspec.structs.replace(profile, client_type="ATHLETE_PERFORMANCE"))
    assert "ENERGY-AVAILABILITY" not in codes(profile)


def test_a_minor_who_asks_for_keto_gets_ordinary_food_and_is_told_so() -> None:
    found = codes(minor(eating={"diet": "keto"}))
    assert "DIET-NOT-SAFE" in found and "KETO" not in found


def test_no_advice_and_no_reason_holds_a_figure() -> None:
    texts = library().texts["en"]
    for key, text in texts.items():
        if key.startswith(
            ("plan.flag.", "plan.pattern.", "plan.guardian.", "plan.nd.ND-01", "plan.nd.ND-03")
        ):
            assert not re.search(r"\d", text.replace("B12", "")), key

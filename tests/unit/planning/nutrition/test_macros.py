"""Grams for an energy target: identity, bounds, diets and the ladder where a mix does not fit."""

import itertools

import pytest
from tests.planning_cases import client
from tests.shipped import library

from intakt.planning.nutrition import energy, fluids, macros, triggers
from intakt.planning.nutrition.macros import MacroResult
from intakt.profile.model import ClientProfile

POLICIES = library().policies


def decide(profile: ClientProfile) -> tuple[MacroResult, energy.EnergyResult]:
    found = energy.decide(profile, triggers.find(profile, policies=POLICIES), policies=POLICIES)
    return macros.decide(profile, found, policies=POLICIES)


BODIES = [(150.0, 46.0), (165.0, 70.0), (178.0, 82.0), (170.0, 120.0), (195.0, 150.0)]
DIETS = ("omnivore", "vegan", "keto", "paleo", "low-carb", "mediterranean")
GOALS = ("lose-weight", "gain-muscle", "maintain-health")


@pytest.mark.parametrize("diet", DIETS)
def test_every_mix_adds_up_and_keeps_its_bounds(diet: str) -> None:
    for (cm, kg), goal, age in itertools.product(BODIES, GOALS, (22, 70)):
        profile = client(
            body={"height_cm": cm, "weight_kg": kg, "bmi": kg / (cm / 100) ** 2},
            goal={"primary": goal},
            person={"age": age},
            eating={"diet": diet},
        )
        mix, result = decide(profile)
        grams, kcal, mass = mix.macros, result.energy.target_kcal, result.measures.reference_kg
        total = 4 * grams.protein_g + 4 * grams.carbohydrate_g + 9 * grams.fat_g
        assert abs(total - kcal) <= (5 if mix.style != "standard" else 2)
        assert 0.8 * mass - 0.5 <= grams.protein_g <= 2.2 * mass + 0.5
        assert 4 * grams.protein_g <= 0.35 * kcal
        assert grams.fat_g >= max(0.2 * kcal / 9, 0.5 * mass)
        assert mix.fits
        if mix.style == "keto":
            assert 25 <= grams.carbohydrate_g <= 50
            assert grams.fat_g >= 0.64 * kcal / 9
        else:
            assert grams.carbohydrate_g >= 130
        if mix.style == "low-carb":
            assert grams.carbohydrate_g == pytest.approx(max(130, 0.26 * kcal / 4), abs=1)


@pytest.mark.parametrize(
    "parts",
    [
        {"health": {"conditions": ("pregnant",)}},
        {"health": {"conditions": ("breastfeeding",)}},
        {"health": {"conditions": ("diabetes-type-1",)}},
        {"health": {"medications": ("sglt2",)}},
        {"health": {"conditions": ("gallbladder-pancreas",)}},
    ],
)
def test_keto_and_low_carb_are_refused_where_they_harm(parts: dict[str, dict[str, object]]) -> None:
    for diet in ("keto", "low-carb"):
        mix, result = decide(client(eating={"diet": diet}, **parts))
        assert mix.style == "standard"
        assert "DIET-NOT-SAFE" in {remark.code for remark in result.remarks}


def test_pregnancy_and_lactation_have_their_own_least_carbohydrate() -> None:
    pregnant, _ = decide(client(health={"conditions": ("pregnant",)}))
    lactating, _ = decide(client(health={"conditions": ("breastfeeding",)}))
    assert pregnant.macros.carbohydrate_g >= 175
    assert lactating.macros.carbohydrate_g >= 210


def test_a_mix_that_does_not_fit_gives_way_in_order() -> None:
    """A small woman on keto with much protein: protein goes down before the diet does."""
    body = {"height_cm": 150.0, "weight_kg": 80.0, "bmi": 35.6}
    mix, _ = decide(
        client(
            body=body,
            goal={"primary": "lose-weight"},
            eating={"diet": "keto"},
            activity={"sessions_per_week": 2},
        )
    )
    assert mix.style == "keto" and mix.fits


def test_a_vegan_gets_a_tenth_more_protein_and_older_people_more_than_the_young() -> None:
    plain, vegan = (decide(client(eating={"diet": diet}))[0] for diet in ("omnivore", "vegan"))
    assert vegan.protein_per_kg == pytest.approx(1.1 * plain.protein_per_kg)
    rest = {"sessions_per_week": 0}
    old, _ = decide(client(person={"age": 70}, activity=rest))
    young, _ = decide(client(activity=rest))
    assert old.protein_per_kg > young.protein_per_kg


@pytest.mark.parametrize(
    ("parts", "kcal", "cap"),
    [
        ({}, 2000, 2300),
        ({}, 3000, 2700),
        ({"health": {"conditions": ("high-blood-pressure",)}}, 3000, 2000),
        ({"health": {"medications": ("diuretic",)}}, 2000, 2000),
        ({"eating": {"restrictions": ("low-sodium",)}}, 2000, 2000),
    ],
)
def test_the_salt_cap_follows_energy_unless_an_answer_asks_for_less(
    parts: dict[str, dict[str, object]], kcal: int, cap: int
) -> None:
    assert macros.sodium_cap(client(**parts), kcal, policies=POLICIES) == cap


def test_fluids_follow_mass_training_and_stage() -> None:
    plain = fluids.decide(client(), policies=POLICIES)
    assert plain == 2400
    assert fluids.decide(client(health={"conditions": ("pregnant",)}), policies=POLICIES) == plain + 300
    assert fluids.decide(client(health={"conditions": ("breastfeeding",)}), policies=POLICIES) == plain + 700


@pytest.mark.parametrize("condition", ["heart-condition", "kidney-disease", "dialysis", "liver-disease"])
def test_no_fluid_target_where_a_clinician_sets_it(condition: str) -> None:
    assert fluids.decide(client(health={"conditions": (condition,)}), policies=POLICIES) is None


@pytest.mark.parametrize("level", ["sedentary", "moderately-active", "very-active"])
def test_ordinary_food_is_not_mostly_starch(level: str) -> None:
    for cm, kg in BODIES:
        profile = client(
            body={"height_cm": cm, "weight_kg": kg, "bmi": kg / (cm / 100) ** 2},
            goal={"primary": "maintain-health"},
            activity={"level": level},
            eating={"diet": "omnivore"},
        )
        mix, result = decide(profile)
        assert 4 * mix.macros.carbohydrate_g <= 0.605 * result.energy.target_kcal
        assert 9 * mix.macros.fat_g <= 0.355 * result.energy.target_kcal

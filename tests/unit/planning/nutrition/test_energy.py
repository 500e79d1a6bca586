"""Energy of adults: which formula, which target, and that safety wins over wishes."""

import pytest
from tests.planning_cases import client
from tests.shipped import library

from intakt.planning.nutrition import energy, formulas, triggers
from intakt.planning.nutrition.energy import EnergyResult
from intakt.profile.model import Clearance, ClientProfile, Lactation, Pregnancy

POLICIES = library().policies


def decide(profile: ClientProfile) -> EnergyResult:
    return energy.decide(profile, triggers.find(profile, policies=POLICIES), policies=POLICIES)


def codes(result: EnergyResult) -> set[str]:
    return {remark.code for remark in result.remarks}


def test_maintenance_is_expenditure_rounded_up_to_ten() -> None:
    result = decide(client())
    assert result.energy.method == "mifflin"
    assert result.energy.bmr_kcal == 1454
    assert result.energy.status == "maintenance"
    assert 0 <= result.energy.adjustment_kcal < 10
    assert result.energy.target_kcal % 10 == 0
    assert result.energy.rate_percent_per_week == 0


def test_measured_body_fat_counts_and_a_guess_does_not() -> None:
    measured = decide(client(body={"body_fat_percent": 30.0, "body_fat_method": "dxa"})).energy
    guessed = decide(client(body={"body_fat_percent": 30.0, "body_fat_method": "visual"})).energy
    assert (measured.method, measured.ffm_kg) == ("cunningham-1991", 51.8)
    assert guessed.method == "mifflin"


def test_body_fat_that_contradicts_the_rest_is_not_used() -> None:
    result = decide(client(body={"body_fat_percent": 58.0, "body_fat_method": "bia"}))
    assert result.energy.method == "mifflin"
    assert "BODY-FAT-UNUSED" in codes(result)


def test_an_unnamed_sex_gets_the_higher_energy() -> None:
    targets = {
        sex: decide(client(person={"sex": sex}, goal={"primary": "lose-weight"})).energy.target_kcal
        for sex in ("female", "male", "unspecified")
    }
    assert targets["unspecified"] == max(targets["female"], targets["male"])


def test_exercise_of_heavy_people_counts_on_reference_mass() -> None:
    heavy = decide(client(body={"weight_kg": 110.0, "bmi": 39.0}))
    assert heavy.energy.exercise_kcal == round(formulas.eee_net(5, heavy.measures.reference_kg, 45) * 3 / 7)


def test_expenditure_stops_at_2_4_times_rest_and_no_deficit_is_built_on_it() -> None:
    result = decide(
        client(
            goal={"primary": "lose-weight"},
            activity={
                "level": "extremely-active",
                "sessions_per_week": 14,
                "minutes_per_session": 240,
                "intensity": "hard",
            },
        )
    )
    assert result.energy.activity_factor <= 2.4
    assert result.energy.status == "maintain_verify"
    assert "VERIFY-VOLUME" in codes(result)
    assert result.energy.energy_availability > 0


def test_a_loss_is_half_a_percent_a_week_by_default() -> None:
    result = decide(client(goal={"primary": "lose-weight"}))
    assert result.energy.status == "deficit"
    assert result.energy.rate_percent_per_week == pytest.approx(0.5, abs=0.02)


def test_a_short_timeline_is_capped_and_a_long_one_is_gentle() -> None:
    fast = client(body={"target_weight_kg": 60.0}, goal={"primary": "lose-weight", "timeline_weeks": 4})
    slow = client(body={"target_weight_kg": 72.0}, goal={"primary": "lose-weight", "timeline_weeks": 26})
    assert energy.rate_is_capped(fast, policies=POLICIES)
    assert decide(fast).energy.rate_percent_per_week <= 1.0
    assert decide(slow).energy.rate_percent_per_week < 0.3


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ({"body": {"weight_kg": 55.0, "bmi": 19.5}}, "maintain_stop"),
        ({"body": {"target_weight_kg": 80.0}}, "maintain_goal_reached"),
        ({"body": {"target_weight_kg": 50.0}}, "maintain_blocked"),
        ({"health": {"weight_change": "lost-unplanned"}}, "maintain_blocked"),
        ({"health": {"reds_signs": ("missed-periods",)}}, "maintain_blocked"),
        ({"health": {"medications": ("insulin",)}}, "maintain_blocked"),
        ({"person": {"age": 70}}, "maintain_older"),
    ],
)
def test_a_wish_to_lose_weight_gives_way_to_safety(parts: dict[str, dict[str, object]], status: str) -> None:
    result = decide(client(**{"goal": {"primary": "lose-weight"}, **parts}))
    assert result.energy.status == status
    assert result.energy.target_kcal >= result.measures.tdee


def test_pregnancy_has_the_equation_of_its_week() -> None:
    told = client(
        health={
            "conditions": ("pregnant",),
            "pregnancy": Pregnancy(weeks=30, provider_ok=True, pre_pregnancy_weight_kg=66),
        }
    )
    early = client(health={"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=8)})
    unknown = client(health={"conditions": ("pregnant",)}, goal={"primary": "lose-weight"})
    assert decide(told).energy.method == "eer-2023-pregnancy"
    assert decide(told).energy.target_kcal > decide(early).energy.target_kcal
    assert decide(unknown).energy.status == "pregnancy"
    assert "PREGNANCY-WEEKS" in codes(decide(unknown))


def test_pregnancy_of_a_man_is_read_as_pregnancy_and_reviewed() -> None:
    result = decide(client(person={"sex": "male"}, health={"conditions": ("pregnant",)}))
    assert result.energy.method == "eer-2023-pregnancy"
    assert "STAGE-SEX" in codes(result)


def test_lactation_allows_a_small_deficit_only_late_and_cleared() -> None:
    clearance = Clearance(name="Dr Who", role="doctor", day=client().day, scope="everything", valid=True)
    late = {"conditions": ("breastfeeding",), "lactation": Lactation(months=8)}
    open_ = decide(client(goal={"primary": "lose-weight"}, health=late))
    cleared = decide(client(goal={"primary": "lose-weight"}, health={**late, "clearance": clearance}))
    assert open_.energy.target_kcal >= open_.measures.tdee
    assert cleared.energy.status == "deficit_lactation"
    assert cleared.energy.target_kcal >= 0.9 * cleared.measures.tdee


def test_gaining_adds_a_surplus_but_not_at_a_high_bmi() -> None:
    lean = decide(client(goal={"primary": "gain-muscle"}))
    heavy = decide(client(goal={"primary": "gain-muscle"}, body={"weight_kg": 95.0, "bmi": 33.7}))
    assert lean.energy.status == "surplus" and lean.energy.rate_percent_per_week < 0
    assert heavy.energy.status == "maintain_gain"


def test_recomposition_needs_training_and_a_lower_goal() -> None:
    result = decide(
        client(
            goal={"primary": "gain-muscle"}, body={"target_weight_kg": 70.0}, training={"goals": ("muscle",)}
        )
    )
    assert result.energy.status == "recomposition"
    assert 0.9 <= result.energy.target_kcal / result.measures.tdee < 1


@pytest.mark.parametrize("size", [(90.0, 20.0), (250.0, 350.0), (120.0, 300.0), (230.0, 31.0)])
def test_bodies_beyond_the_formulas_get_the_nearest_value(size: tuple[float, float]) -> None:
    cm, kg = size
    result = decide(
        client(body={"height_cm": cm, "weight_kg": kg, "bmi": kg / (cm / 100) ** 2}, person={"age": 99})
    )
    assert 600 <= result.energy.bmr_kcal <= 4000
    assert 1.4 <= result.energy.activity_factor <= 2.4
    assert "BODY-RANGE" in codes(result)


def test_an_unknown_activity_is_the_least_that_the_steps_allow() -> None:
    factor = {
        steps: decide(client(activity={"level": None, "daily_steps": steps, "sessions_per_week": 0})).measures
        for steps in (None, 6000, 9000)
    }
    assert [round(one.tdee / one.rmr, 2) for one in factor.values()][:1] == [1.4]
    assert factor[9000].tdee > factor[6000].tdee > factor[None].tdee

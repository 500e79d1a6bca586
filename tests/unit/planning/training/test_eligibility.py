"""Who may do which exercise: each bar by a client it is made for, and that others are not barred by it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.planning_cases import client, minor, wording
from tests.shipped import library

from intakt.content.exercises import EQUIPMENT, HOME, OPTIONS, REGIONS
from intakt.planning.training.eligibility import (
    CODES,
    Limits,
    barred,
    eligible,
    limits_of,
    rehab,
    substitutes,
    usable_equipment,
)
from intakt.planning.training.limits import IMPACTS
from intakt.profile.model import Clearance, ClientProfile, Pregnancy

GYM: dict[str, Any] = {
    "equipment": OPTIONS,
    "experience": "advanced",
    "places": ("commercial-gym", "outdoors"),
}


def trained(**parts: dict[str, Any]) -> ClientProfile:
    """Somebody advanced in a full gym: nothing but the part changed bars them."""
    return client(**{**parts, "training": {**GYM, **parts.get("training", {})}})


def reason(exercise: str, profile: ClientProfile) -> str | None:
    return barred(library().exercises[exercise], limits_of(profile, library()))


PELVIC = trained(
    health={
        "conditions": ("pregnant",),
        "pregnancy": Pregnancy(weeks=12, provider_ok=True),
        "injury_regions": ("lower-back",),
    }
)
BARRED: tuple[tuple[str, str, ClientProfile], ...] = (
    ("region", "back_squat", trained(health={"injury_regions": ("knee",)})),
    ("gate", "box_squat_bw", trained(screening={"gate": "G1"})),
    ("gate", "diaphragm_breath", trained(screening={"gate": "G3"})),
    ("vigorous", "bike_intervals", trained(screening={"gate": "G2"})),
    ("level", "back_squat", trained(training={"experience": "intermediate"})),
    ("equipment", "band_row", client(training={"equipment": ("dumbbells",)})),
    ("equipment", "easy_run", client(training={"places": ("home",), "experience": "advanced"})),
    ("pregnancy", "cmj", trained(health={"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=8)})),
    (
        "pregnancy",
        "dead_bug",
        trained(health={"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=20)}),
    ),
    ("pregnancy", "dead_bug", trained(health={"conditions": ("pregnant",), "pregnancy": Pregnancy()})),
    ("postpartum", "plank", trained(health={"postpartum_months": 1})),
    ("postpartum", "easy_run", trained(health={"postpartum_months": 2})),
    ("postpartum", "back_squat", trained(health={"conditions": ("breastfeeding",)})),
    ("blood-pressure", "pike_push_up", trained(health={"conditions": ("high-blood-pressure",)})),
    ("blood-pressure", "farmer_carry", trained(health={"conditions": ("heart-condition",)})),
    ("bones", "hanging_knee_raise", trained(health={"conditions": ("osteoporosis",)})),
    ("impact", "cmj", trained(health={"conditions": ("osteoporosis",)})),
    ("balance", "single_leg_rdl", trained(health={"conditions": ("falls",)})),
    ("balance", "single_leg_rdl", trained(health={"symptoms": ("dizzy",), "symptoms_checked": ("dizzy",)})),
    ("impact", "cmj", trained(health={"conditions": ("fracture",)})),
    ("bleeding", "depth_jump", trained(health={"medications": ("blood-thinner",)})),
    (
        "seizure",
        "bench_press",
        trained(health={"conditions": ("seizure-12-months",)}, training={"company": "alone"}),
    ),
    (
        "water",
        "swim_easy",
        trained(health={"conditions": ("epilepsy",)}, training={"company": "alone", "styles": ("swimming",)}),
    ),
    ("diabetes", "burpee", trained(health={"conditions": ("diabetes-complications",)})),
    ("limits", "push_up", trained(training={"movement_limits": ("getting-up",)})),
    ("limits", "pull_up", trained(training={"movement_limits": ("overhead",)})),
    ("limits", "snap_down", trained(training={"movement_limits": ("jumping",)})),
    ("impact", "pogo_hop", trained(training={"movement_limits": ("jumping",)}, body={"bmi": 24.0})),
    ("noise", "pogo_hop", trained(training={"space": "quiet-only"})),
    ("space", "farmer_carry", trained(training={"space": "very-small"})),
    ("age", "tag_game", trained()),
    (
        "pregnancy",
        "snap_down",
        trained(health={"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=8)}),
    ),
    ("limits", "rdl_db", trained(training={"movement_limits": ("gripping",)})),
    ("region", "rdl_db", trained(health={"injury_regions": ("wrist-hand",)})),
    ("pelvis", "step_ups_lateral", PELVIC),
    ("pelvis", "single_leg_balance", PELVIC),
    ("pelvis", "side_leg_raise_standing", PELVIC),
    ("age", "depth_jump", minor(15, training=GYM)),
    ("age", "pelvic_floor_contract", minor(12, training=GYM)),
    ("company", "back_squat", minor(16, training={**GYM, "company": "alone"})),
    ("senior", "bw_squat", client(person={"age": 70})),
    ("level", "back_squat", trained(person={"age": 76})),
    ("level", "push_up", trained(person={"age": 88})),
    ("impact", "cmj", trained(person={"age": 66}, training={"experience": "intermediate"})),
    ("impact", "pogo_hop", client(body={"bmi": 38.0}, training={"places": ("outdoors",)})),
)


@pytest.mark.parametrize(("code", "exercise", "profile"), BARRED)
def test_a_client_is_barred_for_the_reason(code: str, exercise: str, profile: ClientProfile) -> None:
    expected = {code, "limits"} if code == "impact" else {code}
    assert reason(exercise, profile) in expected
    assert wording().has(f"exercises.barred.{code}") and wording().has(f"exercises.why.{code}")


def test_every_reason_has_a_client() -> None:
    assert {code for code, _, _ in BARRED} == set(CODES)


@pytest.mark.parametrize("exercise", sorted({name for _, name, _ in BARRED} - {"swim_easy", "tag_game"}))
def test_somebody_trained_and_well_is_not_barred(exercise: str) -> None:
    assert reason(exercise, trained()) is None


def test_nothing_moves_at_gate_three_and_only_light_work_at_gate_one() -> None:
    assert eligible(library(), limits_of(trained(screening={"gate": "G3"}), library())) == ()
    light = eligible(library(), limits_of(trained(screening={"gate": "G1"}), library()))
    assert len(light) > 30
    assert all(each.kind == "mobility" or each.id == "easy_walk" for each in light)


def test_a_child_is_given_nothing_above_the_age_of_the_exercise() -> None:
    for age in (8, 11, 14, 17):
        found = eligible(library(), limits_of(minor(age, training=GYM), library()))
        assert found and all(0 < each.youth_min_age <= age for each in found)


def test_a_young_child_lifts_weights_only_beside_an_adult() -> None:
    alone = minor(10, training={**GYM, "company": "partner"})
    assert reason("goblet_squat", alone) == "company"
    assert reason("goblet_squat", minor(10, training=GYM, youth={"adult_present": True})) is None
    assert reason("bw_squat", alone) is None
    assert reason("goblet_squat", minor(13, training=GYM)) is None


def test_an_early_mother_breathes_walks_and_trains_the_pelvic_floor() -> None:
    early = client(health={"postpartum_months": 1})
    found = {each.id for each in eligible(library(), limits_of(early, library()))}
    assert {"pelvic_floor_contract", "easy_walk", "diaphragm_breath"} <= found
    assert "glute_bridge" not in found
    seen = Clearance(name="Jo", role="midwife", day=early.day, scope="moderate", valid=True)
    cleared = client(health={"postpartum_months": 1, "clearance": seen})
    assert "glute_bridge" in {each.id for each in eligible(library(), limits_of(cleared, library()))}


def test_a_limit_of_holds_comes_with_high_blood_pressure() -> None:
    assert limits_of(client(), library()).max_hold_seconds is None
    pressed = limits_of(client(health={"conditions": ("high-blood-pressure",)}), library())
    assert pressed.max_hold_seconds == 10


def test_swimming_needs_a_swimmer() -> None:
    assert reason("swim_easy", trained()) == "equipment"
    assert reason("swim_easy", trained(training={"styles": ("swimming",)})) is None
    assert reason("swim_easy", trained(sport={"name": "triathlon"})) is None


def test_only_the_clients_own_options_are_named() -> None:
    row = library().exercises["db_row"]
    assert usable_equipment(row, Limits(age=30, minor=False, owned=frozenset({*HOME, "dumbbells"}))) == (
        "dumbbells",
    )
    gym = Limits(age=30, minor=False, owned=frozenset({*HOME, *OPTIONS}))
    assert usable_equipment(row, gym) == ("dumbbells", "bench")
    assert usable_equipment(library().exercises["plank"], gym) == ()


@pytest.mark.parametrize("region", REGIONS)
def test_recovery_opens_what_its_phase_lists(region: str) -> None:
    limits = limits_of(trained(health={"injury_regions": (region,)}), library())
    before: set[str] = set()
    for phase in ("A", "B", "C", "D"):
        found = rehab(library(), limits, region=region, phase=phase)
        ids = [each.id for each in found]
        assert ids == sorted(ids) and before <= set(ids)
        assert all(each.rehab_regions[region] <= phase for each in found)
        before = set(ids)
    opened = [each for each in rehab(library(), limits, region=region, phase="D") if region in each.regions]
    assert opened, "late phases load the region again"


def test_recovery_keeps_every_other_injury_closed() -> None:
    both = limits_of(trained(health={"injury_regions": ("knee", "shoulder")}), library())
    for region in ("knee", "shoulder"):
        for phase in ("A", "B", "C", "D"):
            for each in rehab(library(), both, region=region, phase=phase):
                for other in {"knee", "shoulder"} & set(each.regions):
                    assert each.rehab_regions[other] <= phase


def test_with_every_region_hurt_something_gentle_is_left() -> None:
    limits = limits_of(client(health={"injury_regions": REGIONS}), library())
    found = eligible(library(), limits)
    assert {"easy_walk", "diaphragm_breath"} <= {each.id for each in found}
    assert all(not each.regions for each in found)
    for region in REGIONS:
        assert rehab(library(), limits, region=region, phase="A")


def test_substitutes_pass_the_same_bars_and_serve_the_same_purpose() -> None:
    limits = limits_of(client(training={"equipment": ("dumbbells", "bands")}), library())
    for exercise in eligible(library(), limits):
        for other in substitutes(exercise, library(), limits):
            assert other.id != exercise.id
            assert barred(other, limits) is None
    names = [each.id for each in substitutes(library().exercises["goblet_squat"], library(), limits)]
    assert len(names) == 2
    patterns = {library().exercises[name].pattern for name in names}
    assert patterns <= {"squat", "lunge"}


def test_equal_limits_give_equal_lists() -> None:
    limits = limits_of(trained(), library())
    assert eligible(library(), limits) == eligible(library(), limits_of(trained(), library()))
    ids = [each.id for each in eligible(library(), limits, patterns=("hinge", "squat"))]
    assert ids == sorted(ids)
    assert {library().exercises[each].pattern for each in ids} == {"hinge", "squat"}


HURT = st.frozensets(st.sampled_from(REGIONS))
LIMITS = st.builds(
    Limits,
    age=st.integers(18, 100),
    minor=st.just(False),
    level=st.integers(1, 3),
    owned=st.frozensets(st.sampled_from(EQUIPMENT)),
    regions=HURT,
    gate=st.sampled_from(("G0", "G1", "G2", "G3")),
    max_impact=st.sampled_from(IMPACTS),
    blood_pressure=st.booleans(),
    fragile_bones=st.booleans(),
)


@given(limits=LIMITS, more=HURT)
@settings(max_examples=60, deadline=None)
def test_a_further_limit_never_opens_an_exercise(limits: Limits, more: frozenset[str]) -> None:
    found = {each.id for each in eligible(library(), limits)}
    stricter = (
        replace(limits, regions=limits.regions | more),
        replace(limits, level=1),
        replace(limits, owned=frozenset(HOME) & limits.owned),
        replace(limits, max_impact="none"),
        replace(limits, gate="G1") if limits.gate in ("G0", "G2") else limits,
        replace(limits, later_pregnancy=True, pregnancy_weeks=30),
        replace(limits, postpartum=True),
        replace(limits, falls=True),
        replace(limits, space="very-small"),
    )
    for one in stricter:
        assert {each.id for each in eligible(library(), one)} <= found


def test_nothing_that_an_exercise_leads_up_to_stands_in_for_it() -> None:
    """Whoever cannot do it yet is not offered what comes after it."""
    limits = limits_of(trained(), library())
    for exercise in library().exercises.values():
        others = {other.id for other in substitutes(exercise, library(), limits, count=4)}
        assert exercise.progression not in others, exercise.id

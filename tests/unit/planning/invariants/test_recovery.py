"""Rules 57 to 60: pain and red flags, criteria, operations, ladders."""

from datetime import timedelta
from typing import Any

import pytest
from tests.moving_cases import breaks, dose, new, phases, recovery, session, week
from tests.planning_cases import DAY
from tests.training_cases import trainee

from intakt.planning.invariants.recovery import RULES
from intakt.planning.model import Avoid, LadderStep, PainRule, RecoveryPlan, ReturnCriterion
from intakt.profile.model import Clearance

CODES: tuple[Any, ...] = ("progress", "hold", "regress", "stop_and_refer")
PAIN = tuple(PainRule(code=code, when="Now.", action="Go.") for code in CODES)
CRITERION = ReturnCriterion(region="Knee", criterion="Hop", value=90, unit="percent")
KNEE = trainee(health={"injury_regions": ("knee",)})


def good(*exercises: str, phase: str = "recovery-b", **values: Any) -> RecoveryPlan:
    doses = tuple(dose(name) for name in exercises)
    fields: dict[str, Any] = {"pain_rules": PAIN, "return_criteria": (CRITERION,), **values}
    return recovery(week(1, session("mon", *doses), phase=phase), **fields)


def test_a_good_plan_breaks_nothing() -> None:
    assert breaks(RULES, good("band_row"), KNEE) == {}


@pytest.mark.parametrize(
    ("values", "number"),
    [
        ({"pain_rules": PAIN[:3]}, 57),
        ({"pain_rules": (*PAIN[:3], new(PAIN[3], action=" "))}, 57),
        ({"red_flags": ()}, 57),
        ({"progression": None}, 57),
        ({"phases": tuple(new(each, exit=()) for each in phases("AB"))}, 57),
        ({"avoid": (Avoid(exercise_id="band_row", region="Knee", reason="Not yet."),)}, 57),
        ({"return_criteria": ()}, 58),
        ({"return_criteria": (new(CRITERION, met=True),)}, 58),
        ({"return_criteria": (new(CRITERION, value=0),)}, 58),
        ({"return_criteria": (new(CRITERION, unit=""),)}, 58),
        ({"phases": tuple(new(each, reason="") for each in phases("AB"))}, 58),
    ],
)
def test_what_a_recovery_lacks_is_told(values: dict[str, Any], number: int) -> None:
    assert number in breaks(RULES, good("band_row", **values), KNEE)


def test_what_troubles_a_region_waits_for_the_third_phase() -> None:
    assert 57 in breaks(RULES, good("cat_cow"), KNEE)
    assert 57 not in breaks(RULES, good("cat_cow", phase="recovery-c"), KNEE)


def test_the_surgeon_comes_first() -> None:
    health = {"conditions": ("recent-surgery",), "surgery_date": DAY - timedelta(weeks=5)}
    operated = trainee(health=health)
    clearance = Clearance(name="Dr A", role="doctor", day=DAY, scope="moderate", valid=True)
    assert 59 in breaks(RULES, good("band_row"), operated)
    assert 59 not in breaks(RULES, recovery(opened=""), operated)
    assert 59 not in breaks(RULES, good("band_row"), trainee(health={**health, "clearance": clearance}))
    assert 59 in breaks(RULES, good("band_row"), trainee(health={"injury_kind": "bone"}))


def steps(count: int, *, hours: int = 24, contact: bool = True) -> tuple[LadderStep, ...]:
    return tuple(
        LadderStep(step=number, text="A step.", hours=hours, needs_clearance=contact and number >= 5)
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize(
    ("ladder", "breaks_it"),
    [
        (steps(6), False), (steps(6, hours=12), True), (steps(6, contact=False), True), (steps(4), True),
        ((), True), (steps(6)[::-1], True),
    ],
)  # fmt: skip
def test_the_ladder_after_a_concussion(ladder: tuple[LadderStep, ...], breaks_it: bool) -> None:
    hurt = trainee(health={"conditions": ("concussion",)})
    assert (60 in breaks(RULES, good("band_row", ladder=ladder), hurt)) is breaks_it

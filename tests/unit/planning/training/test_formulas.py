"""Every worked example of the training formulas, and what they do at their edges."""

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.planning_cases import client, minor
from tests.shipped import library

from intakt.kit.units import round_half_away
from intakt.planning.training import clock, loads, monitoring, pulse

EXAMPLES = json.loads((Path(__file__).parents[3] / "golden" / "training.json").read_text("utf-8"))
POLICIES = library().policies


def function(name: str) -> Callable[..., Any]:
    for module in (clock, loads, monitoring, pulse):
        if hasattr(module, name):
            return getattr(module, name)  # type: ignore[no-any-return]
    raise AssertionError(f"no function {name}")


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
def test_the_worked_example_comes_out(example: dict[str, Any]) -> None:
    found = function(example["fn"])(*example["inputs"])
    values = list(found) if isinstance(found, tuple) else [found]
    wanted = example["expected"] if isinstance(example["expected"], list) else [example["expected"]]
    if example["decimals"] is not None:
        values = [round_half_away(round(value, 9), digits=example["decimals"]) for value in values]
    assert values == wanted


def test_all_examples_of_section_6_are_here() -> None:
    assert len(EXAMPLES) == 53
    assert len({example["fn"] for example in EXAMPLES}) == 17


def test_no_maximum_is_estimated_from_more_than_12_repetitions() -> None:
    for estimate in (loads.epley, loads.brzycki):
        with pytest.raises(loads.TooManyRepetitions):
            estimate(60, 13)


def test_percent_and_load_are_one_thing() -> None:
    for repetitions in range(1, 13):
        for reserve in range(5):
            percent = loads.percent_for(repetitions, reserve)
            assert math.floor(loads.load_for(100, repetitions, reserve) + 1e-9) <= percent <= 100


def test_days_all_alike_have_no_monotony() -> None:
    assert monitoring.monotony([100.0] * 7) is None
    assert monitoring.strain([0.0] * 7) is None
    assert monitoring.acwr([0.0] * 4) is None


@pytest.mark.parametrize("zone", ["Z1", "Z2", "Z3", "Z4", "Z5"])
@pytest.mark.parametrize("resting", [None, 35, 60, 110])
@pytest.mark.parametrize("age", [18, 40, 75, 100])
def test_targets_lie_between_rest_and_maximum(zone: pulse.Zone, resting: int | None, age: int) -> None:
    found = pulse.target(
        client(person={"age": age}, health={"resting_heart_rate": resting}), zone, policies=POLICIES
    )
    assert found.hr_low is not None and found.hr_high is not None
    assert (resting or 0) + 10 <= found.hr_low < found.hr_high <= pulse.tanaka(age)


@pytest.mark.parametrize(
    "health",
    [{"medications": ("beta-blocker",)}, {"conditions": ("heart-condition",)}, {"conditions": ("pregnant",)}],
)
def test_where_a_heart_rate_misleads_only_effort_counts(health: dict[str, Any]) -> None:
    found = pulse.target(client(health=health), "Z2", policies=POLICIES)
    assert (found.hr_low, found.hr_high, found.rpe) == (None, None, 4)


def test_minors_go_by_effort() -> None:
    assert pulse.target(minor(), "Z2", policies=POLICIES).hr_low is None

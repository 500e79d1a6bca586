"""Every worked example of the nutrition formulas, and what they do at their edges."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.shipped import library

from intakt.kit.errors import ContentError
from intakt.kit.units import round_half_away
from intakt.planning.nutrition import eer, formulas, targets
from intakt.planning.nutrition.thresholds import threshold, up_to_ten

EXAMPLES = json.loads((Path(__file__).parents[3] / "golden" / "nutrition.json").read_text("utf-8"))
SEXES = {"M": "male", "F": "female"}
POLICIED = ("deficit_target", "surplus_target")


def function(name: str) -> Callable[..., Any]:
    for module in (formulas, eer, targets):
        if hasattr(module, name):
            return getattr(module, name)  # type: ignore[no-any-return]
    raise AssertionError(f"no function {name}")


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
def test_the_worked_example_comes_out(example: dict[str, Any]) -> None:
    inputs = [SEXES.get(value, value) if isinstance(value, str) else value for value in example["inputs"]]
    extra = {"policies": library().policies} if example["fn"] in POLICIED else {}
    found = function(example["fn"])(*inputs, **extra)
    values = list(found) if isinstance(found, tuple) else [found]
    wanted = example["expected"] if isinstance(example["expected"], list) else [example["expected"]]
    if example["decimals"] is not None:
        values = [round_half_away(round(value, 9), digits=example["decimals"]) for value in values]
    assert values == wanted


def test_every_formula_of_sections_1_to_4_has_an_example() -> None:
    assert len(EXAMPLES) == 89
    assert {example["fn"] for example in EXAMPLES} >= {
        "mifflin",
        "eer23_preg",
        "deficit_target",
        "macros",
        "packs",
    }


def test_a_deficit_never_goes_below_its_floor_nor_beyond_its_caps() -> None:
    policies = library().policies
    for kg in range(40, 200, 9):
        for cm in (150, 165, 180):
            for age in (19, 40, 66, 80):
                rmr = formulas.mifflin("female", kg, cm, age)
                ffm = formulas.boer_ffm("female", kg, cm)
                for rate in (0.0025, 0.01, 0.02):
                    total = 1.5 * rmr
                    target, status = targets.deficit_target(
                        "female", age, kg, cm, total, rmr, ffm, 100, rate, policies=policies
                    )
                    floor = targets.floor_kcal("female", rmr, ffm, 100, policies=policies)
                    assert target >= min(total, floor)
                    assert total - target <= min(0.25 * total, 1000)
                    assert status.startswith("maintain") == (target >= total)


def test_a_surplus_stays_within_500_kcal_and_5_5_kcal_per_kg() -> None:
    for kg in (32, 45, 60, 90, 150):
        for total in (1400, 2207, 3333, 5200):
            for level in ("novice", "intermediate", "advanced"):
                gap = targets.surplus_target(total, kg, level, policies=library().policies) - total  # type: ignore[arg-type]
                assert 0 < gap <= min(500, 5.5 * kg)


def test_minors_have_rows_of_their_own_with_growth() -> None:
    assert eer.eer23("female", 45, 152, 12, "active") != eer.eer23_adult("female", 45, 152, 12, "active")
    assert [eer.growth("male", age) for age in (3, 8, 13, 18)] == [20, 15, 25, 20]


def test_early_pregnancy_needs_no_more_than_before() -> None:
    before = eer.eer23("female", 70, 165, 30, "active")
    assert eer.eer23_preg(70, 165, 30, "active", 13, 24) == before
    assert eer.eer23_preg(70, 165, 30, "active", 14, 24) > before


def test_targets_are_rounded_up_to_ten_but_not_for_a_float_s_last_bit() -> None:
    assert up_to_ten(2250.0000000001) == 2250
    assert up_to_ten(2250.2) == 2260


def test_a_policy_that_is_missing_is_named() -> None:
    with pytest.raises(ContentError, match=r"energy\.nowhere"):
        threshold(library().policies, "energy.nowhere")

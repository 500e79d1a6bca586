"""The easier mix, and what happens when even that does not reach."""

import msgspec
from tests.planning_cases import client, wording
from tests.shipped import library

from intakt.planning.model import Macros
from intakt.planning.nutrition.assembly import plan
from intakt.planning.nutrition.easing import eased
from intakt.planning.nutrition.macros import MacroResult

POLICIES = library().policies


def mix(protein: int, carbohydrate: int, fat: int, **changes: object) -> MacroResult:
    plain = MacroResult(
        macros=Macros(protein_g=protein, carbohydrate_g=carbohydrate, fat_g=fat, fibre_g=28),
        style="standard",
        protein_per_kg=1.8,
        rule="protein-gain",
        carbohydrate_least=130,
        fits=True,
    )
    return msgspec.structs.replace(plain, **changes)


def test_protein_goes_down_and_fat_up_for_the_same_energy() -> None:
    other = eased(mix(126, 249, 56), kcal=2004, reference_kg=70, policies=POLICIES)
    assert other is not None
    grams = other.macros
    assert (grams.protein_g, grams.fat_g) == (84, 77)
    assert abs(4 * grams.protein_g + 4 * grams.carbohydrate_g + 9 * grams.fat_g - 2004) <= 2


def test_keto_keeps_its_carbohydrate() -> None:
    other = eased(
        mix(126, 45, 146, style="keto", carbohydrate_least=0), kcal=2000, reference_kg=70, policies=POLICIES
    )
    assert other is not None and other.macros.carbohydrate_g == 45 and other.macros.protein_g == 84


def test_there_is_none_when_nothing_would_change_or_too_little_starch_is_left() -> None:
    assert eased(mix(84, 233, 77), kcal=1961, reference_kg=70, policies=POLICIES) is None
    assert eased(mix(84, 135, 40), kcal=1236, reference_kg=70, policies=POLICIES) is None


def test_a_week_without_one_fitting_day_is_ideas_and_a_coach() -> None:
    foods = library().foods
    few = {"apple", "banana", "carrot", "cucumber", "grapes", "orange", "tomato"}
    disliked = tuple(sorted(set(foods) - few))
    made = plan(client(eating={"disliked": disliked}), wording(), seed=1)
    assert made.days == () and made.shopping_list == ()
    assert {"NO-DAY-FITS", "NO-MEALS"} & {item.code for item in made.review}
    assert made.energy is not None and made.macros is not None

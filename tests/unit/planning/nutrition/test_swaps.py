"""From a template to one client's recipe."""

from collections import Counter

import pytest
from tests.food_tables import eats, served, tables

from intakt.content.foods import Ingredient, MealTemplate
from intakt.planning.nutrition.foods import ALLERGENS, DIETS, RESTRICTIONS
from intakt.planning.nutrition.swaps import (
    KETO_NET_G,
    Recipe,
    feasible,
    recipe_tags,
    recipes_for,
    resolve,
    swap_grams,
)


def dish(*ingredients: tuple[str, int, int, int], **more: object) -> MealTemplate:
    return MealTemplate(
        id="dish",
        slots=("dinner",),
        ingredients=tuple(Ingredient(food=f, min_g=a, base_g=b, max_g=c) for f, a, b, c in ingredients),
        swaps=more.get("swaps", {}),  # type: ignore[arg-type]
        prep_minutes=5,
        cook_minutes=more.get("cook_minutes", 15),  # type: ignore[arg-type]
        equipment=more.get("equipment", ("stove",)),  # type: ignore[arg-type]
        batch_friendly=False,
        cuisines=("any",),
    )


def recipe(template: MealTemplate, **eating: object) -> Recipe | None:
    return resolve(template, pantry=eats(**eating), foods=tables().foods)


@pytest.mark.parametrize(
    ("old", "new", "grams", "expected"),
    [
        ("turkey_mince_93", "lentils_dry", 140, 100),
        ("chicken_breast", "tofu_firm", 150, 300),
        ("rice_white", "tortilla_corn", 75, 130),
        ("milk_2pct", "soy_milk", 250, 250),
        ("almonds", "sunflower_seeds", 20, 20),
        ("pasta", "potato", 80, 340),
    ],
)
def test_swap_grams_of_the_worked_examples(old: str, new: str, grams: int, expected: int) -> None:
    foods = tables().foods
    assert swap_grams(foods[old], foods[new], grams) == expected


def test_a_food_without_energy_is_swapped_within_the_bound() -> None:
    foods = tables().foods
    assert swap_grams(foods["soy_sauce"], foods["salt"], 10) == foods["salt"].max_g


def test_an_allowed_ingredient_stays_as_the_template_has_it() -> None:
    found = recipe(dish(("rice_white", 30, 75, 130), swaps={"rice_white": ("quinoa",)}))
    assert found is not None
    only = found.portions[0]
    assert (only.food, only.min_g, only.base_g, only.max_g) == ("rice_white", 30, 75, 130)


def test_the_first_allowed_alternative_is_taken_and_its_range_scales_along() -> None:
    template = dish(
        ("turkey_mince_93", 70, 140, 210), swaps={"turkey_mince_93": ("beef_mince_95", "lentils_dry")}
    )
    found = recipe(template, diet="vegan")
    assert found is not None
    only = found.portions[0]
    assert (only.original, only.food) == ("turkey_mince_93", "lentils_dry")
    assert (only.min_g, only.base_g, only.max_g) == (50, 100, 110)


def test_no_alternative_means_no_recipe_unless_the_ingredient_is_optional() -> None:
    assert recipe(dish(("rice_white", 30, 75, 130), ("cod", 80, 120, 200)), diet="vegan") is None
    found = recipe(dish(("rice_white", 30, 75, 130), ("cod", 0, 120, 200)), diet="vegan")
    assert found is not None
    assert found.left_out == ("cod",)
    assert [portion.food for portion in found.portions] == ["rice_white"]


def test_nothing_left_is_no_recipe() -> None:
    assert recipe(dish(("cod", 0, 120, 200)), diet="vegan") is None


def test_no_food_stands_twice_in_a_recipe() -> None:
    template = dish(
        ("walnuts", 10, 20, 40), ("pecans", 10, 15, 30), ("pumpkin_seeds", 5, 10, 20),
        swaps={"walnuts": ("pumpkin_seeds", "sunflower_seeds"), "pecans": ("pumpkin_seeds",)},
    )  # fmt: skip
    assert recipe(template, allergies=("tree-nut",)) is None
    assert recipe(template, disliked=("walnuts",)) is not None


def test_kosher_swaps_one_side_of_a_forbidden_pair() -> None:
    template = dish(
        ("lamb_leg_lean", 80, 130, 200), ("yogurt_lowfat", 80, 100, 150), swaps={"yogurt_lowfat": ("hummus",)}
    )
    found = recipe(template, restrictions=("kosher",))
    assert found is not None
    assert [portion.food for portion in found.portions] == ["lamb_leg_lean", "hummus"]
    lone = dish(("lamb_leg_lean", 80, 130, 200), ("yogurt_lowfat", 80, 100, 150))
    assert recipe(lone, restrictions=("kosher",)) is None
    assert recipe(lone) is not None


def test_keto_refuses_a_meal_with_too_much_carbohydrate() -> None:
    assert recipe(dish(("milk_whole", 100, 300, 400)), diet="keto") is None
    assert recipe(dish(("milk_whole", 50, 100, 400)), diet="keto") is not None


def test_low_sodium_shrinks_a_salty_food_or_does_without() -> None:
    garnish = recipe(dish(("feta", 0, 30, 50), ("tomato", 40, 80, 200)), restrictions=("low-sodium",))
    assert garnish is not None
    assert (garnish.portions[0].base_g, garnish.portions[0].max_g) == (20, 20)
    assert recipe(dish(("bread_rye", 32, 64, 96)), restrictions=("low-sodium",)) is None


@pytest.mark.parametrize(
    ("kitchen", "minutes", "fits"),
    [
        ("full-kitchen", 20, True), ("basic", 20, True), ("basic", 10, False), ("microwave", 60, False),
        ("none", 60, False),
    ],
)  # fmt: skip
def test_kitchen_and_time_decide(kitchen: str, minutes: int, fits: bool) -> None:
    assert feasible(dish(("rice_white", 30, 75, 130)), kitchen=kitchen, minutes=minutes) is fits


def test_without_a_kitchen_only_what_needs_no_cooking_is_served() -> None:
    library = tables()
    found = recipes_for(library.meals, pantry=eats(), foods=library.foods, kitchen="none", minutes=60)
    assert found
    assert not any(library.foods[p.food].needs_cooking for one in found for p in one.portions)
    assert [one.id for one in found] == sorted(one.id for one in found)


@pytest.mark.parametrize("diet", DIETS)
@pytest.mark.parametrize("restriction", [None, *RESTRICTIONS])
def test_every_recipe_holds_only_what_the_client_may_eat(diet: str, restriction: str | None) -> None:
    held = eats(
        diet=diet, restrictions=(restriction,) if restriction else (), severe_allergies=("sesame", "soy")
    )
    foods = tables().foods
    for one in served(held):
        names = [portion.food for portion in one.portions]
        assert set(names) <= held.foods
        assert max(Counter(names).values()) == 1
        assert {p.original for p in one.portions} | set(one.left_out) == {
            i.food for i in one.template.ingredients
        }
        for portion in one.portions:
            assert 0 <= portion.min_g <= portion.base_g <= portion.max_g, (one.id, portion)
            assert portion.max_g <= max(foods[portion.food].max_g, held.caps.get(portion.food, 0))
            assert portion.max_g <= held.caps.get(portion.food, portion.max_g)
        if held.keto:
            net = sum(p.base_g * foods[p.food].net_carbohydrate_g / 100 for p in one.portions)
            assert net <= KETO_NET_G
        if held.kosher:
            kinds = {foods[name].kosher for name in names}
            assert not ("meat" in kinds and kinds & {"dairy", "fish"})


@pytest.mark.parametrize("code", ALLERGENS)
def test_tags_of_a_recipe_hold_for_each_of_its_foods(code: str) -> None:
    foods = tables().foods
    for one in served(eats(allergies=(code,)))[::7]:
        shared = recipe_tags(one, foods=foods)
        assert ("vegan" in shared) == all(foods[p.food].vegan for p in one.portions)
        assert ("gluten-free" in shared) == all(foods[p.food].gluten_free != "no" for p in one.portions)


@pytest.mark.parametrize(
    ("listed", "chosen"),
    [(("chickpeas_canned", "tofu_firm"), "tofu_firm"), (("chickpeas_canned",), "chickpeas_canned")],
)
def test_beans_come_to_beans_only_where_nothing_else_serves(listed: tuple[str, ...], chosen: str) -> None:
    beans = ("white_beans_cooked", 60, 120, 200)
    template = dish(("chicken_breast", 80, 150, 250), beans, swaps={"chicken_breast": listed})
    found = recipe(template, diet="vegan")
    assert found is not None
    assert [portion.food for portion in found.portions] == [chosen, "white_beans_cooked"]

"""Printed figures that add up, household measures."""

import random

import pytest
from tests.shipped import library

from intakt.planning.nutrition.items import figures, household, kcal_of

FOODS = library().foods


def test_the_kcal_of_a_meal_are_those_of_its_grams_and_no_figure_moves_by_a_tenth() -> None:
    draw = random.Random(7)
    ids = sorted(FOODS)
    exact = 0
    for _ in range(400):
        foods = [(FOODS[name], draw.randint(1, 300)) for name in draw.sample(ids, draw.randint(2, 8))]
        found = figures(foods)
        tenths = [sum(one[part] for one in found) for part in range(3)]
        rest = 4 * tenths[0] + 4 * tenths[1] + 9 * tenths[2] - 10 * sum(kcal_of(one) for one in found)
        exact += rest == 0
        assert abs(rest) <= 5
        for one, (food, grams) in zip(found, foods, strict=True):
            own = 4 * one[0] + 4 * one[1] + 9 * one[2]
            assert abs(10 * kcal_of(one) - own) <= 5
            for tenth, value in zip(one, (food.protein_g, food.carbohydrate_g, food.fat_g), strict=True):
                assert abs(tenth - value * grams / 10) < 1
    assert exact >= 390


def test_nothing_but_zero_comes_of_a_food_without_energy() -> None:
    assert figures([(FOODS["salt"], 2)])[0] == (0, 0, 0)


@pytest.mark.parametrize(
    ("food", "grams", "words"),
    [
        ("egg_whole", 100, "2 eggs"),
        ("egg_whole", 50, "1 egg"),
        ("bread_wholewheat", 64, "2 slices"),
        ("olive_oil", 15, "1 tablespoon (15 g)"),
        ("olive_oil", 14, "1 tablespoon"),
        ("olive_oil", 3, "3 g"),
        ("banana", 120, "1 medium (120 g)"),
        ("oats", 60, "60 g"),
        ("milk_2pct", 250, "1 cup (250 g)"),
        ("pita_wholewheat", 96, "1½ pittas"),
    ],
)
def test_what_is_counted_at_home_is_shown_as_a_count(food: str, grams: int, words: str) -> None:
    assert household(FOODS[food], grams, words=library().texts["en"]) == words


@pytest.mark.parametrize(
    ("food", "grams", "said"),
    [
        ("olive_oil", 17, "1 tablespoon (17 g)"),
        ("olive_oil", 5, "1 teaspoon"),
        ("avocado", 102, "¾ avocado"),
        ("banana", 59, "½ medium"),
    ],
)
def test_spoons_and_quarters_are_said_as_one_measures_them(food: str, grams: int, said: str) -> None:
    assert household(FOODS[food], grams, words=library().texts["en"]) == said

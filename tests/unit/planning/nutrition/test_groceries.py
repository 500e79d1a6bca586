"""What to buy: packs, pieces, litres."""

import pytest
from tests.shipped import library

from intakt.planning.nutrition.groceries import AISLES, EDIBLE, amount, display

FOODS, TEXTS = library().foods, library().texts["en"]


@pytest.mark.parametrize(
    ("food", "grams", "words"),
    [
        ("egg_whole", 150, "3 eggs"),
        ("egg_whole", 40, "1 egg"),
        ("chicken_breast", 620, "2 packs of 500 g (you use 620 g)"),
        ("chicken_breast", 500, "1 pack of 500 g (you use 500 g)"),
        ("milk_2pct", 1200, "2 cartons of 1 l (you use 1.2 l)"),
        ("whey_isolate", 200, "1 pack of 500 g (you use 200 g)"),
        ("soy_yogurt", 600, "2 tubs of 500 g (you use 600 g)"),
        ("chickpeas_canned", 1000, "5 cans of 240 g (you use 1 kg)"),
        ("olive_oil", 92, "1 bottle of 500 ml (you use 100 ml)"),
        ("cucumber", 800, "3 pieces (you use 800 g)"),
        ("lemon_juice", 40, "1 fruit, or a small bottle (you use 40 ml)"),
        ("banana", 236, "2 pieces, about 370 g"),
        ("cumin", 4, "a jar or bag, if you have none at home (you use 4 g)"),
    ],
)
def test_amounts_are_those_of_a_shop(food: str, grams: int, words: str) -> None:
    assert display(FOODS[food], grams, texts=TEXTS) == words


def test_oil_is_bought_by_volume_and_weighs_less_than_water() -> None:
    assert amount(FOODS["olive_oil"], 460, texts=TEXTS) == "500 ml"


def test_every_food_has_an_aisle_and_every_yield_a_food() -> None:
    assert {food.aisle for food in FOODS.values()} <= set(AISLES)
    assert set(EDIBLE) <= set(FOODS)
    assert all(f"aisle.{aisle}" in TEXTS for aisle in AISLES)

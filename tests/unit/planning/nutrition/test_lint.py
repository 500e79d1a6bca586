"""Mistakes in the food and meal tables are found and named."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from tests.food_tables import tables

from intakt.content.foods import Ingredient
from intakt.content.model import Library
from intakt.planning.nutrition.lint import findings

MEAL = "s_apple_pb"


def with_meal(**changes: object) -> Library:
    library = tables()
    return replace(library, meals={**library.meals, MEAL: replace(library.meals[MEAL], **changes)})


def with_food(food: str, **changes: object) -> Library:
    library = tables()
    return replace(library, foods={**library.foods, food: replace(library.foods[food], **changes)})


def with_text(key: str, text: str) -> Library:
    library = tables()
    return replace(library, texts={"en": {**library.texts["en"], key: text}})


def without_text(key: str) -> Library:
    library = tables()
    return replace(library, texts={"en": {k: v for k, v in library.texts["en"].items() if k != key}})


def test_the_shipped_tables_are_sound() -> None:
    assert findings(tables()) == ()


FAULTS: list[tuple[Callable[[], Library], str]] = [
    (lambda: with_meal(swaps={"apple": ("apple_pie",)}), "Unknown foods: apple_pie"),
    (lambda: with_meal(swaps={"kiwi": ("pear",)}), "replaces what is no ingredient"),
    (lambda: with_meal(ingredients=tables().meals[MEAL].ingredients * 2), "stands twice"),
    (lambda: with_meal(ingredients=(Ingredient(food="apple", min_g=9, base_g=5, max_g=7),)), "not in order"),
    (lambda: with_meal(slots=()), "no slot"),
    (lambda: with_meal(equipment=("grill",)), "Unknown equipment"),
    (lambda: with_meal(swaps={"apple": ("potato",)}), "potato need cooking"),
    (lambda: with_food("apple", allergens=("appleness",)), "Unknown allergens: appleness"),
    (lambda: with_food("cheddar", dairy_free=True), "contradict each other"),
    (lambda: with_food("pasta", allergens=("wheat",)), "has the allergen gluten"),
    (lambda: with_food("apple", allergens=("wheat",)), "Wheat has gluten"),
    (lambda: with_food("apple", vegetarian=False), "Vegan is vegetarian"),
    (lambda: with_food("apple", min_g=0), "must be positive"),
    (lambda: with_food("apple", unit_g=0.0), "needs its weight"),
    (lambda: without_text("food.apple.short"), "no text food.apple.short"),
    (lambda: without_text(f"meal.{MEAL}.title"), "no title"),
    (lambda: with_text(f"meal.{MEAL}.steps.2", "Dip into the {kiwi}."), "{kiwi} is no ingredient"),
    (lambda: with_text(f"meal.{MEAL}.steps.2", "Eat."), "No step names peanut_butter"),
    (lambda: with_text(f"meal.{MEAL}.title", "Turkey with {apple}"), "“turkey” stands outside"),
    (lambda: with_text(f"meal.{MEAL}.title", "Apple snack"), "“apple” stands outside its placeholder"),
    (lambda: with_text(f"meal.{MEAL}.steps.1", "Slice 100 g of the {apple}."), "no quantities"),
    (lambda: with_text("meal.b_oat_berry.title", "{oats} with {chia}"), "put it into a [segment]"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_a_fault_is_found(made: Callable[[], Library], message: str) -> None:
    found = findings(made())
    assert any(message in finding.message for finding in found), [finding.message for finding in found]
    assert all(finding.severity == "error" and finding.place and finding.remedy for finding in found)


def test_too_many_steps_are_found() -> None:
    library = tables()
    texts = {**library.texts["en"], **{f"meal.{MEAL}.steps.{n}": "Wait." for n in range(3, 8)}}
    assert any("7 steps" in finding.message for finding in findings(replace(library, texts={"en": texts})))

"""What is usual for the client comes first: dishes that stand in, powders and plainer kitchens give way."""

from collections import Counter
from functools import cache

import pytest
from tests.planning_cases import client, wording
from tests.shipped import library

from intakt.planning.model import NutritionPlan
from intakt.planning.nutrition.assembly import plan
from intakt.planning.nutrition.variety import POWDERS

MEALS = library().meals


@cache
def week(seed: int, diet: str = "omnivore", **eating: object) -> NutritionPlan:
    return plan(client(eating={"diet": diet, **eating}), wording(), seed=seed)


def dishes(made: NutritionPlan) -> Counter[str]:
    return Counter(meal.recipe_id for day in made.days for meal in day.meals)


@pytest.mark.parametrize("seed", range(3))
def test_who_may_eat_everything_gets_ordinary_dishes(seed: int) -> None:
    served = dishes(week(seed))
    odd = sum(times for dish, times in served.items() if MEALS[dish].stands_in)
    assert odd <= 4, served


@pytest.mark.parametrize("seed", range(3))
def test_plant_protein_powder_is_for_those_who_eat_no_animals(seed: int) -> None:
    foods = [item.food_id for day in week(seed).days for meal in day.meals for item in meal.items]
    assert not set(foods) & set(POWDERS)


@pytest.mark.parametrize("seed", range(3))
def test_a_day_does_not_serve_one_fish_for_lunch_and_dinner(seed: int) -> None:
    fish = {food.id for food in library().foods.values() if food.group == "fish"}
    for day in week(seed).days:
        mains = Counter(
            item.food_id
            for meal in day.meals
            if meal.slot in ("lunch", "dinner")
            for item in meal.items
            if item.food_id in fish
        )
        assert max(mains.values(), default=0) <= 1


def test_a_stove_is_used_before_the_microwave() -> None:
    dinners = [meal.recipe_id for day in week(0).days for meal in day.meals if meal.slot == "dinner"]
    assert sum(MEALS[dish].equipment == ("microwave",) for dish in dinners) <= 2


def test_no_main_dish_comes_more_than_four_times() -> None:
    mains = Counter(
        meal.recipe_id
        for day in week(1, "vegan").days
        for meal in day.meals
        if meal.slot in ("lunch", "dinner")
    )
    assert max(mains.values()) <= 4

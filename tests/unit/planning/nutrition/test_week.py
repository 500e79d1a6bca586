"""Whole weeks: repeats, leftovers, variety, kitchens, the shopping list; read from the printed plan."""

from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from tests.planning_cases import client, wording
from tests.shipped import library

from intakt.planning.model import NutritionPlan
from intakt.planning.nutrition.assembly import plan

RICE = ("rice_white", "rice_brown")


@cache
def week(
    diet: str = "omnivore", variety: str = "some", cooking_days: int | None = None, **eating: object
) -> NutritionPlan:
    wishes = {"diet": diet, "variety": variety, "cooking_days": cooking_days, **eating}
    return plan(client(eating=wishes), wording(), seed=5)


def recipes(made: NutritionPlan) -> set[str]:
    return {meal.recipe_id for day in made.days for meal in day.meals}


def dinners(made: NutritionPlan) -> list[str]:
    return [meal.recipe_id for day in made.days for meal in day.meals if meal.slot == "dinner"]


def codes(made: NutritionPlan) -> set[str]:
    return {note.code for note in made.assumptions}


@pytest.mark.parametrize("variety", ["same-most-days", "some", "lots"])
@pytest.mark.parametrize("diet", ["omnivore", "vegan", "keto"])
def test_a_week_has_seven_days_on_target_and_at_most_fourteen_recipes(diet: str, variety: str) -> None:
    made = week(diet, variety)
    assert [day.day for day in made.days] == ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    assert all(day.accepted for day in made.days)
    assert len(recipes(made)) <= 14
    assert not made.review


def test_variety_is_what_was_asked_for() -> None:
    same, some, lots = (week(variety=variety) for variety in ("same-most-days", "some", "lots"))
    assert len({day.meals for day in same.days}) == 2
    assert len({day.meals for day in some.days}) == 4
    assert len({day.meals for day in lots.days}) == 7
    assert "VARIETY-ASKED" in codes(same)


@pytest.mark.parametrize("variety", ["some", "lots"])
def test_no_dinner_comes_more_than_twice_or_on_two_days_running(variety: str) -> None:
    made = dinners(week(variety=variety))
    assert max(Counter(made).values()) <= 2
    assert all(one != two for one, two in pairwise(made))


@pytest.mark.parametrize("cooking_days", [1, 2, 3, 4, 5, 6])
def test_days_without_cooking_eat_leftovers_or_something_quick(cooking_days: int) -> None:
    made = week(cooking_days=cooking_days)
    cooked: dict[str, tuple[int, str, tuple[object, ...]]] = {}
    cooks = set()
    for number, day in enumerate(made.days):
        for meal in day.meals:
            if meal.leftover_of is None:
                cooked[f"{day.day}/{meal.slot}"] = (number, meal.recipe_id, meal.items)
                if meal.prep_minutes > 10:
                    cooks.add(day.day)
                continue
            when, recipe, items = cooked[meal.leftover_of]
            assert (meal.recipe_id, meal.items, meal.prep_minutes) == (recipe, items, 0)
            rice = any(item.food_id in RICE for item in meal.items)
            assert 0 < number - when <= (2 if rice else 3)
            assert any("74 °C" in step for step in meal.steps)
    assert len(cooks) <= cooking_days
    assert all(day.accepted for day in made.days)


def test_leftovers_are_cooked_ahead_in_the_prep_plan() -> None:
    made = week(cooking_days=3)
    sources = {meal.leftover_of for day in made.days for meal in day.meals if meal.leftover_of}
    assert sources
    assert {task.day for task in made.prep} >= {source.split("/")[0] for source in sources}


def test_a_recipe_that_comes_again_keeps_its_amounts_where_the_figures_allow() -> None:
    made = week(variety="lots")
    portions: dict[str, set[tuple[object, ...]]] = {}
    times: Counter[str] = Counter()
    for day in made.days:
        for meal in day.meals:
            portions.setdefault(meal.recipe_id, set()).add(meal.items)
            times[meal.recipe_id] += 1
    again = [recipe for recipe, count in times.items() if count > 1]
    assert again
    assert sum(len(portions[recipe]) == 1 for recipe in again) >= len(again) / 2


def test_flexitarians_eat_meat_at_three_dinners_at_most_even_as_leftovers() -> None:
    foods = library().foods
    for cooking_days in (None, 3):
        made = week("flexitarian", cooking_days=cooking_days)
        meat = [
            day.day
            for day in made.days
            for meal in day.meals
            if meal.slot == "dinner"
            and any(foods[item.food_id].group in ("poultry", "red_meat", "pork") for item in meal.items)
        ]
        assert len(meat) <= 3


@pytest.mark.parametrize("access", ["basic", "microwave", "none"])
def test_the_kitchen_and_the_minutes_are_respected(access: str) -> None:
    made = week(cooking_access=access, cooking_minutes=20)
    meals = library().meals
    owned = {"basic": {"stove", "microwave"}, "microwave": {"microwave"}, "none": set()}[access]
    for day in made.days:
        for meal in day.meals:
            assert set(meals[meal.recipe_id].equipment) <= owned
            assert meal.prep_minutes <= 20
    assert all(day.accepted for day in made.days)


def test_kosher_meals_keep_meat_apart_from_dairy_and_fish() -> None:
    made = week(restrictions=("kosher",))
    for day in made.days:
        for meal in day.meals:
            kinds = {tag for item in meal.items for tag in item.tags if tag.startswith("kosher-")}
            assert not ("kosher-meat" in kinds and kinds & {"kosher-dairy", "kosher-fish"})


def test_a_low_budget_costs_less_than_a_high_one() -> None:
    def cost(made: NutritionPlan) -> float:
        classes = [item.cost_class for day in made.days for meal in day.meals for item in meal.items]
        return sum(classes) / len(classes)

    assert cost(week(budget="low")) < cost(week(budget="high"))


def test_totals_add_up_on_every_level() -> None:
    for day in week().days:
        items = [item for meal in day.meals for item in meal.items]
        for field in ("kcal", "protein_g", "carbohydrate_g", "fat_g", "fibre_g", "sodium_mg"):
            by_meal = sum(getattr(meal.totals, field) for meal in day.meals)
            by_item = sum(getattr(item, field) for item in items)
            assert (
                getattr(day.totals, field)
                == pytest.approx(by_meal, abs=1e-6)
                == pytest.approx(by_item, abs=1e-6)
            )
        own = 4 * day.totals.protein_g + 4 * day.totals.carbohydrate_g + 9 * day.totals.fat_g
        assert day.totals.kcal == pytest.approx(own, abs=1)


def test_the_salt_of_the_week_stays_under_the_cap() -> None:
    made = plan(client(health={"conditions": ("high-blood-pressure",)}), wording(), seed=2)
    assert made.sodium_cap_mg == 2000
    assert all(day.totals.sodium_mg <= 2000 for day in made.days)


def test_the_shopping_list_is_the_recipes_times_the_people() -> None:
    made = week(household_size=3)
    grams: Counter[str] = Counter()
    for day in made.days:
        for meal in day.meals:
            for item in meal.items:
                grams[item.food_id] += 3 * item.grams
    assert {line.food_id: line.grams for line in made.shopping_list} == dict(grams)
    aisles = [line.aisle for line in made.shopping_list]
    assert aisles == sorted(aisles, key=list(dict.fromkeys(aisles)).index)
    assert all(line.display for line in made.shopping_list)


def test_energy_that_three_meals_cannot_hold_adds_a_snack_and_says_so() -> None:
    big = client(
        person={"sex": "male"},
        body={"weight_kg": 95.0, "height_cm": 195.0, "bmi": 25.0},
        activity={
            "level": "very-active",
            "sessions_per_week": 6,
            "minutes_per_session": 90,
            "intensity": "hard",
        },
        eating={"meals_per_day": 2},
    )
    made = plan(big, wording(), seed=1)
    assert len(made.days[0].meals) > 2
    assert "MEALS-ADDED" in codes(made)
    assert all(day.accepted for day in made.days)

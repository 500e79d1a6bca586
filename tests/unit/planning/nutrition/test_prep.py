"""The prep plan, read from printed weeks."""

from functools import cache

from tests.planning_cases import client, wording
from tests.shipped import library

from intakt.planning.model import DAYS, NutritionPlan
from intakt.planning.nutrition.assembly import plan
from intakt.planning.nutrition.prep import FRESH, spoken, tasks

TEXTS, FOODS = library().texts["en"], library().foods


@cache
def made(cooking_days: int | None = None, seed: int = 5) -> NutritionPlan:
    return plan(client(eating={"cooking_days": cooking_days}), wording(), seed=seed)


def raw(week: NutritionPlan, number: int) -> bool:
    return any(
        FOODS[item.food_id].group in FRESH and FOODS[item.food_id].needs_cooking
        for meal in week.days[number].meals
        if meal.leftover_of is None
        for item in meal.items
    )


def test_tasks_stand_in_the_order_of_the_week_and_once() -> None:
    listed = [(task.day, task.text) for task in made().prep]
    assert listed
    assert len(set(listed)) == len(listed)
    assert [day for day, _ in listed] == sorted((day for day, _ in listed), key=DAYS.index)


def test_raw_fish_and_meat_of_later_days_are_frozen_and_thawed_the_evening_before() -> None:
    week = made()
    thawed = {task.day for task in week.prep if "freezer" in task.text}
    needed = {DAYS[number - 1] for number in range(2, 7) if raw(week, number)}
    assert needed and thawed == needed
    assert any(task.day == "mon" and "freeze the" in task.text for task in week.prep)


def test_a_dish_for_several_days_says_how_many_portions() -> None:
    week = made(cooking_days=2)
    sources: dict[str, int] = {}
    for day in week.days:
        for meal in day.meals:
            if meal.leftover_of:
                sources[meal.leftover_of] = sources.get(meal.leftover_of, 0) + 1
    assert sources
    texts = [task.text for task in week.prep if task.text.startswith("Cook ")]
    assert sorted(int(text.split()[1]) for text in texts) == sorted(count + 1 for count in sources.values())


def test_what_stands_overnight_is_made_the_evening_before() -> None:
    templates = library().meals
    week = next(
        found
        for found in (made(seed=seed) for seed in range(40))
        if any(templates[meal.recipe_id].evening_before for day in found.days for meal in day.meals)
    )
    told = {(task.day, task.text) for task in week.prep}
    for before, day in zip((week.days[-1], *week.days), week.days, strict=False):
        for meal in day.meals:
            if templates[meal.recipe_id].evening_before and meal.leftover_of is None:
                assert (before.day, f"In the evening, get {meal.name} ready for the next day.") in told


def test_no_days_no_tasks() -> None:
    assert tasks((), foods=FOODS, meals={}, texts=TEXTS) == ()


def test_names_are_joined_as_people_say_them() -> None:
    assert [spoken(names, texts=TEXTS) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip

"""The finished week says when it is dearer than asked for, or leans on one food."""

from functools import lru_cache
from typing import Any

import msgspec
from tests.clients import DAY
from tests.shipped import answers_of, release

from intakt.intake.submission import submit
from intakt.planning.model import DayPlan
from intakt.planning.nutrition import weekly
from intakt.planning.nutrition.energy import Remark
from intakt.planning.planner import plan
from intakt.profile.model import Eating
from intakt.services import generation

new = msgspec.structs.replace


@lru_cache(maxsize=1)
def days() -> tuple[DayPlan, ...]:
    submission = submit(release().path("NUTRITION_ONLY"), answers_of("typical-nutrition"), day=DAY)
    job = generation.prepare(submission, release())
    return plan("NUTRITION", job.profile, job.requests, release().wording("en")).days  # type: ignore[union-attr]


def codes(week: tuple[DayPlan, ...], *, budget: Any = "medium", said: tuple[Remark, ...] = ()) -> list[str]:
    library = release().library
    found = weekly.remarks(
        week, Eating(budget=budget), said=said, foods=library.foods, policies=library.policies
    )
    return [remark.code for remark in found]


def with_dinners(food_id: str) -> tuple[DayPlan, ...]:
    """Every dinner is one food."""
    week = []
    for day in days():
        meals = tuple(
            new(meal, items=(new(meal.items[0], food_id=food_id, grams=200),))
            if meal.slot == "dinner"
            else meal
            for meal in day.meals
        )
        week.append(new(day, meals=meals))
    return tuple(week)


def test_one_food_at_every_dinner_is_said() -> None:
    assert codes(with_dinners("white_beans_cooked")) == ["VARIETY-MAIN"]


def test_it_is_said_once() -> None:
    said = (Remark(kind="note", code="VARIETY-ASKED"),)
    assert codes(with_dinners("white_beans_cooked"), said=said) == []


def test_a_low_budget_says_when_it_gave_way() -> None:
    dear = next(food.id for food in release().library.foods.values() if food.cost_class == 3)
    said = (Remark(kind="note", code="VARIETY-ASKED"),)
    assert codes(with_dinners(dear), budget="low", said=said) == ["COST-RELAXED"]
    assert codes(with_dinners(dear), budget="high", said=said) == []


def test_no_days_say_nothing() -> None:
    assert codes((), budget="low") == []

"""Whole plans: what is shown to whom, and that the same input gives the same plan in any process."""

import hashlib
import re
import subprocess
import sys

import msgspec
import pytest
from tests.planning_cases import client, minor, wording
from tests.shipped import library

from intakt.planning.model import NutritionPlan
from intakt.planning.nutrition.assembly import plan
from intakt.profile.model import ClientProfile

UNITS = re.compile(r"\b(kcal|calories?|kg|\d+ ?g|\d+ ?ml|bmi|body fat|lose weight)\b", re.IGNORECASE)
EATING = client(
    health={"conditions": ("eating-disorder",)}, screening={"numbers_hidden": True}, eating={"diet": "vegan"}
)


def texts(made: NutritionPlan) -> list[str]:
    """Every string of the plan."""

    def walk(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [text for child in value.values() for text in walk(child)]
        if isinstance(value, list):
            return [text for child in value for text in walk(child)]
        return []

    return walk(msgspec.to_builtins(made))


@pytest.mark.parametrize(
    "profile",
    [minor(), minor(9, eating={"diet": "keto", "fasting": "18-6"}), EATING],
    ids=["minor", "nine", "eating"],
)
def test_where_figures_are_hidden_none_is_anywhere_in_the_plan(profile: ClientProfile) -> None:
    made = plan(profile, wording(), seed=3)
    assert (made.energy, made.macros, made.projection, made.hydration_ml) == (None, None, None, None)
    assert (made.days, made.shopping_list) == ((), ())
    assert made.pattern is not None
    assert not [text for text in texts(made) if UNITS.search(text)]
    assert [meal for meal in made.pattern.meals if not meal.ideas] == []


def test_ideas_are_under_the_food_rules_and_never_twice() -> None:
    made = plan(
        minor(eating={"diet": "vegetarian", "allergies": ("milk", "egg"), "severe_allergies": ("milk",)}),
        wording(),
    )
    assert made.pattern is not None
    ideas = [idea for meal in made.pattern.meals for idea in meal.ideas]
    foods = [library().foods[item.food_id] for idea in ideas for item in idea.items]
    assert len({idea.recipe_id for idea in ideas}) == len(ideas) <= 14
    assert all(food.vegetarian and not {"milk", "egg"} & set(food.allergens) for food in foods)
    assert all("milk" not in food.may_contain for food in foods)
    assert all(food.caffeine_mg == 0 and food.aisle != "supplement" for food in foods)


def test_a_minor_has_a_guardian_page_and_no_supplement() -> None:
    made = plan(minor(eating={"diet": "vegan"}), wording())
    assert made.guardian_page
    assert made.supplements == ()
    assert made.rule_set == "youth"


@pytest.mark.parametrize(
    "condition", ["kidney-disease", "liver-disease", "cancer-treatment", "bariatric-surgery"]
)
def test_a_condition_under_care_gets_ideas_a_dietitian_and_a_review(condition: str) -> None:
    made = plan(client(health={"conditions": (condition,)}), wording())
    assert made.macros is None and made.pattern is not None
    assert "ND-08" in {flag.code for flag in made.flags}
    assert made.review
    assert any("dietitian" in note for note in made.pattern.notes)


def test_every_trigger_says_why_and_hides_no_lower_figure() -> None:
    made = plan(
        client(goal={"primary": "lose-weight"}, health={"weight_change": "lost-unplanned"}), wording()
    )
    assert made.energy is not None
    assert made.energy.adjustment_kcal >= 0 and made.energy.rate_percent_per_week == 0
    assert made.projection is None
    words = next(flag.message for flag in made.flags if flag.code == "ND-09")
    assert "doctor" in words


def test_a_loss_is_projected_as_a_band_that_ends_at_the_goal() -> None:
    made = plan(
        client(goal={"primary": "lose-weight", "timeline_weeks": 12}, body={"target_weight_kg": 70.0}),
        wording(),
    )
    assert made.projection is not None
    points = made.projection.points
    assert [point.week for point in points] == [0, 2, 4, 6, 8, 10, 12]
    assert (points[0].low_kg, points[0].high_kg) == (74.0, 74.0)
    assert all(70.0 <= point.low_kg <= point.high_kg for point in points)
    assert points[-1].low_kg < points[-1].high_kg


def test_a_goal_that_needs_longer_says_how_long() -> None:
    made = plan(
        client(goal={"primary": "lose-weight", "timeline_weeks": 4}, body={"target_weight_kg": 62.0}),
        wording(),
    )
    assert made.projection is not None and "4 weeks" in made.projection.note
    assert "ND-12" in {flag.code for flag in made.flags}


def test_every_part_says_which_rule_and_answers_gave_it() -> None:
    made = plan(
        client(eating={"allergies": ("egg",), "disliked": ("kale",), "restrictions": ("halal",)}), wording()
    )
    paths = {one.path for one in made.because}
    assert {"/energy/targetKcal", "/macros", "/hydrationMl", "/days", "/shoppingList"} <= paths
    answers = {answer for one in made.because for answer in one.answers}
    assert {"food-allergies", "foods-disliked", "food-restrictions", "weight"} <= answers
    tree = msgspec.to_builtins(made)
    for one in made.because:
        value = tree
        for part in one.path.strip("/").split("/"):
            value = value[int(part)] if part.isdigit() else value[part]


def test_an_answer_that_leaves_no_food_is_held_and_not_an_error() -> None:
    foods = tuple(sorted(library().foods))
    made = plan(client(eating={"disliked": foods}), wording())
    assert made.days == () and made.energy is not None
    assert "NO-MEALS" in {item.code for item in made.review}
    assert plan(minor(eating={"disliked": foods}), wording()).review


def test_another_variant_gives_other_meals_and_the_same_targets() -> None:
    one, two = (plan(client(), wording(), variant=variant, seed=9) for variant in (0, 1))
    assert one.energy == two.energy and one.macros == two.macros
    assert one.days != two.days


SCRIPT = """
import hashlib, msgspec
from tests.planning_cases import client, wording
from tests.shipped import library
from intakt.planning.nutrition.assembly import plan
made = plan(client(eating={"diet": "vegan", "cooking_days": 3}), wording(), seed=11)
print(hashlib.sha256(msgspec.json.encode(made)).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    made = plan(client(eating={"diet": "vegan", "cooking_days": 3}), wording(), seed=11)
    own = hashlib.sha256(msgspec.json.encode(made)).hexdigest()
    for hash_seed in ("1", "2"):
        other = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": hash_seed, "PATH": "/usr/bin:/bin"},
        )
        assert other.stdout.strip() == own

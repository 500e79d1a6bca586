"""Synthetic clients of the NUTRITION planner: profiles drawn evenly over bodies, wishes and kitchens."""

import random
from collections.abc import Iterator
from datetime import date

from intakt.profile.model import (
    Activity,
    Body,
    ClientProfile,
    Eating,
    Goal,
    Health,
    Person,
    Screening,
    Sport,
    Training,
    Wellness,
    Youth,
)

DAY = date(2026, 11, 23)
DIETS = (
    "omnivore", "flexitarian", "pescatarian", "vegetarian", "vegan", "keto", "paleo", "low-carb",
    "mediterranean",
)  # fmt: skip
ALLERGENS = ("milk", "egg", "peanut", "tree-nut", "soy", "wheat", "gluten", "fish", "crustacean", "sesame")
WISHES = ("halal", "kosher", "lactose-free", "no-pork")
GOALS = ("lose-weight", "lose-weight", "gain-muscle", "maintain-health", "general-fitness", "increase-energy")
LEVELS = ("sedentary", "lightly-active", "moderately-active", "very-active")


def profile(diet: str, number: int, *, hard: bool = False) -> ClientProfile:
    """The client of that number: likely wishes, or with `hard` every option as likely as any other."""
    draw = random.Random(f"{diet}/{number}/{hard}")
    sex = draw.choice(("female", "male"))
    height = draw.gauss(164 if sex == "female" else 178, 7)
    bmi = min(max(draw.gauss(26, 4), 18.6), 42)
    weight = round(bmi * (height / 100) ** 2, 1)
    age = draw.randint(19, 74)
    return ClientProfile(
        client_type="NUTRITION_ONLY",
        day=DAY,
        person=Person(
            full_name="A Client", email="a@example.org", birth_date=date(DAY.year - age, 1, 1), age=age,
            minor=False, sex=sex, country="GB", filled_by="self",
        ),
        body=Body(height_cm=round(height, 1), weight_kg=weight, bmi=weight / (height / 100) ** 2),
        goal=Goal(primary=draw.choice(GOALS)),
        activity=Activity(
            level=draw.choice(LEVELS), sessions_per_week=draw.choice((0, 2, 3, 4, 5)),
            minutes_per_session=draw.choice((30, 45, 60, 90)),
            intensity=draw.choice(("easy", "moderate", "hard")),
        ),
        health=Health(),
        eating=_hard_eating(diet, draw) if hard else _eating(diet, draw),
        training=Training(), sport=Sport(), youth=Youth(), wellness=Wellness(),
        screening=Screening(gate="G0"),
    )  # fmt: skip


def _eating(diet: str, draw: random.Random) -> Eating:
    allergies = (draw.choice(ALLERGENS),) if draw.random() < 0.15 else ()
    return Eating(
        diet=diet,
        allergies=allergies,
        severe_allergies=allergies if draw.random() < 0.3 else (),
        restrictions=(draw.choice(WISHES),) if draw.random() < 0.1 else (),
        meals_per_day=draw.choices((2, 3, 4, 5, 6), (5, 40, 35, 15, 5))[0],
        fasting=draw.choices(("none", "14-10", "16-8", "18-6"), (85, 5, 8, 2))[0],
        cooking_access=draw.choices(("full-kitchen", "basic", "microwave", "none"), (75, 15, 7, 3))[0],
        cooking_minutes=draw.choices((10, 20, 40, 60), (10, 35, 40, 15))[0],
        budget=draw.choices(("low", "medium", "high"), (30, 50, 20))[0],
        variety=draw.choices(("same-most-days", "some", "lots"), (20, 55, 25))[0],
        household_size=draw.choice((1, 1, 2, 4)),
        cooking_days=draw.choice((None, None, None, 7, 5, 4, 3, 2)),
        cuisines=draw.choice(((), (), ("italian",), ("south_asian", "middle_eastern"), ("mexican",))),
    )  # fmt: skip


def _hard_eating(diet: str, draw: random.Random) -> Eating:
    allergies = tuple(sorted(draw.sample(ALLERGENS, draw.randint(0, 3))))
    wishes = ("halal", "kosher", "hindu-no-beef", "no-pork", "no-alcohol", "lactose-free", "low-sodium")
    return Eating(
        diet=diet,
        allergies=allergies,
        severe_allergies=tuple(code for code in allergies if draw.random() < 0.5),
        restrictions=tuple(sorted(draw.sample(wishes, draw.randint(0, 2)))),
        meals_per_day=draw.randint(2, 6),
        fasting=draw.choice(("none", "14-10", "16-8", "18-6")),
        cooking_access=draw.choice(("full-kitchen", "basic", "microwave", "none")),
        cooking_minutes=draw.choice((10, 20, 40, 60)),
        budget=draw.choice(("low", "medium", "high")),
        variety=draw.choice(("same-most-days", "some", "lots")),
        household_size=draw.randint(1, 10),
        cooking_days=draw.choice((None, 1, 2, 3, 4, 5, 6, 7)),
    )


def clients(diet: str, count: int, *, hard: bool = False) -> Iterator[ClientProfile]:
    """The first `count` clients of a diet."""
    for number in range(count):
        yield profile(diet, number, hard=hard)

"""A tiny library, a client and a plan that keeps every rule; tests break one thing at a time."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
import yaml
from tests.libraries import SHIPPED

from intakt.content.foods import Food, Ingredient, MealTemplate
from intakt.content.model import Country, Library, Term, Watchwords
from intakt.planning.model import (
    DAYS,
    Certificate,
    DayPlan,
    Energy,
    Flag,
    GateWords,
    IntroPlan,
    Macros,
    Meal,
    MealItem,
    NutritionPlan,
    Pattern,
    PatternIdea,
    PatternItem,
    PatternMeal,
    ShoppingItem,
    Totals,
)
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


def food(food_id: str, *, group: str, p: float, c: float, f: float, **rest: Any) -> Food:
    """A food row; figures per 100 g."""
    row: dict[str, Any] = {
        "id": food_id, "group": group, "state": "raw", "source": "estimate", "kcal": 4 * p + 4 * c + 9 * f,
        "protein_g": p, "carbohydrate_g": c, "fat_g": f, "fibre_g": 0.0, "sugar_g": 0.0,
        "saturated_fat_g": 0.0, "sodium_mg": 0.0, "net_carbohydrate_g": c, "vegan": True,
        "vegetarian": True, "pescatarian": True,
        "halal": "yes", "kosher": "pareve", "gluten_free": "yes", "dairy_free": True, "lactose_free": True,
        "keto": c < 10, "fodmap": "low", "allergens": (), "may_contain": (), "flags": (), "cuisines": (),
        "caffeine_mg": 0.0, "cost_class": 1, "needs_cooking": False, "unit_name": "", "unit_g": 0.0,
        "min_g": 5,
        "max_g": 250, "step_g": 1, "aisle": "dry_goods", "pack_g": 500.0, "cooked_yield": 1.0,
    }  # fmt: skip
    return Food(**{**row, **rest})


ANIMAL: dict[str, Any] = {"vegan": False, "vegetarian": False, "pescatarian": False}
FOODS = (
    food("rice", group="grain_dry", p=7, c=78, f=0.6, needs_cooking=True),
    food("chicken", group="poultry", p=22, c=0, f=3, needs_cooking=True, kosher="meat", halal="certify",
        **ANIMAL,
    ),
    food("oil", group="oil", p=0, c=0, f=100, max_g=40),
    food("salt", group="spice", p=0, c=0, f=0, sodium_mg=38000.0, min_g=1, max_g=6),
    food(
        "milk", group="milk", p=3.4, c=5, f=2, vegan=False, kosher="dairy", dairy_free=False,
        lactose_free=False, allergens=("milk",),
    ),
    food("peanut", group="nut", p=26, c=16, f=49, allergens=("peanut",), may_contain=("tree-nut",)),
    food("oats", group="grain_dry", p=13, c=67, f=7, gluten_free="certify", may_contain=("gluten", "wheat")),
    food("pork", group="pork", p=21, c=0, f=4, halal="no", kosher="no", needs_cooking=True, **ANIMAL),
    food("feta", group="cheese", p=14, c=4, f=21, vegan=False, dairy_free=False, allergens=("milk",)),
    food("ghee", group="dairy_fat", p=0, c=0, f=100, vegan=False, allergens=("milk",)),
    food("coffee", group="drink", p=0, c=0, f=0, caffeine_mg=40.0, max_g=1500),
)  # fmt: skip
MEALS = tuple(
    MealTemplate(
        id=recipe,
        slots=("breakfast", "lunch", "dinner"),
        ingredients=tuple(
            Ingredient(food=name, min_g=low, base_g=base, max_g=high)
            for name, low, base, high in (
                ("rice", 60, 100, 140),
                ("chicken", 80, 120, 200),
                ("oil", 5, 10, 30),
            )
        ),
        swaps={"chicken": ("peanut", "pork", "milk", "feta", "oats", "salt", "coffee")},
        prep_minutes=5,
        cook_minutes=15,
        equipment=("stove",),
        batch_friendly=True,
        cuisines=(),
    )
    for recipe in ("bowl-a", "bowl-b", "bowl-c", "bowl-d")
)
WATCHWORDS = msgspec.convert(
    yaml.safe_load((SHIPPED / "watchwords" / "en.yaml").read_text("utf-8")), Watchwords
)
LIBRARY = Library(
    languages=("en",),
    texts={
        "en": {
            "document.allergen.peanut": "peanuts",
            "document.allergen.milk": "milk",
            "number.group": ",",
            "number.decimal": ".",
        }
    },
    blocks={},
    paths={},
    routing=(),
    policies={},
    terms=(Term(term="hay fever", kind="condition", code="no-effect"),),
    urgent=(),
    countries={"GB": Country(code="GB", emergency="999")},
    foods={row.id: row for row in FOODS},
    meals={row.id: row for row in MEALS},
    watchwords={"en": WATCHWORDS},
    templates={},
)
PROFILE = ClientProfile(
    client_type="NUTRITION_ONLY",
    day=DAY,
    person=Person(
        full_name="Ada Example",
        email="ada@example.org",
        birth_date=date(1996, 5, 1),
        age=30,
        minor=False,
        sex="male",
        country="GB",
        filled_by="self",
    ),
    body=Body(height_cm=180.0, weight_kg=80.0, bmi=24.69),
    goal=Goal(primary="lose-weight"),
    activity=Activity(level="sedentary"),
    health=Health(),
    eating=Eating(meals_per_day=3),
    training=Training(),
    sport=Sport(),
    youth=Youth(),
    wellness=Wellness(),
    screening=Screening(gate="G0"),
)


def item(food_id: str, grams: int) -> MealItem:
    row = next(row for row in FOODS if row.id == food_id)
    protein, carbohydrate, fat = (
        round(value * grams / 100, 1) for value in (row.protein_g, row.carbohydrate_g, row.fat_g)
    )
    certify = tuple(
        code
        for code, status in (("halal", row.halal), ("gluten-free", row.gluten_free))
        if status == "certify"
    )
    return MealItem(
        food_id=food_id, name=food_id, grams=grams, display=f"{grams} g",
        kcal=round(4 * protein + 4 * carbohydrate + 9 * fat), protein_g=protein, carbohydrate_g=carbohydrate,
        fat_g=fat, fibre_g=0.0, sodium_mg=round(row.sodium_mg * grams / 100), saturated_fat_g=0.0,
        sugar_g=0.0,
        allergens=row.allergens, may_contain=row.may_contain, tags=("vegan",) if row.vegan else (),
        certify=certify, cost_class=row.cost_class,
    )  # fmt: skip


def totals(parts: Any) -> Totals:
    return Totals(
        **{
            name: round(sum(getattr(part, name) for part in parts), 1)
            if name.endswith("_g")
            else sum(getattr(part, name) for part in parts)
            for name in Totals.__struct_fields__
        }
    )


def meal(slot: Any, time: str, recipe: str, *, items: tuple[MealItem, ...], name: str = "Warm bowl") -> Meal:
    return Meal(
        slot=slot, time=time, recipe_id=recipe, name=name, prep_minutes=20, steps=("Cook it all.",),
        totals=totals(items), items=items,
    )  # fmt: skip


BOWL = (("rice", 136), ("chicken", 140), ("oil", 22))


def week(items: tuple[tuple[str, int], ...] = BOWL) -> tuple[DayPlan, ...]:
    """Seven days of three bowls; each day's dinner recipe moves on."""
    days = []
    for number, day in enumerate(DAYS):
        order = [f"bowl-{'abcd'[(number + turn) % 4]}" for turn in range(3)]
        slots = (("breakfast", "08:00"), ("lunch", "13:00"), ("dinner", "19:00"))
        meals = tuple(
            meal(slot, time, recipe, items=tuple(item(*part) for part in items))
            for (slot, time), recipe in zip(slots, order, strict=True)
        )
        days.append(DayPlan(day=day, accepted=True, totals=totals([m.totals for m in meals]), meals=meals))
    return tuple(days)


def shopping(days: tuple[DayPlan, ...]) -> tuple[ShoppingItem, ...]:
    grams: dict[str, int] = {}
    for day in days:
        for part in (part for m in day.meals for part in m.items):
            grams[part.food_id] = grams.get(part.food_id, 0) + part.grams
    return tuple(
        ShoppingItem(
            food_id=food_id, name=food_id, aisle="dry_goods", grams=float(total), display=f"{total} g"
        )
        for food_id, total in sorted(grams.items())
    )


def good_plan() -> NutritionPlan:
    days = week()
    day = days[0].totals
    protein, carbohydrate, fat = round(day.protein_g), round(day.carbohydrate_g), round(day.fat_g)
    target = 10 * round((4 * protein + 4 * carbohydrate + 9 * fat) / 10)
    return NutritionPlan(
        withheld=False,
        rule_set="adult",
        gate="G0",
        energy=Energy(
            method="mifflin", bmr_kcal=1780, ffm_kg=61.4, activity_factor=1.4, exercise_kcal=0,
            tdee_kcal=2492,
            eer_kcal=2520, floor_kcal=1842, adjustment_kcal=target - 2492, target_kcal=target,
            status="deficit",
            rate_percent_per_week=0.1, energy_availability=39.0, reference_kg=80.0,
        ),
        macros=Macros(protein_g=protein, carbohydrate_g=carbohydrate, fat_g=fat, fibre_g=34),
        hydration_ml=2400,
        days=days,
        shopping_list=shopping(days),
        supplements=(),
        projection=None,
        pattern=None,
    )  # fmt: skip


PATTERN = Pattern(
    plate=(),
    meals=(
        PatternMeal(
            slot="lunch",
            time="13:00",
            ideas=(
                PatternIdea(
                    recipe_id="bowl-a",
                    name="Warm bowl",
                    steps=("Cook it all.",),
                    items=(PatternItem(food_id="rice", name="rice", measure="a cup"),),
                ),
            ),
        ),
    ),
    notes=(),
)


def pattern_plan(*codes: str, rule_set: Any = "adult", **rest: Any) -> NutritionPlan:
    """A plan without figures, with a flag for each code."""
    return msgspec.structs.replace(
        good_plan(),
        energy=None,
        macros=None,
        days=(),
        shopping_list=(),
        pattern=PATTERN,
        rule_set=rule_set,
        flags=flags(*codes),
        **rest,
    )


def flags(*codes: str) -> tuple[Flag, ...]:
    return tuple(
        Flag(code=code, severity="caution", message="Because of what you told us.") for code in codes
    )


def intro_plan(**rest: Any) -> IntroPlan:
    return IntroPlan(
        **{
            "withheld": False, "rule_set": "adult", "gate": "G0", "packets": (), "answered": (),
            "gate_words": GateWords(code="G0", message="You may move.", reasons=()), "next_steps": (),
            "contacts": (), "review_date": "2026-12-21", **rest,
        }
    )  # fmt: skip


CERTIFICATE = Certificate(
    rules=(11,), engine="intakt 0.1.0", release="0123456789abcdef", date="2026-11-23", seed="fedcba9876543210"
)


@pytest.fixture
def change() -> Callable[..., ClientProfile]:
    """change(health={"conditions": (...)}) -> the client with those facts."""

    def changed(**parts: Any) -> ClientProfile:
        new = {
            name: msgspec.structs.replace(getattr(PROFILE, name), **value)
            if isinstance(value, dict) and hasattr(getattr(PROFILE, name), "__struct_fields__")
            else value
            for name, value in parts.items()
        }
        return msgspec.structs.replace(PROFILE, **new)

    return changed


@pytest.fixture
def kit() -> SimpleNamespace:
    """Everything above, for tests that build plans of their own."""
    return SimpleNamespace(**globals())

"""A sample week with figures, made up: plausible and consistent in shape, not solved."""

from collections.abc import Iterable, Iterator

from intakt.planning.model import (
    DAYS,
    Assumption,
    DayPlan,
    Energy,
    Flag,
    Macros,
    Meal,
    MealItem,
    NutritionPlan,
    PrepTask,
    Projection,
    ProjectionPoint,
    ShoppingItem,
    Slot,
    Supplement,
    Totals,
)

FOODS: dict[str, tuple[str, str, int, str, str]] = {
    "oats": ("Rolled oats", "dry_goods", 60, "60 g", "1 pack of 500 g"),
    "milk_2pct": ("Milk, semi-skimmed", "dairy_eggs", 200, "200 ml", "2 bottles of 1 l"),
    "blueberries_frozen": ("Blueberries, frozen", "frozen", 80, "80 g", "1 bag of 400 g"),
    "egg_whole": ("Eggs", "dairy_eggs", 100, "2 eggs (100 g)", "8 eggs"),
    "bread_wholewheat": ("Wholewheat bread", "bakery", 64, "2 slices (64 g)", "1 loaf of 800 g"),
    "tomato": ("Tomatoes", "produce", 120, "1 tomato (120 g)", "9 tomatoes"),
    "spinach": ("Spinach, fresh", "produce", 60, "60 g", "2 bags of 200 g"),
    "olive_oil": ("Olive oil", "condiments", 10, "2 tsp (10 g)", "1 bottle of 500 ml"),
    "chicken_breast": ("Chicken breast, skinless", "meat_fish", 160, "160 g", "2 packs of 500 g"),
    "rice_brown": ("Brown rice, dry", "dry_goods", 70, "70 g", "1 bag of 1 kg"),
    "broccoli": ("Broccoli", "produce", 150, "150 g", "2 heads"),
    "lentils_dry": ("Lentils, dry", "dry_goods", 80, "80 g", "1 bag of 500 g"),
    "carrot": ("Carrots", "produce", 100, "1 carrot (100 g)", "1 bag of 1 kg"),
    "onion": ("Onions", "produce", 80, "1 small onion (80 g)", "6 onions"),
    "salmon_atlantic": ("Salmon fillet", "meat_fish", 140, "1 fillet (140 g)", "2 fillets"),
    "potato": ("Potatoes", "produce", 250, "250 g", "1 bag of 2 kg"),
    "green_beans": ("Green beans", "produce", 120, "120 g", "2 bags of 250 g"),
    "beef_mince_95": ("Beef mince, 5 % fat", "meat_fish", 130, "130 g", "1 pack of 500 g"),
    "pasta_wholewheat": ("Wholewheat pasta, dry", "dry_goods", 80, "80 g", "1 pack of 500 g"),
    "tomato_canned": ("Chopped tomatoes, canned", "canned", 200, "half a can (200 g)", "3 cans of 400 g"),
    "yogurt_greek_nf": ("Greek yogurt, 0 % fat", "dairy_eggs", 170, "170 g", "2 pots of 500 g"),
    "apple": ("Apples", "produce", 150, "1 apple (150 g)", "7 apples"),
    "walnuts": ("Walnuts", "dry_goods", 20, "20 g", "1 bag of 200 g"),
    "hummus": ("Hummus", "chilled", 50, "50 g", "1 pot of 200 g"),
    "cucumber": ("Cucumber", "produce", 100, "100 g", "2 cucumbers"),
    "feta": ("Feta", "dairy_eggs", 40, "40 g", "1 pack of 200 g"),
}
"""id -> name, aisle, grams, display, what to buy."""
RECIPES: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "porridge": ("Blueberry porridge with milk", 9, ("oats", "milk_2pct", "blueberries_frozen")),
    "eggs": (
        "Scrambled eggs on wholewheat toast with tomatoes and wilted spinach",
        10,
        ("egg_whole", "bread_wholewheat", "tomato", "spinach", "olive_oil"),
    ),
    "chicken-bowl": (
        "Chicken, brown rice and broccoli bowl",
        30,
        ("chicken_breast", "rice_brown", "broccoli", "olive_oil", "onion"),
    ),
    "lentil-soup": (
        "Lentil soup with carrots and bread",
        35,
        ("lentils_dry", "carrot", "onion", "tomato_canned", "olive_oil", "bread_wholewheat"),
    ),
    "salmon": (
        "Roast salmon, potatoes and green beans",
        35,
        ("salmon_atlantic", "potato", "green_beans", "olive_oil"),
    ),
    "bolognese": (
        "Wholewheat pasta with beef and tomato sauce",
        30,
        ("beef_mince_95", "pasta_wholewheat", "tomato_canned", "onion", "carrot", "olive_oil"),
    ),
    "greek-salad": (
        "Greek salad with chickpea hummus, cucumber, feta and warm bread",
        10,
        ("feta", "cucumber", "tomato", "hummus", "bread_wholewheat", "olive_oil"),
    ),
    "yogurt": (
        "Greek yogurt with blueberries and walnuts",
        2,
        ("yogurt_greek_nf", "blueberries_frozen", "walnuts"),
    ),
    "apple-nuts": ("Apple and walnuts", 1, ("apple", "walnuts")),
}
STEPS = (
    "Get everything out and heat the pan, pot or oven.",
    "Cook what takes longest first, then add the vegetables.",
    "Season with herbs, lemon and pepper, and serve at once.",
)
MENUS: dict[str, tuple[str, ...]] = {
    "breakfast": ("porridge", "eggs"),
    "snack-1": ("yogurt",),
    "lunch": ("lentil-soup", "greek-salad"),
    "snack-2": ("apple-nuts",),
    "dinner": ("chicken-bowl", "salmon", "bolognese"),
    "snack-3": ("eggs", "porridge"),
}
TIMES: dict[str, str] = {
    "breakfast": "07:30",
    "snack-1": "10:30",
    "lunch": "13:00",
    "snack-2": "16:00",
    "dinner": "19:00",
    "snack-3": "21:00",
}
SLOTS: dict[int, tuple[Slot, ...]] = {
    2: ("lunch", "dinner"),
    3: ("breakfast", "lunch", "dinner"),
    4: ("breakfast", "lunch", "snack-2", "dinner"),
    5: ("breakfast", "snack-1", "lunch", "snack-2", "dinner"),
    6: ("breakfast", "snack-1", "lunch", "snack-2", "dinner", "snack-3"),
}


def nutrition_plan(*, meals: int = 4, rich: bool = False) -> NutritionPlan:
    """A week with figures: `meals` a day (2 to 6); `rich` adds leftovers, flags, a projection and
    supplements.
    """
    days = tuple(_day(index, meals=meals, rich=rich) for index in range(7))
    return NutritionPlan(
        withheld=False,
        rule_set="adult",
        gate="G0",
        flags=_flags() if rich else (),
        assumptions=(Assumption(code="ASSUMED", message="We assumed a lightly active day."),),
        energy=Energy(
            method="mifflin",
            bmr_kcal=1380,
            ffm_kg=47.5,
            activity_factor=1.63,
            exercise_kcal=180,
            tdee_kcal=2250,
            eer_kcal=None,
            floor_kcal=1425,
            adjustment_kcal=-330 if rich else 0,
            target_kcal=1920 if rich else 2250,
            status="deficit_floored" if rich else "maintenance",
            rate_percent_per_week=0.5 if rich else 0.0,
            energy_availability=38.2,
            reference_kg=66.0,
        ),
        macros=Macros(protein_g=110, carbohydrate_g=225, fat_g=64, fibre_g=30),
        hydration_ml=2200,
        days=days,
        shopping_list=tuple(_shopping(days)),
        supplements=_supplements() if rich else (),
        projection=_projection() if rich else None,
        pattern=None,
        prep=_prep() if rich else (),
        sodium_cap_mg=2300,
    )


def _flags() -> tuple[Flag, ...]:
    return (
        Flag(code="G2", severity="stop", message="See your doctor before you begin any new exercise."),
        Flag(
            code="ND-12",
            severity="caution",
            message="The change you asked for is faster than is safe; it is slowed.",
        ),
        Flag(code="ASSUMED", severity="info", message="We assumed your week has the same days throughout."),
    )


def _day(index: int, *, meals: int, rich: bool) -> DayPlan:
    chosen = []
    for slot in SLOTS[meals]:
        menu = MENUS[slot]
        recipe = menu[index % len(menu)]
        leftover = f"{DAYS[index - 1]}/dinner" if rich and slot == "lunch" and index == 3 else None
        chosen.append(
            _meal(slot, "chicken-bowl" if leftover else recipe, leftover_of=leftover, shift=index % 2)
        )
    return DayPlan(
        day=DAYS[index],
        accepted=not (rich and index == 6),
        totals=_sum(meal.totals for meal in chosen),
        meals=tuple(chosen),
    )


def _meal(slot: Slot, recipe: str, *, leftover_of: str | None, shift: int) -> Meal:
    name, minutes, foods = RECIPES[recipe]
    items = tuple(_item(food, shift=shift if position == 0 else 0) for position, food in enumerate(foods))
    return Meal(
        slot=slot,
        time=TIMES[slot],
        recipe_id=recipe,
        name=name,
        prep_minutes=0 if leftover_of else minutes,
        steps=STEPS,
        totals=_sum(items),
        items=items,
        leftover_of=leftover_of,
    )


def _item(food: str, *, shift: int) -> MealItem:
    name, _, grams, display, _ = FOODS[food]
    grams += 10 * shift
    return MealItem(
        food_id=food,
        name=name,
        grams=grams,
        display=f"{grams} g" if shift else display,
        kcal=grams,
        protein_g=6.5,
        carbohydrate_g=12.0,
        fat_g=3.4,
        fibre_g=1.8,
        sodium_mg=90,
        saturated_fat_g=0.8,
        sugar_g=2.0,
        allergens=(),
        may_contain=("sesame",) if food == "bread_wholewheat" else (),
        tags=("halal",),
        certify=("gluten-free",) if food == "oats" else (),
        cost_class=1,
    )


def _sum(parts: Iterable[Totals | MealItem]) -> Totals:
    found = list(parts)
    return Totals(
        kcal=sum(part.kcal for part in found),
        protein_g=round(sum(part.protein_g for part in found), 1),
        carbohydrate_g=round(sum(part.carbohydrate_g for part in found), 1),
        fat_g=round(sum(part.fat_g for part in found), 1),
        fibre_g=round(sum(part.fibre_g for part in found), 1),
        sodium_mg=sum(part.sodium_mg for part in found),
        saturated_fat_g=round(sum(part.saturated_fat_g for part in found), 1),
        sugar_g=round(sum(part.sugar_g for part in found), 1),
    )


def _shopping(days: tuple[DayPlan, ...]) -> Iterator[ShoppingItem]:
    used: dict[str, int] = {}
    for item in (item for day in days for meal in day.meals for item in meal.items):
        used[item.food_id] = used.get(item.food_id, 0) + item.grams
    for food in sorted(used, key=lambda food: (FOODS[food][1], FOODS[food][0])):
        name, aisle, _, _, buy = FOODS[food]
        yield ShoppingItem(food_id=food, name=name, aisle=aisle, grams=float(used[food]), display=buy)


def _supplements() -> tuple[Supplement, ...]:
    return (
        Supplement(code="vitamin-d", text="Vitamin D: 10 µg a day from October to March."),
        Supplement(code="b12", text="Vitamin B12: ask your doctor for a blood test once a year."),
    )


def _projection() -> Projection:
    points = tuple(
        ProjectionPoint(week=week, low_kg=66.0 - 0.4 * week, high_kg=66.0 - 0.24 * week)
        for week in range(0, 13, 2)
    )
    return Projection(points=points, note="Most people land inside the band. Slower is fine.")


def _prep() -> tuple[PrepTask, ...]:
    return (
        PrepTask(day="sun", text="Cook the rice for Monday and Tuesday and chill it within the hour."),
        PrepTask(day="sun", text="Wash and cut the vegetables for three days."),
        PrepTask(day="wed", text="Make the soup in one pot and chill two portions."),
    )

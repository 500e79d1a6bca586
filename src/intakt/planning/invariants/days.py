"""Rules 33-35 and 37: days that add up to the target, slots that are filled, a shopping list that is the
recipes'."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from intakt.planning.invariants.report import Case, Rule, with_days
from intakt.planning.invariants.tables import eaten
from intakt.planning.model import DayPlan, Energy, Macros, MealItem, Totals

GRAM_FIELDS = ("protein_g", "carbohydrate_g", "fat_g")
MOST_RECIPES = 14
DINNERS_ALIKE = 2


def _targets(case: Case) -> tuple[Energy, Macros]:
    plan = case.nutrition
    if plan.energy is None or plan.macros is None:
        raise TypeError("days need an energy target and macros")
    return plan.energy, plan.macros


def _own_grams(case: Case, day: DayPlan) -> dict[str, float]:
    """Protein, carbohydrate and fat of a day from the table's rows and the grams alone."""
    return {
        field: sum(
            float(getattr(food, field)) * grams / 100 for food, grams in eaten(case.library, day.meals)
        )
        for field in GRAM_FIELDS
    }


def _days(case: Case) -> Iterator[str]:
    energy, macros = _targets(case)
    kcals, all_accepted = [], True
    for day in case.nutrition.days:
        own = _own_grams(case, day)
        kcal = 4 * own["protein_g"] + 4 * own["carbohydrate_g"] + 9 * own["fat_g"]
        kcals.append(kcal)
        all_accepted = all_accepted and day.accepted
        if day.accepted:
            yield from _tolerances(day, kcal=kcal, protein=own["protein_g"], energy=energy, macros=macros)
        elif not case.plan.review:
            yield f"{day.day} is marked and nothing holds the packet"
        yield from _sums(case, day, own=own)
    mean = sum(kcals) / len(kcals)
    if all_accepted and abs(mean - energy.target_kcal) > 0.02 * energy.target_kcal + 3:
        yield f"the week's mean is {mean:.0f} kcal, the target {energy.target_kcal}"
    if len(kcals) != 7 or len({day.day for day in case.nutrition.days}) != 7:
        yield f"{len(kcals)} days in the week"


def _tolerances(
    day: DayPlan, *, kcal: float, protein: float, energy: Energy, macros: Macros
) -> Iterator[str]:
    target = energy.target_kcal
    if abs(kcal - target) > 0.05 * target:
        yield f"{day.day}: {kcal:.0f} kcal for {target}"
    if not 0.95 * macros.protein_g - 0.5 <= protein <= 1.10 * macros.protein_g + 0.5:
        yield f"{day.day}: {protein:.0f} g protein for {macros.protein_g}"


def _sums(case: Case, day: DayPlan, *, own: dict[str, float]) -> Iterator[str]:
    """What is printed is the sum of what is printed, and agrees with the tables."""
    for meal in day.meals:
        for item in meal.items:
            yield from _item(case, item)
        yield from _adds_up(
            meal.totals, [_totals_of(item) for item in meal.items], where=f"{day.day} {meal.slot}"
        )
    yield from _adds_up(day.totals, [meal.totals for meal in day.meals], where=day.day)
    for field in GRAM_FIELDS:
        if abs(float(getattr(day.totals, field)) - own[field]) > 0.1 * sum(len(m.items) for m in day.meals):
            yield f"{day.day}: {field} is {getattr(day.totals, field)}, the tables say {own[field]:.1f}"


def _totals_of(item: MealItem) -> Totals:
    return Totals(
        kcal=item.kcal,
        protein_g=item.protein_g,
        carbohydrate_g=item.carbohydrate_g,
        fat_g=item.fat_g,
        fibre_g=item.fibre_g,
        sodium_mg=item.sodium_mg,
        saturated_fat_g=item.saturated_fat_g,
        sugar_g=item.sugar_g,
    )


def _item(case: Case, item: MealItem) -> Iterator[str]:
    food = case.library.foods.get(item.food_id)
    if food is None:
        return
    kcal = 4 * item.protein_g + 4 * item.carbohydrate_g + 9 * item.fat_g
    if abs(kcal - item.kcal) > 1:
        yield f"{item.food_id}: {item.kcal} kcal shown, its grams make {kcal:.1f}"
    for field in (*GRAM_FIELDS, "saturated_fat_g", "fibre_g", "sugar_g"):
        own = float(getattr(food, field)) * item.grams / 100
        if abs(float(getattr(item, field)) - own) > 0.11:
            yield f"{item.food_id}: {field} {getattr(item, field)}, the table says {own:.2f}"
    if abs(item.sodium_mg - food.sodium_mg * item.grams / 100) > 1:
        yield f"{item.food_id}: sodium is not the table's"


def _adds_up(total: Totals, parts: list[Totals], *, where: str) -> Iterator[str]:
    for field in Totals.__struct_fields__:
        own = sum(float(getattr(part, field)) for part in parts)
        if abs(float(getattr(total, field)) - own) > 0.051:
            yield f"{where}: total {field} {getattr(total, field)}, the parts make {own:.2f}"


def _close(case: Case) -> Iterator[str]:
    """The finer tolerance of an accepted day: 2 % or 20 kcal, 5 % or 5 g of each macro."""
    energy, macros = _targets(case)
    for day in case.nutrition.days:
        if not day.accepted:
            continue
        own = _own_grams(case, day)
        kcal = 4 * own["protein_g"] + 4 * own["carbohydrate_g"] + 9 * own["fat_g"]
        if abs(kcal - energy.target_kcal) > max(20, 0.02 * energy.target_kcal) + 3:
            yield f"{day.day}: {kcal:.0f} kcal for {energy.target_kcal}"
        for field in GRAM_FIELDS:
            wanted = float(getattr(macros, field))
            if abs(own[field] - wanted) > max(5.0, 0.05 * wanted) + 0.5:
                yield f"{day.day}: {own[field]:.0f} for {wanted:.0f} {field}"


def _slots(case: Case) -> Iterator[str]:
    plan = case.nutrition
    wanted = {tuple(meal.slot for meal in day.meals) for day in plan.days}
    if len(wanted) != 1:
        yield f"the days have {len(wanted)} different sets of meals"
    for day in plan.days:
        recipes = Counter(meal.recipe_id for meal in day.meals)
        twice = sorted(recipe for recipe, times in recipes.items() if times > 1)
        if twice:
            yield f"{day.day}: {', '.join(twice)} twice"
        if len(day.meals) < case.profile.eating.meals_per_day:
            yield f"{day.day}: {len(day.meals)} meals, {case.profile.eating.meals_per_day} wanted"
        if any(not meal.items for meal in day.meals):
            yield f"{day.day}: an empty meal"
        times = [meal.time for meal in day.meals]
        if times != sorted(times) or len(set(times)) != len(times):
            yield f"{day.day}: meal times are not in order"
    yield from _leftovers(case)


def _leftovers(case: Case) -> Iterator[str]:
    """What is called leftovers was cooked before, and is the same dish."""
    cooked: dict[str, str] = {}
    for day in case.nutrition.days:
        for meal in day.meals:
            if meal.leftover_of is not None and cooked.get(meal.leftover_of) != meal.recipe_id:
                yield f"{day.day} {meal.slot}: leftovers of {meal.leftover_of}, which is another dish"
            cooked[f"{day.day}/{meal.slot}"] = meal.recipe_id


def _variety(case: Case) -> Iterator[str]:
    plan, eating = case.nutrition, case.profile.eating
    recipes = {meal.recipe_id for day in plan.days for meal in day.meals}
    logged = {note.code for note in plan.assumptions} | {flag.code for flag in plan.flags}
    if len(recipes) > MOST_RECIPES:
        yield f"{len(recipes)} recipes, at most {MOST_RECIPES}"
    batch = eating.variety == "same-most-days" or (eating.cooking_days or 7) < 7 or eating.household_size > 1
    dinners = Counter(
        meal.recipe_id
        for day in plan.days
        for meal in day.meals
        if meal.slot == "dinner" and not meal.leftover_of
    )
    often = sorted(recipe for recipe, times in dinners.items() if times > DINNERS_ALIKE)
    if often and not batch and not any("VARIETY" in code.upper() for code in logged):
        yield f"the same dinner more than twice: {', '.join(often)}"


MAIN_GROUPS = (
    "poultry", "red_meat", "pork", "fish", "crustacean", "mollusc", "egg", "plant_protein", "legume_dry",
    "legume_canned", "cheese",
)  # fmt: skip
SAME_MAIN = 3


def _main_foods(case: Case) -> Iterator[str]:
    """A dinner's main food comes at most three times a week, or the plan says so."""
    logged = any("VARIETY" in note.code for note in case.plan.assumptions)
    mains: Counter[str] = Counter()
    for day in case.nutrition.days:
        dinner = [meal for meal in day.meals if meal.slot == "dinner"]
        foods = [pair for pair in eaten(case.library, dinner) if pair[0].group in MAIN_GROUPS]
        if foods:
            main = max(foods, key=lambda pair: (pair[0].protein_g * pair[1], pair[0].id))
            mains[main[0].id] += 1
    for food_id, times in sorted(mains.items()):
        if times > SAME_MAIN and not logged:
            yield f"{food_id} is the main food of {times} dinners"


def _household(case: Case) -> int:
    return max(1, case.profile.eating.household_size)


def _with_list(case: Case) -> bool:
    return with_days(case)


def _shopping(case: Case) -> Iterator[str]:
    used: dict[str, float] = defaultdict(float)
    for day in case.nutrition.days:
        for meal in day.meals:
            for item in meal.items:
                used[item.food_id] += item.grams * _household(case)
    bought: dict[str, float] = defaultdict(float)
    for line in case.nutrition.shopping_list:
        bought[line.food_id] += line.grams
    for food_id in sorted({*used, *bought}):
        if abs(used[food_id] - bought[food_id]) > 0.5:
            yield f"{food_id}: {bought[food_id]:g} g on the list, the recipes use {used[food_id]:g} g"


def _prep(case: Case) -> Iterator[str]:
    """More minutes than the client has, and no word about it."""
    limit = case.profile.eating.cooking_minutes
    if any(note.code == "TIME-RELAXED" for note in case.plan.assumptions):
        return
    for day in case.nutrition.days:
        for meal in day.meals:
            if meal.prep_minutes > limit:
                yield f"{day.day} {meal.slot}: {meal.prep_minutes} minutes, at most {limit}"


LOW_MEAN, DEAR, GARNISH_G = 1.4, 3, 20


def _low_budget(case: Case) -> bool:
    """A low budget, and no word that it had to give way."""
    said = any(note.code == "COST-RELAXED" for note in case.plan.assumptions)
    return with_days(case) and case.profile.eating.budget == "low" and not said


def _cost(case: Case) -> Iterator[str]:
    """A low budget means a mean cost class of 1.4 and nothing of the dearest class beyond a garnish (4.3)."""
    pairs = [pair for day in case.nutrition.days for pair in eaten(case.library, day.meals)]
    mean = sum(food.cost_class for food, _ in pairs) / max(1, len(pairs))
    if mean > LOW_MEAN:
        yield f"mean cost class {mean:.2f}, at most {LOW_MEAN}"
    dear = sorted({food.id for food, grams in pairs if food.cost_class >= DEAR and grams > GARNISH_G})
    if dear:
        yield f"of the dearest class: {', '.join(dear)}"


RULES = (
    Rule(number=33, kind="H", applies=with_days, check=_days),
    Rule(number=33, kind="W", applies=with_days, check=_close),
    Rule(number=34, kind="H", applies=with_days, check=_slots),
    Rule(number=34, kind="H", applies=with_days, check=_variety),
    Rule(number=34, kind="W", applies=with_days, check=_main_foods),
    Rule(number=35, kind="H", applies=_with_list, check=_shopping),
    Rule(number=37, kind="H", applies=with_days, check=_prep),
    Rule(number=37, kind="W", applies=_low_budget, check=_cost),
)

"""The week as printed: meals with names, steps, items and totals, rebuilt from the foods really used."""

from collections.abc import Mapping, Sequence

from intakt.content.foods import Food
from intakt.kit.structs import Frozen
from intakt.kit.units import round_half_away, round_int
from intakt.planning.model import DAYS, DayPlan, Meal, MealItem, Slot, Totals
from intakt.planning.nutrition.foods import Pantry, label_checks, tags
from intakt.planning.nutrition.goal import Target
from intakt.planning.nutrition.items import Tenths, figures, household, kcal_of, totals
from intakt.planning.nutrition.leftovers import Dish
from intakt.planning.nutrition.pool import Option, Pool
from intakt.planning.nutrition.recipes import words
from intakt.planning.nutrition.steps import care_lines, reheat_lines
from intakt.planning.nutrition.timing import Rhythm
from intakt.planning.nutrition.week import Menu

Texts = Mapping[str, str]


class Kit(Frozen, frozen=True, kw_only=True):
    """What turning dishes into meals needs."""

    foods: dict[str, Food]
    texts: dict[str, str]
    pantry: Pantry
    tender: bool
    """Eggs and fish are cooked through: pregnancy, old age, weak defences."""


def day_plans(
    menus: Sequence[Menu], *, pool: Pool, rhythm: Rhythm, target: Target, kit: Kit
) -> tuple[DayPlan, ...]:
    """Seven days, or none without menus; `accepted` is judged on the printed figures."""
    made: dict[tuple[Dish, Slot], Meal] = {}
    days = []
    for day, menu in zip(DAYS, menus, strict=bool(menus)):
        meals = []
        for slot, time, dish in zip(rhythm.slots, rhythm.times, menu.dishes, strict=True):
            if (dish, slot) not in made:
                made[dish, slot] = meal(pool.options[dish.option], dish, slot=slot, time=time, kit=kit)
            meals.append(made[dish, slot])
        total = totals(one.totals for one in meals)
        days.append(DayPlan(day=day, accepted=accepted(total, target), totals=total, meals=tuple(meals)))
    return tuple(days)


def accepted(total: Totals, target: Target) -> bool:
    """Within 2 % or 20 kcal of energy and 5 % or 5 g of each macro, the larger (C2)."""
    grams = (total.protein_g, total.carbohydrate_g, total.fat_g)
    near = all(
        abs(amount - wanted) <= tolerance + 1e-9
        for amount, wanted, tolerance in zip(grams, target.grams, target.tolerances, strict=True)
    )
    return near and abs(total.kcal - target.kcal) <= target.kcal_tolerance + 1e-9


def meal(option: Option, dish: Dish, *, slot: Slot, time: str, kit: Kit) -> Meal:
    """One meal; what ended at no grams is left out of items, title and steps."""
    used = [(name, grams) for name, grams in zip(option.foods, dish.grams, strict=True) if grams > 0]
    originals = {portion.food: portion.original for portion in option.recipe.portions}
    absent = [originals[name] for name, grams in zip(option.foods, dish.grams, strict=True) if grams == 0]
    spoken = words(option.recipe, texts=kit.texts, left_out=absent)
    rows = [(kit.foods[name], grams) for name, grams in used]
    items = tuple(
        _item(food, grams, tenths, kit=kit) for (food, grams), tenths in zip(rows, figures(rows), strict=True)
    )
    template = option.recipe.template
    leftover = dish.leftover_of is not None
    listed = [food for food, _ in rows]
    steps = (
        reheat_lines(listed, dish.leftover_of or "", texts=kit.texts)
        if leftover
        else (
            *spoken.steps,
            *care_lines(listed, cooks=template.cook_minutes > 0, tender=kit.tender, texts=kit.texts),
        )
    )
    return Meal(
        slot=slot,
        time=time,
        recipe_id=option.recipe.id,
        name=spoken.title,
        prep_minutes=0 if leftover else option.recipe.minutes,
        steps=steps,
        totals=totals(items),
        items=items,
        leftover_of=dish.leftover_of,
    )


def _item(food: Food, grams: int, tenths: Tenths, *, kit: Kit) -> MealItem:
    def amount(per_100: float) -> float:
        return round_half_away(round(per_100 * grams / 100, 6), digits=1)

    return MealItem(
        food_id=food.id,
        name=kit.texts[f"food.{food.id}.name"],
        grams=grams,
        display=household(food, grams, words=kit.texts),
        kcal=kcal_of(tenths),
        protein_g=tenths[0] / 10,
        carbohydrate_g=tenths[1] / 10,
        fat_g=tenths[2] / 10,
        fibre_g=amount(food.fibre_g),
        sodium_mg=round_int(round(food.sodium_mg * grams / 100, 6)),
        saturated_fat_g=amount(food.saturated_fat_g),
        sugar_g=amount(food.sugar_g),
        allergens=food.allergens,
        may_contain=food.may_contain,
        tags=tags(food),
        certify=label_checks(food, pantry=kit.pantry),
        cost_class=food.cost_class,
    )

"""What the nutrition template sees: the plan arranged for reading. Grouping and naming only; no number is
made here.

The values of `NutritionView` are what `each` paths and placeholders name ("recipes", "recipe.amounts",
"day.meals").
"""

from collections.abc import Iterable, Iterator

from intakt.document.words import Words
from intakt.kit.structs import Frozen
from intakt.planning.model import (
    DayPlan,
    Meal,
    MealItem,
    NutritionPlan,
    Pattern,
    Totals,
)
from intakt.profile.model import ClientProfile

SLOTS = ("breakfast", "snack-1", "lunch", "snack-2", "dinner", "snack-3")
"""In the order of the day."""
GLUTEN = frozenset({"gluten", "wheat"})
"""Traces that a gluten-free label already answers for."""
KCAL_PER_GRAM = {"protein": 4, "carbohydrate": 4, "fat": 9}
"""Atwater; for the angles of the donut alone, never printed."""
PLATE_SHARES = {"half": 2.0, "a quarter": 1.0, "quarter": 1.0, "a third": 4 / 3, "third": 4 / 3}
"""Quarters of a plate, for the angles of the picture alone."""


class MealLine(Frozen, frozen=True, kw_only=True):
    slot: str
    time: str
    name: str
    note: str
    """Minutes, or that it is leftovers."""
    totals: Totals


class DayCard(Frozen, frozen=True, kw_only=True):
    id: str
    name: str
    short: str
    accepted: bool
    totals: Totals
    meals: tuple[MealLine, ...]


class WeekRow(Frozen, frozen=True, kw_only=True):
    day: str
    dishes: tuple[str, ...]
    """One a slot, in the order of `slots`; empty where the day has none."""


class AmountRow(Frozen, frozen=True, kw_only=True):
    food: str
    amounts: tuple[str, ...]
    """One an occasion; a dash where the food is not used."""


class RecipeCard(Frozen, frozen=True, kw_only=True):
    id: str
    name: str
    when: str
    """Every occasion, in words."""
    minutes: int
    occasions: tuple[str, ...]
    """The heads of the columns of amounts: one for each different portion."""
    amounts: tuple[AmountRow, ...]
    steps: tuple[str, ...]
    care: tuple[str, ...]
    """When it is safe to eat."""
    later: tuple[str, ...]
    """What to do with the portions kept for another day."""
    labels: tuple[str, ...]
    """What to look for on labels, because of allergies, faith or coeliac disease."""


class Aisle(Frozen, frozen=True, kw_only=True):
    name: str
    items: tuple["ShoppingLine", ...]


class ShoppingLine(Frozen, frozen=True, kw_only=True):
    name: str
    buy: str
    label: str


class Share(Frozen, frozen=True, kw_only=True):
    label: str
    grams: int
    weight: float
    """For the angle of the picture alone."""
    why: str


class PlateGroup(Frozen, frozen=True, kw_only=True):
    group: str
    share: str
    weight: float


class IdeaCard(Frozen, frozen=True, kw_only=True):
    id: str
    name: str
    slot: str
    measures: tuple[str, ...]
    steps: tuple[str, ...]
    care: tuple[str, ...]


class PatternSlot(Frozen, frozen=True, kw_only=True):
    slot: str
    time: str
    ideas: tuple[IdeaCard, ...]
    names: tuple[str, ...]


class PrepDay(Frozen, frozen=True, kw_only=True):
    day: str
    tasks: tuple[str, ...]


class NutritionView(Frozen, frozen=True, kw_only=True):
    plan: NutritionPlan
    days: tuple[DayCard, ...]
    slots: tuple[str, ...]
    week: tuple[WeekRow, ...]
    recipes: tuple[RecipeCard, ...]
    aisles: tuple[Aisle, ...]
    shares: tuple[Share, ...]
    plate: tuple[PlateGroup, ...]
    pattern: tuple[PatternSlot, ...]
    ideas: tuple[IdeaCard, ...]
    prep: tuple[PrepDay, ...]
    allergies: tuple[str, ...]
    severe: tuple[str, ...]
    labels: tuple[str, ...]
    """Every label reminder of the week, once."""


def view(plan: NutritionPlan, profile: ClientProfile, words: Words) -> NutritionView:
    slots = _slots(plan)
    recipes = _recipes(plan, profile, words)
    pattern = _pattern(plan.pattern, words) if plan.pattern else ()
    return NutritionView(
        plan=plan,
        days=tuple(_day(day, words) for day in plan.days),
        slots=tuple(words.slot(slot, time) for slot, time in slots.items()),
        week=tuple(_week_row(day, slots, words) for day in plan.days),
        recipes=recipes,
        aisles=_aisles(plan, profile, words),
        shares=_shares(plan, words),
        plate=_plate(plan),
        pattern=pattern,
        ideas=_distinct_ideas(pattern),
        prep=_prep(plan, words),
        allergies=tuple(words.allergen(code) for code in profile.eating.allergies),
        severe=tuple(words.allergen(code) for code in profile.eating.severe_allergies),
        labels=_once(line for recipe in recipes for line in recipe.labels),
    )


def _slots(plan: NutritionPlan) -> dict[str, str]:
    """The slots of the week with their first time, in the order of the day."""
    times: dict[str, str] = {}
    for meal in (meal for day in plan.days for meal in day.meals):
        times[meal.slot] = min(times.get(meal.slot, meal.time), meal.time)
    return dict(sorted(times.items(), key=lambda entry: (entry[1], SLOTS.index(entry[0]))))


def _day(day: DayPlan, words: Words) -> DayCard:
    return DayCard(
        id=day.day,
        name=words.day(day.day),
        short=words.day_short(day.day),
        accepted=day.accepted,
        totals=day.totals,
        meals=tuple(_meal(meal, words) for meal in day.meals),
    )


def _meal(meal: Meal, words: Words) -> MealLine:
    return MealLine(
        slot=words.slot(meal.slot, meal.time),
        time=meal.time,
        name=meal.name,
        note=_leftover_words(meal, words) or words.text("minutes-short", minutes=meal.prep_minutes),
        totals=meal.totals,
    )


def _leftover_words(meal: Meal, words: Words) -> str:
    if meal.leftover_of is None:
        return ""
    day, _, slot = meal.leftover_of.partition("/")
    return words.text("leftover-of", day=words.day(day), slot=words.slot(slot).lower())


def _week_row(day: DayPlan, slots: Iterable[str], words: Words) -> WeekRow:
    by_slot: dict[str, Meal] = {meal.slot: meal for meal in day.meals}
    return WeekRow(
        day=words.day_short(day.day),
        dishes=tuple(_dish(by_slot[slot], words) if slot in by_slot else "" for slot in slots),
    )


def _dish(meal: Meal, words: Words) -> str:
    return words.text("dish-leftover", dish=meal.name) if meal.leftover_of else meal.name


def _recipes(plan: NutritionPlan, profile: ClientProfile, words: Words) -> tuple[RecipeCard, ...]:
    occasions: dict[str, list[tuple[DayPlan, Meal]]] = {}
    for day in plan.days:
        for meal in day.meals:
            occasions.setdefault(meal.recipe_id, []).append((day, meal))
    return tuple(_recipe(found, profile, words) for found in occasions.values())


def _recipe(found: list[tuple[DayPlan, Meal]], profile: ClientProfile, words: Words) -> RecipeCard:
    cooked = next((meal for _, meal in found if meal.leftover_of is None), found[0][1])
    portions: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for day, meal in found:
        portion = tuple((item.name, item.display) for item in meal.items)
        portions.setdefault(portion, []).append(words.day_short(day.day))
    foods = _once(item.name for _, meal in found for item in meal.items)
    method, care = _apart(cooked.steps, words)
    items = [item for _, meal in found for item in meal.items]
    return RecipeCard(
        id=cooked.recipe_id,
        name=cooked.name,
        when=_when(found, words),
        minutes=cooked.prep_minutes,
        occasions=_heads(list(portions.values()), words),
        amounts=tuple(
            AmountRow(food=food, amounts=tuple(dict(portion).get(food, "–") for portion in portions))
            for food in foods
        ),
        steps=method,
        care=care,
        later=_later(found),
        labels=_labels(items, profile, words),
    )


def _heads(days: list[list[str]], words: Words) -> tuple[str, ...]:
    """One head a column of amounts: the days it is for, or that it is always the same."""
    if len(days) == 1:
        return (words.source("nutrition.recipes.amount"),)
    return tuple(", ".join(names) for names in days)


def _when(found: list[tuple[DayPlan, Meal]], words: Words) -> str:
    by_slot: dict[str, list[str]] = {}
    for day, meal in found:
        by_slot.setdefault(words.slot(meal.slot, meal.time), []).append(words.day_short(day.day))
    return " · ".join(f"{slot} {', '.join(days)}" for slot, days in by_slot.items())


def _apart(steps: tuple[str, ...], words: Words) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The method, and when it is safe to eat."""
    safety = words.food_safety()
    return tuple(step for step in steps if step not in safety), tuple(
        step for step in steps if step in safety
    )


def _later(found: list[tuple[DayPlan, Meal]]) -> tuple[str, ...]:
    """What to do with the portions kept for another day."""
    return next((meal.steps for _, meal in found if meal.leftover_of is not None), ())


def _labels(items: list[MealItem], profile: ClientProfile, words: Words) -> tuple[str, ...]:
    """What to look for on the labels of these foods, each named."""
    return _once(
        words.text(f"label.{kind}", food=item.name, **values)
        for item in items
        for kind, values in _marks(item, profile, words)
    )


def _marks(item: MealItem, profile: ClientProfile, words: Words) -> Iterator[tuple[str, dict[str, object]]]:
    told = GLUTEN if "gluten-free" in item.certify else frozenset()
    traces = [code for code in item.may_contain if code in profile.eating.allergies and code not in told]
    if traces:
        yield "traces", {"allergens": ", ".join(words.allergen(code) for code in traces)}
    if item.certify:
        yield "certify", {"certified": ", ".join(words.source(f"certified.{code}") for code in item.certify)}


def _aisles(plan: NutritionPlan, profile: ClientProfile, words: Words) -> tuple[Aisle, ...]:
    items = {item.food_id: item for day in plan.days for meal in day.meals for item in meal.items}
    aisles: dict[str, list[ShoppingLine]] = {}
    for entry in plan.shopping_list:
        used = items.get(entry.food_id)
        marks = tuple(_marks(used, profile, words)) if used else ()
        label = "; ".join(words.text(f"label.{kind}-short", **values) for kind, values in marks)
        line = ShoppingLine(name=entry.name, buy=entry.display, label=label)
        aisles.setdefault(entry.aisle, []).append(line)
    return tuple(Aisle(name=words.aisle(aisle), items=tuple(lines)) for aisle, lines in aisles.items())


def _shares(plan: NutritionPlan, words: Words) -> tuple[Share, ...]:
    if plan.macros is None:
        return ()
    grams = {
        "protein": plan.macros.protein_g,
        "carbohydrate": plan.macros.carbohydrate_g,
        "fat": plan.macros.fat_g,
    }
    return tuple(
        Share(
            label=words.text(f"macro.{name}"),
            grams=value,
            weight=float(value * KCAL_PER_GRAM[name]),
            why=words.text(f"macro-why.{name}"),
        )
        for name, value in grams.items()
    )


def _plate(plan: NutritionPlan) -> tuple[PlateGroup, ...]:
    shares = plan.pattern.plate if plan.pattern else ()
    return tuple(
        PlateGroup(group=s.group, share=s.share, weight=PLATE_SHARES.get(s.share.lower(), 0.0))
        for s in shares
    )


def _pattern(pattern: Pattern, words: Words) -> tuple[PatternSlot, ...]:
    slots = []
    for meal in pattern.meals:
        ideas = tuple(
            IdeaCard(
                id=idea.recipe_id,
                name=idea.name,
                slot=words.slot(meal.slot, meal.time),
                measures=tuple(f"{item.name} ({item.measure})" for item in idea.items),
                steps=method,
                care=care,
            )
            for idea in meal.ideas
            for method, care in (_apart(idea.steps, words),)
        )
        names = tuple(idea.name for idea in ideas)
        slot = words.slot(meal.slot, meal.time)
        slots.append(PatternSlot(slot=slot, time=meal.time, ideas=ideas, names=names))
    return tuple(slots)


def _distinct_ideas(pattern: tuple[PatternSlot, ...]) -> tuple[IdeaCard, ...]:
    return tuple({idea.id: idea for slot in reversed(pattern) for idea in reversed(slot.ideas)}.values())[
        ::-1
    ]


def _prep(plan: NutritionPlan, words: Words) -> tuple[PrepDay, ...]:
    days: dict[str, list[str]] = {}
    for task in plan.prep:
        days.setdefault(task.day, []).append(task.text)
    return tuple(PrepDay(day=words.day(day), tasks=tuple(tasks)) for day, tasks in days.items())


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))

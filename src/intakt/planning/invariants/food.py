"""Rules 28-32, 36 and 38: what the client may eat, wherever a food is named, and recipes that say what they
are."""

import re
from collections.abc import Iterator
from functools import lru_cache

from intakt.content.foods import Food, MealTemplate
from intakt.planning.invariants.report import Case, Rule, with_food
from intakt.planning.invariants.tables import MEAT_GROUPS, SEA_GROUPS, eaten, faults, named_foods
from intakt.planning.invariants.triggers import is_pregnant, may_have_keto
from intakt.planning.model import Meal

PORTION_SCALE = 1.5
"""How far a portion may grow beyond the template's most for a large eater (O-03)."""
DIET_REFUSED = ("DIET-EASED", "DIET-NOT-SAFE")
"""Flags that say in words that a low-carbohydrate diet gave way."""
KETO_NET_CARBOHYDRATE = 50
FLEXITARIAN_MEAT_DINNERS = 3
CLASS_WORDS: dict[str, tuple[str, ...]] = {
    "meat": (
        "bacon", "beef", "chicken", "goat", "ham", "lamb", "meat", "pork", "poultry", "steak", "turkey",
        "veal",
    ),
    "sea": (
        "anchovy", "cod", "crab", "fish", "haddock", "mackerel", "mussels", "prawn", "prawns", "salmon",
        "sardines",
        "shrimp", "shrimps", "tilapia", "trout", "tuna",
    ),
    "milk": (
        "butter", "cheddar", "cheese", "cream", "feta", "ghee", "kefir", "milk", "mozzarella", "paneer",
        "parmesan",
        "ricotta", "skyr", "whey", "yoghurt", "yogurt",
    ),
    "egg": ("egg", "eggs", "omelette"),
    "nut": (
        "almond", "almonds", "cashew", "cashews", "hazelnut", "hazelnuts", "nuts", "peanut", "peanuts",
        "pecans",
        "pistachio", "pistachios", "walnut", "walnuts",
    ),
    "soy": ("edamame", "miso", "soy", "soya", "tamari", "tempeh", "tofu"),
}  # fmt: skip


def diet_of(case: Case) -> str:
    """The diet that food must follow: keto only where it may be given and was."""
    diet = case.profile.eating.diet
    if diet != "keto":
        return diet
    eased = any(flag.code in DIET_REFUSED for flag in case.plan.flags)
    return "omnivore" if eased or not may_have_keto(case.profile) else diet


def _forbidden(case: Case, *, rule: int) -> Iterator[str]:
    diet = diet_of(case)
    for food_id in named_foods(case.nutrition):
        food = case.library.foods.get(food_id)
        if food is None:
            continue
        for number, message in faults(food, profile=case.profile, diet=diet):
            if number == rule:
                yield message


def _has_allergies(case: Case) -> bool:
    eating = case.profile.eating
    return with_food(case) and bool(eating.allergies or eating.excluded_foods)


def _allergens(case: Case) -> Iterator[str]:
    yield from _forbidden(case, rule=28)
    for meal in _meals(case):
        for item in meal.items:
            food = case.library.foods.get(item.food_id)
            if food is not None and set(item.allergens) != set(food.allergens):
                yield f"{item.food_id}: the allergens shown are not those of the table"


def _is_severe(case: Case) -> bool:
    return with_food(case) and bool(case.profile.eating.severe_allergies)


def _traces(case: Case) -> Iterator[str]:
    yield from _forbidden(case, rule=29)
    if "gluten" in case.profile.eating.severe_allergies or "gluten" in case.profile.eating.allergies:
        yield from _labels(case, what="gluten-free")


def _labels(case: Case, *, what: str) -> Iterator[str]:
    """Items whose label decides must say so."""
    for meal in _meals(case):
        for item in meal.items:
            food = case.library.foods.get(item.food_id)
            status = None if food is None else food.gluten_free if what == "gluten-free" else food.halal
            if status == "certify" and what not in item.certify:
                yield f"{item.food_id}: no word that the label must say {what}"


def _diet(case: Case) -> Iterator[str]:
    yield from _forbidden(case, rule=30)
    restrictions = case.profile.eating.restrictions
    if "halal" in restrictions:
        yield from _labels(case, what="halal")
    if "kosher" in restrictions:
        yield from _kosher(case)
    if diet_of(case) == "keto":
        yield from _keto(case)
    if case.profile.eating.diet == "flexitarian":
        yield from _flexitarian(case)


def _kosher(case: Case) -> Iterator[str]:
    for where, foods in _dishes(case):
        kinds = {case.library.foods[food].kosher for food in foods if food in case.library.foods}
        if "meat" in kinds and kinds & {"dairy", "fish"}:
            yield f"{where}: meat with dairy or fish in one meal"


def _keto(case: Case) -> Iterator[str]:
    for day in case.nutrition.days:
        grams = sum(food.net_carbohydrate_g * grams / 100 for food, grams in eaten(case.library, day.meals))
        if grams > KETO_NET_CARBOHYDRATE + 0.5 and day.accepted:
            yield f"{day.day}: {grams:.0f} g net carbohydrate, at most {KETO_NET_CARBOHYDRATE}"


def _flexitarian(case: Case) -> Iterator[str]:
    dinners = [meal for day in case.nutrition.days for meal in day.meals if meal.slot == "dinner"]
    with_meat = sum(
        any(food.group in MEAT_GROUPS for food, _ in eaten(case.library, [meal])) for meal in dinners
    )
    if with_meat > FLEXITARIAN_MEAT_DINNERS:
        yield f"meat in {with_meat} dinners, at most {FLEXITARIAN_MEAT_DINNERS}"


def _has_dislikes(case: Case) -> bool:
    return with_food(case) and bool(case.profile.eating.disliked)


def _dislikes(case: Case) -> Iterator[str]:
    unwanted = set(case.profile.eating.disliked) & set(named_foods(case.nutrition))
    held = any(item.question == "foods-disliked" for item in case.plan.review)
    if unwanted and not held:
        yield f"disliked foods are in the plan: {', '.join(sorted(unwanted))}"


def _meals(case: Case) -> Iterator[Meal]:
    for day in case.nutrition.days:
        yield from day.meals


def _dishes(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(where, food ids) of every dish: meals of the days and ideas of the pattern."""
    for day in case.nutrition.days:
        for meal in day.meals:
            yield f"{day.day} {meal.slot}", tuple(item.food_id for item in meal.items)
    pattern = case.nutrition.pattern
    for idea_meal in pattern.meals if pattern is not None else ():
        for idea in idea_meal.ideas:
            yield idea.recipe_id, tuple(item.food_id for item in idea.items)


def _recipes(case: Case) -> Iterator[str]:
    for where, foods in _dishes(case):
        unknown = [food for food in foods if food not in case.library.foods]
        if unknown:
            yield f"{where}: {', '.join(unknown)} is in no table"
        elif not foods:
            yield f"{where}: no ingredients"
    for meal in _meals(case):
        template = case.library.meals.get(meal.recipe_id)
        if template is not None:
            yield from _portions(case, meal, template)
        yield from _cooked(case, meal)


def _portions(case: Case, meal: Meal, template: MealTemplate) -> Iterator[str]:
    own = {part.food: (part.min_g, part.max_g) for part in template.ingredients}
    swaps = {other for others in template.swaps.values() for other in others}
    for item in meal.items:
        food = case.library.foods.get(item.food_id)
        if food is None:
            continue
        if item.food_id in own:
            low, high = own[item.food_id]
            low, high = (
                (min(low, food.min_g), max(high, food.max_g)) if item.food_id in swaps else (low, high)
            )
        elif item.food_id in swaps:
            low, high = min(food.min_g, 1), food.max_g
        else:
            yield f"{meal.recipe_id}: {item.food_id} is neither an ingredient nor a swap"
            continue
        most = PORTION_SCALE * high + food.step_g
        if not low <= item.grams <= most:
            yield f"{meal.recipe_id}: {item.grams} g {item.food_id}, between {low} and {most:.0f}"


def _cooked(case: Case, meal: Meal) -> Iterator[str]:
    """Food that needs cooking is never in a dish without a step, unless it was cooked the day before."""
    raw = [
        item.food_id
        for item in meal.items
        if item.food_id in case.library.foods and case.library.foods[item.food_id].needs_cooking
    ]
    if raw and not meal.steps and meal.leftover_of is None:
        yield f"{meal.recipe_id}: {', '.join(raw)} needs cooking and there is no step"
    template = case.library.meals.get(meal.recipe_id)
    if raw and template is not None and template.cook_minutes == 0 and meal.leftover_of is None:
        yield f"{meal.recipe_id}: {', '.join(raw)} needs cooking and the recipe does not cook"


def _words_agree(case: Case) -> Iterator[str]:
    # A recipe comes again on other days with the same words and foods, in other amounts.
    told = {
        (meal.recipe_id, (meal.name, *meal.steps), tuple((item.food_id, item.name) for item in meal.items))
        for meal in _meals(case)
    }
    for recipe, spoken, held in sorted(told):
        foods = [case.library.foods[food_id] for food_id, _ in held if food_id in case.library.foods]
        for text in spoken:
            yield from _stray_words(text, foods=foods, names=[name for _, name in held], where=recipe)
    for meal in _meals(case):
        for item in meal.items:
            food = case.library.foods.get(item.food_id)
            if food is not None and ("vegan" in item.tags) != food.vegan:
                yield f"{item.food_id}: its tags are not those of the table"
    pattern = case.nutrition.pattern
    for idea_meal in pattern.meals if pattern is not None else ():
        for idea in idea_meal.ideas:
            foods = [
                case.library.foods[item.food_id] for item in idea.items if item.food_id in case.library.foods
            ]
            for text in (idea.name, *idea.steps):
                yield from _stray_words(
                    text, foods=foods, names=[item.name for item in idea.items], where=idea.recipe_id
                )


def _stray_words(text: str, *, foods: list[Food], names: list[str], where: str) -> Iterator[str]:
    """Words for a kind of food that the dish does not hold ("turkey" in a dish without meat)."""
    held = " ".join((*names, *(food.id.replace("_", " ") for food in foods))).lower()
    groups = {food.group for food in foods}
    present = {
        "meat": bool(groups & set(MEAT_GROUPS)),
        "sea": bool(groups & set(SEA_GROUPS)),
        "milk": any("milk" in food.allergens for food in foods),
        "egg": any("egg" in food.allergens for food in foods),
        "nut": any({"peanut", "tree-nut"} & set(food.allergens) for food in foods),
        "soy": any("soy" in food.allergens for food in foods),
    }
    for kind, words in CLASS_WORDS.items():
        if present[kind] and kind not in ("meat", "sea"):
            continue
        for word in _said(words, text):
            if not re.search(rf"\b{word}", held):
                if present[kind] and word in ("meat", "fish", "poultry"):
                    continue
                yield f"{where}: the words say {word}, the dish has none"


def _said(words: tuple[str, ...], text: str) -> Iterator[str]:
    """Those of the words that stand in the text; most texts have none, and one look is enough to say so."""
    if _any_of(words).search(text):
        yield from (word for word in words if _any_of((word,)).search(text))


@lru_cache(maxsize=1024)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _tender(case: Case) -> bool:
    return with_food(case) and (is_pregnant(case.profile) or case.profile.person.age < 18)


def _tender_foods(case: Case) -> Iterator[str]:
    for food_id in named_foods(case.nutrition):
        food = case.library.foods.get(food_id)
        if food is None:
            continue
        if is_pregnant(case.profile) and any(
            word in food_id for word in ("feta", "brie", "liver", "blue_cheese")
        ):
            yield f"{food_id} in pregnancy"
        if case.profile.person.age < 18 and food.caffeine_mg >= 10:
            yield f"{food_id} has caffeine"


RULES = (
    Rule(number=28, kind="H", applies=_has_allergies, check=_allergens),
    Rule(number=29, kind="H", applies=_is_severe, check=_traces),
    Rule(number=30, kind="H", applies=with_food, check=_diet),
    Rule(number=31, kind="H", applies=_has_dislikes, check=_dislikes),
    Rule(number=32, kind="H", applies=with_food, check=_recipes),
    Rule(number=36, kind="H", applies=with_food, check=_words_agree),
    Rule(number=38, kind="W", applies=_tender, check=_tender_foods),
)

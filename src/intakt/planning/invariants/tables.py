"""Which foods a client may meet at all, by the tables' tags, with the few facts the tags do not carry.

Allergens use the interface's codes. A food is named once; what is forbidden is decided from its row alone,
so the same answer holds for meals, swaps, shopping and prose.
"""

from collections.abc import Iterable, Iterator

from intakt.content.foods import Food
from intakt.content.model import Library
from intakt.planning.model import Meal, NutritionPlan
from intakt.profile.model import ClientProfile

CLOSURE = {
    "gluten": ("gluten", "wheat", "barley", "rye"),
    "wheat": ("wheat",),
    "tree-nut": (
        "tree-nut", "almond", "brazil-nut", "cashew", "hazelnut", "macadamia", "pecan", "pistachio", "walnut",
    ),
    "milk": ("milk", "lactose"),
}  # fmt: skip
"""A client's allergy and every code it covers; a code that is not here covers itself."""
PORK = ("bacon", "chorizo", "gammon", "ham", "lard", "pancetta", "pork", "prosciutto", "salami")
BEEF = ("beef", "brisket", "steak", "veal")
MEAT_GROUPS = ("poultry", "red_meat", "pork")
SEA_GROUPS = ("crustacean", "fish", "mollusc")
UNDERGROUND = (
    "beetroot", "carrot", "cassava", "garlic", "ginger", "leek", "onion", "potato", "radish", "spring_onion",
    "sweet_potato", "turmeric", "turnip", "yam",
)  # fmt: skip
PALEO_GROUPS = ("bread", "cheese", "grain_dry", "legume_canned", "legume_dry", "milk", "yogurt")
PALEO_FOODS = (
    "black_beans", "edamame", "hummus", "miso", "oat_milk", "peanut", "soy", "tamari", "tempeh", "tofu",
)  # fmt: skip


def covered(allergies: tuple[str, ...]) -> frozenset[str]:
    """The codes that the client's allergies cover."""
    return frozenset(code for allergy in allergies for code in CLOSURE.get(allergy, (allergy,)))


def has_allergen(food: Food, *, allergies: tuple[str, ...]) -> bool:
    """Whether the food holds one of the allergens, by its codes, its flags or its own tags."""
    codes = covered(allergies)
    return (
        any(code in codes for code in food.allergens)
        or ("coconut" in codes and "coconut" in food.flags)
        or ("milk" in allergies and not food.dairy_free)
        or ("gluten" in allergies and food.gluten_free == "no")
    )


def has_traces(food: Food, *, severe: tuple[str, ...]) -> bool:
    """Whether traces of a severe allergen may be in it."""
    codes = covered(severe)
    if any(code in codes for code in food.may_contain):
        return True
    return "gluten" in severe and food.gluten_free == "no"


def _named(food: Food, words: tuple[str, ...]) -> bool:
    """Whether the id carries one of the words as a part of its own ("ham" is not in "graham")."""
    parts = f"_{food.id}_"
    return any(f"_{word}" in parts for word in words)


def breaks_diet(food: Food, *, diet: str) -> bool:
    """Whether a food does not belong to a diet; flexitarian and mediterranean forbid nothing."""
    if diet == "vegan":
        return not food.vegan
    if diet == "vegetarian":
        return not food.vegetarian or "calf_rennet" in food.flags
    if diet == "pescatarian":
        return not food.pescatarian or food.group in MEAT_GROUPS
    if diet == "keto":
        return not food.keto
    if diet == "paleo":
        return food.group in PALEO_GROUPS or any(food.id.startswith(word) for word in PALEO_FOODS)
    return False


def breaks_restriction(food: Food, *, restriction: str) -> bool:
    """Whether a food is against one of the client's rules of culture or tolerance."""
    tests = {
        "halal": food.halal == "no" or food.group == "pork" or _named(food, PORK),
        "kosher": food.kosher == "no" or food.group in ("crustacean", "mollusc", "pork"),
        "hindu-no-beef": _named(food, BEEF),
        "no-pork": food.group == "pork" or _named(food, PORK),
        "no-alcohol": "alcohol" in food.flags,
        "lactose-free": not food.lactose_free,
        "low-fodmap": food.fodmap in ("high", "unknown"),
        "jain": food.group in (*MEAT_GROUPS, *SEA_GROUPS, "egg") or _named(food, UNDERGROUND),
    }
    return tests.get(restriction, False)


def faults(food: Food, *, profile: ClientProfile, diet: str) -> Iterator[tuple[int, str]]:
    """(rule, message) for everything that forbids the food to this client."""
    eating = profile.eating
    if has_allergen(food, allergies=eating.allergies):
        yield 28, f"{food.id} holds an allergen of the client"
    if food.id in eating.excluded_foods:
        yield 28, f"{food.id} was named as an allergy"
    if has_traces(food, severe=eating.severe_allergies) or has_allergen(
        food, allergies=eating.severe_allergies
    ):
        yield 29, f"{food.id} may hold traces of a severe allergen"
    if breaks_diet(food, diet=diet):
        yield 30, f"{food.id} is not {diet}"
    for restriction in eating.restrictions:
        if breaks_restriction(food, restriction=restriction):
            yield 30, f"{food.id} is against {restriction}"


def eaten(library: Library, meals: Iterable[Meal]) -> Iterator[tuple[Food, int]]:
    """(food, grams) of every item; one that is in no table is rule 32's to report and passed over here."""
    for meal in meals:
        for item in meal.items:
            food = library.foods.get(item.food_id)
            if food is not None:
                yield food, item.grams


def named_foods(plan: NutritionPlan) -> tuple[str, ...]:
    """Every food id the plan names: in meals, ideas and the shopping list."""
    found = {item.food_id for day in plan.days for meal in day.meals for item in meal.items}
    found |= {item.food_id for item in plan.shopping_list}
    if plan.pattern is not None:
        found |= {item.food_id for meal in plan.pattern.meals for idea in meal.ideas for item in idea.items}
    return tuple(sorted(found))

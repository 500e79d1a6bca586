"""Which foods a client may eat: allergies, diet, religion and culture, dislikes, pregnancy, age.

A food is out when any rule says so, so the order of the rules never matters. Section numbers (3.1, 3.2,
A-01 ...) are those of the evidence behind the library.
"""

from collections.abc import Callable, Mapping

from intakt.content.foods import Food
from intakt.kit.structs import Frozen
from intakt.profile.model import Eating, Health

ALLERGENS = (
    "milk", "egg", "peanut", "tree-nut", "soy", "wheat", "gluten", "fish", "crustacean", "mollusc", "sesame",
    "mustard", "celery", "lupin", "sulphite", "coconut",
)  # fmt: skip
CLOSURE = {
    "gluten": ("gluten", "wheat"),
    "shellfish": ("crustacean", "mollusc"),
    "nuts": ("tree-nut", "peanut"),
}
"""A-03: what else an allergy named by the client takes with it."""
LOW_SODIUM_MG = 400
LOW_SODIUM_GRAMS = 20
"""3.1: a food above 400 mg of sodium per 100 g stays only as a garnish of at most 20 g."""
DAIRY_GROUPS = ("milk", "yogurt", "cheese", "dairy_fat")
MEAT_GROUPS = ("poultry", "red_meat", "pork")
PREGNANCY_FLAGS = frozenset(
    {"soft_cheese", "egg_sauce", "mercury_limit", "raw_egg", "raw_fish", "liver", "alcohol"}
)
"""Evidence 1.6: soft cheese, sauces that may hold raw egg, fish whose mercury is limited, liver, alcohol."""
CAFFEINE_GROUP = "drink"

Rule = Callable[[Food], bool]


class Pantry(Frozen, frozen=True, kw_only=True):
    """The foods one client may eat, and what a whole meal must respect besides."""

    foods: frozenset[str]
    """Food ids. A set: sort before iterating."""
    caps: dict[str, int]
    """Food id -> most grams in one meal (low-sodium garnishes)."""
    kosher: bool = False
    """No meat with dairy, no meat with fish in one meal."""
    keto: bool = False
    """Every meal must be low in net carbohydrate."""
    halal: bool = False
    gluten_free: bool = False


def _paleo(food: Food) -> bool:
    return not (
        food.group in DAIRY_GROUPS
        or {"grain", "legume"} & set(food.flags)
        or food.id in ("sugar", "jam")
        or "milk" in food.allergens
    )


def _vegetarian(food: Food) -> bool:
    return food.vegetarian and "calf_rennet" not in food.flags


def _anything(food: Food) -> bool:
    return True


DIETS: dict[str, Rule] = {
    "omnivore": _anything,
    "flexitarian": _anything,
    "mediterranean": _anything,
    "low-carb": _anything,
    "pescatarian": lambda food: food.pescatarian,
    "vegetarian": _vegetarian,
    "vegan": lambda food: food.vegan,
    "keto": lambda food: food.keto,
    "paleo": _paleo,
}
"""3.1. Flexitarian, Mediterranean and low-carb bind the day or the week, not the single food."""


def _jain(food: Food) -> bool:
    return (
        _vegetarian(food)
        and "egg" not in food.allergens
        and not {"root", "onion_garlic", "jain_avoided"} & set(food.flags)
    )


RESTRICTIONS: dict[str, Rule] = {
    "halal": lambda food: food.halal != "no" and food.group != "pork",
    "kosher": lambda food: food.kosher != "no",
    "hindu-no-beef": lambda food: not {"beef", "calf_rennet"} & set(food.flags),
    "jain": _jain,
    "no-pork": lambda food: food.group != "pork",
    "no-alcohol": lambda food: (
        not {"natural_ferment_alcohol", "alcohol_derived", "alcohol"} & set(food.flags)
    ),
    "lactose-free": lambda food: food.lactose_free,
    "low-fodmap": lambda food: food.fodmap in ("low", "moderate"),
    "low-sodium": _anything,
}
"""3.1 and 3.3. Low-sodium sets caps, kosher binds the meal besides."""


def closure(allergies: tuple[str, ...]) -> frozenset[str]:
    """The allergen codes that must not be in a food (A-03)."""
    return frozenset(code for allergy in allergies for code in CLOSURE.get(allergy, (allergy,)))


def pantry(eating: Eating, health: Health, *, minor: bool, foods: Mapping[str, Food]) -> Pantry:
    """What this client may eat. An unknown diet or restriction is a KeyError: the library offers no other."""
    coeliac = "coeliac" in health.conditions
    strict = closure(eating.severe_allergies + (("gluten",) if coeliac else ()))
    banned = closure(eating.allergies) | strict
    rules = [DIETS[eating.diet], *(RESTRICTIONS[name] for name in eating.restrictions)]
    never = frozenset(eating.excluded_foods) | frozenset(eating.disliked)
    barred = _flags_barred(health)
    allowed = frozenset(
        food.id
        for food in foods.values()
        if food.id not in never
        and not banned.intersection(food.allergens)
        and not strict.intersection(food.may_contain)
        and not (coeliac and food.gluten_free == "no")
        and not barred.intersection(food.flags)
        and not (minor and _for_adults(food))
        and all(rule(food) for rule in rules)
    )
    return Pantry(
        foods=allowed,
        caps=_caps(eating, foods),
        kosher="kosher" in eating.restrictions,
        keto=eating.diet == "keto",
        halal="halal" in eating.restrictions,
        gluten_free="gluten" in banned,
    )


def _flags_barred(health: Health) -> frozenset[str]:
    if "pregnant" in health.conditions or health.pregnancy is not None:
        return PREGNANCY_FLAGS
    if {"breastfeeding", "trying-to-conceive"} & set(health.conditions) or health.lactation is not None:
        return frozenset({"mercury_limit"})
    return frozenset()


def _for_adults(food: Food) -> bool:
    """Drinks with caffeine, and powders sold as supplements (rules 27 and 38)."""
    return (food.group == CAFFEINE_GROUP and food.caffeine_mg > 0) or food.aisle == "supplement"


def _caps(eating: Eating, foods: Mapping[str, Food]) -> dict[str, int]:
    if "low-sodium" not in eating.restrictions:
        return {}
    return {food.id: LOW_SODIUM_GRAMS for food in foods.values() if food.sodium_mg > LOW_SODIUM_MG}


def label_checks(food: Food, *, pantry: Pantry) -> tuple[str, ...]:
    """What the label of the product bought must say: halal, kosher, gluten-free."""
    checks = []
    if pantry.gluten_free and food.gluten_free == "certify":
        checks.append("gluten-free")
    if pantry.halal and food.halal == "certify":
        checks.append("halal")
    if pantry.kosher and food.kosher in ("meat", "dairy"):
        checks.append("kosher")
    return tuple(checks)


def tags(food: Food) -> tuple[str, ...]:
    """What is true of the food, for the plan's items; `kosher-<class>` unless it cannot be kosher."""
    facts = {
        "vegan": food.vegan,
        "vegetarian": _vegetarian(food),
        "pescatarian": food.pescatarian,
        "dairy-free": food.dairy_free,
        "lactose-free": food.lactose_free,
        "gluten-free": food.gluten_free != "no",
        "halal": food.halal != "no",
        "keto": food.keto,
        "paleo": _paleo(food),
        f"kosher-{food.kosher}": food.kosher != "no",
        "low-fodmap": food.fodmap in ("low", "moderate"),
    }
    return tuple(tag for tag, true in facts.items() if true)


def kosher_together(kinds: frozenset[str]) -> bool:
    """Whether foods of these kosher classes may stand in one meal."""
    return "no" not in kinds and not ("meat" in kinds and kinds & {"dairy", "fish"})

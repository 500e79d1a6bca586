"""From a template to a recipe for one client: what is not allowed gives way to its alternatives."""

from collections.abc import Iterable, Mapping

from intakt.content.foods import Food, Ingredient, MealTemplate
from intakt.kit.structs import Frozen
from intakt.planning.nutrition.foods import Pantry, kosher_together, tags

PROTEIN_GROUPS = frozenset(
    {
        "poultry", "red_meat", "pork", "fish", "crustacean", "mollusc", "egg", "plant_protein", "legume_dry",
        "legume_canned",
    }
)  # fmt: skip
STARCH_GROUPS = frozenset({"grain_dry", "bread", "starchy_veg", "sweet", "dried_fruit"})
MASS_GROUPS = frozenset({"milk", "plant_milk", "yogurt", "veg", "fruit"})
STARCH_FACTOR = 5.0
ENERGY_FACTOR = 3.0
"""S-01: carbohydrate swaps change the weight at most 5 times, energy swaps at most 3 times, either way."""
KETO_NET_G = 10.0
"""Net carbohydrate of one keto meal at its usual portion: five of them stay within 50 g a day (3.1)."""
KITCHENS: dict[str, frozenset[str]] = {
    "full-kitchen": frozenset({"stove", "oven", "microwave", "blender"}),
    "basic": frozenset({"stove", "microwave"}),
    "microwave": frozenset({"microwave"}),
    "none": frozenset(),
}


class Portion(Frozen, frozen=True, kw_only=True):
    """One ingredient of a recipe, with the range its grams may take."""

    original: str
    """The template's food, which placeholders name."""
    food: str
    """The food that is used."""
    min_g: int
    base_g: int
    max_g: int


class Recipe(Frozen, frozen=True, kw_only=True):
    """A template resolved for one client: every food allowed, no food twice."""

    template: MealTemplate
    portions: tuple[Portion, ...]
    left_out: tuple[str, ...]
    """Optional ingredients (template's foods) with no allowed alternative."""

    @property
    def id(self) -> str:
        return self.template.id

    @property
    def minutes(self) -> int:
        return self.template.prep_minutes + self.template.cook_minutes


def _role(food: Food) -> str:
    if food.group in PROTEIN_GROUPS or (food.group == "milk" and food.state == "dry"):
        return "protein"
    if food.group in STARCH_GROUPS:
        return "starch"
    if food.group in MASS_GROUPS:
        return "mass"
    return "other"


def _ratio(old: float, new: float, *, most: float) -> float:
    if new <= 0:
        return most
    return min(max(old / new, 1 / most), most)


def swap_grams(old: Food, new: Food, grams: float) -> int:
    """Grams of `new` that stand in for `grams` of `old` (S-01): equal protein, carbohydrate, mass or energy
    by role, rounded to the new food's step, half up, and kept within its range."""
    roles = (_role(old), _role(new))
    if roles == ("protein", "protein"):
        factor = old.protein_g / new.protein_g
    elif roles == ("starch", "starch"):
        factor = _ratio(old.carbohydrate_g, new.carbohydrate_g, most=STARCH_FACTOR)
    elif roles == ("mass", "mass"):
        factor = 1.0
    else:
        factor = _ratio(old.kcal, new.kcal, most=ENERGY_FACTOR)
    return _stepped(grams * factor, new)


def _stepped(grams: float, food: Food) -> int:
    """Whole steps of the food, half up, within its range."""
    steps = int(grams / food.step_g + 0.5)
    return min(max(steps * food.step_g, food.min_g), food.max_g)


def resolve(template: MealTemplate, *, pantry: Pantry, foods: Mapping[str, Food]) -> Recipe | None:
    """The recipe this client gets from the template; None when an ingredient that must be there has no
    alternative, or when the meal as a whole breaks the diet (kosher company, net carbohydrate of keto)."""
    barred_kinds: tuple[tuple[str, ...], ...] = (
        ((), ("dairy",), ("meat",), ("fish",)) if pantry.kosher else ((),)
    )
    for kinds in barred_kinds:
        portions = _portions(template, pantry=pantry, foods=foods, without=kinds)
        if portions is None or not _acceptable(portions, pantry=pantry, foods=foods):
            continue
        kept = {portion.original for portion in portions}
        return Recipe(
            template=template,
            portions=portions,
            left_out=tuple(i.food for i in template.ingredients if i.food not in kept),
        )
    return None


def _portions(
    template: MealTemplate, *, pantry: Pantry, foods: Mapping[str, Food], without: tuple[str, ...]
) -> tuple[Portion, ...] | None:
    def fits(food_id: str) -> bool:
        return food_id in pantry.foods and foods[food_id].kosher not in without

    direct = {i.food for i in template.ingredients if fits(i.food)}
    taken = set(direct)
    portions = []
    for ingredient in template.ingredients:
        for choice in (ingredient.food, *_single_first(template, ingredient.food, taken, foods=foods)):
            if not fits(choice) or (choice != ingredient.food and choice in taken):
                continue
            portion = _portion(ingredient, choice, pantry=pantry, foods=foods)
            if portion is not None:
                portions.append(portion)
                taken.add(choice)
                break
        else:
            if ingredient.min_g > 0:
                return None
    return tuple(portions)


def _single_first(
    template: MealTemplate, original: str, taken: Iterable[str], *, foods: Mapping[str, Food]
) -> list[str]:
    """The alternatives in the template's order, those that double a food of the dish last."""
    listed = template.swaps.get(original, ())
    return sorted(listed, key=lambda food: doubles(original, food, taken, foods=foods))


def doubles(original: str, choice: str, others: Iterable[str], *, foods: Mapping[str, Food]) -> bool:
    """Whether a swap brings a second protein food of a kind that the dish has already, beans to beans."""
    kind = _kind(foods[choice])
    return (
        kind in PROTEIN_GROUPS
        and kind != _kind(foods[original])
        and any(kind == _kind(foods[other]) for other in others if other != choice)
    )


def _kind(food: Food) -> str:
    """Its group; dry and canned legumes are one."""
    return "legume_dry" if food.group == "legume_canned" else food.group


def _portion(
    ingredient: Ingredient, choice: str, *, pantry: Pantry, foods: Mapping[str, Food]
) -> Portion | None:
    low, base, high = ingredient.min_g, ingredient.base_g, ingredient.max_g
    if choice != ingredient.food:
        new = foods[choice]
        base = swap_grams(foods[ingredient.food], new, base)
        factor = base / ingredient.base_g
        low, high = (_stepped(grams * factor, new) if grams else 0 for grams in (low, high))
    cap = pantry.caps.get(choice)
    if cap is not None:
        if low > cap or foods[choice].min_g > cap:
            return None
        high = min(high, cap - cap % foods[choice].step_g)
        base = min(base, high)
    if high == 0:
        return None
    return Portion(original=ingredient.food, food=choice, min_g=low, base_g=base, max_g=high)


def _acceptable(portions: tuple[Portion, ...], *, pantry: Pantry, foods: Mapping[str, Food]) -> bool:
    if pantry.kosher and not kosher_together(frozenset(foods[p.food].kosher for p in portions)):
        return False
    if pantry.keto:
        net = sum(p.base_g * foods[p.food].net_carbohydrate_g for p in portions) / 100
        return net <= KETO_NET_G
    return bool(portions)


def recipe_tags(recipe: Recipe, *, foods: Mapping[str, Food]) -> tuple[str, ...]:
    """The tags that every food of a recipe shares; `kosher` when their classes may stand in one meal."""
    listed = [foods[portion.food] for portion in recipe.portions]
    shared = [tag for tag in tags(listed[0]) if all(tag in tags(food) for food in listed)]
    kosher = kosher_together(frozenset(food.kosher for food in listed))
    return (*(tag for tag in shared if not tag.startswith("kosher-")), *(("kosher",) if kosher else ()))


def feasible(template: MealTemplate, *, kitchen: str, minutes: int) -> bool:
    """Whether the client's kitchen and time suffice; `kitchen` is the answer to cooking-access."""
    return (
        KITCHENS[kitchen].issuperset(template.equipment)
        and template.prep_minutes + template.cook_minutes <= minutes
    )


def makeshift(template: MealTemplate, *, kitchen: str) -> bool:
    """Whether a dish is made for a microwave only, and the client has a stove."""
    return "microwave" in template.equipment and "stove" in KITCHENS[kitchen]


def recipes_for(
    meals: Mapping[str, MealTemplate],
    *,
    pantry: Pantry,
    foods: Mapping[str, Food],
    kitchen: str,
    minutes: int,
) -> tuple[Recipe, ...]:
    """Every recipe this client can be given, by id."""
    found = (
        resolve(meals[meal_id], pantry=pantry, foods=foods)
        for meal_id in sorted(meals)
        if feasible(meals[meal_id], kitchen=kitchen, minutes=minutes)
    )
    return tuple(recipe for recipe in found if recipe is not None)

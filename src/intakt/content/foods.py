"""Foods and meals as frozen structs: the rows of foods.csv and meals.csv."""

from typing import Literal

from intakt.kit.structs import Frozen


class Food(Frozen, frozen=True, kw_only=True):
    """One row of foods.csv; figures per 100 g in the state named. Words: food.<id>.name, .short."""

    id: str
    group: str
    state: str
    source: str
    """`usda:<NDB number>` or `estimate`."""
    kcal: float
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fibre_g: float
    sugar_g: float
    saturated_fat_g: float
    sodium_mg: float
    net_carbohydrate_g: float
    vegan: bool
    vegetarian: bool
    pescatarian: bool
    halal: Literal["yes", "certify", "no"]
    kosher: Literal["meat", "dairy", "fish", "pareve", "no"]
    gluten_free: Literal["yes", "certify", "no"]
    dairy_free: bool
    lactose_free: bool
    keto: bool
    fodmap: Literal["low", "moderate", "high", "unknown"]
    allergens: tuple[str, ...]
    """The interface's codes: milk, egg, peanut, tree-nut, soy, wheat, gluten, fish, crustacean, ..."""
    may_contain: tuple[str, ...]
    flags: tuple[str, ...]
    cuisines: tuple[str, ...]
    caffeine_mg: float
    cost_class: int
    needs_cooking: bool
    unit_name: str
    """A countable unit ("egg"), empty when there is none; words: unit.<unit_name> (one|many)."""
    unit_g: float
    min_g: int
    max_g: int
    step_g: int
    aisle: str
    pack_g: float
    cooked_yield: float


class Ingredient(Frozen, frozen=True, kw_only=True):
    food: str
    min_g: int
    base_g: int
    max_g: int


class MealTemplate(Frozen, frozen=True, kw_only=True):
    """One row of meals.csv.

    Words: meal.<id>.title, .steps (with {food_id} placeholders for what may be swapped).
    """

    id: str
    slots: tuple[Literal["breakfast", "lunch", "dinner", "snack"], ...]
    ingredients: tuple[Ingredient, ...]
    swaps: dict[str, tuple[str, ...]]
    """food id -> ordered alternatives."""
    prep_minutes: int
    cook_minutes: int
    equipment: tuple[Literal["stove", "oven", "microwave", "blender"], ...]
    """Empty: none needed."""
    batch_friendly: bool
    cuisines: tuple[str, ...]
    stands_in: bool = False
    """Comes after the ordinary dishes: for diets, kitchens or figures that leave few of those."""
    evening_before: bool = False
    """Has to stand for hours: it is made the evening before."""

"""The NUTRITION plan.

Every kcal is 4P + 4C + 9F of its own rounded grams (C total); totals are the sums of their items.
"""

from typing import Literal

from intakt.kit.structs import Wire
from intakt.planning.common import Day, PlanBase
from intakt.profile.model import ExerciseLoad

Slot = Literal["breakfast", "lunch", "dinner", "snack-1", "snack-2", "snack-3"]


class Energy(Wire, frozen=True, kw_only=True):
    method: Literal[
        "mifflin", "cunningham-1991", "cunningham-1980", "eer-2023-pregnancy", "eer-2023-lactation"
    ]
    bmr_kcal: int
    ffm_kg: float
    activity_factor: float
    """tdee / bmr, two decimals."""
    exercise_kcal: int
    """Net energy of exercise, kcal a day."""
    tdee_kcal: int
    eer_kcal: int | None
    floor_kcal: int
    adjustment_kcal: int
    """target minus tdee; declared signed."""
    target_kcal: int
    status: str
    """deficit, deficit_floored, maintenance, maintain_blocked, maintain_older, surplus, ..."""
    rate_percent_per_week: float
    """Expected body-weight change, +loss, -gain; declared signed."""
    energy_availability: float
    """kcal per kg FFM a day."""
    reference_kg: float


class Macros(Wire, frozen=True, kw_only=True):
    protein_g: int
    carbohydrate_g: int
    fat_g: int
    fibre_g: int


class Totals(Wire, frozen=True, kw_only=True):
    kcal: int
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fibre_g: float
    sodium_mg: int
    saturated_fat_g: float
    sugar_g: float


class MealItem(Wire, frozen=True, kw_only=True):
    food_id: str
    name: str
    grams: int
    display: str
    """Household measure or grams: "2 eggs", "150 g"."""
    kcal: int
    protein_g: float
    carbohydrate_g: float
    fat_g: float
    fibre_g: float
    sodium_mg: int
    saturated_fat_g: float
    sugar_g: float
    allergens: tuple[str, ...]
    may_contain: tuple[str, ...]
    tags: tuple[str, ...]
    """vegan, vegetarian, pescatarian, dairy-free, lactose-free, halal, kosher-meat, kosher-dairy, ..."""
    certify: tuple[str, ...]
    """What the label must say: halal, kosher, gluten-free."""
    cost_class: int


class Meal(Wire, frozen=True, kw_only=True):
    slot: Slot
    time: str
    """HH:MM."""
    recipe_id: str
    name: str
    prep_minutes: int
    """Preparation and cooking on that day; 0 when it is yesterday's leftovers to reheat or eat cold."""
    steps: tuple[str, ...]
    totals: Totals
    items: tuple[MealItem, ...]
    leftover_of: str | None = None
    """"mon/dinner" when it was cooked then."""


class DayPlan(Wire, frozen=True, kw_only=True):
    day: Day
    accepted: bool
    """Within the tolerances of C2; false means the day is marked and the packet held for review."""
    totals: Totals
    meals: tuple[Meal, ...]


class ShoppingItem(Wire, frozen=True, kw_only=True):
    food_id: str
    name: str
    aisle: str
    """produce, meat_fish, dairy_eggs, dry_goods, canned, frozen, bakery, condiments, ..."""
    grams: float
    """The sum of the recipe grams for the whole household."""
    display: str
    """What to buy, in packs: "3 packs of 500 g"."""


class Supplement(Wire, frozen=True, kw_only=True):
    code: str
    text: str


class ProjectionPoint(Wire, frozen=True, kw_only=True):
    week: int
    low_kg: float
    high_kg: float


class Projection(Wire, frozen=True, kw_only=True):
    """Expected body weight for at most 12 weeks, as a band (60-100 % of the static prediction)."""

    points: tuple[ProjectionPoint, ...]
    note: str


class PlateShare(Wire, frozen=True, kw_only=True):
    group: str
    share: str
    """"half", "a quarter": words, no figures of energy."""


class PatternItem(Wire, frozen=True, kw_only=True):
    food_id: str
    name: str
    measure: str


class PatternIdea(Wire, frozen=True, kw_only=True):
    recipe_id: str
    name: str
    steps: tuple[str, ...]
    items: tuple[PatternItem, ...]


class PatternMeal(Wire, frozen=True, kw_only=True):
    slot: Slot
    time: str
    ideas: tuple[PatternIdea, ...]


class Pattern(Wire, frozen=True, kw_only=True):
    """What stands in place of figures: a plate, meals and ideas in household measures."""

    plate: tuple[PlateShare, ...]
    meals: tuple[PatternMeal, ...]
    notes: tuple[str, ...]


class PrepTask(Wire, frozen=True, kw_only=True):
    day: Day
    text: str


class NutritionPlan(PlanBase, frozen=True, kw_only=True):
    energy: Energy | None
    macros: Macros | None
    hydration_ml: int | None
    days: tuple[DayPlan, ...]
    shopping_list: tuple[ShoppingItem, ...]
    supplements: tuple[Supplement, ...]
    projection: Projection | None
    pattern: Pattern | None
    prep: tuple[PrepTask, ...] = ()
    sodium_cap_mg: int | None = None
    exercise_load: ExerciseLoad | None = None
    """The client's programme, which the energy counts in place of the exercise declared."""
    guardian_page: tuple[str, ...] | None = None

"""What a broken producer does to a correct plan or document, by the number of the rule it breaks.

Each break takes a plan and the profile it was made from and gives the broken plan, or None where this client
offers nothing to break.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from intakt.content.foods import Food
from intakt.content.model import Library
from intakt.planning.model import (
    Energy,
    Macros,
    NutritionPlan,
    Plan,
    Projection,
    ProjectionPoint,
    ShoppingItem,
    Supplement,
)
from intakt.profile.model import ClientProfile

new = msgspec.structs.replace
Break = Callable[[Any, ClientProfile, Library], Plan | None]


def without_flags(*codes: str) -> Break:
    def broken(plan: Plan, profile: ClientProfile, library: Library) -> Plan:
        return new(plan, flags=tuple(flag for flag in plan.flags if flag.code not in codes))

    return broken


def no_reasons(plan: Plan, profile: ClientProfile, library: Library) -> Plan:
    """Flags of deficit triggers without words."""
    return new(plan, flags=tuple(new(f, message="") if f.code.startswith("ND-") else f for f in plan.flags))


def loose_gate(plan: Plan, profile: ClientProfile, library: Library) -> Plan:
    return new(plan, gate="G0")


def adult_rules(plan: Plan, profile: ClientProfile, library: Library) -> Plan:
    return new(plan, rule_set="adult")


def silent(plan: Plan, profile: ClientProfile, library: Library) -> Plan:
    """Nothing assumed, nothing reviewed, nothing flagged."""
    return new(plan, review=(), assumptions=(), flags=())


def unreviewed(plan: Plan, profile: ClientProfile, library: Library) -> Plan:
    return new(plan, review=())


def energy(**change: Callable[[Energy, ClientProfile], float]) -> Break:
    """Other figures of energy; the adjustment follows the target."""

    def broken(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
        if not isinstance(plan, NutritionPlan) or plan.energy is None:
            return None
        values: dict[str, Any] = {name: make(plan.energy, profile) for name, make in change.items()}
        if "target_kcal" in values:
            values["adjustment_kcal"] = values["target_kcal"] - plan.energy.tdee_kcal
        return new(plan, energy=new(plan.energy, **values))

    return broken


def macros(**change: Callable[[Macros, Energy], int]) -> Break:
    def broken(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
        if not isinstance(plan, NutritionPlan) or plan.macros is None or plan.energy is None:
            return None
        values = {name: make(plan.macros, plan.energy) for name, make in change.items()}
        return new(plan, macros=new(plan.macros, **values))

    return broken


def with_macros(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """Figures where none may be."""
    if not isinstance(plan, NutritionPlan):
        return None
    return new(plan, macros=Macros(protein_g=90, carbohydrate_g=200, fat_g=60, fibre_g=25))


def shrinking(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """A projection to a BMI of 16."""
    if not isinstance(plan, NutritionPlan) or plan.energy is None:
        return None
    thin = round(16 * (profile.body.height_cm / 100) ** 2, 1)
    points = tuple(ProjectionPoint(week=week, low_kg=thin, high_kg=thin + 1) for week in (0, 12))
    return new(plan, projection=Projection(points=points, note="A band."))


def hydration(ml: int) -> Break:
    def broken(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
        return new(plan, hydration_ml=ml) if isinstance(plan, NutritionPlan) else None

    return broken


def supplement(code: str, text: str) -> Break:
    def broken(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
        if not isinstance(plan, NutritionPlan):
            return None
        return new(plan, supplements=(*plan.supplements, Supplement(code=code, text=text)))

    return broken


def bought(unwanted: Callable[[Food, ClientProfile], bool]) -> Break:
    """The first food of the tables that the client must not have, on the shopping list."""

    def broken(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
        found = next((food for food in library.foods.values() if unwanted(food, profile)), None)
        if found is None or not isinstance(plan, NutritionPlan):
            return None
        line = ShoppingItem(food_id=found.id, name=found.id, aisle=found.aisle, grams=100.0, display="100 g")
        return new(plan, shopping_list=(*plan.shopping_list, line))

    return broken


def first_meal(**change: Any) -> Break:
    """The first meal of the week with other fields; a callable makes its value from the meal."""

    def broken(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
        if not isinstance(plan, NutritionPlan) or not plan.days:
            return None
        day = plan.days[0]
        values = {name: value(day.meals[0]) if callable(value) else value for name, value in change.items()}
        meals = (new(day.meals[0], **values), *day.meals[1:])
        return new(plan, days=(new(day, meals=meals), *plan.days[1:]))

    return broken


def first_item(**change: Callable[[Any], Any]) -> Break:
    def items(meal: Any) -> Any:
        values = {name: make(meal.items[0]) for name, make in change.items()}
        return (new(meal.items[0], **values), *meal.items[1:])

    return first_meal(items=items)


def unheld_day(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """A day off target that nothing marks."""
    if not isinstance(plan, NutritionPlan) or not plan.days:
        return None
    day = plan.days[0]
    meals = (new(day.meals[0], items=day.meals[0].items[:1]), *day.meals[1:])
    return new(plan, days=(new(day, meals=meals, accepted=True), *plan.days[1:]))


def salted(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """Two spoons of salt in every breakfast."""
    if not isinstance(plan, NutritionPlan) or not plan.days:
        return None
    days = []
    for day in plan.days:
        meal = day.meals[0]
        salt = new(meal.items[0], food_id="salt", grams=10)
        days.append(new(day, meals=(new(meal, items=(*meal.items, salt)), *day.meals[1:])))
    return new(plan, days=tuple(days))


def half_list(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    if not isinstance(plan, NutritionPlan) or not plan.shopping_list:
        return None
    return new(plan, shopping_list=plan.shopping_list[1:])


def a_day_short(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """One meal of one day left out."""
    if not isinstance(plan, NutritionPlan) or not plan.days:
        return None
    return new(plan, days=(new(plan.days[0], meals=plan.days[0].meals[1:]), *plan.days[1:]))


def nonsense(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """A number that is none, in a field that every plan of its kind has."""
    if not isinstance(plan, NutritionPlan) or plan.hydration_ml is None:
        return None
    return new(plan, hydration_ml=2000.12345)

"""Rules 21-27: grams of protein, fat and carbohydrate, sodium, fluids, supplements."""

import re
from collections.abc import Iterator

from intakt.planning.invariants.formulas import reference_kg
from intakt.planning.invariants.report import Case, Rule, is_nutrition, with_days, with_figures
from intakt.planning.invariants.tables import eaten, named_foods
from intakt.planning.invariants.triggers import is_lactating, is_pregnant, may_have_keto
from intakt.planning.model import Energy, Macros
from intakt.profile.model import ClientProfile

KIDNEY = ("kidney-disease", "dialysis")
NO_FLUID_TARGET = ("dialysis", "heart-condition", "kidney-disease")
SALT_FLAGS = (
    "blood-pressure-uncontrolled",
    "dialysis",
    "heart-condition",
    "high-blood-pressure",
    "kidney-disease",
)
SALT_CAP, SALT_CAP_FLAGGED, SALT_CAP_CHILD = 2300, 2000, 1800
SALT_PER_KCAL, SALT_SCALES_FROM = 0.9, 2600
FLUID_LEAST, FLUID_MOST = 1500, 5700
EVIDENCE = (
    "b12", "calcium", "caffeine", "creatine", "folic-acid", "iodine", "iron", "omega-3", "vitamin-d", "zinc",
    "magnesium",
)  # fmt: skip
UPPER_MG = {
    "vitamin-d": 0.1,
    "iron": 45.0,
    "zinc": 40.0,
    "calcium": 2000.0,
    "folic-acid": 1.0,
    "b6": 12.0,
    "iodine": 1.1,
    "creatine": 5000.0,
    "caffeine": 400.0,
    "magnesium": 350.0,
}
"""Tolerable upper intake levels a day, in mg (vitamin D 100 µg, folic acid 1000 µg, iodine 1100 µg)."""
_DOSE = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(µg|mcg|mg|g)\b")
_IN_MG = {"µg": 0.001, "mcg": 0.001, "mg": 1.0, "g": 1000.0}
ROUNDING_G = 0.5


def _parts(case: Case) -> tuple[Energy, Macros]:
    plan = case.nutrition
    if plan.energy is None or plan.macros is None:
        raise TypeError("this rule binds plans with figures only")
    return plan.energy, plan.macros


def _with_macros(case: Case) -> bool:
    return with_figures(case) and case.nutrition.macros is not None


def _has_kidney_disease(profile: ClientProfile) -> bool:
    return any(code in profile.health.conditions for code in KIDNEY)


def _on_keto(profile: ClientProfile) -> bool:
    return profile.eating.diet == "keto" and may_have_keto(profile)


def _identity(case: Case) -> Iterator[str]:
    energy, macros = _parts(case)
    total = 4 * macros.protein_g + 4 * macros.carbohydrate_g + 9 * macros.fat_g
    if abs(total - energy.target_kcal) > 0.02 * energy.target_kcal:
        yield f"macros make {total} kcal, the target is {energy.target_kcal}"
    if min(macros.protein_g, macros.carbohydrate_g, macros.fat_g, macros.fibre_g) < 0:
        yield "a macro is negative"


def _protein(case: Case) -> Iterator[str]:
    energy, macros = _parts(case)
    mass, grams = reference_kg(case.profile), macros.protein_g
    kidney = _has_kidney_disease(case.profile)
    most = 0.8 * mass if kidney else 3.1 * mass
    if grams > most + (0 if kidney else ROUNDING_G):
        yield f"{grams} g protein, at most {most:.1f} for {mass:.1f} kg"
    if not kidney and grams < 0.8 * mass - ROUNDING_G:
        yield f"{grams} g protein, at least {0.8 * mass:.1f} for {mass:.1f} kg"
    if 4 * grams > 0.35 * energy.target_kcal + 2:
        yield f"protein gives {4 * grams / energy.target_kcal:.0%} of the energy, at most 35 %"


def _protein_applies(case: Case) -> bool:
    return _with_macros(case) or (is_nutrition(case) and _has_kidney_disease(case.profile))


def _protein_or_review(case: Case) -> Iterator[str]:
    if _with_macros(case):
        yield from _protein(case)
    if _has_kidney_disease(case.profile) and not case.nutrition.review:
        yield "kidney disease without a review"


def _fat(case: Case) -> Iterator[str]:
    energy, macros = _parts(case)
    least = max(0.20 * energy.target_kcal / 9, 0.5 * reference_kg(case.profile))
    if macros.fat_g < least - ROUNDING_G:
        yield f"{macros.fat_g} g fat, at least {least:.1f}"


def _carbohydrate(case: Case) -> Iterator[str]:
    energy, macros = _parts(case)
    profile = case.profile
    if _on_keto(profile) or case.plan.withheld:
        return
    least = 210.0 if is_lactating(profile) else 175.0 if is_pregnant(profile) else 130.0
    if macros.carbohydrate_g < least:
        yield f"{macros.carbohydrate_g} g carbohydrate, at least {least:.0f}"
    if profile.eating.diet == "low-carb" and not is_pregnant(profile) and not is_lactating(profile):
        share = max(least, 0.26 * energy.target_kcal / 4)
        if macros.carbohydrate_g < share - 1:
            yield f"low-carb means {share:.0f} g, the plan has {macros.carbohydrate_g} g"


def _withheld(case: Case) -> bool:
    return is_nutrition(case) and case.plan.withheld


def _nothing_to_follow(case: Case) -> Iterator[str]:
    """A plan that could not be made within the rules says so and holds nothing that one could eat by."""
    plan = case.nutrition
    if plan.days or plan.shopping_list or plan.pattern is not None:
        yield "the plan is withheld and still has something to follow"
    if not plan.review:
        yield "the plan is withheld and no review asks a coach"


def sodium_cap(profile: ClientProfile, *, target_kcal: int) -> float:
    """mg a day as a weekly mean: 2300, less when flagged, more for adults who eat a lot and have no flag."""
    flagged = any(code in profile.health.conditions for code in SALT_FLAGS)
    if flagged or "low-sodium" in profile.eating.restrictions:
        return SALT_CAP_FLAGGED
    if profile.person.age < 14:
        return SALT_CAP_CHILD
    if target_kcal > SALT_SCALES_FROM and profile.person.age >= 18:
        return max(SALT_CAP, SALT_PER_KCAL * target_kcal)
    return SALT_CAP


def _sodium(case: Case) -> Iterator[str]:
    plan = case.nutrition
    target = plan.energy.target_kcal if plan.energy is not None else 0
    cap = sodium_cap(case.profile, target_kcal=target)
    amounts = []
    for day in plan.days:
        amount = sum(food.sodium_mg * grams / 100 for food, grams in eaten(case.library, day.meals))
        amounts.append(amount)
        if amount > 1.25 * cap + 5:
            yield f"{day.day}: {amount:.0f} mg sodium, at most {1.25 * cap:.0f} on a day"
    if sum(amounts) / len(amounts) > cap + 5:
        yield f"{sum(amounts) / len(amounts):.0f} mg sodium a day in the week, at most {cap:.0f}"


def _fluids(case: Case) -> Iterator[str]:
    amount = case.nutrition.hydration_ml
    if amount is None:
        return
    if any(code in case.profile.health.conditions for code in NO_FLUID_TARGET):
        yield "a fluid target for somebody whose fluids a clinician sets"
    activity = case.profile.activity
    declared = activity.sessions_per_week * activity.minutes_per_session
    hours = (declared if activity.programme is None else activity.programme.minutes) / 60 / 7
    extra = 700 if is_lactating(case.profile) else 300 if is_pregnant(case.profile) else 0
    most = max(FLUID_LEAST, 30 * case.profile.body.weight_kg) + 750 * hours + extra + 50
    if not FLUID_LEAST <= amount <= min(FLUID_MOST, most):
        yield f"{amount} ml of fluids, between {FLUID_LEAST} and {min(FLUID_MOST, most):.0f}"


def _caffeine(case: Case) -> Iterator[str]:
    """Caffeine of the food itself: 400 mg, 200 pregnant or lactating, none for minors."""
    profile = case.profile
    tender = is_pregnant(profile) or is_lactating(profile)
    most = 0 if profile.person.age < 18 else 200 if tender else 400
    for day in case.nutrition.days:
        amount = sum(food.caffeine_mg * grams / 100 for food, grams in eaten(case.library, day.meals))
        if amount > most:
            yield f"{day.day}: {amount:.0f} mg caffeine, at most {most}"
    for food_id in named_foods(case.nutrition) if most == 0 else ():
        food = case.library.foods.get(food_id)
        if food is not None and food.caffeine_mg > 0:
            yield f"{food_id} has caffeine"


def _supplements(case: Case) -> Iterator[str]:
    profile = case.profile
    for supplement in case.nutrition.supplements:
        if profile.person.age < 18:
            yield f"{supplement.code} for a minor"
        if supplement.code not in EVIDENCE:
            yield f"{supplement.code} is not on the list of evidence"
        for amount, unit in _DOSE.findall(supplement.text):
            dose = float(amount.replace(",", "")) * _IN_MG[unit]
            if dose > UPPER_MG.get(supplement.code, float("inf")):
                yield f"{supplement.code}: {amount} {unit} is above the upper level"


def _supplements_apply(case: Case) -> bool:
    return is_nutrition(case) and (bool(case.nutrition.supplements) or case.profile.person.age < 18)


RULES = (
    Rule(number=21, kind="H", applies=_with_macros, check=_identity),
    Rule(number=22, kind="H", applies=_protein_applies, check=_protein_or_review),
    Rule(number=23, kind="H", applies=_with_macros, check=_fat),
    Rule(number=24, kind="H", applies=_with_macros, check=_carbohydrate),
    Rule(number=24, kind="H", applies=_withheld, check=_nothing_to_follow),
    Rule(number=25, kind="H", applies=with_days, check=_sodium),
    Rule(number=26, kind="H", applies=is_nutrition, check=_fluids),
    Rule(number=26, kind="H", applies=is_nutrition, check=_caffeine),
    Rule(number=27, kind="H", applies=_supplements_apply, check=_supplements),
)

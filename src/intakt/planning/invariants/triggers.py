"""The checker's own reading of who may never be given a calorie deficit (evidence 1.6) or a figure at all."""

from datetime import timedelta

from intakt.planning.invariants.formulas import bmi
from intakt.profile.model import ClientProfile

GLUCOSE_LOWERING = ("insulin", "sulfonylurea", "sglt2")
GLUCOSE_CONDITIONS = ("diabetes-insulin", "diabetes-type-1")
UNDER_CARE = (
    "kidney-disease", "dialysis", "liver-disease", "cancer-treatment", "recent-surgery", "bariatric-surgery",
)  # fmt: skip
EXTREME = ("detox", "diet-pills", "laxative", "prolonged-fast", "very-low-energy")
UNDERWEIGHT = 18.5
OLDER = 65


def is_pregnant(profile: ClientProfile) -> bool:
    return "pregnant" in profile.health.conditions


def is_lactating(profile: ClientProfile) -> bool:
    return "breastfeeding" in profile.health.conditions


def is_cleared(profile: ClientProfile) -> bool:
    return profile.health.clearance is not None and profile.health.clearance.valid


def eating_flag(profile: ClientProfile) -> bool:
    """A history, or two or more items of the screen: no figures at all."""
    return "eating-disorder" in profile.health.conditions or len(profile.health.eating_screen) >= 2


def figures_hidden(profile: ClientProfile) -> bool:
    return profile.person.age < 18 or eating_flag(profile)


def goal_bmi(profile: ClientProfile) -> float | None:
    target = profile.body.target_weight_kg
    return None if target is None else target / (profile.body.height_cm / 100) ** 2


def _early_lactation(profile: ClientProfile) -> bool:
    if not is_lactating(profile):
        return False
    lactation = profile.health.lactation
    months = lactation.months if lactation is not None else None
    if months is None:
        months = profile.health.postpartum_months
    return months is None or months < 6 or not is_cleared(profile)


def _just_given_birth(profile: ClientProfile) -> bool:
    months = profile.health.postpartum_months
    return months is not None and months < 2


def no_deficit(profile: ClientProfile) -> tuple[str, ...]:
    """Codes of the triggers that forbid a deficit, in order; ND-12 only caps the rate and is not among
    them."""
    health, wanted = profile.health, goal_bmi(profile)
    conditions, medicines = health.conditions, health.medications
    answers = (
        ("ND-01", profile.person.age < 18),
        ("ND-02", bmi(profile) < UNDERWEIGHT or (wanted is not None and wanted < UNDERWEIGHT)),
        ("ND-03", eating_flag(profile)),
        ("ND-04", is_pregnant(profile)),
        ("ND-05", _early_lactation(profile) or _just_given_birth(profile)),
        ("ND-06", bool(health.reds_signs)),
        ("ND-07", _glucose(conditions, medicines) and not is_cleared(profile)),
        ("ND-08", any(code in conditions for code in UNDER_CARE) or _operated(profile)),
        ("ND-09", health.weight_change == "lost-unplanned"),
        ("ND-10", profile.person.age >= OLDER and bmi(profile) < 30),
        ("ND-11", _lean_athlete(profile)),
        ("ND-13", any(code in (*conditions, *medicines) for code in EXTREME)),
    )
    return tuple(code for code, present in answers if present)


def _operated(profile: ClientProfile) -> bool:
    day = profile.health.surgery_date
    return day is not None and timedelta() <= profile.day - day < timedelta(weeks=12)


def _lean_athlete(profile: ClientProfile) -> bool:
    if profile.client_type != "ATHLETE_PERFORMANCE":
        return False
    near = profile.sport.phase == "in-season" and any(
        timedelta() <= day - profile.day < timedelta(weeks=2) for day in profile.sport.competition_dates
    )
    return bmi(profile) < 20 or near


def _glucose(conditions: tuple[str, ...], medicines: tuple[str, ...]) -> bool:
    return any(code in conditions for code in GLUCOSE_CONDITIONS) or any(
        code in medicines for code in GLUCOSE_LOWERING
    )


def may_have_keto(profile: ClientProfile) -> bool:
    """Nobody on the contra list of evidence 3.1 is given a ketogenic plan."""
    health = profile.health
    barred = (
        "pregnant", "breastfeeding", "diabetes-type-1", "diabetes-insulin", "gallbladder-pancreas",
        "eating-disorder", "kidney-disease", "dialysis",
    )  # fmt: skip
    if profile.person.age < 18 or eating_flag(profile) or "sglt2" in health.medications:
        return False
    return not any(code in health.conditions for code in barred)

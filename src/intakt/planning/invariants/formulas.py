"""The checker's own arithmetic, written apart from the planner's: energy, body mass, triggers.

Masses in kg, heights in cm, ages in whole years, energy in kcal a day. Sources: docs of the evidence base,
sections 1.1-1.6 and 2.1; the numbers stand here a second time on purpose, so that a slip in a policy file
or in the planner does not move the wall it is checked against.
"""

from intakt.kit.structs import Frozen
from intakt.profile.model import ClientProfile

MEASURED = ("dxa", "bodpod", "bia", "skinfold")
PAL = {
    "sedentary": 1.40,
    "lightly-active": 1.50,
    "moderately-active": 1.60,
    "very-active": 1.80,
    "extremely-active": 2.00,
}
MET = {"easy": 3.5, "moderate": 5.0, "hard": 8.0}
KCAL_PER_KG = 7700.0

# NASEM 2023, adults 19+: intercept, height, weight for inactive, low active, active, very active
_EER_ADULT = {
    "male": (
        -10.83,
        ((753.07, 6.50, 14.10), (581.47, 8.30, 14.94), (1004.82, 6.52, 15.91), (-517.88, 15.61, 19.11)),
    ),
    "female": (
        -7.01,
        ((584.90, 5.72, 11.71), (575.77, 6.60, 12.14), (710.25, 6.54, 12.34), (511.83, 9.07, 12.56)),
    ),
}
_EER_PREGNANT = (
    (1131.20, 0.34, 12.15), (693.35, 5.73, 10.20), (-223.84, 13.23, 8.15), (-779.72, 18.45, 8.73),
)  # fmt: skip
_CATEGORY_BOUNDS = (1.53, 1.68, 1.85)


class Own(Frozen, frozen=True, kw_only=True):
    """One sex's figures for a client: kg, kcal a day."""

    resting: float
    fat_free_kg: float
    exercise: float
    equation: float
    """The 2023 equation for an adult who is neither pregnant nor lactating."""
    total: float
    floor: float
    """1500 male, 1200 female, resting energy, or 30 kcal per kg fat-free mass beside exercise (rule 11)."""


def own_figures(profile: ClientProfile) -> tuple[Own, ...]:
    """The client's figures; for a client who did not say their sex, those of both (evidence C-05)."""
    expecting = any(code in profile.health.conditions for code in ("pregnant", "breastfeeding"))
    if expecting:
        return (_figures(profile, "female"),)
    if profile.person.sex == "unspecified":
        return (_figures(profile, "female"), _figures(profile, "male"))
    return (_figures(profile, profile.person.sex),)


def total_kcal(profile: ClientProfile) -> float:
    """Daily expenditure, the higher one where two sexes count."""
    return max(own.total for own in own_figures(profile))


def bmi(profile: ClientProfile) -> float:
    return profile.body.weight_kg / (profile.body.height_cm / 100) ** 2


def _in_range(profile: ClientProfile) -> tuple[float, float]:
    """(kg, cm) within what the equations cover: 120-230 cm, 30-300 kg, BMI 12-70."""
    cm = min(max(profile.body.height_cm, 120.0), 230.0)
    square = (cm / 100) ** 2
    return min(max(profile.body.weight_kg, 30.0, 12 * square), 300.0, 70 * square), cm


def reference_kg(profile: ClientProfile) -> float:
    """Actual mass below BMI 30, else mass at BMI 25 plus a quarter of the rest (2.1)."""
    kg, cm = _in_range(profile)
    square = (cm / 100) ** 2
    return kg if kg / square < 30 else 25 * square + 0.25 * (kg - 25 * square)


def _figures(profile: ClientProfile, sex: str) -> Own:
    kg, cm = _in_range(profile)
    age = max(profile.person.age, 18)
    fat_free, resting = _resting(profile, sex, kg, cm, age)
    exercise = _exercise(profile)
    factorial = min(resting * _base_factor(profile) + exercise, 2.4 * resting)
    category = sum(factorial / resting >= bound for bound in _CATEGORY_BOUNDS)
    per_year, rows = _EER_ADULT[sex]
    start, per_cm, per_kg = rows[category]
    equation = start + per_year * age + per_cm * cm + per_kg * kg
    total = factorial
    if abs(factorial - equation) > 0.20 * factorial:
        total = min(max((factorial + equation) / 2, 1.4 * resting), 2.4 * resting)
    least = 1500 if sex == "male" else 1200
    return Own(
        resting=resting,
        fat_free_kg=fat_free,
        exercise=exercise,
        equation=equation,
        total=total,
        floor=max(least, resting, 30 * fat_free + exercise),
    )


def _resting(profile: ClientProfile, sex: str, kg: float, cm: float, age: int) -> tuple[float, float]:
    """(fat-free kg, kcal): Mifflin and Boer, or Cunningham from a measured body fat within 25 % (E-01)."""
    mifflin = 10 * kg + 6.25 * cm - 5 * age + (5 if sex == "male" else -161)
    percent = profile.body.body_fat_percent
    if percent is not None and profile.body.body_fat_method in MEASURED and 4 <= percent <= 60:
        lean = kg * (1 - percent / 100)
        athlete = profile.client_type == "ATHLETE_PERFORMANCE"
        cunningham = 500 + 22 * lean if athlete else 370 + 21.6 * lean
        if abs(mifflin - cunningham) <= 0.25 * mifflin:
            return lean, _plausible(cunningham)
    boer = 0.407 * kg + 0.267 * cm - 19.2 if sex == "male" else 0.252 * kg + 0.473 * cm - 48.3
    return max(min(boer, 0.95 * kg), 0.45 * kg), _plausible(mifflin)


def _plausible(kcal: float) -> float:
    """Resting energy of a living adult: 600 to 4000 kcal (rule 19)."""
    return min(max(kcal, 600.0), 4000.0)


def _exercise(profile: ClientProfile) -> float:
    """Net cost of exercise a day, the programme's or as declared; reference mass from BMI 30 (E-03b)."""
    activity = profile.activity
    if activity.programme is not None:
        beyond_rest = activity.programme.met_minutes - activity.programme.minutes
        return beyond_rest / 60 * reference_kg(profile) / 7
    if activity.intensity is None:
        return 0.0
    hours = activity.sessions_per_week * activity.minutes_per_session / 60
    return (MET[activity.intensity] - 1) * reference_kg(profile) * hours / 7


def _base_factor(profile: ClientProfile) -> float:
    """The day without sport: as told, else by its steps, else the least."""
    level, steps = profile.activity.level, profile.activity.daily_steps or 0
    if level in PAL:
        return PAL[level]
    return 1.40 if steps < 5000 else 1.50 if steps < 8000 else 1.60


def pregnant_kcal(profile: ClientProfile, *, weeks: int) -> float:
    """The 2023 equation for the second and third trimester; before week 14 that of a woman not pregnant."""
    own = own_figures(profile)[0]
    if weeks < 14:
        return own.equation
    (kg, cm), told = _in_range(profile), profile.health.pregnancy
    square = (cm / 100) ** 2
    before = min(kg / square, 24.9)
    if told is not None and told.pre_pregnancy_weight_kg is not None:
        before = told.pre_pregnancy_weight_kg / square
    deposit = 300 if before < 18.5 else 200 if before < 25 else 150 if before < 30 else -50
    ratio = min(own.resting * _base_factor(profile) + own.exercise, 2.4 * own.resting) / own.resting
    start, per_cm, per_kg = _EER_PREGNANT[sum(ratio >= bound for bound in _CATEGORY_BOUNDS)]
    age = min(max(profile.person.age, 18), 50)
    return start - 2.04 * age + per_cm * cm + per_kg * kg + 9.16 * weeks + deposit

"""The checker's own arithmetic, written apart from the planner's: energy, body mass, triggers.

Masses in kg, heights in cm, ages in whole years, energy in kcal a day. Sources: docs of the evidence base,
sections 1.1-1.6 and 2.1; the numbers stand here a second time on purpose, so that a slip in a policy file
or in the planner does not move the wall it is checked against.
"""

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
_EER_EIGHTEEN = {
    "male": (
        3.68,
        ((-427.51, 13.01, 13.15), (39.12, 8.62, 20.28), (-368.19, 12.66, 20.46), (-651.75, 15.38, 23.25)),
    ),
    "female": (
        -22.25,
        ((75.59, 8.43, 17.07), (-277.54, 12.77, 14.73), (-169.55, 11.74, 18.34), (-689.59, 18.22, 14.25)),
    ),
}
"""The rows below 19 years with the 20 kcal of growth in them: an adult of 18 still has these."""
_EER_PREGNANT = (
    (1131.20, 0.34, 12.15), (693.35, 5.73, 10.20), (-223.84, 13.23, 8.15), (-779.72, 18.45, 8.73),
)  # fmt: skip
_CATEGORY_BOUNDS = (1.53, 1.68, 1.85)


def sexes(profile: ClientProfile) -> tuple[str, ...]:
    """Whose formulas count: both when the client did not say (evidence C-05)."""
    return ("female", "male") if profile.person.sex == "unspecified" else (profile.person.sex,)


def reference_kg(profile: ClientProfile) -> float:
    """Actual mass below BMI 30, else mass at BMI 25 plus a quarter of the rest (2.1)."""
    body = profile.body
    if bmi(profile) < 30:
        return body.weight_kg
    lean = 25 * (body.height_cm / 100) ** 2
    return lean + 0.25 * (body.weight_kg - lean)


def bmi(profile: ClientProfile) -> float:
    return profile.body.weight_kg / (profile.body.height_cm / 100) ** 2


def _mifflin(profile: ClientProfile, sex: str) -> float:
    body = profile.body
    return (
        10 * body.weight_kg + 6.25 * body.height_cm - 5 * profile.person.age + (5 if sex == "male" else -161)
    )


def _is_athlete(profile: ClientProfile) -> bool:
    return profile.client_type == "ATHLETE_PERFORMANCE"


def measured_ffm(profile: ClientProfile) -> float | None:
    """Fat-free mass from a measured body fat, None when it was not measured or is out of range (E-01)."""
    body = profile.body
    if body.body_fat_percent is None or body.body_fat_method not in MEASURED:
        return None
    if not 4 <= body.body_fat_percent <= 60:
        return None
    return body.weight_kg * (1 - body.body_fat_percent / 100)


def resting_kcal(profile: ClientProfile) -> float:
    """Mifflin, or Cunningham from a measured fat-free mass that agrees with it within 25 % (E-01, E-02)."""
    mifflin = max(_mifflin(profile, sex) for sex in sexes(profile))
    cunningham = _cunningham(profile)
    return mifflin if cunningham is None else cunningham


def _cunningham(profile: ClientProfile) -> float | None:
    ffm = measured_ffm(profile)
    if ffm is None:
        return None
    kcal = 500 + 22 * ffm if _is_athlete(profile) else 370 + 21.6 * ffm
    mifflin = max(_mifflin(profile, sex) for sex in sexes(profile))
    return None if abs(mifflin - kcal) > 0.25 * mifflin else kcal


def fat_free_kg(profile: ClientProfile) -> float:
    """Measured where it counts, else Boer 1984 clamped to 45-95 % of body mass."""
    ffm = measured_ffm(profile)
    if ffm is not None and _cunningham(profile) is not None:
        return ffm
    kg, cm = profile.body.weight_kg, profile.body.height_cm
    guesses = {"male": 0.407 * kg + 0.267 * cm - 19.2, "female": 0.252 * kg + 0.473 * cm - 48.3}
    return max(min(max(guesses[sex], 0.45 * kg), 0.95 * kg) for sex in sexes(profile))


def exercise_kcal(profile: ClientProfile) -> float:
    """Net cost of the declared exercise a day, on reference mass from BMI 30 (E-03, E-03b)."""
    activity = profile.activity
    if activity.intensity is None or not activity.sessions_per_week or not activity.minutes_per_session:
        return 0.0
    kg = reference_kg(profile)
    hours = activity.sessions_per_week * activity.minutes_per_session / 60
    return (MET[activity.intensity] - 1) * kg * hours / 7


def base_factor(profile: ClientProfile) -> float:
    return PAL.get(profile.activity.level or "sedentary", 1.40)


def factorial_kcal(profile: ClientProfile) -> float:
    """Resting energy times the day's factor plus exercise, at most 2.4 times resting energy (E-03)."""
    resting = resting_kcal(profile)
    return min(resting * base_factor(profile) + exercise_kcal(profile), 2.4 * resting)


def _category(profile: ClientProfile) -> int:
    factor = factorial_kcal(profile) / resting_kcal(profile)
    return sum(factor >= bound for bound in _CATEGORY_BOUNDS)


def eer_kcal(profile: ClientProfile) -> float:
    """The 2023 equation for an adult who is neither pregnant nor lactating."""
    body, age, row = profile.body, profile.person.age, _category(profile)
    table = _EER_EIGHTEEN if age < 19 else _EER_ADULT
    values = []
    for sex in sexes(profile):
        per_year, rows = table[sex]
        start, per_cm, per_kg = rows[row]
        values.append(start + per_year * age + per_cm * body.height_cm + per_kg * body.weight_kg)
    return max(values)


def eer_pregnant_kcal(profile: ClientProfile, *, weeks: int) -> float:
    """The 2023 equation for the second and third trimester."""
    body, start_kg = profile.body, profile.body.weight_kg
    if profile.health.pregnancy is not None and profile.health.pregnancy.pre_pregnancy_weight_kg:
        start_kg = profile.health.pregnancy.pre_pregnancy_weight_kg
    before = start_kg / (body.height_cm / 100) ** 2
    deposit = 300 if before < 18.5 else 200 if before < 25 else 150 if before < 30 else -50
    start, per_cm, per_kg = _EER_PREGNANT[_category(profile)]
    return (
        start
        - 2.04 * profile.person.age
        + per_cm * body.height_cm
        + per_kg * body.weight_kg
        + 9.16 * weeks
        + deposit
    )


def total_kcal(profile: ClientProfile) -> float:
    """Daily expenditure: factorial, or the mean with the 2023 equation when they differ by over 20 %
    (E-04)."""
    factorial, equation = factorial_kcal(profile), eer_kcal(profile)
    if abs(factorial - equation) > 0.20 * factorial:
        return (factorial + equation) / 2
    return factorial


def floor_kcal(profile: ClientProfile) -> float:
    """1500 male, 1200 female, resting energy, or 30 kcal per kg fat-free mass beside exercise (rule 11)."""
    least = max({"male": 1500, "female": 1200}[sex] for sex in sexes(profile))
    return max(least, resting_kcal(profile), 30 * fat_free_kg(profile) + exercise_kcal(profile))

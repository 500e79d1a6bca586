"""Estimated energy requirements of the Dietary Reference Intakes, kcal a day.

2023: NASEM 2023, Dietary Reference Intakes for Energy; height in cm. 2005: IOM 2005, kept for comparison;
height in m. An individual prediction errs by about 240 to 340 kcal (standard error of the report).
"""

from typing import Literal

from intakt.planning.nutrition.formulas import BodySex, bmi

Pal = Literal["inactive", "low_active", "active", "very_active"]

# constant, per year of age, per cm, per kg (NASEM 2023, tables of the report).
MEN: dict[Pal, tuple[float, float, float, float]] = {
    "inactive": (753.07, -10.83, 6.50, 14.10),
    "low_active": (581.47, -10.83, 8.30, 14.94),
    "active": (1004.82, -10.83, 6.52, 15.91),
    "very_active": (-517.88, -10.83, 15.61, 19.11),
}
WOMEN: dict[Pal, tuple[float, float, float, float]] = {
    "inactive": (584.90, -7.01, 5.72, 11.71),
    "low_active": (575.77, -7.01, 6.60, 12.14),
    "active": (710.25, -7.01, 6.54, 12.34),
    "very_active": (511.83, -7.01, 9.07, 12.56),
}
BOYS: dict[Pal, tuple[float, float, float, float]] = {
    "inactive": (-447.51, 3.68, 13.01, 13.15),
    "low_active": (19.12, 3.68, 8.62, 20.28),
    "active": (-388.19, 3.68, 12.66, 20.46),
    "very_active": (-671.75, 3.68, 15.38, 23.25),
}
GIRLS: dict[Pal, tuple[float, float, float, float]] = {
    "inactive": (55.59, -22.25, 8.43, 17.07),
    "low_active": (-297.54, -22.25, 12.77, 14.73),
    "active": (-189.55, -22.25, 11.74, 18.34),
    "very_active": (-709.59, -22.25, 18.22, 14.25),
}
# second and third trimester: as above, and 9.16 kcal per week of gestation.
PREGNANT: dict[Pal, tuple[float, float, float, float]] = {
    "inactive": (1131.20, -2.04, 0.34, 12.15),
    "low_active": (693.35, -2.04, 5.73, 10.20),
    "active": (-223.84, -2.04, 13.23, 8.15),
    "very_active": (-779.72, -2.04, 18.45, 8.73),
}
GESTATION_PER_WEEK = 9.16
FIRST_EQUATION_WEEK = 14
"""Before it the requirement is that of a woman who is not pregnant."""
ADULT_CUTS = (1.53, 1.68, 1.85)
"""Physical activity levels where low active, active and very active begin (NASEM 2023, adults)."""
LACTATION_EXCLUSIVE = 400
"""Months 0-6: 540 kcal of milk less 140 from stores (NASEM 2023, rounded)."""
LACTATION_PARTIAL = 380
"""Months 7-12 (NASEM 2023, rounded)."""


def pal_category(level: float) -> Pal:
    """The adult category of a physical activity level (total over resting energy)."""
    if level < ADULT_CUTS[0]:
        return "inactive"
    if level < ADULT_CUTS[1]:
        return "low_active"
    return "active" if level < ADULT_CUTS[2] else "very_active"


def growth(sex: BodySex, age: float) -> int:
    """Energy laid down in growth, kcal a day (NASEM 2023)."""
    if age < 4:
        return 20 if sex == "male" else 15
    if age < 9:
        return 15
    if age < 14:
        return 25 if sex == "male" else 30
    return 20


def eer23(sex: BodySex, kg: float, cm: float, age: float, pal: Pal) -> float:
    """kcal a day, 3 to 100 years; below 19 with the energy of growth."""
    if age >= 19:
        return eer23_adult(sex, kg, cm, age, pal)
    constant, per_year, per_cm, per_kg = (BOYS if sex == "male" else GIRLS)[pal]
    return constant + per_year * age + per_cm * cm + per_kg * kg + growth(sex, age)


def eer23_adult(sex: BodySex, kg: float, cm: float, age: float, pal: Pal) -> float:
    """kcal a day by the adult rows; at 18 too, where the rows of growth have other activity cuts."""
    constant, per_year, per_cm, per_kg = (MEN if sex == "male" else WOMEN)[pal]
    return constant + per_year * age + per_cm * cm + per_kg * kg


def deposition(pre_pregnancy_bmi: float) -> int:
    """Energy laid down in pregnancy by the BMI before it, kcal a day (NASEM 2023)."""
    if pre_pregnancy_bmi < 18.5:
        return 300
    if pre_pregnancy_bmi < 25:
        return 200
    return 150 if pre_pregnancy_bmi < 30 else -50


def eer23_preg(kg: float, cm: float, age: float, pal: Pal, weeks: float, pre_pregnancy_bmi: float) -> float:
    """kcal a day; `kg` is today's mass, `weeks` of gestation; 14 to 50 years."""
    if weeks < FIRST_EQUATION_WEEK:
        return eer23_adult("female", kg, cm, age, pal)
    constant, per_year, per_cm, per_kg = PREGNANT[pal]
    base = constant + per_year * age + per_cm * cm + per_kg * kg
    return base + GESTATION_PER_WEEK * weeks + deposition(pre_pregnancy_bmi)


def eer23_lact(kg: float, cm: float, age: float, pal: Pal, months: float) -> float:
    """kcal a day; `months` since the birth, 0 to 12 (later: as the second half-year)."""
    milk = LACTATION_EXCLUSIVE if months <= 6 else LACTATION_PARTIAL
    return eer23_adult("female", kg, cm, age, pal) + milk


PA_2005: dict[str, tuple[float, float, float, float]] = {
    "men": (1.0, 1.11, 1.25, 1.48),
    "women": (1.0, 1.12, 1.27, 1.45),
    "boys": (1.0, 1.13, 1.26, 1.42),
    "girls": (1.0, 1.16, 1.31, 1.56),
}


def eer05(sex: BodySex, kg: float, cm: float, age: float, level: int) -> float:
    """kcal a day by the equations of 2005 (IOM); `level` 0 sedentary to 3 very active."""
    metres = cm / 100
    if age >= 19:
        if sex == "male":
            return 662 - 9.53 * age + PA_2005["men"][level] * (15.91 * kg + 539.6 * metres)
        return 354 - 6.91 * age + PA_2005["women"][level] * (9.36 * kg + 726 * metres)
    extra = 20 if age < 9 else 25
    if sex == "male":
        return 88.5 - 61.9 * age + PA_2005["boys"][level] * (26.7 * kg + 903 * metres) + extra
    return 135.3 - 30.8 * age + PA_2005["girls"][level] * (10.0 * kg + 934 * metres) + extra


def bmi_before(kg_before: float | None, kg: float, cm: float) -> float:
    """BMI before pregnancy; without that mass, today's BMI but never above 24.9, the safer reading."""
    return bmi(kg_before, cm) if kg_before is not None else min(bmi(kg, cm), 24.9)

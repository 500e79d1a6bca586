"""The formulas of nutrition, each with its source. Arguments: kg, cm, years, kcal, minutes; results unrounded
unless a docstring says otherwise.
"""

import math
from collections.abc import Sequence
from typing import Literal

from intakt.kit.units import round_int

BodySex = Literal["male", "female"]
Lifestyle = Literal["sedentary", "light", "moderate", "heavy", "extreme"]

PAL_BASE: dict[Lifestyle, float] = {
    "sedentary": 1.40, "light": 1.50, "moderate": 1.60, "heavy": 1.80, "extreme": 2.00,
}  # fmt: skip
"""The day without sport over resting energy (FAO/WHO/UNU 2004 lifestyles; project policy)."""
TDEE_CEILING = 2.4
"""The highest activity level sustained for long (FAO/WHO/UNU 2004)."""
KCAL_PER_KG = 7700
"""Static planning constant for body mass; over-predicts in the long run (Hall et al. 2011)."""


def bmi(kg: float, cm: float) -> float:
    """kg/m2."""
    return kg / (cm / 100) ** 2


# --- resting energy -------------------------------------------------------------------------------


def mifflin(sex: BodySex, kg: float, cm: float, age: float) -> float:
    """kcal a day (Mifflin et al. 1990, Am J Clin Nutr)."""
    return 10 * kg + 6.25 * cm - 5 * age + (5 if sex == "male" else -161)


def harris_roza(sex: BodySex, kg: float, cm: float, age: float) -> float:
    """kcal a day, for comparison only (Roza & Shizgal 1984, Am J Clin Nutr)."""
    if sex == "male":
        return 88.362 + 13.397 * kg + 4.799 * cm - 5.677 * age
    return 447.593 + 9.247 * kg + 3.098 * cm - 4.330 * age


def cunningham91(ffm_kg: float) -> float:
    """kcal a day from fat-free mass (Cunningham 1991, Am J Clin Nutr)."""
    return 370 + 21.6 * ffm_kg


def cunningham80(ffm_kg: float) -> float:
    """kcal a day from fat-free mass, trained athletes (Cunningham 1980, Am J Clin Nutr)."""
    return 500 + 22 * ffm_kg


def boer_ffm(sex: BodySex, kg: float, cm: float) -> float:
    """Fat-free mass in kg, between 45 and 95 % of body mass (Boer 1984, Am J Physiol)."""
    raw = 0.407 * kg + 0.267 * cm - 19.2 if sex == "male" else 0.252 * kg + 0.473 * cm - 48.3
    return min(max(raw, 0.45 * kg), 0.95 * kg)


def deurenberg_bf(sex: BodySex, body_mass_index: float, age: float) -> float:
    """Body fat in percent, a cross-check that is never printed (Deurenberg et al. 1991, Br J Nutr)."""
    return 1.20 * body_mass_index + 0.23 * age - (10.8 if sex == "male" else 0) - 5.4


# --- activity -------------------------------------------------------------------------------------


def eee_net(met: float, kg: float, minutes: float) -> float:
    """Net energy of one exercise session, kcal: 1 kcal per kg and hour for each MET above rest."""
    return (met - 1) * kg * minutes / 60


def tdee(
    rmr: float, lifestyle: Lifestyle, kg: float, sessions: Sequence[tuple[float, float, float]] = ()
) -> tuple[float, float]:
    """Total energy and net exercise energy, kcal a day; sessions are (MET, minutes, times a week).

    Source: factorial method of FAO/WHO/UNU 2004; METs of the Compendium of Physical Activities 2011/2024.
    """
    exercise = math.fsum(eee_net(met, kg, minutes) * times for met, minutes, times in sessions) / 7
    return min(rmr * PAL_BASE[lifestyle] + exercise, TDEE_CEILING * rmr), exercise


def ea(kcal: float, eee: float, ffm_kg: float) -> float:
    """Energy availability, kcal per kg of fat-free mass a day (Mountjoy et al. 2023, IOC REDs)."""
    return (kcal - eee) / ffm_kg


def expected_rate_pct(tdee_kcal: float, target_kcal: float, kg: float) -> float:
    """Expected change in percent of body mass a week: loss positive, gain negative."""
    return (tdee_kcal - target_kcal) * 7 / KCAL_PER_KG / kg * 100


# --- macros and fibre -----------------------------------------------------------------------------


def ref_weight(kg: float, cm: float) -> float:
    """Reference mass in kg: actual below BMI 30, else mass at BMI 25 and a quarter of what lies above it."""
    if bmi(kg, cm) < 30:
        return kg
    at_25 = 25 * (cm / 100) ** 2
    return at_25 + 0.25 * (kg - at_25)


def macros(
    kcal: float, reference_kg: float, protein_per_kg: float, fat_per_kg: float = 0.8, minor: bool = False
) -> tuple[int, int, int, int]:
    """Grams of protein, carbohydrate and fat, and their energy (4, 4, 9); carbohydrate is the remainder.

    Fat stays within 20-35 % of energy (25-35 % for minors), protein within 35 % (30 %): IOM 2005.
    """
    protein_share, fat_low = (0.30, 0.25) if minor else (0.35, 0.20)
    protein = min(round_int(protein_per_kg * reference_kg), math.floor(protein_share * kcal / 4))
    fat = round_int(min(max(fat_per_kg * reference_kg, fat_low * kcal / 9), 0.35 * kcal / 9))
    carbohydrate = max(round_int((kcal - 4 * protein - 9 * fat) / 4), 0)
    return protein, carbohydrate, fat, 4 * protein + 4 * carbohydrate + 9 * fat


def fibre_target(kcal: float) -> int:
    """Grams a day: 14 g for 1000 kcal (adequate intake, IOM 2005)."""
    return round_int(14 * kcal / 1000)


def plan_kcal(protein_g: float, carbohydrate_g: float, fat_g: float, fibre_g: float = 0) -> float:
    """Energy with fibre at 2 kcal/g, for comparison with labels; plans themselves count 4, 4 and 9."""
    return 4 * protein_g + 4 * (carbohydrate_g - fibre_g) + 2 * fibre_g + 9 * fat_g


# --- fluids ---------------------------------------------------------------------------------------


def water_ml(kg: float, training_hours: float = 0, hot: bool = False) -> int:
    """Drinks in ml a day, to 50: 30 ml/kg (1500-3500), 500 ml a training hour, 750 in heat (Sawka 2007)."""
    base = min(max(30 * kg, 1500), 3500)
    total = min(max(base + (750 if hot else 500) * training_hours, 1500), 5000)
    return round_int(total / 50) * 50


def sweat_rate(
    kg_before: float, kg_after: float, litres_drunk: float, litres_urine: float, hours: float
) -> float:
    """Litres an hour; outside 0.2 to 3.0 measure again (Sawka 2007, ACSM)."""
    return (kg_before - kg_after + litres_drunk - litres_urine) / hours


def packs(total_g: float, pack_g: float, at_home_g: float = 0) -> int:
    """Whole packs to buy for what is not at home yet."""
    return max(math.ceil(round((total_g - at_home_g) / pack_g, 6)), 0)

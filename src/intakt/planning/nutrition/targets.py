"""Energy targets of adults: how far below or above expenditure (evidence E-10 to E-17)."""

import math
from typing import Literal

from intakt.kit.units import round_int
from intakt.planning.nutrition.formulas import KCAL_PER_KG, BodySex, bmi
from intakt.planning.nutrition.thresholds import Policies, threshold, up_to_ten

Experience = Literal["novice", "intermediate", "advanced"]


def floor_kcal(sex: BodySex, rmr: float, ffm_kg: float, exercise: float, *, policies: Policies) -> float:
    """What a deficit must leave: a figure by sex, resting energy, or 30 kcal/kg FFM beside exercise."""
    return max(
        threshold(policies, f"energy.floor-{sex}"),
        rmr,
        threshold(policies, "energy.availability-floor") * ffm_kg + exercise,
    )


def rate_cap(age: float, athlete: bool, *, policies: Policies) -> float:
    """The fastest loss allowed, as a fraction of body mass a week."""
    key = "rate-cap-older" if age >= threshold(policies, "energy.older-age") else "rate-cap"
    if key == "rate-cap" and athlete:
        key = "rate-cap-athlete"
    return threshold(policies, f"energy.{key}") / 100


def deficit_cap(
    age: float, body_mass_index: float, tdee: float, athlete: bool, *, policies: Policies
) -> float:
    """The largest deficit allowed, kcal a day."""
    share = threshold(policies, "energy.deficit-share-athlete" if athlete else "energy.deficit-share") / 100
    obese = body_mass_index >= threshold(policies, "energy.obese-bmi")
    caps = [share * tdee, threshold(policies, "energy.deficit-cap-obese" if obese else "energy.deficit-cap")]
    if age >= threshold(policies, "energy.older-age"):
        caps.append(threshold(policies, "energy.deficit-cap-older"))
    return min(caps)


def deficit_target(
    sex: BodySex,
    age: float,
    kg: float,
    cm: float,
    tdee: float,
    rmr: float,
    ffm_kg: float,
    exercise: float,
    rate: float,
    athlete: bool = False,
    *,
    policies: Policies,
) -> tuple[int, str]:
    """(kcal a day, status) for fat loss at `rate`, a fraction of body mass a week; capped, floored (E-11)."""
    body_mass_index = bmi(kg, cm)
    maintenance = up_to_ten(tdee)
    least = "energy.athlete-bmi" if athlete else "energy.underweight-bmi"
    if body_mass_index < threshold(policies, least):
        return maintenance, "maintain_blocked"
    older = age >= threshold(policies, "energy.older-age")
    if older and body_mass_index < threshold(policies, "energy.obese-bmi"):
        return maintenance, "maintain_older"
    allowed = min(rate, rate_cap(age, athlete, policies=policies))
    wanted = allowed * kg * KCAL_PER_KG / 7
    gap = min(wanted, deficit_cap(age, body_mass_index, tdee, athlete, policies=policies))
    floor = floor_kcal(sex, rmr, ffm_kg, exercise, policies=policies)
    target = up_to_ten(max(tdee - gap, floor))
    if floor >= tdee or target >= tdee:
        return maintenance, "maintain_blocked"
    return target, "deficit_floored" if floor > tdee - gap else "deficit"


def surplus_target(tdee: float, kg: float, experience: Experience, *, policies: Policies) -> int:
    """kcal a day for gaining: a share of expenditure by experience, within bounds and 5.5 kcal/kg (E-16)."""
    share = threshold(policies, f"energy.surplus-{experience}") / 100 * tdee
    most = min(threshold(policies, "energy.surplus-most"), threshold(policies, "energy.surplus-per-kg") * kg)
    gap = min(max(share, threshold(policies, "energy.surplus-least")), most)
    target = round_int((tdee + gap) / 10) * 10
    return target if target - tdee <= most else math.floor((tdee + most) / 10) * 10

"""Growth: years from the growth spurt, and the stage of training that fits the age (evidence 9.1).

The offset is in years from peak height velocity, negative before it; its standard error is about 0.6 years.
The formulas hold from 8 to 16 years; at 17 they are read too, since a late spurt asks for care.
"""

from datetime import date
from typing import Literal

from intakt.planning.thresholds import Policies, threshold
from intakt.profile.model import ClientProfile

Growth = Literal["pre", "circa", "post", "unknown"]
Sex = Literal["female", "male"]
STAGES = ((8, "active-start"), (11, "learn-to-train"), (14, "train-to-train"), (17, "train-to-compete"))
"""The last age of each stage."""
YEAR_DAYS = 365.25


def mirwald(sex: Sex, age: float, height_cm: float, sitting_cm: float, weight_kg: float) -> float:
    """Offset from height, sitting height and weight (Mirwald et al. 2002); age in years with decimals."""
    leg, mass = height_cm - sitting_cm, 100 * weight_kg / height_cm
    if sex == "male":
        return (
            -9.236 + 0.0002708 * leg * sitting_cm - 0.001663 * age * leg + 0.007216 * age * sitting_cm
            + 0.02292 * mass
        )  # fmt: skip
    return (
        -9.376 + 0.0001882 * leg * sitting_cm + 0.0022 * age * leg + 0.005841 * age * sitting_cm
        - 0.002658 * age * weight_kg + 0.07693 * mass
    )  # fmt: skip


def moore(sex: Sex, age: float, height_cm: float) -> float:
    """Offset from height alone (Moore et al. 2015)."""
    if sex == "male":
        return -7.999994 + 0.0036124 * age * height_cm
    return -7.709133 + 0.0042232 * age * height_cm


def years(born: date, day: date) -> float:
    return (day - born).days / YEAR_DAYS


def offset_of(profile: ClientProfile) -> float | None:
    """The client's offset; None outside the formulas' ages and without a sex they know."""
    person, body = profile.person, profile.body
    age = years(person.birth_date, profile.day)
    if person.sex == "unspecified" or not 8 <= age < 18:
        return None
    if body.sitting_height_cm is not None and body.sitting_height_cm < body.height_cm:
        return mirwald(person.sex, age, body.height_cm, body.sitting_height_cm, body.weight_kg)
    return moore(person.sex, age, body.height_cm)


def growth_of(profile: ClientProfile, policies: Policies) -> Growth:
    """Before, around or after the growth spurt; around it where anything speaks for it."""
    if grows_fast(profile, policies):
        return "circa"
    offset = offset_of(profile)
    if offset is None:
        return _by_age(profile, policies)
    band = threshold(policies, "youth.spurt-years") + threshold(policies, "youth.spurt-error-years")
    if offset < -band:
        return "pre"
    return "post" if offset > band else "circa"


def grows_fast(profile: ClientProfile, policies: Policies) -> bool:
    """Whether the height told now and three months ago shows it; everything else only makes it likely."""
    before = profile.body.height_3_months_ago_cm
    if before is None:
        return False
    return (profile.body.height_cm - before) / 3 >= threshold(policies, "youth.spurt-cm-month")


def _by_age(profile: ClientProfile, policies: Policies) -> Growth:
    """Without a formula: the ages at which most grow fast, wide enough for any sex."""
    age = profile.person.age
    if age < threshold(policies, "youth.spurt-first-age"):
        return "pre"
    return "circa" if age <= threshold(policies, "youth.spurt-last-age") else "post"


def stage_of(profile: ClientProfile, policies: Policies) -> str:
    """The stage by age; who is still growing fast stays a stage earlier than the last."""
    age = profile.person.age
    stage = next((name for last, name in STAGES if age <= last), STAGES[-1][1])
    late = stage == STAGES[-1][1] and growth_of(profile, policies) == "circa"
    return STAGES[-2][1] if late else stage

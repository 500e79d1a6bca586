"""The energy of one adult's plan: resting, total, target, and why (evidence E-01 to E-17, C-05)."""

from collections.abc import Callable
from typing import Literal

import msgspec

from intakt.kit.structs import Frozen
from intakt.kit.units import round_half_away, round_int
from intakt.planning.model import Energy
from intakt.planning.nutrition import eer, formulas, targets
from intakt.planning.nutrition.formulas import BodySex, Lifestyle, bmi
from intakt.planning.nutrition.thresholds import Policies, threshold, up_to_ten
from intakt.planning.nutrition.triggers import (
    Trigger,
    athlete,
    cleared,
    lactating,
    lactation_months,
    pregnant,
)
from intakt.profile.model import ClientProfile

Method = Literal["mifflin", "cunningham-1991", "cunningham-1980", "eer-2023-pregnancy", "eer-2023-lactation"]

LIFESTYLES: dict[str, Lifestyle] = {
    "sedentary": "sedentary", "lightly-active": "light", "moderately-active": "moderate",
    "very-active": "heavy", "extremely-active": "extreme",
}  # fmt: skip
METS = {"easy": 3.5, "moderate": 5.0, "hard": 8.0}
"""Of the declared intensity (Compendium of Physical Activities 2011/2024)."""
MEASURED = ("dxa", "bodpod", "bia", "skinfold")
EXPERIENCE: dict[str, targets.Experience] = {
    "none": "novice", "beginner": "novice", "novice": "novice", "intermediate": "intermediate",
    "advanced": "advanced",
}  # fmt: skip
BEFORE_MOST = 1.2
"""Times today's mass: a mass before pregnancy above that is taken as a slip of the pen."""
CM, KG, ADULT_BMI = (120.0, 230.0), (30.0, 300.0), (12.0, 70.0)
"""Ranges of the formulas (evidence C-03); beyond them the nearest end counts and the plan says so."""


class Remark(Frozen, frozen=True, kw_only=True):
    """Something the plan must say: what kind, and the wording's code."""

    kind: Literal["flag", "assumption", "note", "review"]
    """A note stands among the assumptions and is none: what gave way to a wish or to the figures."""
    code: str
    values: dict[str, str] = {}
    question: str = ""


class Measures(Frozen, frozen=True, kw_only=True):
    """What the formulas work on, for one sex."""

    sex: BodySex
    age: float
    kg: float
    cm: float
    reference_kg: float
    ffm_kg: float
    method: Method
    rmr: float
    exercise: float
    tdee: float
    eer: float
    capped: bool
    """The declared exercise is more than anybody sustains: expenditure stops at 2.4 times resting energy."""


class EnergyResult(Frozen, frozen=True, kw_only=True):
    energy: Energy
    measures: Measures
    remarks: tuple[Remark, ...]


def decide(profile: ClientProfile, triggers: tuple[Trigger, ...], *, policies: Policies) -> EnergyResult:
    """The target of an adult; for an unnamed sex both are computed and the higher energy counts (C-05)."""
    sexes: dict[str, tuple[BodySex, ...]] = {"male": ("male",), "female": ("female",)}
    both: tuple[BodySex, ...] = ("female", "male")
    options = sexes.get(profile.person.sex, both)
    if pregnant(profile) or lactating(profile):
        options = ("female",)
    results = [_decide(profile, triggers, sex, policies=policies) for sex in options]
    return max(results, key=lambda result: (result.energy.target_kcal, result.measures.tdee))


def _decide(
    profile: ClientProfile, triggers: tuple[Trigger, ...], sex: BodySex, *, policies: Policies
) -> EnergyResult:
    measures, remarks = measure(profile, sex, policies=policies)
    target, status = _target(profile, triggers, measures, policies=policies)
    deficit = target < measures.tdee
    rate = formulas.expected_rate_pct(measures.tdee, target, measures.kg)
    floor = targets.floor_kcal(sex, measures.rmr, measures.ffm_kg, measures.exercise, policies=policies)
    energy = Energy(
        method=measures.method,
        bmr_kcal=round_int(measures.rmr),
        ffm_kg=round_half_away(measures.ffm_kg, digits=1),
        activity_factor=round_half_away(measures.tdee / measures.rmr, digits=2),
        exercise_kcal=round_int(measures.exercise),
        tdee_kcal=round_int(measures.tdee),
        eer_kcal=round_int(measures.eer),
        floor_kcal=round_int(min(floor, measures.tdee)),
        adjustment_kcal=target - round_int(measures.tdee),
        target_kcal=target,
        status=status,
        rate_percent_per_week=round_half_away(rate, digits=2) if deficit or status == "surplus" else 0.0,
        energy_availability=round_half_away(
            formulas.ea(target, measures.exercise, measures.ffm_kg), digits=1
        ),
        reference_kg=round_half_away(measures.reference_kg, digits=1),
    )
    return EnergyResult(energy=energy, measures=measures, remarks=remarks)


def at_maintenance(result: EnergyResult) -> Energy:
    """The same energy with the target at expenditure, when no allowed mix fits below it."""
    measures, target = result.measures, up_to_ten(result.measures.tdee)
    return msgspec.structs.replace(
        result.energy,
        target_kcal=target,
        adjustment_kcal=target - round_int(measures.tdee),
        status="maintain_blocked",
        rate_percent_per_week=0.0,
        energy_availability=round_half_away(
            formulas.ea(target, measures.exercise, measures.ffm_kg), digits=1
        ),
    )


# --- what the formulas work on --------------------------------------------------------------------


def measure(
    profile: ClientProfile, sex: BodySex, *, policies: Policies
) -> tuple[Measures, tuple[Remark, ...]]:
    """Resting and total energy of one sex's formulas, and what had to be assumed on the way."""
    remarks: list[Remark] = []
    kg, cm = _in_range(profile, remarks)
    age = float(max(profile.person.age, 18))
    mass = formulas.ref_weight(kg, cm)
    ffm, rmr, method = _resting(profile, sex, kg, cm, age, remarks, policies=policies)
    least, most = threshold(policies, "energy.resting-least"), threshold(policies, "energy.resting-most")
    if not least <= rmr <= most:
        rmr = min(max(rmr, least), most)
        remarks.append(Remark(kind="assumption", code="RESTING-RANGE"))
    total, exercise = formulas.tdee(rmr, _lifestyle(profile, remarks), mass, _sessions(profile))
    capped = rmr * formulas.TDEE_CEILING <= total
    if capped:
        exercise = min(exercise, total - rmr * formulas.PAL_BASE[_lifestyle(profile, [])])
        remarks.append(Remark(kind="flag", code="VERIFY-VOLUME"))
    pal = eer.pal_category(total / rmr)
    equation = eer.eer23_adult(sex, kg, cm, age, pal)
    if pregnant(profile) or lactating(profile):
        equation, method = _stage(profile, kg, cm, age, pal, remarks, policies=policies)
        total = equation
    else:
        total = _cross_checked(total, equation, rmr, remarks, policies=policies)
    return Measures(
        sex=sex, age=age, kg=kg, cm=cm, reference_kg=mass, ffm_kg=ffm, method=method, rmr=rmr,
        exercise=max(exercise, 0.0), tdee=total, eer=equation, capped=capped,
    ), tuple(remarks)  # fmt: skip


def _in_range(profile: ClientProfile, remarks: list[Remark]) -> tuple[float, float]:
    """Mass and height within the formulas' range."""
    cm = min(max(profile.body.height_cm, CM[0]), CM[1])
    metres = cm / 100
    low, high = max(KG[0], ADULT_BMI[0] * metres**2), min(KG[1], ADULT_BMI[1] * metres**2)
    kg = min(max(profile.body.weight_kg, low), high)
    if (kg, cm) != (profile.body.weight_kg, profile.body.height_cm):
        remarks.append(Remark(kind="assumption", code="BODY-RANGE"))
    return kg, cm


def _resting(
    profile: ClientProfile,
    sex: BodySex,
    kg: float,
    cm: float,
    age: float,
    remarks: list[Remark],
    *,
    policies: Policies,
) -> tuple[float, float, Method]:
    """(fat-free mass, resting energy, method); a measured body fat counts unless it contradicts Mifflin."""
    mifflin = formulas.mifflin(sex, kg, cm, age)
    percent, how = profile.body.body_fat_percent, profile.body.body_fat_method
    if percent is not None and how in MEASURED and 4 <= percent <= 60:
        ffm = kg * (1 - percent / 100)
        equation: Callable[[float], float] = (
            formulas.cunningham80 if athlete(profile) else formulas.cunningham91
        )
        rmr = equation(ffm)
        if abs(mifflin - rmr) <= threshold(policies, "energy.body-fat-share") / 100 * mifflin:
            return ffm, rmr, "cunningham-1980" if athlete(profile) else "cunningham-1991"
        remarks.append(Remark(kind="assumption", code="BODY-FAT-UNUSED"))
    return formulas.boer_ffm(sex, kg, cm), mifflin, "mifflin"


def _lifestyle(profile: ClientProfile, remarks: list[Remark]) -> Lifestyle:
    """The day without sport; when it was not told, by the steps, else the least active."""
    level, steps = profile.activity.level, profile.activity.daily_steps
    if level in LIFESTYLES:
        return LIFESTYLES[level]
    remarks.append(Remark(kind="assumption", code="ACTIVITY-ASSUMED"))
    if steps is None or steps < 5000:
        return "sedentary"
    return "light" if steps < 8000 else "moderate"


def _sessions(profile: ClientProfile) -> tuple[tuple[float, float, float], ...]:
    """(MET, minutes, times a week) of the programme, else of the exercise declared."""
    activity, programme = profile.activity, profile.activity.programme
    if programme is not None:
        met, minutes = programme.met_minutes / programme.minutes, programme.minutes / programme.sessions
        return ((met, minutes, programme.sessions),)
    if activity.intensity is None or not activity.sessions_per_week or not activity.minutes_per_session:
        return ()
    return ((METS[activity.intensity], activity.minutes_per_session, activity.sessions_per_week),)


def _cross_checked(
    total: float, equation: float, rmr: float, remarks: list[Remark], *, policies: Policies
) -> float:
    """The factorial total, or its mean with the 2023 equation where they differ too much (E-04)."""
    if abs(total - equation) <= threshold(policies, "energy.cross-check-share") / 100 * total:
        return total
    remarks.append(Remark(kind="assumption", code="ENERGY-MEAN"))
    least, most = threshold(policies, "energy.least-activity"), threshold(policies, "energy.most-activity")
    return min(max((total + equation) / 2, least * rmr), most * rmr)


def _stage(
    profile: ClientProfile,
    kg: float,
    cm: float,
    age: float,
    pal: eer.Pal,
    remarks: list[Remark],
    *,
    policies: Policies,
) -> tuple[float, Method]:
    """The requirement of pregnancy or lactation; of both, the higher."""
    options: list[tuple[float, Method]] = []
    if profile.person.sex == "male":
        remarks.append(Remark(kind="review", code="STAGE-SEX", question="sex"))
    if pregnant(profile):
        options.append(
            (_pregnancy(profile, kg, cm, age, pal, remarks, policies=policies), "eer-2023-pregnancy")
        )
    if lactating(profile):
        months = lactation_months(profile)
        if months is None:
            months = int(threshold(policies, "energy.lactation-months-assumed"))
            remarks.append(Remark(kind="assumption", code="LACTATION-MONTHS"))
        options.append((eer.eer23_lact(kg, cm, age, pal, months), "eer-2023-lactation"))
    return max(options)


def _pregnancy(
    profile: ClientProfile,
    kg: float,
    cm: float,
    age: float,
    pal: eer.Pal,
    remarks: list[Remark],
    *,
    policies: Policies,
) -> float:
    told = profile.health.pregnancy
    most = threshold(policies, "energy.pregnancy-age-most")
    if age > most:
        remarks.append(Remark(kind="review", code="PREGNANCY-AGE", question="date-of-birth"))
    before = told.pre_pregnancy_weight_kg if told is not None else None
    if before is None or before > kg * BEFORE_MOST:
        before = None
        remarks.append(Remark(kind="assumption", code="PREGNANCY-WEIGHT"))
    start = eer.bmi_before(before, kg, cm)
    if told is not None and told.weeks is not None:
        return eer.eer23_preg(kg, cm, min(age, most), pal, told.weeks, start)
    remarks.append(Remark(kind="assumption", code="PREGNANCY-WEEKS"))
    weeks = threshold(policies, "energy.pregnancy-weeks-assumed")
    later = eer.eer23_preg(kg, cm, min(age, most), pal, weeks, start)
    return max(later, eer.eer23_adult("female", kg, cm, age, pal))


# --- the target -----------------------------------------------------------------------------------


def _target(
    profile: ClientProfile, triggers: tuple[Trigger, ...], measures: Measures, *, policies: Policies
) -> tuple[int, str]:
    """(kcal a day, status). A trigger forbids a deficit, never a surplus."""
    maintenance = up_to_ten(measures.tdee)
    if pregnant(profile):
        return maintenance, "pregnancy"
    goal = profile.goal.primary
    if goal == "gain-muscle" and not lactating(profile):
        return _gain(profile, triggers, measures, policies=policies)
    if goal == "lose-weight":
        return _loss(profile, triggers, measures, policies=policies)
    return maintenance, "lactation" if lactating(profile) else "maintenance"


def _loss(
    profile: ClientProfile, triggers: tuple[Trigger, ...], measures: Measures, *, policies: Policies
) -> tuple[int, str]:
    maintenance = up_to_ten(measures.tdee)
    if triggers:
        older = all(trigger.code == "ND-10" for trigger in triggers)
        return maintenance, "maintain_older" if older else "maintain_blocked"
    wanted = profile.body.target_weight_kg
    if wanted is not None and wanted >= profile.body.weight_kg:
        return maintenance, "maintain_goal_reached"
    index = bmi(profile.body.weight_kg, profile.body.height_cm)
    if index <= threshold(policies, "energy.stop-bmi"):
        return maintenance, "maintain_stop"
    if measures.capped:
        return maintenance, "maintain_verify"
    target, status = targets.deficit_target(
        measures.sex, measures.age, measures.kg, measures.cm, measures.tdee, measures.rmr, measures.ffm_kg,
        measures.exercise, requested_rate(profile, policies=policies), athlete(profile), policies=policies,
    )  # fmt: skip
    if lactating(profile) and cleared(profile):
        share = threshold(policies, "energy.lactation-deficit-share") / 100
        target = max(target, up_to_ten(measures.tdee * (1 - share)))
        status = "deficit_lactation" if target < measures.tdee else "lactation"
    return target, status


def requested_rate(profile: ClientProfile, *, policies: Policies) -> float:
    """The loss asked for, a fraction of body mass a week: what the timeline needs, else the default."""
    body, weeks = profile.body, profile.goal.timeline_weeks
    default = threshold(policies, "energy.rate-default") / 100
    if body.target_weight_kg is None or not weeks or body.target_weight_kg >= body.weight_kg:
        return default
    needed = (body.weight_kg - body.target_weight_kg) / weeks / body.weight_kg
    return max(needed, default / 2)


def rate_is_capped(profile: ClientProfile, *, policies: Policies) -> bool:
    """ND-12: the goal and the timeline would need a faster loss than we allow."""
    cap = targets.rate_cap(profile.person.age, athlete(profile), policies=policies)
    return profile.goal.primary == "lose-weight" and requested_rate(profile, policies=policies) > cap


def _gain(
    profile: ClientProfile, triggers: tuple[Trigger, ...], measures: Measures, *, policies: Policies
) -> tuple[int, str]:
    """A surplus; with a high BMI maintenance, or just below it when training allows (E-16, E-17)."""
    index = bmi(measures.kg, measures.cm)
    maintenance = up_to_ten(measures.tdee)
    if index >= threshold(policies, "energy.obese-bmi"):
        return maintenance, "maintain_gain"
    wanted = profile.body.target_weight_kg
    leaner = wanted is not None and wanted < profile.body.weight_kg
    training = set(profile.training.goals) & {"strength", "muscle"} and profile.activity.weekly_sessions >= 2
    if leaner and training and not triggers and index >= threshold(policies, "energy.recomposition-bmi"):
        share = threshold(policies, "energy.recomposition-share") / 100
        floor = targets.floor_kcal(
            measures.sex, measures.rmr, measures.ffm_kg, measures.exercise, policies=policies
        )
        return min(up_to_ten(max(measures.tdee * (1 - share), floor)), maintenance), "recomposition"
    level = EXPERIENCE.get(profile.training.experience or "", "intermediate")
    kg = min(measures.kg, profile.body.weight_kg)
    return targets.surplus_target(measures.tdee, kg, level, policies=policies), "surplus"

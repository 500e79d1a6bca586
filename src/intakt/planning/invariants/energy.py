"""Rules 11-20: energy. Own figures from the profile; one kilocalorie of play for rounding, no more."""

from collections.abc import Iterator

from intakt.planning.invariants import formulas
from intakt.planning.invariants.report import Case, Rule, with_figures
from intakt.planning.invariants.triggers import (
    OLDER,
    UNDERWEIGHT,
    figures_hidden,
    is_cleared,
    is_lactating,
    is_pregnant,
    no_deficit,
)
from intakt.planning.model import Energy, NutritionPlan
from intakt.profile.model import ClientProfile

LAST_TRIMESTER = 27
"""Weeks."""
PLAY = 1.0
"""kcal: printed figures are whole, own figures are not."""


def _energy(case: Case) -> Energy:
    energy = case.nutrition.energy
    if energy is None:
        raise TypeError("this rule binds plans with figures only")
    return energy


def _plain_figures(case: Case) -> bool:
    """Figures of somebody who is neither pregnant nor lactating (those have equations of their own)."""
    return with_figures(case) and not is_pregnant(case.profile) and not is_lactating(case.profile)


def _floor(case: Case) -> Iterator[str]:
    target = _energy(case).target_kcal
    least = max(min(own.total, own.floor) for own in formulas.own_figures(case.profile))
    if target < least - PLAY:
        yield f"target {target} kcal is below {least:.0f} kcal"


def _triggered(case: Case) -> bool:
    return isinstance(case.plan, NutritionPlan) and bool(no_deficit(case.profile))


def _no_deficit(case: Case) -> Iterator[str]:
    plan, codes = case.nutrition, no_deficit(case.profile)
    named = {flag.code for flag in plan.flags if flag.message.strip()}
    for code in codes:
        if code not in named:
            yield f"{code} applies and no flag gives the reason"
    energy = plan.energy
    if energy is None:
        return
    if energy.target_kcal < energy.tdee_kcal - PLAY or energy.adjustment_kcal < 0:
        yield f"{codes[0]}: target {energy.target_kcal} kcal is below expenditure {energy.tdee_kcal} kcal"
    needed = _expenditure(case.profile)
    if energy.target_kcal < needed - PLAY:
        yield f"{codes[0]}: target {energy.target_kcal} kcal is below our own {needed:.0f}"
    if energy.rate_percent_per_week > 0 or (plan.projection is not None and _falls(plan)):
        yield f"{codes[0]}: the plan expects the client to lose weight"


def _falls(plan: NutritionPlan) -> bool:
    points = plan.projection.points if plan.projection is not None else ()
    return len(points) > 1 and points[-1].low_kg < points[0].low_kg


def _expenditure(profile: ClientProfile) -> float:
    """What a client needs to stay as they are: total, or the equation of their stage."""
    if is_pregnant(profile) or is_lactating(profile):
        return stage_kcal(profile)
    return formulas.total_kcal(profile)


def stage_kcal(profile: ClientProfile) -> float:
    """Least energy of pregnancy or lactation; an unknown week is read as one of the last trimester."""
    needs = []
    if is_pregnant(profile):
        weeks = profile.health.pregnancy.weeks if profile.health.pregnancy is not None else None
        needs.append(formulas.pregnant_kcal(profile, weeks=LAST_TRIMESTER if weeks is None else weeks))
    if is_lactating(profile):
        needs.append(formulas.own_figures(profile)[0].equation + 380)
    return max(needs)


def _has_deficit(case: Case) -> bool:
    return with_figures(case) and _energy(case).adjustment_kcal < 0


def _gap(case: Case) -> Iterator[str]:
    profile, energy = case.profile, _energy(case)
    total = _expenditure(profile)
    gap = total - energy.target_kcal
    athlete = profile.client_type == "ATHLETE_PERFORMANCE"
    limits = [(0.20 if athlete else 0.25) * total, 750.0 if formulas.bmi(profile) < 30 else 1000.0]
    if profile.person.age >= OLDER:
        limits.append(500.0)
    if gap > min(limits) + PLAY:
        yield f"{gap:.0f} kcal below expenditure, at most {min(limits):.0f} allowed"


def _changes(case: Case) -> bool:
    return with_figures(case) and _energy(case).adjustment_kcal != 0


def _rate(case: Case) -> Iterator[str]:
    profile, energy = case.profile, _energy(case)
    gap = _expenditure(profile) - energy.target_kcal
    percent = gap * 7 / formulas.KCAL_PER_KG / profile.body.weight_kg * 100
    athlete = profile.client_type == "ATHLETE_PERFORMANCE"
    limit = 0.5 if profile.person.age >= OLDER else 0.7 if athlete else 1.0
    if percent > limit + 0.01 or energy.rate_percent_per_week > limit + 0.005:
        yield f"{percent:.2f} % of body weight a week, at most {limit} allowed"
    most = min(500.0, 5.5 * profile.body.weight_kg)
    if not is_pregnant(profile) and not is_lactating(profile) and -gap > most + 10:
        yield f"surplus {-gap:.0f} kcal, at most {most:.0f} allowed"


def _projected(case: Case) -> bool:
    return with_figures(case) and (
        case.nutrition.projection is not None or case.profile.body.target_weight_kg is not None
    )


def _underweight(case: Case) -> Iterator[str]:
    least = UNDERWEIGHT * (case.profile.body.height_cm / 100) ** 2
    start, projection = case.profile.body.weight_kg, case.nutrition.projection
    points = projection.points if projection is not None else ()
    for point in points:
        if point.low_kg < min(least, start) - 0.05:
            yield f"week {point.week}: {point.low_kg} kg is below BMI 18.5 ({least:.1f} kg)"
    wanted = case.profile.body.target_weight_kg
    if wanted is not None and wanted < least and _energy(case).adjustment_kcal < 0:
        yield f"a deficit towards {wanted} kg, which is below BMI 18.5"


def _hidden(case: Case) -> bool:
    return isinstance(case.plan, NutritionPlan) and figures_hidden(case.profile)


def _no_figures(case: Case) -> Iterator[str]:
    plan = case.nutrition
    for name, part in (
        ("energy", plan.energy),
        ("macros", plan.macros),
        ("projection", plan.projection),
        ("days", plan.days),
    ):
        if part:
            yield f"{name} must not be there"
    if plan.pattern is None and not plan.withheld:
        yield "there is no pattern in place of the figures"


def _hidden_minor(case: Case) -> bool:
    return _hidden(case) and case.profile.person.age < 18


def _hidden_eating(case: Case) -> bool:
    return _hidden(case) and not _hidden_minor(case)


def _stage(case: Case) -> bool:
    return with_figures(case) and (is_pregnant(case.profile) or is_lactating(case.profile))


def _stage_energy(case: Case) -> Iterator[str]:
    energy, least = _energy(case), stage_kcal(case.profile)
    if is_lactating(case.profile) and not is_pregnant(case.profile) and is_cleared(case.profile):
        months = case.profile.health.lactation.months if case.profile.health.lactation is not None else None
        least *= 0.9 if months is not None and months >= 6 else 1.0
    if energy.target_kcal < least - PLAY:
        yield f"target {energy.target_kcal} kcal is below {least:.0f} kcal of the stage"


def _multiple(case: Case) -> Iterator[str]:
    energy = _energy(case)
    own = min(formulas.own_figures(case.profile), key=lambda figures: abs(figures.total - energy.tdee_kcal))
    if not 600 <= energy.bmr_kcal <= 4000:
        yield f"resting energy {energy.bmr_kcal} kcal is outside 600 to 4000"
    if abs(energy.bmr_kcal - own.resting) > PLAY:
        yield f"resting energy {energy.bmr_kcal} kcal, our own is {own.resting:.0f}"
    ratio = energy.tdee_kcal / own.resting
    if not 1.4 - 0.001 <= ratio <= 2.4 + 0.001:
        yield f"expenditure is {ratio:.2f} times resting energy, outside 1.4 to 2.4"
    if abs(energy.tdee_kcal - own.total) > PLAY:
        yield f"expenditure {energy.tdee_kcal} kcal, our own is {own.total:.0f}"


def _athlete(case: Case) -> bool:
    return with_figures(case) and case.profile.client_type == "ATHLETE_PERFORMANCE"


def _availability(case: Case) -> Iterator[str]:
    if _energy(case).energy_availability <= 0:
        yield "energy availability is not shown to an athlete"


RULES = (
    Rule(number=11, kind="H", applies=_plain_figures, check=_floor),
    Rule(number=12, kind="H", applies=_triggered, check=_no_deficit),
    Rule(number=13, kind="H", applies=_has_deficit, check=_gap),
    Rule(number=14, kind="H", applies=_changes, check=_rate),
    Rule(number=15, kind="H", applies=_projected, check=_underweight),
    Rule(number=16, kind="H", applies=_hidden_minor, check=_no_figures),
    Rule(number=17, kind="H", applies=_hidden_eating, check=_no_figures),
    Rule(number=18, kind="H", applies=_stage, check=_stage_energy),
    Rule(number=19, kind="H", applies=_plain_figures, check=_multiple),
    Rule(number=20, kind="W", applies=_athlete, check=_availability),
)

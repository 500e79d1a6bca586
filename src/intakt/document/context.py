"""Everything a template may name, and the facts its conditions may ask for."""

from collections.abc import Iterator, Mapping

from intakt.document import intro, movement, nutrition, plans
from intakt.document.model import Practice
from intakt.document.words import Words
from intakt.kit.rules import Value
from intakt.kit.structs import Frozen
from intakt.planning.model import (
    Certificate,
    Flag,
    IntroPlan,
    MovementBase,
    NutritionPlan,
    PerformancePlan,
    Plan,
    RecoveryPlan,
    WellnessPlan,
    YouthPlan,
)
from intakt.profile.model import ClientProfile

OVER = ("GUARDIAN", "REVIEW")
"""Flags that no longer hold once the packet is open."""
SAID_BY = {"MINOR": ("ND-01",), "NUMBERS-HIDDEN": ("ND-01", "ND-03")}
"""Flags of the screening, and those of the food plan that say the same and more."""
Facts = Mapping[str, Value | None]


class Emergency(Frozen, frozen=True, kw_only=True):
    """Whom to call in the client's country."""

    number: str
    helpline: str
    """Name and number; empty when the library knows none."""


class Context(Frozen, frozen=True, kw_only=True):
    values: dict[str, object]
    facts: dict[str, Value | None]
    practice: Practice
    certificate: Certificate
    client: str
    country: str


def context_of(
    plan: Plan, profile: ClientProfile, words: Words, practice: Practice, certificate: Certificate
) -> Context:
    client = plan.initials if isinstance(plan, IntroPlan) else profile.person.full_name
    flags = _unsaid(plan)
    cautions = tuple(flag for flag in flags if flag.severity == "caution")
    values: dict[str, object] = {
        "plan": plan,
        "profile": profile,
        "practice": practice,
        "certificate": certificate,
        "client": client,
        "date": words.long_date(certificate.date),
        "emergency": _emergency(profile, words),
        "stops": tuple(flag for flag in flags if flag.severity == "stop"),
        "cautions": cautions,
        "caution": cautions[0].message if len(cautions) == 1 else "",
        "caution_list": cautions if len(cautions) > 1 else (),
        "remarks": tuple(flag for flag in flags if flag.severity == "info" and flag.code != "ASSUMED"),
    }
    return Context(
        values=values | _arranged(plan, profile, practice, words),
        facts=facts_of(plan, profile),
        practice=practice,
        certificate=certificate,
        client=client,
        country=profile.person.country,
    )


def _unsaid(plan: Plan) -> tuple[Flag, ...]:
    """The flags that a document words: those that are neither over nor said already."""
    if isinstance(plan, IntroPlan):
        return plan.flags
    codes = {flag.code for flag in plan.flags}
    unread = OVER if isinstance(plan, NutritionPlan) else (*OVER, "NUMBERS-HIDDEN")
    return tuple(
        flag
        for flag in plan.flags
        if flag.code not in unread and not codes.intersection(SAID_BY.get(flag.code, ()))
    )


def _arranged(plan: Plan, profile: ClientProfile, practice: Practice, words: Words) -> dict[str, object]:
    return {
        name: getattr(view, name)
        for view in _views(plan, profile, practice, words)
        for name in view.__struct_fields__
    }


def _views(plan: Plan, profile: ClientProfile, practice: Practice, words: Words) -> Iterator[Frozen]:
    match plan:
        case IntroPlan():
            yield intro.view(plan, practice, words)
            return
        case NutritionPlan():
            yield nutrition.view(plan, profile, words)
            return
    yield movement.view(plan, profile, words)
    match plan:
        case PerformancePlan():
            yield plans.performance(plan, words)
        case YouthPlan():
            yield plans.youth(plan, words)
        case RecoveryPlan():
            yield plans.recovery(plan, words)
        case WellnessPlan():
            yield plans.wellness(plan, words)


def _emergency(profile: ClientProfile, words: Words) -> Emergency:
    country = words.library.countries.get(profile.person.country)
    if country is None:
        return Emergency(number="112", helpline="")
    helpline = f"{country.crisis_name} {country.crisis}".strip() if country.crisis else ""
    return Emergency(number=country.emergency, helpline=helpline)


def facts_of(plan: Plan, profile: ClientProfile) -> dict[str, Value | None]:
    """The facts of a document's conditions. `codes` holds the codes of the plan's flags."""
    facts: dict[str, Value | None] = {
        "withheld": plan.withheld,
        "youth": plan.rule_set == "youth",
        "minor": profile.person.minor,
        "gate": plan.gate,
        "codes": tuple(flag.code for flag in plan.flags),
        "stop": any(flag.severity == "stop" for flag in plan.flags),
        "clientType": profile.client_type,
        "country": profile.person.country,
        "sex": profile.person.sex,
        "age": profile.person.age,
        "goal": profile.goal.primary,
        "conditions": profile.health.conditions,
        "guardianPage": bool(plan.guardian_page),
    }
    if isinstance(plan, NutritionPlan):
        return facts | _food_facts(plan, profile)
    if isinstance(plan, IntroPlan):
        return facts | {
            "figures": plan.figures,
            "food": any(each.type == "NUTRITION" for each in plan.packets),
        }
    return facts | _movement_facts(plan)


def _movement_facts(plan: MovementBase | WellnessPlan) -> dict[str, Value | None]:
    moved = plan.movement.weeks if isinstance(plan, WellnessPlan) and plan.movement else ()
    weeks = plan.weeks if isinstance(plan, MovementBase) else moved
    first = weeks[0].sessions if weeks else ()
    return {
        "moves": bool(first),
        "effort": any(dose.rir is not None for session in first for dose in session.exercises),
        "steps": isinstance(plan, WellnessPlan) and bool(plan.steps),
    }


def _food_facts(plan: NutritionPlan, profile: ClientProfile) -> dict[str, Value | None]:
    energy = plan.energy
    return {
        "figures": energy is not None,
        "pattern": plan.pattern is not None,
        "noDeficit": any(flag.code.startswith("ND-") and flag.code != "ND-12" for flag in plan.flags),
        "status": energy.status if energy else None,
        "method": energy.method if energy else None,
        "adjustment": energy.adjustment_kcal if energy else None,
        "exercise": energy.exercise_kcal if energy else None,
        "hydration": plan.hydration_ml,
        "leftovers": any(meal.leftover_of for day in plan.days for meal in day.meals),
        "allDaysAccepted": all(day.accepted for day in plan.days),
        "diet": profile.eating.diet,
        "allergies": profile.eating.allergies,
        "severeAllergies": profile.eating.severe_allergies,
        "household": profile.eating.household_size,
        "access": profile.eating.cooking_access,
        "fasting": profile.eating.fasting,
        "budget": profile.eating.budget,
    }

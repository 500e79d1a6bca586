"""One client's NUTRITION plan: figures and seven days, or a pattern where figures may not be shown."""

import msgspec

from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.model import NutritionPlan, Pattern
from intakt.planning.noise import mix
from intakt.planning.nutrition import (
    advice,
    because,
    energy,
    fluids,
    macros,
    projection,
    supplements,
    timing,
    triggers,
    weekly,
)
from intakt.planning.nutrition.energy import EnergyResult, Remark
from intakt.planning.nutrition.groceries import shopping_list
from intakt.planning.nutrition.larder import Larder, larder, steps_of_time, stock
from intakt.planning.nutrition.meals import Kit, day_plans
from intakt.planning.nutrition.menus import Order, serve
from intakt.planning.nutrition.notices import collect
from intakt.planning.nutrition.pattern import build
from intakt.planning.nutrition.prep import tasks
from intakt.planning.nutrition.thresholds import threshold
from intakt.planning.nutrition.timing import Rhythm
from intakt.planning.nutrition.triggers import Trigger
from intakt.profile.model import ClientProfile, Eating

PATTERN_KCAL = 2000
"""Portions of a pattern are the recipes' own: no scaling."""
TENDER = ("cancer-treatment", "pregnant")


class Case(Frozen, frozen=True, kw_only=True):
    """Who the plan is for, as its parts read it."""

    profile: ClientProfile
    eating: Eating
    """With the diet that may really be followed."""
    triggers: tuple[Trigger, ...]
    wording: Wording
    seed: int


def plan(profile: ClientProfile, wording: Wording, *, variant: int = 0, seed: int = 0) -> NutritionPlan:
    """Pure: the same profile, library, variant and seed give the same plan."""
    found = triggers.find(profile, policies=wording.library.policies)
    case = Case(
        profile=profile,
        eating=effective(profile),
        triggers=found,
        wording=wording,
        seed=mix(seed, variant),
    )
    if triggers.shows_figures(profile, policies=wording.library.policies):
        return _with_figures(case)
    return _without_figures(case)


def effective(profile: ClientProfile) -> Eating:
    """The client's eating with a diet that is not safe for them replaced by ordinary food."""
    _, refused = macros.carbohydrate_diet(profile)
    return msgspec.structs.replace(profile.eating, diet="omnivore") if refused else profile.eating


def kit(case: Case, held: Larder) -> Kit:
    """What meals and ideas are printed with."""
    library, person = case.wording.library, case.profile.person
    older = person.age >= threshold(library.policies, "energy.older-age")
    return Kit(
        foods=library.foods,
        texts=library.texts[case.wording.language],
        pantry=held.pantry,
        tender=older or person.minor or triggers.has(case.profile, *TENDER),
    )


# --- with figures ---------------------------------------------------------------------------------


def _with_figures(case: Case) -> NutritionPlan:
    profile, library = case.profile, case.wording.library
    found = energy.decide(profile, case.triggers, policies=library.policies)
    mix_found, found = macros.decide(profile, found, policies=library.policies)
    cap = macros.sodium_cap(profile, found.energy.target_kcal, policies=library.policies)
    rhythm = timing.decide(profile, case.triggers)
    order = Order(
        profile=profile, eating=case.eating, mix=mix_found, energy=found.energy, sodium_cap=cap,
        seed=case.seed, library=library,
    )  # fmt: skip
    served = serve(order, rhythm)
    if served.mix != mix_found:
        found = msgspec.structs.replace(
            found, remarks=(*found.remarks, Remark(kind="note", code="MACROS-EASED"))
        )
    rhythm, mix_found = served.rhythm, served.mix
    printed = kit(case, served.larder)
    days = day_plans(served.menus, pool=served.larder.pool, rhythm=rhythm, target=served.target, kit=printed)
    if not mix_found.fits:
        return _withheld(case, found.remarks)
    advised = advice.remarks(profile, case.eating, energy=found.energy, policies=library.policies)
    remarks = (*found.remarks, *served.remarks, *_general(case, rhythm, found), *advised)
    policies = library.policies
    spoken = weekly.remarks(days, case.eating, said=remarks, foods=library.foods, policies=policies)
    remarks = (*remarks, *spoken)
    if not all(day.accepted for day in days):
        remarks = (*remarks, Remark(kind="review", code="DAYS-OFF-TARGET", question="diet-type"))
    if not days and not any(remark.kind == "review" for remark in served.remarks):
        remarks = (*remarks, Remark(kind="review", code="NO-MEALS", question="foods-disliked"))
    notices = collect(profile, "NUTRITION", triggers=case.triggers, remarks=remarks, wording=case.wording)
    hydration = fluids.decide(profile, policies=library.policies)
    return NutritionPlan(
        withheld=False,
        rule_set=profile.screening.rule_set,
        gate=profile.screening.gate,
        flags=notices.flags,
        review=notices.review,
        assumptions=notices.assumptions,
        because=because.reasons(
            profile, case.triggers, energy=found.energy, macros=mix_found, rhythm=rhythm,
            hydration=hydration is not None, days=bool(days),
        ),
        energy=found.energy,
        macros=mix_found.macros,
        hydration_ml=hydration,
        days=days,
        shopping_list=shopping_list(
            days, household=max(case.eating.household_size, 1), foods=library.foods, texts=printed.texts
        ),
        supplements=supplements.decide(profile, case.triggers, wording=case.wording, figures=True),
        projection=projection.decide(profile, found.energy, found.measures, wording=case.wording),
        pattern=None if days else _pattern(case, served.larder, rhythm),
        prep=tasks(days, foods=library.foods, meals=library.meals, texts=printed.texts),
        sodium_cap_mg=cap,
        exercise_load=profile.activity.programme,
    )  # fmt: skip


def _withheld(case: Case, remarks: tuple[Remark, ...]) -> NutritionPlan:
    """No amounts are within the rules: the plan refers on and holds nothing to follow."""
    profile = case.profile
    notices = collect(profile, "NUTRITION", triggers=case.triggers, remarks=remarks, wording=case.wording)
    return NutritionPlan(
        withheld=True,
        rule_set=profile.screening.rule_set,
        gate=profile.screening.gate,
        flags=notices.flags,
        review=notices.review,
        assumptions=notices.assumptions,
        energy=None,
        macros=None,
        hydration_ml=None,
        days=(),
        shopping_list=(),
        supplements=(),
        projection=None,
        pattern=None,
    )


def _general(case: Case, rhythm: Rhythm, found: EnergyResult | None) -> tuple[Remark, ...]:
    """What is said whatever the figures are."""
    remarks = []
    if rhythm.refused:
        remarks.append(Remark(kind="flag", code="FASTING-OFF"))
    programme = case.profile.activity.programme
    if programme is not None and found is not None:
        values = {"sessions": f"{programme.sessions:.0f}", "minutes": f"{programme.minutes:.0f}"}
        remarks.append(Remark(kind="note", code="PROGRAMME", values=values))
    if case.profile.body.target_weight_kg is not None and found is not None:
        policies = case.wording.library.policies
        if found.energy.adjustment_kcal < 0 and energy.rate_is_capped(case.profile, policies=policies):
            remarks.append(Remark(kind="flag", code="ND-12"))
    if found is not None and found.energy.status.startswith("maintain_"):
        status = found.energy.status
        if not case.triggers:
            remarks.append(Remark(kind="flag", code=STATUS_FLAGS[status]))
    return tuple(remarks)


STATUS_FLAGS = {
    "maintain_blocked": "NO-ROOM",
    "maintain_older": "NO-ROOM",
    "maintain_stop": "STOP-BMI",
    "maintain_goal_reached": "GOAL-REACHED",
    "maintain_verify": "VERIFY-FIRST",
    "maintain_gain": "GAIN-AT-MAINTENANCE",
}


# --- without figures ------------------------------------------------------------------------------


def _without_figures(case: Case) -> NutritionPlan:
    profile = case.profile
    rhythm = timing.decide(profile, case.triggers)
    held, remarks = _pattern_larder(case)
    _, refused = macros.carbohydrate_diet(profile)
    if refused:
        remarks = (*remarks, Remark(kind="flag", code="DIET-NOT-SAFE", question="diet-type"))
    if any(trigger.code == "ND-08" for trigger in case.triggers):
        remarks = (*remarks, Remark(kind="review", code="ND-08", question="medical-flags"))
    advised = advice.remarks(profile, case.eating, energy=None, policies=case.wording.library.policies)
    remarks = (*remarks, *_general(case, rhythm, None), *advised)
    notices = collect(profile, "NUTRITION", triggers=case.triggers, remarks=remarks, wording=case.wording)
    return NutritionPlan(
        withheld=False,
        rule_set=profile.screening.rule_set,
        gate=profile.screening.gate,
        flags=notices.flags,
        review=notices.review,
        assumptions=notices.assumptions,
        because=because.reasons(
            profile, case.triggers, energy=None, macros=None, rhythm=rhythm, hydration=False, days=False
        ),
        energy=None,
        macros=None,
        hydration_ml=None,
        days=(),
        shopping_list=(),
        supplements=supplements.decide(profile, case.triggers, wording=case.wording, figures=False),
        projection=None,
        pattern=_pattern(case, held, rhythm),
        guardian_page=guardian_page(profile, case.wording),
    )


def _pattern_larder(case: Case) -> tuple[Larder, tuple[Remark, ...]]:
    """The recipes for the ideas; more minutes where the client's own leave a slot empty."""
    library, profile = case.wording.library, case.profile
    asked = case.eating.cooking_minutes
    for minutes in steps_of_time(asked):
        held = larder(
            stock(case.eating, profile.health, minor=profile.person.minor, library=library, minutes=minutes),
            case.eating,
            kcal=PATTERN_KCAL,
            library=library,
        )
        if held.serves:
            break
    remarks: tuple[Remark, ...] = ()
    if held.minutes > asked:
        values = {"asked": str(asked), "used": str(held.minutes)}
        remarks = (Remark(kind="note", code="TIME-RELAXED", values=values),)
    if not held.serves:
        remarks = (*remarks, Remark(kind="review", code="NO-MEALS", question="foods-disliked"))
    return held, remarks


def _pattern(case: Case, held: Larder, rhythm: Rhythm) -> Pattern:
    return build(
        held.pool,
        held.facts,
        held.candidates,
        rhythm=rhythm,
        kit=kit(case, held),
        wording=case.wording,
        notes=_pattern_notes(case),
        seed=case.seed,
    )


def _pattern_notes(case: Case) -> tuple[str, ...]:
    """How to use the ideas; for whom figures are hidden, in words that fit the reason."""
    profile, wording = case.profile, case.wording
    if profile.person.minor:
        kind = "minor"
    elif profile.screening.numbers_hidden:
        kind = "eating"
    elif any(trigger.code == "ND-08" for trigger in case.triggers):
        kind = "care"
    else:
        kind = "ideas"
    notes = wording.lines(f"plan.pattern.{kind}")
    if profile.person.minor and case.eating.diet in ("vegan", "vegetarian"):
        notes = (*notes, wording.text("plan.pattern.minor-plants"))
    return notes


def guardian_page(profile: ClientProfile, wording: Wording) -> tuple[str, ...] | None:
    """What a guardian reads; only for minors."""
    return wording.lines("plan.guardian") if profile.person.minor else None

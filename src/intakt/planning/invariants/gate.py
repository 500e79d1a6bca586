"""Rules 1-3 and 5-10 as they bind every plan: gate, clearance, minors, safety answers, free text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from intakt.content.model import Library, Term
from intakt.kit.same import Same
from intakt.planning.invariants.formulas import bmi
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.invariants.triggers import (
    figures_hidden,
    is_lactating,
    is_pregnant,
)
from intakt.planning.model import IntroPlan, NutritionPlan
from intakt.profile.model import Clearance, ClientProfile

STRICTNESS = {"G0": 0, "G2": 1, "G1": 2, "G3": 3}
OPENED = {"light": "G1", "moderate": "G2", "everything": "G0"}
ALARMING = ("breathless-at-rest", "chest-discomfort-effort", "fainted")
DISEASES = (
    "heart-condition", "stroke-or-circulation", "diabetes-insulin", "diabetes-type-1", "diabetes-type-2",
    "diabetes-complications", "kidney-disease", "dialysis",
)  # fmt: skip
FILLERS = (
    "and", "any", "all", "bit", "daily", "day", "days", "dose", "each", "every", "few", "for", "from",
    "have", "had", "has", "just", "last", "mcg", "mild", "mine", "month", "much", "nil", "none", "nope",
    "non", "not", "nothing", "now", "off", "one", "only", "per", "really", "severe", "since", "slight",
    "small", "some", "sometimes", "still", "strong", "tablet", "tablets", "take", "taking", "that",
    "the", "times", "twice", "two", "very", "week", "weeks", "with", "year", "years",
)  # fmt: skip
"""Words that change nothing about what a text names."""
LONGEST_TERM = 6
"""Words."""


def gate_of(profile: ClientProfile) -> str:
    """The gate that the answers call for, read a second time."""
    clearance = profile.health.clearance
    if clearance is not None and in_force(clearance, profile):
        return OPENED[clearance.scope]
    if _stopped(profile):
        return "G3"
    if _light_only(profile):
        return "G1"
    health = profile.health
    return "G2" if health.symptoms or any(code in health.conditions for code in DISEASES) else "G0"


def _unchecked(profile: ClientProfile) -> tuple[str, ...]:
    health = profile.health
    return tuple(code for code in health.symptoms if code not in health.symptoms_checked)


def _stopped(profile: ClientProfile) -> bool:
    health = profile.health
    day = health.concussion_date
    fresh = day is None or profile.day - day < timedelta(days=14)
    return (
        any(code in ALARMING for code in _unchecked(profile))
        or "blood-pressure-uncontrolled" in health.conditions
        or (health.resting_heart_rate or 0) > 120
        or ("concussion" in health.conditions and fresh)
        or (profile.person.age < 18 and bool(health.heart_screen))
    )


def _light_only(profile: ClientProfile) -> bool:
    health = profile.health
    ill = any(code in health.conditions for code in DISEASES) and not profile.activity.active_regularly
    consent = health.pregnancy is not None and health.pregnancy.provider_ok
    return bool(_unchecked(profile)) or ill or (is_pregnant(profile) and not consent) or is_healing(profile)


def is_healing(profile: ClientProfile) -> bool:
    """An operation or a broken bone less than 12 weeks ago, or of unknown date."""
    health = profile.health
    told = (
        ("recent-surgery" in health.conditions or health.injury_kind == "surgery", health.surgery_date),
        ("fracture" in health.conditions or health.injury_kind == "bone", health.injury_date),
    )
    return any(present and (day is None or profile.day - day < timedelta(weeks=12)) for present, day in told)


def months_earlier(day: date, months: int) -> date:
    """The same day of an earlier month, or its last day where it has no such day."""
    count = 12 * day.year + day.month - 1 - months
    first = date(count // 12, count % 12 + 1, 1)
    following = date((count + 1) // 12, (count + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def in_force(clearance: Clearance, profile: ClientProfile) -> bool:
    """Name, role, scope, a date within 12 months, 6 when it is about an injury, and not before the injury."""
    health = profile.health
    injury = bool(health.injury_regions) or any(
        code in health.conditions for code in ("recent-surgery", "fracture", "concussion")
    )
    events = (health.injury_date, health.surgery_date, health.concussion_date)
    if any(event is not None and clearance.day < event for event in events):
        return False
    return (
        bool(clearance.name.strip())
        and bool(clearance.role)
        and clearance.scope in OPENED
        and months_earlier(profile.day, 6 if injury else 12) <= clearance.day <= profile.day
    )


def _gate_rule(number: int, gate: str) -> Rule:
    def applies(case: Case) -> bool:
        return gate_of(case.profile) == gate

    def check(case: Case) -> Iterator[str]:
        if STRICTNESS[case.plan.gate] < STRICTNESS[gate]:
            yield f"the answers call for {gate}, the plan says {case.plan.gate}"
        if not any(flag.code == case.plan.gate for flag in case.plan.flags):
            yield f"no flag says {case.plan.gate}"
        elif isinstance(case.plan, IntroPlan) and not case.plan.gate_words.reasons:
            yield f"the introduction gives no reason for {case.plan.gate}"

    return Rule(number=number, kind="H", applies=applies, check=check)


def _has_clearance(case: Case) -> bool:
    return case.profile.health.clearance is not None


def _clearance(case: Case) -> Iterator[str]:
    clearance = case.profile.health.clearance
    if clearance is not None and clearance.valid and not in_force(clearance, case.profile):
        yield "a clearance counts that lacks a name, role, scope or a date in force"


def _minor(case: Case) -> bool:
    return case.profile.person.age < 18


def _youth(case: Case) -> Iterator[str]:
    if case.plan.rule_set != "youth":
        yield f"a client of {case.profile.person.age} has the {case.plan.rule_set} rule set"
    if not any(flag.code == "GUARDIAN" for flag in case.plan.flags):
        yield "nothing makes the packet wait for the guardian"
    if isinstance(case.plan, NutritionPlan) and case.plan.energy is not None:
        yield "a minor has an energy target"
    if not case.plan.guardian_page:
        yield "the guardian page is missing"


def _always(case: Case) -> bool:
    return True


def _unsafe_reading(case: Case) -> Iterable[str]:
    """Rule 7: what is unknown or contradictory was read as unsafe, and the plan says so."""
    profile, plan = case.profile, case.plan
    spoken = bool(plan.review or plan.assumptions)
    if isinstance(plan, NutritionPlan) and figures_hidden(profile) and (plan.energy or plan.days):
        yield "figures are shown although the answers hide them"
    if figures_hidden(profile) and not any(flag.code == "NUMBERS-HIDDEN" for flag in plan.flags):
        yield "no flag says that figures are hidden"
    if not isinstance(plan, IntroPlan) and not spoken:
        for contradiction in contradictions(profile):
            yield f"{contradiction}, and the plan neither assumes nor asks for a review"


def contradictions(profile: ClientProfile) -> tuple[str, ...]:
    """Safety answers that do not fit each other, or that a formula needs and nobody gave."""
    health, person = profile.health, profile.person
    expecting = is_pregnant(profile)
    weeks = health.pregnancy.weeks if health.pregnancy is not None else None
    answers = (
        ("pregnant and male", expecting and person.sex == "male"),
        ("breastfeeding and male", is_lactating(profile) and person.sex == "male"),
        ("pregnant above 55", expecting and person.age > 55),
        ("pregnant, weeks unknown", expecting and weeks is None),
    )
    return tuple(words for words, present in answers if present)


def _has_free_text(case: Case) -> bool:
    return any(case.profile.quoted.get(question, "").strip() for question in FREE_TEXT)


FREE_TEXT_OF_BODIES = ("conditions-other", "medications-other")
FREE_TEXT = (*FREE_TEXT_OF_BODIES, "allergies-other")


def _free_text(case: Case) -> Iterator[str]:
    """Rule 8: each word of a free text is known, says nothing, or is with a coach; INTRO is never held."""
    if isinstance(case.plan, IntroPlan):
        return
    asked = FREE_TEXT if isinstance(case.plan, NutritionPlan) else FREE_TEXT_OF_BODIES
    held = {item.question for item in case.plan.review}
    for question in asked:
        rest = unknown_words(case.profile.quoted.get(question, ""), case.library)
        if rest and question not in held:
            yield f"{question}: nobody knows {', '.join(rest)}, and no review holds the packet"


def _plain(text: str) -> str:
    """Lower case words with single spaces."""
    return " ".join(re.sub(r"[^\w\s]", " ", unicodedata.normalize("NFKC", text).casefold()).split())


@lru_cache(maxsize=4)
def _known_terms(terms: Same[tuple[Term, ...]]) -> frozenset[str]:
    return frozenset(_plain(term.term) for term in terms.value)


def unknown_words(text: str, library: Library) -> tuple[str, ...]:
    """The words that no term and no filler accounts for; figures and scraps of two letters are not words."""
    known = _known_terms(Same(library.terms))
    words, rest, at = _plain(text).split(), [], 0
    while at < len(words):
        longest = next(
            (
                size
                for size in range(LONGEST_TERM, 0, -1)
                if _is_known(" ".join(words[at : at + size]), known)
            ),
            0,
        )
        if not longest and len(words[at]) > 2 and words[at].isalpha() and words[at] not in FILLERS:
            rest.append(words[at])
        at += longest or 1
    return tuple(rest)


def _is_known(run: str, known: frozenset[str]) -> bool:
    """Whether it is a term, in the singular or plural."""
    forms = (run, f"{run}s", run.removesuffix("s"), run.removesuffix("es"), f"{run.removesuffix('ies')}y")
    return any(form in known for form in forms)


def _body_is_plausible(case: Case) -> Iterator[str]:
    index = bmi(case.profile)
    if not 15 <= index <= 55 and case.profile.person.age >= 18:
        held = isinstance(case.plan, IntroPlan) or bool(case.plan.review)
        if not held:
            yield f"BMI {index:.1f} is outside 15 to 55 and no review asks about height and weight"


RULES = (
    _gate_rule(1, "G3"),
    _gate_rule(2, "G1"),
    _gate_rule(3, "G2"),
    Rule(number=5, kind="H", applies=_has_clearance, check=_clearance),
    Rule(number=6, kind="H", applies=_minor, check=_youth),
    Rule(number=7, kind="H", applies=_always, check=_unsafe_reading),
    Rule(number=8, kind="H", applies=_has_free_text, check=_free_text),
    Rule(number=10, kind="W", applies=_always, check=_body_is_plausible),
)

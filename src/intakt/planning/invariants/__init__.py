"""The safety rules, checked on every plan after it is made and on every document before it is kept.

Nothing here is shared with the code that makes plans but the library's tables: formulas, triggers, food
rules and totals are written a second time. `check` reads the plan, `check_text` the words of its document;
both answer with a Report whose `enforce` raises InvariantBroken. A new packet type adds a module with its
own RULES.
"""

from collections.abc import Iterable

from intakt.content.model import Library
from intakt.planning.invariants import (
    days,
    energy,
    exercise_choice,
    food,
    gate,
    macros,
    movement_gates,
    recovery,
    strain,
    text,
    text_moves,
    volume,
    week_days,
    young,
)
from intakt.planning.invariants.report import Broken, Case, Passage, Report, Rule, run
from intakt.planning.model import Certificate, Plan
from intakt.profile.model import ClientProfile

FOOD_RULES: tuple[Rule, ...] = (*energy.RULES, *macros.RULES, *food.RULES, *days.RULES)
MOVEMENT_RULES: tuple[Rule, ...] = (
    *movement_gates.RULES,
    *week_days.RULES,
    *exercise_choice.RULES,
    *volume.RULES,
    *strain.RULES,
    *young.RULES,
    *recovery.RULES,
)
PLAN_RULES: tuple[Rule, ...] = (*gate.RULES, *FOOD_RULES, *MOVEMENT_RULES)
TEXT_RULES: tuple[Rule, ...] = (*text.RULES, *text_moves.RULES)

__all__ = ["PLAN_RULES", "TEXT_RULES", "Broken", "Passage", "Report", "check", "check_text", "text_rules"]


def check(plan: Plan, profile: ClientProfile, library: Library) -> Report:
    """What the plan's figures, foods and flags keep or break."""
    return run(PLAN_RULES, Case(plan=plan, profile=profile, library=library))


def text_rules(plan: Plan, profile: ClientProfile, library: Library) -> tuple[int, ...]:
    """Numbers of the text rules that bind this plan's document, known before it is written."""
    case = Case(plan=plan, profile=profile, library=library)
    return tuple(sorted({rule.number for rule in TEXT_RULES if rule.applies(case)}))


def check_text(
    passages: Iterable[Passage],
    plan: Plan,
    profile: ClientProfile,
    library: Library,
    *,
    certificate: Certificate | None = None,
) -> Report:
    """What the words of the document keep or break; `certificate` is the one printed in it."""
    case = Case(
        plan=plan, profile=profile, library=library, passages=tuple(passages), certificate=certificate
    )
    return run(TEXT_RULES, case)

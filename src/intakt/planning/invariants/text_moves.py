"""Word rules for documents of plans that move a body: the referral first, no maxima, no diagnoses, a child's
words, and figures that are the plan's own.
"""

import re
from collections.abc import Iterator

from intakt.planning.invariants import words
from intakt.planning.invariants.client import is_minor, on_beta_blocker
from intakt.planning.invariants.movement_gates import referral_of
from intakt.planning.invariants.moves import doses_of, is_moving, is_recovery, sessions_of
from intakt.planning.invariants.recovery import recovery_of
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.invariants.strain import may_not_test
from intakt.planning.invariants.values import values_of

BEFORE_ANYTHING = ("cover", "guardian", "practice", "renderer", "stamp", "title", "withheld")
"""Beginnings of the names of sections that may stand before a referral."""
DEPTH_AGE = 16


def _found(case: Case, pattern: words.Pattern, *, why: str) -> Iterator[str]:
    denied = words.whole_words(words.watchwords(case).denied)
    for passage, _ in words.holding(case, pattern):
        found = pattern.search(denied.sub(" ", passage.text))
        if found is not None:
            yield f"{why}: {found.group(0)!r} in {passage.section or 'the document'}: {passage.text[:100]}"


def _everything(case: Case) -> str:
    return "\n".join(passage.text for passage in case.passages)


# --- 4: the referral comes first ----------------------------------------------------------------------------


def _is_urgent(case: Case) -> bool:
    return is_recovery(case.plan) and referral_of(case.profile) == "urgent"


def _referral_first(case: Case) -> Iterator[str]:
    message = next((flag.message for flag in case.plan.flags if flag.code == "RED-FLAG"), "")
    for passage in case.passages:
        if message and message in passage.text:
            return
        if not passage.section.startswith(BEFORE_ANYTHING):
            yield f"the section {passage.section} stands before the referral"
            return
    yield "the referral is nowhere"


# --- 46, 48: no maxima, no misleading pulse -----------------------------------------------------------------


def _is_barred(case: Case) -> bool:
    return is_moving(case) and may_not_test(case.profile) not in (None, "alone")


def _no_maxima(case: Case) -> Iterator[str]:
    yield from _found(
        case, words.moving(case, "maximum"), why=f"a maximum for somebody who is {may_not_test(case.profile)}"
    )


def _has_beta_blocker(case: Case) -> bool:
    return is_moving(case) and on_beta_blocker(case.profile)


def _no_pulse(case: Case) -> Iterator[str]:
    yield from _found(case, words.moving(case, "pulse"), why="a heart rate in spite of a beta-blocker")


# --- 53, 55: children ---------------------------------------------------------------------------------------


def _is_young(case: Case) -> bool:
    return is_moving(case) and is_minor(case.profile)


def _minor(case: Case) -> bool:
    return is_minor(case.profile)


def _heat_and_company(case: Case) -> Iterator[str]:
    everything = _everything(case)
    for what in ("heat", "supervision"):
        if words.moving(case, what).search(everything) is None:
            yield f"the document says nothing of {what}"


def _childs_words(case: Case) -> Iterator[str]:
    yield from _found(case, words.moving(case, "young"), why="not for a minor")
    if case.profile.person.age < DEPTH_AGE:
        yield from _found(case, words.moving(case, "below16"), why="not below 16")


# --- 57, 58: recovery ---------------------------------------------------------------------------------------


def _is_recovery(case: Case) -> bool:
    return is_recovery(case.plan)


def _pain_stands_there(case: Case) -> Iterator[str]:
    """Every red flag, whatever leads the line; and the pain table, where there is something to follow."""
    plan, everything = recovery_of(case), _everything(case).lower()
    for rule in plan.pain_rules if plan.weeks else ():
        if rule.when.lower() not in everything or rule.action.lower() not in everything:
            yield f"the pain table lacks {rule.code}"
    for line in plan.red_flags:
        if not all(part.lower() in everything for part in line.split(": ", 1)):
            yield f"a red flag is missing: {line[:60]}"


def _no_promises(case: Case) -> Iterator[str]:
    plan = recovery_of(case)
    shown = sum(words.moving(case, "notYet").search(passage.text) is not None for passage in case.passages)
    if plan.return_criteria and not plan.withheld and shown < len(plan.return_criteria):
        yield f"{len(plan.return_criteria)} criteria are not met, {shown} are shown so"
    yield from _found(case, words.moving(case, "promise"), why="a date is promised")
    yield from _found(case, words.moving(case, "diagnosis"), why="a diagnosis")


# --- 64: the plan's own figures -----------------------------------------------------------------------------


def _figures(case: Case) -> Iterator[str]:
    """Loads, heart rates and doses in the text are the plan's; nothing was worked out while writing."""
    pulses = {(p.hr_low, p.hr_high) for _, session in sessions_of(case.plan) for p in session.conditioning}
    doses = _doses(case)
    masses, pulse = _numbers(case), words.moving(case, "pulseRange")
    for passage, _ in words.holding(case, pulse):
        for low, high in pulse.findall(passage.text):
            if (int(low), int(high)) not in pulses:
                yield f"a pulse of {low} to {high} in {passage.section} is not the plan's"
    for passage, _ in words.holding(case, words.DOSE):
        for sets, least, most in words.DOSE.findall(passage.text):
            if (int(sets), int(least), int(most or least)) not in doses:
                yield f"{sets} × {least} in {passage.section} is no dose of the plan"
    for passage, _ in words.holding(case, words.KILOGRAMS):
        for figure in words.KILOGRAMS.findall(passage.text):
            if float(figure.replace(",", ".")) not in masses:
                yield f"{figure} kg in {passage.section} is not a figure of the plan"


def _doses(case: Case) -> frozenset[tuple[int, int, int]]:
    found = set()
    for _, _, dose in doses_of(case.plan):
        if dose.reps is not None:
            found.add((dose.sets, dose.reps.min, dose.reps.max))
        else:
            each = dose.seconds or dose.metres or 0
            found.add((dose.sets, each, each))
    return frozenset(found)


def _numbers(case: Case) -> frozenset[float]:
    """Every number of the plan, and those in its own words."""
    found = values_of(case.plan)
    said = {float(part) for text in found.texts for part in re.findall(r"\d+(?:\.\d+)?", text)}
    return frozenset({*said, *(value for _, value in found.numbers)})


RULES = (
    Rule(number=4, kind="H", applies=_is_urgent, check=_referral_first),
    Rule(number=46, kind="H", applies=_is_barred, check=_no_maxima),
    Rule(number=48, kind="H", applies=_has_beta_blocker, check=_no_pulse),
    Rule(number=53, kind="H", applies=_is_young, check=_heat_and_company),
    Rule(number=55, kind="H", applies=_minor, check=_childs_words),
    Rule(number=57, kind="H", applies=_is_recovery, check=_pain_stands_there),
    Rule(number=58, kind="H", applies=_is_recovery, check=_no_promises),
    Rule(number=64, kind="H", applies=is_moving, check=_figures),
)

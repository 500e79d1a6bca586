"""Rules 57 to 60: pain and red flags, criteria to return, operations and fractures, the steps after a
concussion."""

from collections.abc import Iterator

from intakt.content.exercises import Exercise
from intakt.planning.invariants.client import injured
from intakt.planning.invariants.exercise_choice import is_listed
from intakt.planning.invariants.gate import in_force, is_healing
from intakt.planning.invariants.moves import is_recovery, known_exercises, weeks_of
from intakt.planning.invariants.report import Case, Rule
from intakt.planning.model import RecoveryPlan

ACTIONS = ("hold", "progress", "regress", "stop_and_refer")
EARLY = ("A", "B")
AVOIDED: dict[str, tuple[str, ...]] = {
    "knee": ("deep", "kneeling", "lands"),
    "lower-back": ("heavy-spine", "lands", "osteo_flexion"),
    "shoulder": ("overhead", "throw"),
    "ankle-foot": ("agility", "lands", "sprint"),
    "hip": ("deep", "lands", "sprint"),
    "neck": ("carry", "htn_head_down", "htn_overhead"),
    "elbow": ("carry", "hang", "throw"),
    "wrist-hand": ("carry", "hang", "throw"),
    "upper-back": ("heavy-spine", "throw"),
    "thigh": ("agility", "sprint"),
    "calf-achilles": ("agility", "lands", "sprint"),
}
"""What a region leaves out in the first two phases: flags, patterns, and two words of this module (evidence
10.3)."""
LEAST_HOURS = 24
CONTACT_STEP, LADDER = 5, 6
"""Of a concussion: the first step with contact, and all steps (Patricios 2023)."""


def recovery_of(case: Case) -> RecoveryPlan:
    if not isinstance(case.plan, RecoveryPlan):
        raise TypeError("this rule binds RECOVERY plans only")
    return case.plan


def _is_one(case: Case) -> bool:
    return is_recovery(case.plan)


# --- 57 -----------------------------------------------------------------------------------------------------


def _pain(case: Case) -> Iterator[str]:
    plan = recovery_of(case)
    codes = {rule.code for rule in plan.pain_rules if rule.when.strip() and rule.action.strip()}
    for code in ACTIONS:
        if code not in codes:
            yield f"the pain table has no row for {code}"
    if not plan.red_flags:
        yield "nobody is told when to stop and call"
    if plan.weeks and (plan.progression is None or not plan.progression.rules):
        yield "nothing says how to go on"
    for phase in plan.phases:
        if phase.open and not phase.exit:
            yield f"phase {phase.code} has no criteria to leave it by"
    yield from _nothing_avoided(case, plan)


def _nothing_avoided(case: Case, plan: RecoveryPlan) -> Iterator[str]:
    """Neither what the plan itself lists, nor what evidence 10.3 leaves out early for a region."""
    listed = {entry.exercise_id for entry in plan.avoid if entry.exercise_id is not None}
    for named, row in known_exercises(case):
        if row.id in listed:
            yield f"{row.id} is to be avoided and stands in the plan ({named.place})"
        for region in injured(case.profile):
            if named.phase in EARLY and not is_listed(row, region, named.phase):
                for tag in _tags(row, AVOIDED.get(region, ())):
                    yield f"{row.id} ({tag}) comes too early for the {region} ({named.place})"


def _tags(row: Exercise, wanted: tuple[str, ...]) -> Iterator[str]:
    """The tags among those wanted that the row has."""
    own = {*row.flags, row.pattern}
    if row.contacts_per_rep > 0 or row.impact in ("moderate", "high"):
        own.add("lands")
    if row.spinal_load == "high":
        own.add("heavy-spine")
    yield from (tag for tag in wanted if tag in own)


# --- 58 -----------------------------------------------------------------------------------------------------


def _criteria(case: Case) -> Iterator[str]:
    plan = recovery_of(case)
    regions = {one.region for one in plan.return_criteria}
    if not plan.withheld and len(regions) < len(injured(case.profile)):
        yield "a region has no criteria to return by"
    for one in plan.return_criteria:
        if one.value <= 0 or not one.unit.strip() or not one.criterion.strip():
            yield f"{one.criterion or one.region}: no figure with a unit"
        if one.met:
            yield f"{one.criterion} is called met, and nobody has measured it"
    for phase in plan.phases:
        if not phase.open and not phase.reason.strip():
            yield f"phase {phase.code} is closed without a reason"


# --- 59 -----------------------------------------------------------------------------------------------------


def _is_fresh(case: Case) -> bool:
    return is_recovery(case.plan) and is_healing(case.profile)


def _protocol(case: Case) -> Iterator[str]:
    """Before twelve weeks, or with an unknown day, only a clearance in force replaces the surgeon's."""
    clearance = case.profile.health.clearance
    if clearance is not None and in_force(clearance, case.profile):
        return
    if weeks_of(case.plan):
        yield "weeks to follow before the surgeon's protocol"
    for phase in recovery_of(case).phases:
        if phase.open:
            yield f"phase {phase.code} is open before the surgeon's protocol"


# --- 60 -----------------------------------------------------------------------------------------------------


def _has_steps(case: Case) -> bool:
    plan = case.plan
    return isinstance(plan, RecoveryPlan) and bool(
        plan.ladder or "concussion" in case.profile.health.conditions
    )


def _steps(case: Case) -> Iterator[str]:
    plan, hurt = recovery_of(case), "concussion" in case.profile.health.conditions
    for step in plan.ladder:
        if step.hours < LEAST_HOURS:
            yield f"step {step.step} lasts {step.hours} hours, at least {LEAST_HOURS}"
        if hurt and step.step >= CONTACT_STEP and not step.needs_clearance:
            yield f"step {step.step} has contact and needs no clearance"
    if hurt and plan.ladder and len(plan.ladder) != LADDER:
        yield f"the ladder after a concussion has {len(plan.ladder)} steps"
    if hurt and not plan.ladder and not plan.withheld:
        yield "no ladder after a concussion"
    if [step.step for step in plan.ladder] != list(range(1, len(plan.ladder) + 1)):
        yield "the steps are not in order"


RULES = (
    Rule(number=57, kind="H", applies=_is_one, check=_pain),
    Rule(number=58, kind="H", applies=_is_one, check=_criteria),
    Rule(number=59, kind="H", applies=_is_fresh, check=_protocol),
    Rule(number=60, kind="H", applies=_has_steps, check=_steps),
)

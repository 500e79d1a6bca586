"""Answers that do not fit each other, or that a rule needs and nobody gave: the safer reading, and a note.

Evidence C-05 and C-06, safety rule 7: unknown or contradictory is never "no".
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from intakt.content.model import Policy
from intakt.kit.structs import Frozen
from intakt.profile.health import has_diabetes
from intakt.profile.model import Activity, Body, Eating, Goal, Health, Person

Policies = Mapping[str, Policy]


class Draft(Frozen, frozen=True, kw_only=True):
    """The parts of a profile that readings may still change."""

    person: Person
    body: Body
    goal: Goal
    activity: Activity
    health: Health
    eating: Eating
    told: frozenset[str]
    """Questions with an answer."""
    claims_clearance: bool = False
    """The client says that a clinician has agreed."""
    policies: Policies


class Reading(Frozen, frozen=True, kw_only=True):
    """One contradiction: when it is there, which answers made it, and what is taken instead.

    Words: screening.assumed.<id>. With `review`, a coach looks as well (screening.review.<id>).
    """

    id: str
    answers: tuple[str, ...]
    applies: Callable[[Draft], bool]
    amend: Callable[[Draft], Draft] | None = None
    review: bool = False


def resolve(draft: Draft) -> tuple[Draft, tuple[Reading, ...]]:
    """The draft in its safe reading, and the readings that changed or doubted something, in their order."""
    made: list[Reading] = []
    for reading in READINGS:
        if reading.applies(draft):
            draft = reading.amend(draft) if reading.amend is not None else draft
            made.append(reading)
    return draft, tuple(made)


# --- the readings -------------------------------------------------------------------------------------------


def _has(*codes: str) -> Callable[[Draft], bool]:
    return lambda draft: any(code in draft.health.conditions for code in codes)


def _add(condition: str) -> Callable[[Draft], Draft]:
    def amend(draft: Draft) -> Draft:
        conditions = tuple(sorted({*draft.health.conditions, condition}))
        return replace(draft, health=replace(draft.health, conditions=conditions))

    return amend


def _takes_without(medicines: tuple[str, ...], known: Callable[[Draft], bool]) -> Callable[[Draft], bool]:
    return lambda draft: any(code in draft.health.medications for code in medicines) and not known(draft)


def _diabetes(draft: Draft) -> bool:
    return has_diabetes(draft.health.conditions)


def _pressure_known(draft: Draft) -> bool:
    codes = ("blood-pressure-uncontrolled", "heart-condition", "high-blood-pressure", "kidney-disease")
    return any(code in draft.health.conditions for code in codes)


def _male(code: str) -> Callable[[Draft], bool]:
    return lambda draft: draft.person.sex == "male" and code in draft.health.conditions


def _late_pregnancy(draft: Draft) -> bool:
    return (
        "pregnant" in draft.health.conditions
        and draft.person.age > draft.policies["profile.pregnancy-age-max"].value
    )


def _weeks_unknown(draft: Draft) -> bool:
    return draft.health.pregnancy is not None and draft.health.pregnancy.weeks is None


def _pregnant_and_trying(draft: Draft) -> bool:
    return {"pregnant", "trying-to-conceive"} <= set(draft.health.conditions)


def _drop_trying(draft: Draft) -> Draft:
    conditions = tuple(code for code in draft.health.conditions if code != "trying-to-conceive")
    return replace(draft, health=replace(draft.health, conditions=conditions))


def _active_on_paper(draft: Draft) -> bool:
    """Active three days a week, yet no exercise and a day of sitting."""
    activity = draft.activity
    return (
        activity.active_regularly
        and "exercise-sessions" in draft.told
        and activity.sessions_per_week == 0
        and activity.level == "sedentary"
    )


def _not_active(draft: Draft) -> Draft:
    return replace(draft, activity=replace(draft.activity, active_regularly=False))


def _target_against_goal(draft: Draft) -> bool:
    wanted, now = draft.body.target_weight_kg, draft.body.weight_kg
    if wanted is None:
        return False
    wrong_way = {"lose-weight": wanted >= now, "gain-muscle": wanted <= now}
    return wrong_way.get(draft.goal.primary, False)


def _drop_target(draft: Draft) -> Draft:
    return replace(draft, body=replace(draft.body, target_weight_kg=None))


def _fat_without_method(draft: Draft) -> bool:
    return draft.body.body_fat_percent is not None and draft.body.body_fat_method is None


def _fat_implausible(draft: Draft) -> bool:
    least = "profile.body-fat-min-male" if draft.person.sex == "male" else "profile.body-fat-min-female"
    fat = draft.body.body_fat_percent
    return fat is not None and fat < draft.policies[least].value


def _drop_fat(draft: Draft) -> Draft:
    return replace(draft, body=replace(draft.body, body_fat_percent=None, body_fat_method=None))


def _fasting_unsafe(draft: Draft) -> bool:
    health = draft.health
    codes = ("breastfeeding", "diabetes-insulin", "diabetes-type-1", "eating-disorder", "pregnant")
    positive = len(health.eating_screen) >= draft.policies["screening.eating-screen-positive"].value
    medicines = any(code in health.medications for code in ("insulin", "sulfonylurea"))
    unsafe = _has(*codes)(draft) or positive or medicines or draft.person.minor
    return draft.eating.fasting != "none" and unsafe


def _no_fasting(draft: Draft) -> Draft:
    return replace(draft, eating=replace(draft.eating, fasting="none"))


def _undated(condition: str, field: str) -> Callable[[Draft], bool]:
    return lambda draft: condition in draft.health.conditions and getattr(draft.health, field) is None


def _clearance_incomplete(draft: Draft) -> bool:
    return draft.claims_clearance and draft.health.clearance is None


def _clearance_expired(draft: Draft) -> bool:
    return draft.health.clearance is not None and not draft.health.clearance.valid


FLAGS, MEDICINES = "medical-flags", "medications-affecting"
READINGS: tuple[Reading, ...] = (
    Reading(id="sex-unspecified", answers=("sex",), applies=lambda draft: draft.person.sex == "unspecified"),
    Reading(
        id="insulin", answers=(MEDICINES, FLAGS),
        applies=_takes_without(("insulin",), _diabetes), amend=_add("diabetes-insulin"),
    ),
    Reading(
        id="diabetes-tablets", answers=(MEDICINES, FLAGS),
        applies=_takes_without(("sglt2", "sulfonylurea"), _diabetes), amend=_add("diabetes-type-2"),
    ),
    Reading(
        id="pressure-tablets", answers=(MEDICINES, FLAGS),
        applies=_takes_without(("blood-pressure",), _pressure_known), amend=_add("high-blood-pressure"),
    ),
    Reading(id="pregnant-male", answers=("sex", FLAGS), applies=_male("pregnant"), review=True),
    Reading(id="breastfeeding-male", answers=("sex", FLAGS), applies=_male("breastfeeding"), review=True),
    Reading(id="pregnant-late", answers=("date-of-birth", FLAGS), applies=_late_pregnancy, review=True),
    Reading(id="pregnant-weeks", answers=("pregnancy-weeks",), applies=_weeks_unknown),
    Reading(id="pregnant-trying", answers=(FLAGS,), applies=_pregnant_and_trying, amend=_drop_trying),
    Reading(
        id="active-on-paper", answers=("active-regularly", "exercise-sessions", "activity-level"),
        applies=_active_on_paper, amend=_not_active,
    ),
    Reading(
        id="target-against-goal", answers=("primary-goal", "target-weight"),
        applies=_target_against_goal, amend=_drop_target,
    ),
    Reading(id="fat-method", answers=("body-fat",), applies=_fat_without_method, amend=_drop_fat),
    Reading(id="fat-implausible", answers=("body-fat",), applies=_fat_implausible, amend=_drop_fat),
    Reading(id="fasting", answers=("fasting-pattern", FLAGS), applies=_fasting_unsafe, amend=_no_fasting),
    Reading(
        id="concussion-date", answers=(FLAGS, "concussion-date"),
        applies=_undated("concussion", "concussion_date"),
    ),
    Reading(
        id="surgery-date", answers=(FLAGS, "surgery-date"), applies=_undated("recent-surgery", "surgery_date")
    ),
    Reading(id="fracture-date", answers=(FLAGS, "injury-date"), applies=_undated("fracture", "injury_date")),
    Reading(id="clearance-incomplete", answers=("medical-clearance",), applies=_clearance_incomplete),
    Reading(id="clearance-expired", answers=("clearance-date",), applies=_clearance_expired),
)  # fmt: skip

"""Which rule and which answers gave each part of the plan."""

from collections.abc import Iterator

from intakt.planning.model import Because, Energy
from intakt.planning.nutrition.macros import MacroResult
from intakt.planning.nutrition.timing import Rhythm
from intakt.planning.nutrition.triggers import Trigger
from intakt.profile.model import ClientProfile

BODY = ("sex", "date-of-birth", "height", "weight")
MOVING = ("activity-level", "exercise-sessions", "exercise-minutes", "exercise-intensity")
PROGRAMME = ("activity-level", "training-days", "session-minutes", "training-goal", "training-experience")
STATUS_RULES = {
    "deficit": "E-11", "deficit_floored": "E-11", "deficit_lactation": "ND-05", "maintenance": "E-10",
    "maintain_blocked": "E-11", "maintain_older": "ND-10", "maintain_stop": "E-14",
    "maintain_goal_reached": "E-14", "maintain_verify": "E-03", "maintain_gain": "E-17", "surplus": "E-16",
    "recomposition": "E-17", "pregnancy": "ND-04", "lactation": "ND-05",
}  # fmt: skip
METHOD_RULES = {"mifflin": "E-01", "cunningham-1991": "E-01", "cunningham-1980": "E-01",
                "eer-2023-pregnancy": "ND-04", "eer-2023-lactation": "ND-05"}  # fmt: skip


def reasons(
    profile: ClientProfile,
    triggers: tuple[Trigger, ...],
    *,
    energy: Energy | None,
    macros: MacroResult | None,
    rhythm: Rhythm,
    hydration: bool,
    days: bool,
) -> tuple[Because, ...]:
    """Energy, macros, fluids, times, days, shopping; then what the client may not or will not eat."""
    found: list[Because] = []
    if energy is not None:
        found.extend(_energy(energy, triggers, moving=_moving(profile)))
    if macros is not None:
        found.extend(_macros(macros))
    if hydration:
        found.append(_because("/hydrationMl", "F-01", ("weight", *_moving(profile)[1:3], "medical-flags")))
    part = "/days" if days else "/pattern"
    found.append(_because(f"{part}/0/meals" if days else f"{part}/meals", "O-02", _rhythm(rhythm)))
    found.append(
        _because(part, "O-01", ("diet-type", "cooking-access", "cooking-minutes", "food-budget", "variety"))
    )
    if days:
        found.append(_because("/shoppingList", "S-02", ("household-size", "cooking-days")))
    found.extend(_exclusions(profile, part))
    return tuple(found)


def _because(path: str, rule: str, answers: tuple[str, ...]) -> Because:
    return Because(path=path, rule=rule, answers=tuple(dict.fromkeys(answers)))


def _moving(profile: ClientProfile) -> tuple[str, ...]:
    """The answers that say how much the client moves: where there is a programme, those that it rests on."""
    return MOVING if profile.activity.programme is None else PROGRAMME


def _energy(energy: Energy, triggers: tuple[Trigger, ...], *, moving: tuple[str, ...]) -> Iterator[Because]:
    measured = ("body-fat", "body-fat-method") if energy.method.startswith("cunningham") else ()
    yield _because("/energy/bmrKcal", METHOD_RULES[energy.method], (*BODY, *measured))
    yield _because("/energy/tdeeKcal", "E-03", (*BODY, *moving))
    wishes = ("primary-goal", "target-weight", "timeline")
    yield _because(
        "/energy/targetKcal", STATUS_RULES[energy.status], ("primary-goal",) if triggers else wishes
    )
    for trigger in triggers:
        yield _because("/energy/targetKcal", trigger.code, trigger.answers)


def _macros(macros: MacroResult) -> Iterator[Because]:
    answers = ("primary-goal", "weight", "height", "exercise-sessions", "diet-type", "date-of-birth")
    yield _because("/macros/proteinG", macros.rule, answers)
    yield _because("/macros", "M-01" if macros.style == "standard" else macros.style, ("diet-type", "weight"))


def _rhythm(rhythm: Rhythm) -> tuple[str, ...]:
    return ("meals-per-day", "fasting-pattern") if rhythm.fasting != "none" else ("meals-per-day",)


def _exclusions(profile: ClientProfile, part: str) -> Iterator[Because]:
    eating = profile.eating
    if eating.allergies or eating.excluded_foods:
        yield _because(part, "A-01", ("food-allergies", "allergies-other"))
    if eating.severe_allergies:
        yield _because(part, "A-02", ("allergies-severe", "medical-flags"))
    if eating.restrictions:
        yield _because(part, "D-01", ("food-restrictions",))
    if eating.disliked:
        yield _because(part, "D-02", ("foods-disliked",))

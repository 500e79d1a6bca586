"""How a question is asked on a page: which control, and what it shows of the answer so far."""

from collections.abc import Mapping
from typing import Literal

from intakt.content.compiled import CompiledQuestion
from intakt.content.model import Question
from intakt.content.wording import Wording
from intakt.intake.notices import Notice
from intakt.kit.structs import Frozen
from intakt.kit.units import from_si
from intakt.services.standing import Standing

Control = Literal[
    "input", "area", "radios", "select", "checks", "tick", "date", "birthday", "scale", "quantity", "consent"
]
FEW = 7
"""One of so many at most is tapped; of more, it is picked from a list."""
MANY = 20
"""So many options of a list are searched."""
MANY_BOXES = 40
"""So many boxes scroll and are searched; fewer are all in sight, so that no health answer hides."""
LONGEST_SCALE = 11
PAIRS = {"ft-in": ("in", 12), "st-lb": ("lb", 14)}
"""Units of two fields, in the form only: what is sent, and how many of it make a large one."""
BODY_WEIGHTS = frozenset({"weight", "target-weight", "pre-pregnancy-weight"})
"""Where stones are spoken of; nobody lifts in stones."""
IMPERIAL = frozenset({"US", "LR", "MM"})
AUTOCOMPLETE = {
    "full-name": "name",
    "email": "email",
    "country": "country",
    "data-consent": "name",
    "date-of-birth": "bday",
}
"""What a browser may fill in; every other answer is nobody's business but the form's."""


class Choice(Frozen, frozen=True, kw_only=True):
    value: str
    label: str
    description: str
    notice: str
    severity: str
    visible: bool
    chosen: bool


class Field(Frozen, frozen=True, kw_only=True):
    """One question as the templates show it."""

    id: str
    type: str
    control: Control
    label: str
    help: str
    placeholder: str
    wording: str
    """What a consent agrees to."""
    required: bool
    visible: bool
    value: str
    parts: tuple[str, ...]
    """day, month, year; or the small part of a pair of units."""
    unit: str
    units: tuple[str, ...]
    choices: tuple[Choice, ...]
    searched: bool
    error: str
    notices: tuple[Notice, ...]
    inputmode: str
    autocomplete: str
    longest: int | None


def fields_of(standing: Standing, block_id: str, errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Every question of a block, the hidden ones too: they may be needed in a moment."""
    block = next(each for each in standing.path.blocks if each.id == block_id)
    visible = frozenset(standing.flow.questions)
    return tuple(
        field_of(standing, standing.path.questions[each.id], each.id in visible, errors.get(each.id, ""))
        for each in block.questions
    )


def field_of(standing: Standing, compiled: CompiledQuestion, visible: bool, error: str) -> Field:
    question, wording = compiled.question, standing.wording
    words = f"question.{question.id}"
    answer = standing.responses.get(question.id)
    control = control_of(question)
    units = units_of(question)
    unit = unit_shown(question, answer, units, str(standing.flow.facts.get("country", "")))
    value, parts = shown(control, answer, unit)
    return Field(
        id=question.id,
        type=question.type,
        control=control,
        label=wording.text(f"{words}.label"),
        help=wording.optional(f"{words}.help") or "",
        placeholder=wording.optional(f"{words}.placeholder") or "",
        wording=wording.text(f"{words}.text") if question.type == "consent" else "",
        required=question.required or question.id in standing.flow.required,
        visible=visible,
        value=value,
        parts=parts,
        unit=unit,
        units=units,
        choices=choices_of(standing, compiled, answer) if question.options else scale_of(question, answer),
        searched=len(question.options) >= (MANY_BOXES if question.type == "multiselect" else MANY),
        error=error,
        notices=tuple(each for each in standing.notices if about(standing, each) == question.id),
        inputmode=inputmode_of(question),
        autocomplete=AUTOCOMPLETE.get(question.id, "off"),
        longest=question.max_length if question.type in ("text", "textarea", "email", "phone") else None,
    )


def control_of(question: Question) -> Control:
    kind = question.type
    if kind in ("select", "radio"):
        return "radios" if len(question.options) <= FEW else "select"
    if kind == "range":
        return "scale" if scale_of(question, None) else "input"
    if kind == "date":
        return "birthday" if question.max_age is not None else "date"
    simple: dict[str, Control] = {
        "textarea": "area", "multiselect": "checks", "checkbox": "tick", "quantity": "quantity",
        "consent": "consent",
    }  # fmt: skip
    return simple.get(kind, "input")


def units_of(question: Question) -> tuple[str, ...]:
    """The units offered: feet and inches where lengths of a body are asked, stones for its weight."""
    offered: list[str] = []
    for unit in question.units:
        offered.append("ft-in" if unit == "in" and "m" in question.units else unit)
    if question.id in BODY_WEIGHTS:
        offered.append("st-lb")
    return tuple(offered)


def unit_shown(question: Question, answer: object, units: tuple[str, ...], country: str) -> str:
    """The unit of the answer as typed; before there is one, that of the country."""
    if isinstance(answer, Mapping) and "unit" in answer:
        given = str(answer["unit"])
        return given if given in units else next((u for u in units if PAIRS.get(u, ("",))[0] == given), given)
    if country in IMPERIAL:
        return next((unit for unit in ("lb", "ft-in", "in") if unit in units), units[0] if units else "")
    return units[0] if units else ""


def shown(control: Control, answer: object, unit: str) -> tuple[str, tuple[str, ...]]:
    """The answer as the control shows it: its text and its parts."""
    if control == "quantity":
        amount = answer.get("value") if isinstance(answer, Mapping) else None
        if unit in PAIRS:
            large, small = split(amount, unit)
            return large, (small,)
        return plain(amount), ("",)
    if control == "birthday":
        text = str(answer or "")
        if len(text) != 10:
            return text, ("", "", "")
        return text, (text[8:].lstrip("0"), text[5:7].lstrip("0"), text[:4])
    if control == "consent":
        return str(answer.get("name", "")) if isinstance(answer, Mapping) else "", ()
    return plain(answer) if isinstance(answer, (int, float, str)) else "", ()


def split(amount: object, unit: str) -> tuple[str, str]:
    if not isinstance(amount, (int, float)) or isinstance(amount, bool):
        return "", ""
    large, small = divmod(amount, PAIRS[unit][1])
    return plain(int(large)), plain(from_si(float(small), "cm"))


def plain(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return "yes" if value else ""
    return f"{value:g}" if isinstance(value, float) and value == int(value) else str(value)


def choices_of(standing: Standing, compiled: CompiledQuestion, answer: object) -> tuple[Choice, ...]:
    question, wording = compiled.question, standing.wording
    visible = standing.flow.options.get(question.id)
    chosen = answer if isinstance(answer, (list, tuple)) else (answer,)
    found = []
    for option in question.options:
        key = f"question.{question.id}.option.{option.value}"
        found.append(
            Choice(
                value=option.value,
                label=wording.text(key),
                description=wording.optional(f"{key}.description") or "",
                notice=wording.text(f"{key}.notice") if option.notice else "",
                severity=option.notice or "",
                visible=visible is None or option.value in visible,
                chosen=option.value in chosen,
            )
        )
    if len(found) >= MANY and question.type != "multiselect":
        found.sort(key=lambda each: each.label)
    return tuple(found)


def scale_of(question: Question, answer: object) -> tuple[Choice, ...]:
    """The points of a short range of whole steps, each to be tapped; none for a long one."""
    step = question.step or 1
    if question.type != "range" or question.min is None or question.max is None:
        return ()
    count = int((question.max - question.min) / step) + 1
    if count > LONGEST_SCALE:
        return ()
    points = [plain(question.min + step * index) for index in range(count)]
    return tuple(
        Choice(
            value=point, label=point, description="", notice="", severity="", visible=True,
            chosen=point == plain(answer),
        )
        for point in points
    )  # fmt: skip


def inputmode_of(question: Question) -> str:
    if question.type in ("number", "range"):
        return "numeric" if question.step and question.step == int(question.step) else "decimal"
    return {"quantity": "decimal", "email": "email", "phone": "tel"}.get(question.type, "")


def about(standing: Standing, notice: Notice) -> str:
    """The question under which a notice stands: its own, or the first visible one that can cause it. None but
    the whole intake's own stands under no question.
    """
    if notice.question is not None or not notice.urgent:
        return notice.question or ""
    urgent = next(each for each in standing.path.urgent if notice.id == f"urgent.{each.urgent.id}")
    return next((name for name in urgent.urgent.questions if name in standing.flow.values), "")


def label_of(wording: Wording, question_id: str) -> str:
    return wording.text(f"question.{question_id}.label")

"""Questions: each type has what it needs and nothing that it does not read."""

import re
from collections.abc import Iterator

from intakt.content.checks.conditions import near
from intakt.content.checks.scene import Scene
from intakt.content.model import Question
from intakt.content.patterns import compile_pattern
from intakt.kit.errors import ContentError, Finding
from intakt.kit.units import UNITS, dimension

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CHOICES = ("select", "radio", "multiselect")
_TEXTS = ("text", "textarea", "email", "phone")
_KEYS: dict[str, tuple[str, ...]] = {
    "options": _CHOICES,
    "units": ("quantity",),
    "min": ("number", "range", "quantity", "date"),
    "max": ("number", "range", "quantity", "date"),
    "step": ("number", "range"),
    "min_length": _TEXTS,
    "max_length": _TEXTS,
    "pattern": _TEXTS,
    "min_age": ("date",),
    "max_age": ("date",),
    "max_selected": ("multiselect",),
    "exclusive": ("multiselect",),
}
"""Which types read which key."""


def check(scene: Scene) -> Iterator[Finding]:
    for question in scene.questions.values():
        place = f"question.{question.id}"
        if not _ID.fullmatch(question.id):
            message = f"`{question.id}` is not an id."
            yield scene.finding("bad-id", place, message, "Use small letters, digits and single hyphens.")
        for code, message, remedy in (*_keys(question), *_needs(question), *_bounds(question)):
            yield scene.finding(code, place, message, remedy)
        yield from _pattern(scene, question)
        for validator in question.validators:
            if validator not in scene.demands.validators:
                message = f"There is no validator `{validator}`."
                remedy = near(validator, sorted(scene.demands.validators))
                yield scene.finding("unknown-validator", place, message, remedy)


def _keys(question: Question) -> Iterator[tuple[str, str, str]]:
    for key, types in _KEYS.items():
        if getattr(question, key) not in (None, ()) and question.type not in types:
            first, *rest = key.split("_")
            name = first + "".join(part.title() for part in rest)
            message = f"`{name}` means nothing on a {question.type} question."
            yield "question-key", message, f"Remove it; it belongs to {', '.join(types)}."


def _needs(question: Question) -> Iterator[tuple[str, str, str]]:
    values = [option.value for option in question.options]
    if question.type in _CHOICES and not values:
        yield "question-options", f"A {question.type} question needs options.", "Add `options:`."
    for value in question.exclusive:
        if value not in values:
            yield "unknown-option", f"`exclusive` names `{value}`, which is no option.", near(value, values)
    if question.type == "quantity":
        unknown = [unit for unit in question.units if unit not in UNITS]
        if unknown or not question.units:
            known = ", ".join(UNITS)
            yield "question-units", "A quantity needs units that are known.", f"Use some of {known}."
        elif len({dimension(unit) for unit in question.units}) > 1:
            yield "question-units", "The units do not measure the same thing.", "Keep one kind of them."
    if question.type == "range" and (question.min is None or question.max is None):
        yield "question-bounds", "A range needs both ends.", "Add `min` and `max`."


def _bounds(question: Question) -> Iterator[tuple[str, str, str]]:
    pairs = (
        ("min", question.min, "max", question.max),
        ("minLength", question.min_length, "maxLength", question.max_length),
        ("minAge", question.min_age, "maxAge", question.max_age),
    )
    for low_name, low, high_name, high in pairs:
        if low is not None and high is not None and low > high:
            message = f"`{low_name}` is above `{high_name}`: no answer can be right."
            yield "question-bounds", message, "Swap or mend them."
    if question.step is not None and question.step <= 0:
        yield "question-bounds", "`step` must be above zero.", "Write the distance between two answers."
    if question.max_selected is not None and question.max_selected < 1:
        yield "question-bounds", "`maxSelected` leaves nothing to choose.", "Write 1 or more."


def _pattern(scene: Scene, question: Question) -> Iterator[Finding]:
    if question.pattern is None:
        return
    try:
        compile_pattern(question.pattern)
    except ContentError as error:
        remedy = "Write it in RE2 syntax: no look-around, no back-references."
        yield scene.finding("bad-pattern", f"question.{question.id}", error.message, remedy)

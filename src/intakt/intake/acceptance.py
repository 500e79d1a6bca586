"""From what arrives as JSON to what is stored.

An answer of the wrong JSON type cannot be stored and is refused; a wrong value of the right type is kept as
given, so that nothing typed is lost, and `validation` says what is wrong with it. Accepting a stored answer
gives it back unchanged.
"""

import math
from collections.abc import Callable, Mapping

from intakt.content.model import Question
from intakt.kit.errors import AnswersRejected, Problem
from intakt.kit.structs import Frozen
from intakt.kit.text import normalise
from intakt.kit.units import base_unit, dimension, to_si

MAX_TEXT = 20_000
"""Characters of any text that can be stored; questions set their own, lower bounds."""
MAX_WORD = 500
"""Characters of an option, a unit or a date."""
MAX_CHOICES = 500
MAX_NUMBER = 1e15


class Stamp(Frozen, frozen=True, kw_only=True):
    """What the server adds to a consent."""

    at: str
    """RFC 3339, UTC."""
    text: str
    """The exact wording agreed to."""


def accept(question: Question, value: object, *, stamp: Stamp | None = None) -> object:
    """The answer in stored form; None stays None (no answer). AnswersRejected when it cannot be stored.

    Quantities become `{value, unit, si}`, consents `{name, at, text}` with the stamp; without a stamp a
    consent keeps the one it has. Never trust a consent's own `at` and `text` from outside: pass the stamp.
    """
    if value is None:
        return None
    if question.type == "consent":
        return _accept_consent(question, value, stamp)
    return _ACCEPT[question.type](question, value)


def _refuse(question: Question, code: str, message: str) -> AnswersRejected:
    return AnswersRejected((Problem(question=question.id, code=code, message=message),))


def _accept_text(question: Question, value: object) -> str:
    return _text(question, value, limit=MAX_TEXT, lines=question.type == "textarea")


def _accept_word(question: Question, value: object) -> str:
    return _text(question, value, limit=MAX_WORD)


def _text(question: Question, value: object, *, limit: int, lines: bool = False) -> str:
    if not isinstance(value, str):
        raise _refuse(question, "type", "Send this answer as text (a JSON string).")
    if len(value) > limit:
        raise _refuse(question, "too-large", f"Send at most {limit} characters.")
    return normalise(value, lines=lines)


def _accept_number(question: Question, value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _refuse(question, "type", "Send this answer as a number, without quotes and without a unit.")
    if abs(value) > MAX_NUMBER or not math.isfinite(value):
        raise _refuse(question, "too-large", "Send a smaller number.")
    return int(value) if value == int(value) else value


def _accept_quantity(question: Question, value: object) -> dict[str, object]:
    """`si` is None when the unit does not measure what the question asks for."""
    base = base_unit(question.units[0]) if question.units else "kg"
    unit, given = base, value
    if isinstance(value, Mapping):
        if "value" not in value or not value.keys() <= {"value", "unit", "si"}:
            raise _refuse(question, "type", 'Send {"value": number, "unit": unit}.')
        given = value["value"]
        unit = _text(question, value.get("unit", base), limit=MAX_WORD)
    number = _accept_number(question, given)
    fits = dimension(unit) == dimension(base)
    return {"value": number, "unit": unit, "si": to_si(number, unit) if fits else None}


def _accept_choices(question: Question, value: object) -> list[str]:
    if not isinstance(value, (list, tuple)):
        raise _refuse(question, "type", "Send this answer as a list of options.")
    if len(value) > MAX_CHOICES:
        raise _refuse(question, "too-large", f"Send at most {MAX_CHOICES} options.")
    return [_text(question, each, limit=MAX_WORD) for each in value]


def _accept_tick(question: Question, value: object) -> bool:
    if not isinstance(value, bool):
        raise _refuse(question, "type", "Send true or false.")
    return value


def _accept_consent(question: Question, value: object, stamp: Stamp | None) -> dict[str, str]:
    if not isinstance(value, Mapping) or "name" not in value or not value.keys() <= {"name", "at", "text"}:
        raise _refuse(question, "type", 'Send {"name": "your name"}.')
    accepted = {"name": _text(question, value["name"], limit=MAX_WORD)}
    if stamp is not None:
        return accepted | {"at": stamp.at, "text": stamp.text}
    for key in ("at", "text"):
        if key in value:
            accepted[key] = _text(question, value[key], limit=MAX_TEXT, lines=True)
    return accepted


_ACCEPT: dict[str, Callable[[Question, object], object]] = {
    "text": _accept_text,
    "textarea": _accept_text,
    "email": _accept_text,
    "phone": _accept_text,
    "select": _accept_word,
    "radio": _accept_word,
    "date": _accept_word,
    "number": _accept_number,
    "range": _accept_number,
    "quantity": _accept_quantity,
    "multiselect": _accept_choices,
    "checkbox": _accept_tick,
}

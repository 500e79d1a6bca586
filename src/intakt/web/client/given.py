"""From the fields of a posted form to answers, for browsers without scripts."""

import re
from collections.abc import Iterable

from intakt.content.model import Question
from intakt.kit.structs import Frozen
from intakt.web.client.controls import PAIRS, control_of
from intakt.web.forms import Fields

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
GROUPS = re.compile(r"(?<=\d)[ ,.'’\u00a0\u202f](?=\d{3}(?!\d))")
PREFIX = "a."


class Given(Frozen, frozen=True, kw_only=True):
    answers: dict[str, object]
    """Raw answers; None for a field left empty."""
    typed: dict[str, str]
    """What was typed where a number belongs and is none."""


def read(questions: Iterable[Question], visible: frozenset[str], fields: Fields) -> Given:
    """The answers to the visible questions, and to hidden ones that were answered all the same."""
    answers: dict[str, object] = {}
    typed: dict[str, str] = {}
    for question in questions:
        answer = answer_of(question, fields)
        if isinstance(answer, NotNumber):
            typed[question.id] = answer.text
            answers[question.id] = None
        elif question.id in visible or answer not in (None, False):
            answers[question.id] = answer
    return Given(answers=answers, typed=typed)


class NotNumber(Frozen, frozen=True, kw_only=True):
    text: str


def answer_of(question: Question, fields: Fields) -> object:
    """The raw answer, None for none, NotNumber."""
    name = PREFIX + question.id
    control = control_of(question)
    if control == "checks":
        return [value for value in fields.all(name) if value] or None
    if control == "tick":
        return fields.one(name) == "yes"
    if control == "birthday":
        return date_of(*(fields.one(f"{name}.{part}").strip() for part in ("year", "month", "day")))
    if control == "quantity":
        return quantity_of(question, fields)
    text = fields.one(name)
    if not text.strip():
        return None
    if question.type in ("number", "range"):
        number = number_of(text, whole=is_whole(question))
        return NotNumber(text=text) if number is None else number
    return {"name": text} if control == "consent" else text


def is_whole(question: Question) -> bool:
    return question.step is not None and question.step == int(question.step)


def number_of(text: str, *, whole: bool = False) -> float | None:
    """What people type for a number: 72,5 and 72.5 alike; where only whole ones fit, 10,000 too."""
    plain = text.strip()
    if whole:
        plain = GROUPS.sub("", plain)
    plain = plain.replace(",", ".").replace("−", "-")
    return float(plain) if NUMBER.fullmatch(plain) else None


def date_of(year: str, month: str, day: str) -> str | None:
    """Three fields as a date; what is no date stays as it was put, for the message to say so."""
    if not (year or month or day):
        return None
    return f"{year.zfill(4)}-{month.zfill(2)}-{day.zfill(2)}"


def quantity_of(question: Question, fields: Fields) -> object:
    name = PREFIX + question.id
    unit, large, small = fields.one(f"{name}.unit"), fields.one(name), fields.one(f"{name}.small")
    if unit not in PAIRS:
        if not large.strip():
            return None
        number = number_of(large)
        return NotNumber(text=large) if number is None else {"value": number, "unit": unit}
    if not (large.strip() or small.strip()):
        return None
    parts = [number_of(part) if part.strip() else 0.0 for part in (large, small)]
    if parts[0] is None or parts[1] is None:
        return NotNumber(text=large)
    sent, per = PAIRS[unit]
    return {"value": round(parts[0] * per + parts[1], 2), "unit": sent}

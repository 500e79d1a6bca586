"""How a stored answer becomes a field of the profile.

A table says, for each field of a struct, which question is read and how; the tables are the only way to the
answers, so that the questions a profile reads can be listed from them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from intakt.kit.structs import Frozen

Answers = Mapping[str, object]
"""Visible answers in their stored form, by question id."""

EMPTY = frozenset({"none", "other"})
"""Options that name nothing themselves: `other` is what the text behind it says."""
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Field(Frozen, frozen=True, kw_only=True):
    """One question and the reading of its answer; None from `parse` leaves the struct's own default."""

    question: str
    parse: Callable[[object], object]


Table = Mapping[str, Field]
"""Field of the struct -> where it comes from."""


def read(table: Table, answers: Answers) -> dict[str, object]:
    """The fields that were answered."""
    found: dict[str, object] = {}
    for name, field in table.items():
        answer = answers.get(field.question)
        if answer is None:
            continue
        value = field.parse(answer)
        if value is not None:
            found[name] = value
    return found


def questions(tables: Iterable[Table]) -> frozenset[str]:
    """Every question that the tables read."""
    return frozenset(field.question for table in tables for field in table.values())


# --- readings -----------------------------------------------------------------------------------------------


def text(question: str) -> Field:
    """Words as typed, without the space around them."""
    return Field(question=question, parse=lambda answer: str(answer).strip() or None)


def choice(question: str) -> Field:
    """The option of a select or radio."""
    return Field(question=question, parse=str)


def yes(question: str) -> Field:
    """Whether a yes-or-no question has `yes`."""
    return Field(question=question, parse=lambda answer: answer == "yes")


def whole(question: str) -> Field:
    """A whole number; a part is cut off."""
    return Field(question=question, parse=lambda answer: int(_number(answer)))


def number(question: str) -> Field:
    return Field(question=question, parse=_number)


def si(question: str) -> Field:
    """A quantity in its SI unit: cm, kg or ml."""
    return Field(question=question, parse=_si)


def day(question: str) -> Field:
    return Field(question=question, parse=lambda answer: date.fromisoformat(str(answer)))


def codes(question: str) -> Field:
    """The options of a multiselect, sorted, without `none` and `other`."""
    return Field(question=question, parse=lambda answer: tuple(sorted(set(_items(answer)) - EMPTY)))


def weekdays(question: str) -> Field:
    """The days of a multiselect in the order of the week."""
    return Field(question=question, parse=_weekdays)


def _weekdays(answer: object) -> tuple[str, ...]:
    chosen = set(_items(answer))
    return tuple(name for name in WEEK if name in chosen)


def _items(answer: object) -> tuple[str, ...]:
    return tuple(str(item) for item in answer) if isinstance(answer, (list, tuple)) else ()


def _number(answer: object) -> float:
    return float(str(answer))


def _si(answer: object) -> float | None:
    return _number(answer["si"]) if isinstance(answer, Mapping) else _number(answer)

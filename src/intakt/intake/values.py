"""Answers as conditions see them, and the facts derived from them."""

from collections.abc import Callable, Mapping
from datetime import date

from intakt.kit.dates import age_on, parse_date
from intakt.kit.rules import Value
from intakt.kit.text import is_blank

Read = Callable[[object], Value | None]
"""A stored answer to what operators compare; None when there is nothing to compare."""


def read_text(answer: object) -> Value | None:
    return answer if isinstance(answer, str) and not is_blank(answer) else None


def read_number(answer: object) -> Value | None:
    return answer if isinstance(answer, (int, float)) and not isinstance(answer, bool) else None


def read_quantity(answer: object) -> Value | None:
    return read_number(answer.get("si")) if isinstance(answer, dict) else None


def read_choices(answer: object) -> Value | None:
    if not isinstance(answer, (list, tuple)):
        return None
    return tuple(each for each in answer if isinstance(each, str)) or None


def read_tick(answer: object) -> Value | None:
    return answer if isinstance(answer, bool) else None


def read_consent(answer: object) -> Value | None:
    return read_text(answer.get("name")) if isinstance(answer, dict) else None


READERS: dict[str, Read] = {
    "text": read_text,
    "textarea": read_text,
    "email": read_text,
    "phone": read_text,
    "select": read_text,
    "radio": read_text,
    "date": read_text,
    "number": read_number,
    "range": read_number,
    "quantity": read_quantity,
    "multiselect": read_choices,
    "checkbox": read_tick,
    "consent": read_consent,
}
"""By question type."""


def derive(fact: str, values: Mapping[str, Value], *, client_type: str, day: date) -> Value | None:
    """A fact from the visible answers; None when what it needs is missing or impossible."""
    if fact == "clientType":
        return client_type
    if fact == "country":
        return values.get("country")
    if fact == "bmi":
        return _bmi(values.get("height"), values.get("weight"))
    age = _age(values.get("date-of-birth"), day)
    if age is None:
        return None
    return age < 18 if fact == "minor" else age


def _age(born: Value | None, day: date) -> int | None:
    """Whole years; None for a day that does not exist or has not come."""
    birth = parse_date(born) if isinstance(born, str) else None
    return age_on(birth, day) if birth is not None and birth <= day else None


def _bmi(height_cm: Value | None, weight_kg: Value | None) -> float | None:
    """kg per square metre, not rounded, so that a bound means what it says."""
    if not isinstance(height_cm, (int, float)) or not isinstance(weight_kg, (int, float)) or height_cm <= 0:
        return None
    return weight_kg / (height_cm / 100) ** 2

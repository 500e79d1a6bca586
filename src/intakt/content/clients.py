"""Values that clients might give: for each question a few that tell its conditions apart.

Between two neighbouring constants of its conditions all numbers behave alike, so the constants, their
neighbours and the points between them stand for every number; likewise ages, dates and options that no
condition names.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from intakt.content.model import Question
from intakt.kit.dates import parse_date
from intakt.kit.rules import Value
from intakt.kit.units import base_unit, round_half_away

NAME = "Sam Example"


def candidates(
    question: Question, constants: Iterable[object], *, ages: Iterable[float], day: date
) -> list[Value]:
    """Valid values of a question (as conditions compare them) around the constants; of a birth date also
    the ages.

    Of a multiselect these are single options; sets are made by whoever needs them.
    """
    known = list(constants)
    if question.type in ("select", "radio", "multiselect"):
        return [option.value for option in question.options]
    if question.type in ("number", "range", "quantity"):
        return list(_numbers(question, [each for each in known if _is_number(each)]))
    if question.type == "date":
        return list(_dates(question, [each for each in known if isinstance(each, str)], ages, day))
    if question.type == "checkbox":
        return [True, False]
    return list(_texts(question, [each for each in known if isinstance(each, str)]))


def raw_answer(question: Question, value: Value) -> object:
    """The value as a client would send it."""
    if question.type == "quantity":
        return {"value": value, "unit": base_unit(question.units[0])}
    if question.type == "consent":
        return {"name": value}
    if isinstance(value, tuple):
        return list(value)
    return value


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _numbers(question: Question, constants: list[object]) -> Iterator[float]:
    """Ascending from the most ordinary: within bounds, on steps; quantities by SI to 0.1."""
    step = question.step or (0.1 if question.type == "quantity" else 1.0)
    points = sorted(float(each) for each in constants if isinstance(each, (int, float)))
    low = question.min if question.min is not None else min([0.0, *(each - 2 * step for each in points)])
    high = (
        question.max if question.max is not None else max([low + 10.0, *(each + 2 * step for each in points)])
    )
    edges = sorted({low, high, *points})
    found = [*edges, *((a + b) / 2 for a, b in pairwise(edges))]
    found += [each + sign * width for each in points for sign in (-1, 1) for width in (step, 0.1)]
    seen: set[float] = set()
    for each in found:
        snapped = _snap(each, question)
        if low <= snapped <= high and snapped not in seen:
            seen.add(snapped)
            yield int(snapped) if snapped == int(snapped) else snapped


def _snap(value: float, question: Question) -> float:
    if question.type == "quantity" or not question.step:
        return round_half_away(value, digits=1)
    start = question.min or 0.0
    return round_half_away(start + round_half_away((value - start) / question.step) * question.step, digits=6)


def _dates(question: Question, constants: list[str], ages: Iterable[float], day: date) -> Iterator[Value]:
    """Birthdays of the ages next to each constant first, then the constants and their neighbours."""
    if question.min_age is not None or question.max_age is not None:
        low, high = question.min_age or 0, question.max_age or 110
    else:
        low, high = 0, 110
    wanted = {17, 18, 30, low, high}
    for age in ages:
        wanted |= {int(age) - 1, int(age), int(age) + 1}
    seen = set()
    for age in sorted(wanted, key=lambda each: (each != 30, each)):
        if low <= age <= high:
            seen.add(_birthday(day, age))
    for constant in constants:
        known = parse_date(constant)
        seen |= {known + timedelta(days=shift) for shift in (-1, 0, 1)} if known else set()
    seen |= {day - timedelta(days=1), day, day + timedelta(days=1)} if not _is_birth(question) else set()
    for each in sorted(seen, reverse=True):
        if _date_fits(question, each, day):
            yield each.isoformat()


def _is_birth(question: Question) -> bool:
    return question.id == "date-of-birth" or question.min_age is not None or question.max_age is not None


def _birthday(day: date, age: int) -> date:
    """Somebody born then is that old on the day, and no older for another year."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:
        return date(day.year - age, 2, 28)


def _date_fits(question: Question, each: date, day: date) -> bool:
    early = question.min is not None and each < day + timedelta(days=int(question.min))
    late = question.max is not None and each > day + timedelta(days=int(question.max))
    return not early and not late


def _texts(question: Question, constants: list[str]) -> Iterator[str]:
    if question.type == "email":
        yield "sam@example.org"
    elif question.type == "phone":
        yield "+49 30 1234567"
    elif question.type == "consent":
        yield NAME
    else:
        yield "something"
    yield from constants
    for size in range(5):
        for part in combinations(constants[:8], size):
            yield " ".join(("…", *part))

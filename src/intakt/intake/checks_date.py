"""Checks of dates: a day that exists, bounds in days from today, bounds of age."""

from datetime import date, timedelta

from intakt.content.compiled import CompiledQuestion
from intakt.intake.wrong import Asked, Check, Wrong
from intakt.kit.dates import age_on, parse_date

FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
"""No answer means a day outside these."""


def date_checks(compiled: CompiledQuestion) -> list[Check]:
    question = compiled.question
    checks: list[Check] = [_exists_check]
    if question.min is not None or question.max is not None:
        checks.append(_bounds_check(question.min, question.max))
    if question.min_age is not None or question.max_age is not None:
        checks.append(_age_check(question.min_age or 0, question.max_age or 150))
    return checks


def _exists_check(answer: object, _: Asked) -> Wrong | None:
    day = parse_date(answer) if isinstance(answer, str) else None
    return None if day is not None and FIRST <= day <= LAST else Wrong(code="date")


def _bounds_check(first: float | None, last: float | None) -> Check:
    """Bounds are days from the day of answering: 0 is today, -365 a year ago."""

    def check(answer: object, asked: Asked) -> Wrong | None:
        day = parse_date(str(answer))
        if day is None:
            return None
        if first is not None and day < (earliest := asked.day + timedelta(days=int(first))):
            return Wrong(code="min", words="date-min", values={"min": earliest.isoformat()})
        if last is not None and day > (latest := asked.day + timedelta(days=int(last))):
            return Wrong(code="max", words="date-max", values={"max": latest.isoformat()})
        return None

    return check


def _age_check(youngest: int, oldest: int) -> Check:
    def check(answer: object, asked: Asked) -> Wrong | None:
        birth = parse_date(str(answer))
        if birth is None:
            return None
        if birth > asked.day:
            return Wrong(code="min-age", words="not-born")
        age = age_on(birth, asked.day)
        if age < youngest:
            return Wrong(code="min-age", words="age", values={"min": youngest, "max": oldest})
        if age > oldest:
            return Wrong(code="max-age", words="age", values={"min": youngest, "max": oldest})
        return None

    return check

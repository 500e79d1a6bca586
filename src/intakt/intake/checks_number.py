"""Checks of numbers, ranges and quantities."""

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from intakt.content.compiled import CompiledQuestion
from intakt.content.model import Question
from intakt.intake.wrong import Asked, Check, Wrong
from intakt.kit.units import dimension, to_si


def number_checks(compiled: CompiledQuestion) -> list[Check]:
    """A finite number within its bounds and on its steps."""
    question = compiled.question
    checks: list[Check] = [_finite_check]
    if question.min is not None or question.max is not None:
        checks.append(_bounds_check(question))
    if question.step:
        checks.append(_step_check(question))
    return checks


def _finite_check(answer: object, _: Asked) -> Wrong | None:
    if isinstance(answer, bool) or not isinstance(answer, (int, float)) or not math.isfinite(answer):
        return Wrong(code="number")
    return None


def _bounds_check(question: Question) -> Check:
    low = -math.inf if question.min is None else question.min
    high = math.inf if question.max is None else question.max

    def check(answer: object, _: Asked) -> Wrong | None:
        if not isinstance(answer, (int, float)) or low <= answer <= high:
            return None
        return _outside("min" if answer < low else "max", low, high)

    return check


def _outside(code: str, low: float, high: float, unit: str = "") -> Wrong:
    """One message with both bounds where there are two."""
    both = math.isfinite(low) and math.isfinite(high)
    words = "between" if both else code
    values = {"min": _plain(low), "max": _plain(high), "unit": unit}
    return Wrong(code=code, words=f"{words}-unit" if unit else words, values=values)


def _plain(value: float) -> str:
    return f"{value:g}" if abs(value) < 1e6 or not math.isfinite(value) else str(Decimal(repr(value)))


def _step_check(question: Question) -> Check:
    step = Decimal(repr(question.step))
    start = Decimal(repr(question.min or 0))

    def check(answer: object, _: Asked) -> Wrong | None:
        if not isinstance(answer, (int, float)) or (Decimal(repr(answer)) - start) % step == 0:
            return None
        words = "whole-number" if step == 1 and start == start.to_integral_value() else "step"
        return Wrong(
            code="step", words=words, values={"step": _plain(float(step)), "min": _plain(float(start))}
        )

    return check


def quantity_checks(compiled: CompiledQuestion) -> list[Check]:
    """A known unit of what is measured, and the SI value within its bounds, said in the client's own unit."""
    question = compiled.question
    low = -math.inf if question.min is None else question.min
    high = math.inf if question.max is None else question.max
    units = ", ".join(question.units)

    def check(answer: object, _: Asked) -> Wrong | None:
        if not isinstance(answer, dict) or not isinstance(answer.get("unit"), str):
            return Wrong(code="type", words="number")
        si, unit = answer.get("si"), answer["unit"]
        if not isinstance(si, (int, float)):
            return Wrong(code="unit", values={"units": units})
        if low <= si <= high:
            return None
        return _outside(
            "min" if si < low else "max", _in_unit(low, unit, up=True), _in_unit(high, unit), unit
        )

    return [check]


def _in_unit(si: float, unit: str, *, up: bool = False) -> float:
    """A bound in the client's unit, rounded inwards to 0.1, so that what the message allows is allowed."""
    if not math.isfinite(si) or dimension(unit) is None:
        return si
    tenths = Decimal(repr(si)) / Decimal(repr(_factor(unit))) * 10
    rounded = tenths.to_integral_value(rounding=ROUND_CEILING if up else ROUND_FLOOR)
    return float(rounded / 10)


def _factor(unit: str) -> float:
    return to_si(1_000_000, unit) / 1_000_000

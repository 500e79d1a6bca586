"""Units at the edges and rounding everywhere (evidence C-01, C-02).

Inside Intakt lengths are cm, masses kg, volumes ml.
"""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Literal

Dimension = Literal["length", "mass", "volume"]

LB_KG = 0.45359237
IN_CM = 2.54
FL_OZ_ML = 29.5735
KCAL_KJ = 4.184

_UNITS: dict[str, tuple[Dimension, Decimal]] = {
    "cm": ("length", Decimal(1)),
    "m": ("length", Decimal(100)),
    "in": ("length", Decimal("2.54")),
    "kg": ("mass", Decimal(1)),
    "lb": ("mass", Decimal("0.45359237")),
    "ml": ("volume", Decimal(1)),
    "l": ("volume", Decimal(1000)),
}
UNITS: tuple[str, ...] = tuple(_UNITS)
_BASE: dict[Dimension, str] = {"length": "cm", "mass": "kg", "volume": "ml"}
_TENTH = Decimal("0.1")


def dimension(unit: str) -> Dimension | None:
    """What the unit measures; None for a unit we do not know."""
    known = _UNITS.get(unit)
    return known[0] if known else None


def base_unit(unit: str) -> str:
    """The SI unit that the engine uses for the same dimension. KeyError for a unit we do not know."""
    return _BASE[_UNITS[unit][0]]


def to_si(value: float, unit: str) -> float:
    """The value in cm, kg or ml, rounded to 0.1. KeyError for a unit we do not know."""
    exact = Decimal(repr(value)) * _UNITS[unit][1]
    return float(exact.quantize(_TENTH, rounding=ROUND_HALF_UP))


def from_si(si: float, unit: str, *, digits: int = 1) -> float:
    """An SI value in that unit, rounded. KeyError for a unit we do not know."""
    return round_half_away(float(Decimal(repr(si)) / _UNITS[unit][1]), digits=digits)


def round_half_away(value: float, *, digits: int = 0) -> float:
    """Rounded half away from zero, judged by the decimal figure that is printed (2.675 is 2.68)."""
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP))


def round_int(value: float) -> int:
    """The nearest whole number, half away from zero."""
    return int(Decimal(repr(value)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def round_up(value: float, *, to: int) -> int:
    """The next multiple of `to` at or above the value (energy targets: to=10)."""
    return int((Decimal(repr(value)) / to).quantize(Decimal(1), rounding=ROUND_CEILING)) * to

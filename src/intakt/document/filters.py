"""How values are written: the only filters a document template may use. They format and never compute."""

from collections.abc import Callable, Iterable
from functools import cache, partial

from intakt.kit.numbers import MINUS, PLAIN, NumberStyle

THIN = "\u00a0"
"""A space that does not break, between a number and its unit."""


def amount(value: float, *, style: NumberStyle = PLAIN) -> str:
    """1234.5 -> 1,234.5; at most two decimals, none when whole; a minus sign, not a hyphen."""
    return style.write(value)


def size(value: float, *, style: NumberStyle = PLAIN) -> str:
    """As `amount`, without the sign: the words beside it say whether it is more or less."""
    return amount(value, style=style).lstrip(MINUS)


def _with_unit(unit: str, style: NumberStyle) -> Callable[[float], str]:
    def write(value: float) -> str:
        return f"{amount(value, style=style)}{THIN}{unit}"

    return write


def one_decimal(value: float, *, style: NumberStyle = PLAIN) -> str:
    """66.06 -> 66.1; for body weights, where a second decimal says nothing."""
    return style.write(float(f"{value:.1f}"))


def tenths(value: float, *, style: NumberStyle = PLAIN) -> str:
    """43 -> 43.0 g: grams in a column, whose decimals stand below each other."""
    return f"{style.write(value, decimals=1, fixed=True)}{THIN}g"


def joined(values: Iterable[str], last: str) -> str:
    """a, b and c."""
    items = [str(value) for value in values]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def listed(values: Iterable[str]) -> str:
    """a, b, c."""
    return ", ".join(str(value) for value in values)


def sentence(value: str) -> str:
    """With a capital first letter."""
    return value[:1].upper() + value[1:]


def count(values: Iterable[object]) -> int:
    """How many there are."""
    return sum(1 for _ in values)


UNITS = {"kcal": "kcal", "g": "g", "kg": "kg", "ml": "ml", "mg": "mg", "percent": "%", "minutes": "min"}


@cache
def filters_of(style: NumberStyle, last: str) -> dict[str, Callable[..., object]]:
    """The filters of a language; `last` is its word before the last of a list."""
    return {
        "amount": partial(amount, style=style),
        "size": partial(size, style=style),
        "one_decimal": partial(one_decimal, style=style),
        **{name: _with_unit(unit, style) for name, unit in UNITS.items()},
        "tenths": partial(tenths, style=style),
        "joined": lambda values, word=last: joined(values, word),
        "listed": listed,
        "sentence": sentence,
        "count": count,
    }


NAMES = frozenset(filters_of(PLAIN, "and"))

"""How values are written: the only filters a document template may use. They format and never compute."""

from collections.abc import Callable, Iterable

THIN = "\u00a0"
"""A space that does not break, between a number and its unit."""


def amount(value: float) -> str:
    """1234.5 -> 1,234.5; at most two decimals, none when whole; a minus sign, not a hyphen."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"{value!r} cannot be shown")
    whole = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if whole == "-0" else whole.replace("-", "−")


def size(value: float) -> str:
    """As `amount`, without the sign: the words beside it say whether it is more or less."""
    return amount(value).lstrip("−")


def _with_unit(unit: str) -> Callable[[float], str]:
    def write(value: float) -> str:
        return f"{amount(value)}{THIN}{unit}"

    return write


def one_decimal(value: float) -> str:
    """66.06 -> 66.1; for body weights, where a second decimal says nothing."""
    return amount(float(f"{value:.1f}"))


def joined(values: Iterable[str], last: str = "and") -> str:
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


FILTERS: dict[str, Callable[..., object]] = {
    "amount": amount,
    "size": size,
    "kcal": _with_unit("kcal"),
    "g": _with_unit("g"),
    "kg": _with_unit("kg"),
    "ml": _with_unit("ml"),
    "mg": _with_unit("mg"),
    "percent": _with_unit("%"),
    "minutes": _with_unit("min"),
    "one_decimal": one_decimal,
    "joined": joined,
    "listed": listed,
    "sentence": sentence,
    "count": count,
}

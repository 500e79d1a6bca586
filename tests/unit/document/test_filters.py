"""Numbers are written plainly, with at most two decimals, and never made up."""

import pytest

from intakt.document.filters import amount, filters_of, joined, listed, one_decimal, sentence, size, tenths
from intakt.kit.numbers import NumberStyle


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (1234567, "1,234,567"),
        (1.5, "1.5"),
        (1.0, "1"),
        (1.239, "1.24"),
        (-330, "−330"),
        (-0.001, "0"),
    ],
)
def test_amounts(value: float, shown: str) -> None:
    assert amount(value) == shown


@pytest.mark.parametrize("value", [float("nan"), float("inf"), None, "12", True])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        amount(value)  # type: ignore[arg-type]


def test_words() -> None:
    assert joined(("milk", "egg", "fish"), "and") == "milk, egg and fish"
    assert joined(("milk",), "and") == "milk"
    assert joined((), "and") == ""
    assert listed((1, 2)) == "1, 2"
    assert sentence("half a plate") == "Half a plate"
    assert size(-330) == "330"
    assert one_decimal(66.06) == "66.1"
    assert tenths(43) == "43.0\u00a0g"


def test_another_language_writes_numbers_and_lists_its_own_way() -> None:
    german = filters_of(NumberStyle(group=".", decimal=","), "und")
    assert german["amount"](-1234567.25) == "−1.234.567,25"
    assert german["one_decimal"](66.06) == "66,1"
    assert german["kcal"](2150) == "2.150\u00a0kcal"
    assert german["joined"](("Milch", "Ei")) == "Milch und Ei"
    assert german["joined"](("Milch", "Ei"), "oder") == "Milch oder Ei"

"""Numbers as a language writes them."""

import pytest

from intakt.kit.numbers import NumberStyle

GERMAN = NumberStyle(group=".", decimal=",")


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(0, 2, "0"), (1500, 0, "1.500"), (0.5, 2, "0,5"), (-3.25, 1, "−3,2"), (-0.001, 2, "0"), (100, 0, "100")],
)
def test_german_numbers(value: float, decimals: int, shown: str) -> None:
    assert GERMAN.write(value, decimals=decimals) == shown


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_cannot_be_shown_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be shown"):
        GERMAN.write(value)

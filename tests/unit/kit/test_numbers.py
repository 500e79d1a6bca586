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


def test_decimals_of_a_column_stand_below_each_other() -> None:
    assert [GERMAN.write(value, decimals=1, fixed=True) for value in (43, 31.62, -0.01)] == [
        "43,0",
        "31,6",
        "0,0",
    ]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_cannot_be_shown_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be shown"):
        GERMAN.write(value)

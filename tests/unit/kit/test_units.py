"""Units and rounding."""

import pytest

from intakt.kit.units import UNITS, base_unit, dimension, from_si, round_half_away, round_int, round_up, to_si


@pytest.mark.parametrize(
    ("value", "unit", "si"),
    [
        (170, "cm", 170.0),
        (1.755, "m", 175.5),
        (70, "in", 177.8),
        (154, "lb", 69.9),
        (0.45, "l", 450.0),
        (70.05, "kg", 70.1),
        (70.15, "kg", 70.2),
        (250, "ml", 250.0),
    ],
)
def test_to_si_rounds_to_a_tenth_half_away_from_zero(value, unit, si):
    assert to_si(value, unit) == si


def test_every_unit_has_a_dimension_and_a_base():
    assert {unit: base_unit(unit) for unit in UNITS} == {
        "cm": "cm", "m": "cm", "in": "cm", "kg": "kg", "lb": "kg", "ml": "ml", "l": "ml",
    }  # fmt: skip
    assert dimension("stone") is None
    with pytest.raises(KeyError):
        to_si(1, "stone")


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (0.5, 0, 1.0),
        (1.5, 0, 2.0),
        (2.5, 0, 3.0),
        (-0.5, 0, -1.0),
        (2.675, 2, 2.68),
        (1.005, 2, 1.01),
        (-2.45, 1, -2.5),
    ],
)
def test_half_away_from_zero(value, digits, expected):
    assert round_half_away(value, digits=digits) == expected


def test_whole_numbers():
    assert [round_int(each) for each in (2.5, 3.5, -2.5, 2.4999)] == [3, 4, -3, 2]


@pytest.mark.parametrize(("value", "up"), [(1801, 1810), (1810, 1810), (1810.0001, 1820), (0, 0)])
def test_energy_rounds_up_to_tens(value, up):
    assert round_up(value, to=10) == up


def test_there_and_back():
    assert from_si(to_si(70, "in"), "in") == 70.0
    assert from_si(to_si(154.3, "lb"), "lb") == 154.3

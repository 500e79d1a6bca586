"""Dates and ages."""

from datetime import date

import pytest

from intakt.kit.dates import age_on, parse_date


@pytest.mark.parametrize(
    "text", ["2026-02-29", "20260228", "2026-W09-1", "2026-2-28", "", "٢٠٢٦-٠٢-٢٨", "2026-02-28T"]
)
def test_only_iso_days_are_dates(text):
    assert parse_date(text) is None


def test_a_date():
    assert parse_date("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 28), 19), (date(2028, 2, 29), 20)],
)
def test_somebody_born_on_a_leap_day(day, age):
    assert age_on(date(2008, 2, 29), day) == age

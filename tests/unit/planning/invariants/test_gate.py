"""The checker's own reading of a clearance: its date counts by the calendar."""

from datetime import date

import pytest
from tests.profile_cases import profile_of

from intakt.planning.invariants.gate import in_force, months_earlier
from intakt.profile.health import months_before
from intakt.profile.model import Clearance


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 8, 31), date(2024, 2, 29), date(2026, 1, 1)])
@pytest.mark.parametrize("months", [6, 12])
def test_months_are_those_of_the_profile(day: date, months: int) -> None:
    assert months_earlier(day, months) == months_before(day, months)


@pytest.mark.parametrize(
    ("day", "regions", "counts"),
    [
        (date(2025, 11, 23), ["none"], True),
        (date(2025, 11, 22), ["none"], False),
        (date(2026, 5, 23), ["knee"], True),
        (date(2026, 5, 22), ["knee"], False),
        (date(2026, 11, 24), ["none"], False),
    ],
)
def test_a_clearance_counts_to_the_day(day: date, regions: list[str], counts: bool) -> None:
    profile = profile_of(
        "typical-workout", injury_regions=regions, injury_kind="strain", injury_date="2026-01-10"
    )
    clearance = Clearance(name="Dr A", role="doctor", day=day, scope="light")
    assert in_force(clearance, profile) is counts

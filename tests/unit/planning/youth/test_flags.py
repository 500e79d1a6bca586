"""What a young plan says of growth and of the hours of sport is no more than is known."""

import pytest
from tests.planning_cases import minor, wording

from intakt.planning.model import YouthPlan
from intakt.planning.youth.assembly import plan
from intakt.profile.model import ClientProfile

BODY = {"height_cm": 155, "weight_kg": 45, "bmi": 18.7}


def growing(before: float | None = None) -> ClientProfile:
    return minor(11, body={**BODY, "height_3_months_ago_cm": before})


def codes(profile: ClientProfile) -> set[str]:
    return {flag.code for flag in made(profile).flags}


def made(profile: ClientProfile) -> YouthPlan:
    return plan(profile, wording())


def test_fast_growth_is_a_fact_only_where_a_gain_was_told() -> None:
    assert {"SPURT", "SPURT-LIKELY"} & codes(growing(before=152)) == {"SPURT"}


@pytest.mark.parametrize("before", [None, 154.8])
def test_growth_by_age_and_height_is_said_to_be_likely(before: float | None) -> None:
    assert made(growing(before)).growth == "circa"
    assert {"SPURT", "SPURT-LIKELY"} & codes(growing(before)) == {"SPURT-LIKELY"}


@pytest.mark.parametrize(("hours", "code"), [(15.0, "SPORT-OVER"), (13.0, "SPORT-FULL")])
def test_sport_that_is_too_much_is_not_said_to_fill_the_time(hours: float, code: str) -> None:
    found = made(minor(13, youth={"weekly_sport_hours": hours}))
    assert found.withheld
    (stop,) = [flag for flag in found.flags if flag.severity == "stop"]
    assert stop.code == code
    assert ("15 hours" in stop.message) is (hours == 15)

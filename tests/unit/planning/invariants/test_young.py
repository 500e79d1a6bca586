"""Rules 53 to 56: hours beside the sport, ages, the growth spurt, the guardian's page, throws."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.moving_cases import breaks, dose, new, piece, session, week, workout
from tests.planning_cases import DAY
from tests.training_cases import trainee

from intakt.planning.invariants.client import mirwald, moore
from intakt.planning.invariants.young import RULES, pitches_a_day
from intakt.planning.model import Plan, Reps
from intakt.profile.model import ClientProfile

PAGE = (
    "Consent: you agreed.", "Limits: 12 hours a week.", "Season: 8 months of a year.", "Heat: rest.",
    "Supervision: an adult is there.", "Emergency: call 999.",
)  # fmt: skip


def child(age: int = 12, **parts: Any) -> ClientProfile:
    born = DAY - timedelta(days=int(365.25 * age) + 30)
    person = {"age": age, "minor": True, "birth_date": born}
    body = {"height_cm": 135.0, "weight_kg": 32.0}
    return trainee(person=person, body=body, **parts)


def plan_of(*doses: Any, page: tuple[str, ...] = PAGE, **values: Any) -> Plan:
    return workout(week(1, session("mon", *doses, **values)), guardian_page=page)


@pytest.mark.parametrize(
    ("female", "age", "height", "sitting", "mass", "offset"),
    [
        (False, 13, 158, 80, 48, -1.03), (False, 14.5, 172, 88, 60, 0.75),
        (True, 11.5, 148, 77, 40, -0.52), (True, 13, 160, 84, 50, 1.05),
    ],
)  # fmt: skip
def test_mirwald(female: bool, age: float, height: float, sitting: float, mass: float, offset: float) -> None:
    found = mirwald(age, height_cm=height, sitting_cm=sitting, kg=mass, female=female)
    assert found == pytest.approx(offset, abs=0.006)


@pytest.mark.parametrize(
    ("female", "age", "height", "offset"),
    [(False, 13, 158, -0.58), (False, 14.5, 172, 1.01), (True, 11.5, 148, -0.52), (True, 13, 160, 1.08)],
)
def test_moore(female: bool, age: float, height: float, offset: float) -> None:
    assert moore(age, height_cm=height, female=female) == pytest.approx(offset, abs=0.006)


def test_a_fitting_plan_breaks_nothing() -> None:
    assert breaks(RULES, plan_of(dose("bw_squat")), child()) == {}


def test_hours_count_the_sport() -> None:
    busy = child(youth={"weekly_sport_hours": 11.9})
    assert 53 in breaks(RULES, plan_of(dose("bw_squat")), busy)


def test_a_long_season_is_spoken_of() -> None:
    long = child(youth={"sport_months": 11})
    assert 53 not in breaks(RULES, plan_of(), long)
    assert 53 in breaks(RULES, plan_of(page=PAGE[:2] + PAGE[3:]), long)


@pytest.mark.parametrize("place", range(len(PAGE)))
def test_every_line_of_the_page_is_missed(place: int) -> None:
    found = breaks(RULES, plan_of(page=PAGE[:place] + PAGE[place + 1 :]), child(youth={"sport_months": 10}))
    assert found


@pytest.mark.parametrize(
    ("plan", "profile", "said"),
    [
        (plan_of(dose("back_squat")), child(), "from 14 years on"),
        (plan_of(dose("bw_squat", rir=1)), child(), "must be left"),
        (plan_of(dose("bw_squat", percent_1rm=60)), child(), "a percent of a maximum"),
        (plan_of(conditioning=(piece(rpe=9),)), child(15), "all-out"),
        (plan_of(dose("carioca", rir=None, reps=None, metres=40, sets=9)), child(), "360 m of sprints"),
    ],
)
def test_what_is_not_for_a_child_is_told(plan: Plan, profile: ClientProfile, said: str) -> None:
    assert any(said in message for message in breaks(RULES, plan, profile)[54])


def test_a_growth_spurt_takes_hard_landings_away() -> None:
    growing = child(13)
    growing = new(growing, body=new(growing.body, height_cm=150.0, height_3_months_ago_cm=148.0))
    jump = plan_of(dose("approach_jump", rir=None, sets=1, reps=Reps(min=3, max=3)))
    assert any("lands hard" in message for message in breaks(RULES, jump, growing)[54])


@pytest.mark.parametrize(("age", "most"), [(8, 50), (9, 75), (12, 85), (14, 95), (17, 105)])
def test_pitches(age: int, most: int) -> None:
    assert pitches_a_day(age) == most
    thrower = child(age, youth={"sports": ("baseball-softball",)})
    told = (*PAGE, f"Throwing: at most {most} pitches a day.")
    assert 56 not in breaks(RULES, plan_of(page=told), thrower)
    assert 56 in breaks(RULES, plan_of(), thrower)
    assert 56 in breaks(RULES, plan_of(page=(*told, "Or 300 pitches.")), thrower)


def test_adults_are_left_alone() -> None:
    adult = trainee(person={"birth_date": date(1990, 1, 1)})
    assert breaks(RULES, plan_of(dose("bw_squat"), page=()), adult) == {}

"""Rules 43, 49 and 50: caps, rises, 48 hours, easy weeks, breaks, matches, tapers."""

from datetime import timedelta
from typing import Any

import pytest
from tests.moving_cases import breaks, dose, new, session, week, workout
from tests.planning_cases import DAY
from tests.training_cases import trainee

from intakt.planning.invariants.volume import RULES, first_share
from intakt.planning.model import Countdown, PerformancePlan, Week


def squats(number: int, sets: int, *, deload: bool = False) -> Week:
    return week(number, session("mon", dose("bw_squat", sets=sets)), deload=deload)


def test_a_few_sets_break_nothing() -> None:
    assert breaks(RULES, workout(squats(1, 3), squats(2, 4)), trainee()) == {}


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        ((squats(1, 11),), "11 sets for quads, at most 10"),
        ((squats(1, 3), squats(2, 6)), "6 hard sets after 3"),
        ((squats(1, 4), squats(2, 1, deload=True), squats(3, 7)), "7 hard sets after 4"),
        ((new(squats(1, 3), weekly_sets={}),), "not those of its sessions"),
        (
            (week(1, session("mon", dose("bw_squat")), session("tue", dose("split_squat"))),),
            "quads on mon and tue",
        ),
        (
            (week(1, session("sun", dose("bw_squat")), session("mon", dose("split_squat"))),),
            "quads on sun and mon",
        ),
    ],
)
def test_volume_out_of_bounds_is_told(weeks: tuple[Week, ...], said: str) -> None:
    assert any(said in message for message in breaks(RULES, workout(*weeks), trainee())[43])


def test_a_level_has_its_own_cap() -> None:
    plan = workout(squats(1, 11))
    assert 43 not in breaks(RULES, plan, trainee(training={"experience": "intermediate"}))


def test_an_easy_week_comes_in_time() -> None:
    trained = trainee(training={"experience": "advanced"})
    long = workout(*(squats(number, 3) for number in range(1, 10)))
    eased = workout(*(squats(number, 2 if number == 5 else 3, deload=number == 5) for number in range(1, 10)))
    assert "9 weeks of loading without an easy one" in breaks(RULES, long, trained)[49]
    assert 49 not in breaks(RULES, long, trainee())
    assert 49 not in breaks(RULES, eased, trained)


def test_an_easy_week_is_easier() -> None:
    plan = workout(squats(1, 3), squats(2, 4, deload=True))
    assert any("is called easy" in message for message in breaks(RULES, plan, trainee())[49])


@pytest.mark.parametrize(("weeks", "share"), [(0, 1.0), (1, 0.9), (2, 0.8), (4, 0.7), (8, 0.7), (9, 0.5)])
def test_a_break_leaves_its_share(weeks: int, share: float) -> None:
    assert first_share(weeks) == share


def test_the_first_week_after_a_break_holds_less() -> None:
    plan = workout(squats(1, 9), squats(2, 10))
    back = trainee(training={"break_weeks": 20})
    assert any("after 20 weeks off" in message for message in breaks(RULES, plan, back)[49])
    assert 49 not in breaks(RULES, plan, trainee())


def athlete_plan(*weeks: Week, **values: Any) -> PerformancePlan:
    fields: dict[str, Any] = {
        "withheld": False, "rule_set": "adult", "gate": "G0", "split": "season", "weeks": weeks,
        "progression": None, "sport": "Soccer", "needs": (), "macrocycle": (), "countdown": (), "tests": (),
        "speed": (), "power": (), "conditioning": (),
    }  # fmt: skip
    return PerformancePlan(**{**fields, **values})


def test_heavy_work_for_the_legs_keeps_two_days_from_a_match() -> None:
    profile = trainee(sport={"match_days": ("wed",), "phase": "in-season"})
    assert 50 in breaks(RULES, athlete_plan(squats(1, 3)), profile)
    rows = week(1, session("mon", dose("band_row")))
    assert 50 not in breaks(RULES, athlete_plan(rows), profile)


def test_a_taper_takes_a_share_away() -> None:
    day = DAY + timedelta(days=10)
    profile = trainee(sport={"competition_dates": (day,)})
    entry = Countdown(date=day.isoformat(), weeks_away=1, taper_days=7, volumes=(90.0, 50.0), text="")
    good = athlete_plan(squats(1, 8), squats(2, 4, deload=True), countdown=(entry,))
    assert 50 not in breaks(RULES, good, profile)
    full = athlete_plan(squats(1, 8), squats(2, 8, deload=True), countdown=(entry,))
    assert any("the fullest has 8" in message for message in breaks(RULES, full, profile)[50])
    flat = athlete_plan(squats(1, 8), countdown=(new(entry, volumes=(100.0, 90.0)),))
    assert any("ends at 90 %" in message for message in breaks(RULES, flat, profile)[50])
    silent = athlete_plan(squats(1, 8), countdown=(new(entry, date="2020-01-01"),))
    assert any("nothing counts down" in message for message in breaks(RULES, silent, profile)[50])


def test_the_week_before_a_competition_on_the_first_day_of_one_is_cut_too() -> None:
    day = DAY + timedelta(days=14)
    profile = trainee(sport={"competition_dates": (day,)})
    entry = Countdown(date=day.isoformat(), weeks_away=2, taper_days=7, volumes=(90.0, 50.0), text="")
    after = squats(3, 4, deload=True)
    good = athlete_plan(squats(1, 8), squats(2, 4, deload=True), after, countdown=(entry,))
    assert 50 not in breaks(RULES, good, profile)
    late = athlete_plan(squats(1, 8), squats(2, 8, deload=True), after, countdown=(entry,))
    assert any("8 hard sets in the week of" in message for message in breaks(RULES, late, profile)[50])

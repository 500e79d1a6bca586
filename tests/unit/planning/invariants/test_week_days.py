"""Rules 39 and 44: minutes worked out again, days, rest."""

from typing import Any

import pytest
from tests.moving_cases import breaks, dose, every_day, new, piece, session, week, workout
from tests.training_cases import trainee

from intakt.planning.invariants.week_days import RULES, longest_run, minutes_of
from intakt.planning.model import Reps

Set = tuple[int, int, int, int, int, int]


@pytest.mark.parametrize(
    ("warm", "cool", "sets", "minutes"),
    [
        (8, 5, [(3, 8, 4, 120, 0, 2), (3, 10, 4, 90, 0, 1), (3, 10, 4, 60, 1, 0), (2, 12, 4, 60, 0, 0)], 38),
        (10, 5, [(5, 3, 3, 180, 0, 3), (4, 5, 4, 180, 0, 2), (3, 8, 4, 90, 0, 0)], 48.4),
        (
            5,
            3,
            [(2, 12, 4, 45, 0, 0), (2, 12, 4, 45, 1, 0), (2, 10, 4, 45, 0, 0), (2, 10, 4, 45, 0, 0)],
            21.8,
        ),
    ],
)
def test_minutes_are_those_of_the_worked_examples(
    warm: int, cool: int, sets: list[Set], minutes: float
) -> None:
    doses = [
        dose(
            "bw_squat", sets=each[0], reps=Reps(min=each[1], max=each[1]), seconds_per_rep=each[2],
            rest_seconds=each[3], unilateral=bool(each[4]), ramp_sets=each[5],
        )
        for each in sets
    ]  # fmt: skip
    made = session("mon", *doses, warm_up_minutes=warm, cool_down_minutes=cool)
    assert minutes_of(made) == pytest.approx(minutes, abs=0.05)


def test_exercises_in_turn_share_their_rests() -> None:
    alone = session("mon", dose("bw_squat"), dose("band_row"))
    turn = session("mon", dose("bw_squat", superset="A"), dose("band_row", superset="A"))
    assert minutes_of(alone) - minutes_of(turn) == pytest.approx((4 * 60 - 2 * 30) / 60)


def test_a_fitting_session_breaks_nothing() -> None:
    assert breaks(RULES, workout(week(1, session("mon", dose("bw_squat")))), trainee()) == {}


@pytest.mark.parametrize(
    ("change", "number", "said"),
    [
        ({"minutes": 3}, 39, "says 3 minutes"),
        ({"warm_up_minutes": 3}, 39, "warm-up of 3"),
        ({"warm_up": ()}, 39, "nothing to warm up with"),
        ({"day": "tue"}, 39, "not one of the client's days"),
        ({"hard": False}, 44, "not said to be"),
        ({"conditioning": (piece(minutes=55),)}, 39, "minutes of 60"),
    ],
)
def test_a_session_that_does_not_fit_is_told(change: dict[str, Any], number: int, said: str) -> None:
    plan = workout(week(1, new(session("mon", dose("bw_squat")), **change)))
    assert any(said in message for message in breaks(RULES, plan, trainee())[number])


def test_a_week_keeps_a_day_free() -> None:
    profile = trainee(training={"days": ("mon", "tue", "wed", "thu", "fri", "sat", "sun")})
    found = breaks(RULES, workout(week(1, *every_day(dose("bw_squat")))), profile)[44]
    assert any("sessions on 7 days" in message for message in found)
    assert any("7 hard days in a row" in message for message in found)


def test_a_child_below_13_keeps_two() -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat")
    light = tuple(session(day) for day in days)
    adult = trainee(training={"days": days})
    child = trainee(training={"days": days}, person={"age": 12, "minor": True})
    assert 44 not in breaks(RULES, workout(week(1, *light)), adult)
    assert 44 in breaks(RULES, workout(week(1, *light)), child)


def test_the_days_of_the_sport_count_too() -> None:
    busy = ("mon", "tue", "wed", "thu", "fri", "sat")
    profile = trainee(sport={"practice_days": busy}, training={"days": ("sat", "sun")})
    assert 44 not in breaks(RULES, workout(week(1, session("sat"))), profile)
    assert 44 in breaks(RULES, workout(week(1, session("sun"))), profile)


@pytest.mark.parametrize(
    ("days", "longest"),
    [((), 0), (("mon", "wed"), 1), (("sat", "sun", "mon"), 3), (("sun", "mon", "tue", "fri"), 3)],
)
def test_sunday_is_followed_by_monday(days: tuple[str, ...], longest: int) -> None:
    assert longest_run(frozenset(days)) == longest

"""Slots, clock times, fasting windows."""

import itertools

import pytest
from tests.planning_cases import client, minor
from tests.shipped import library

from intakt.planning.nutrition import timing, triggers
from intakt.planning.nutrition.timing import Rhythm
from intakt.profile.model import ClientProfile

WINDOWS = {"14-10": 10 * 60, "16-8": 8 * 60, "18-6": 6 * 60}


def decide(profile: ClientProfile) -> Rhythm:
    return timing.decide(profile, triggers.find(profile, policies=library().policies))


def minutes(rhythm: Rhythm) -> list[int]:
    return [int(time[:2]) * 60 + int(time[3:]) for time in rhythm.times]


@pytest.mark.parametrize("meals", [2, 3, 4, 5, 6])
def test_the_client_s_meals_are_kept_in_the_order_of_the_day(meals: int) -> None:
    rhythm = decide(client(eating={"meals_per_day": meals}))
    assert len(rhythm.slots) == len(set(rhythm.slots)) == meals
    assert sum(rhythm.shares) == pytest.approx(1)
    assert minutes(rhythm) == sorted(set(minutes(rhythm)))


@pytest.mark.parametrize(
    ("meals", "fasting", "first"),
    list(itertools.product((2, 3, 4, 5, 6), WINDOWS, (None, "05:30", "09:00", "13:00", "20:45"))),
)
def test_fasting_keeps_every_meal_inside_the_window(meals: int, fasting: str, first: str | None) -> None:
    rhythm = decide(client(eating={"meals_per_day": meals, "fasting": fasting, "first_meal": first}))
    times = minutes(rhythm)
    assert times == sorted(set(times))
    assert times[-1] - times[0] <= WINDOWS[fasting] - 30
    assert times[-1] < 24 * 60
    assert rhythm.fasting == fasting and not rhythm.refused


@pytest.mark.parametrize("first", ["04:00", "07:15", "11:00", "16:00", "23:30", "25:00", "noon", "7:00"])
@pytest.mark.parametrize("meals", [2, 4, 6])
def test_any_first_meal_gives_rising_times_within_the_day(meals: int, first: str) -> None:
    times = minutes(decide(client(eating={"meals_per_day": meals, "first_meal": first})))
    assert times == sorted(set(times))
    assert times[-1] < 24 * 60


@pytest.mark.parametrize(
    "profile",
    [
        minor(eating={"fasting": "16-8"}),
        client(eating={"fasting": "16-8"}, health={"conditions": ("pregnant",)}),
        client(eating={"fasting": "16-8"}, health={"conditions": ("breastfeeding",)}),
        client(eating={"fasting": "16-8"}, health={"conditions": ("eating-disorder",)}),
        client(eating={"fasting": "16-8"}, health={"medications": ("insulin",)}),
        client(eating={"fasting": "16-8"}, screening={"numbers_hidden": True}),
    ],
)
def test_nobody_fasts_for_whom_it_is_not_safe(profile: ClientProfile) -> None:
    rhythm = decide(profile)
    assert (rhythm.fasting, rhythm.refused) == ("none", True)


def test_more_meals_for_more_energy_keep_the_window() -> None:
    profile = client(eating={"meals_per_day": 3, "fasting": "16-8"})
    more = timing.with_meals(decide(profile), 5, profile.eating)
    assert (len(more.slots), more.added, more.fasting) == (5, 2, "16-8")
    assert minutes(more)[-1] - minutes(more)[0] <= WINDOWS["16-8"]

"""Habits and the day around them fit the work and the movement that the client told of."""

import pytest
from tests.planning_cases import client, wording

from intakt.planning.wellness.day import activity, sleep, stress
from intakt.planning.wellness.habits import habits

WAKE = wording().text("wellness.habit.wake.habit")
SAME_HOUR = wording().lines("wellness.sleep.always")[0]


@pytest.mark.parametrize(("work", "fixed"), [("days", True), ("nights", False), ("shifts", False)])
def test_nobody_on_shifts_is_asked_to_get_up_at_the_same_hour(work: str, fixed: bool) -> None:
    profile = client(wellness={"focus": ("sleep",), "work_pattern": work})
    assert (WAKE in [each.habit for each in habits(profile, wording())]) is fixed
    assert (SAME_HOUR in sleep(profile, wording()).advice) is fixed


def test_no_habit_needs_a_morning() -> None:
    """A night worker's day begins in the afternoon."""
    every = [text for key, text in wording().library.texts["en"].items() if key.startswith("wellness.habit.")]
    assert every and not [text for text in every if "morning" in text or "noon" in text]


@pytest.mark.parametrize(("sessions", "minutes", "regular"), [(0, 0, True), (1, 30, False), (3, 45, True)])
def test_regular_movement_is_measured_by_the_minutes_told(sessions: int, minutes: int, regular: bool) -> None:
    profile = client(
        activity={"active_regularly": True, "sessions_per_week": sessions, "minutes_per_session": minutes}
    )
    assert activity(profile, wording())[0].startswith("You move regularly") is regular


@pytest.mark.parametrize(("level", "said"), [(5, 0), (7, 1), (9, 1)])
def test_much_stress_is_answered_once(level: int, said: int) -> None:
    advice = stress(client(activity={"stress_level": level}), wording()).advice
    assert len(advice) == len(wording().lines("wellness.stress.always")) + said

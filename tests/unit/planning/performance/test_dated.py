"""Around a competition named by its date: nothing on the day, easy before it, ordinary else."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from tests.planning_cases import client, wording

from intakt.planning.model import PerformancePlan
from intakt.planning.performance.assembly import plan
from intakt.planning.performance.dated import FRESH_DAYS, LEGS, date_of
from intakt.profile.model import ClientProfile

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def athlete(on: date, *dates: date, **sport: Any) -> ClientProfile:
    person = client(
        training={
            "experience": "advanced",
            "equipment": ("barbell", "bench", "dumbbells", "squat-rack"),
            "places": ("commercial-gym",),
            "days": WEEK,
            "session_minutes": 60,
        },
        sport={"name": "combat-sports", "phase": "in-season", "competition_dates": dates, **sport},
    )
    return replace(person, client_type="ATHLETE_PERFORMANCE", day=on)


def made(profile: ClientProfile) -> PerformancePlan:
    return plan(profile, wording())


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("ahead", [0, 1, 2, 5, 9, 16])
def test_the_day_is_free_the_day_before_light_and_the_one_before_that_spares_the_legs(
    weekday: int, ahead: int
) -> None:
    on = date(2026, 11, 23) + timedelta(days=weekday)
    event = on + timedelta(days=ahead)
    profile = athlete(on, event)
    gaps = {}
    for week in made(profile).weeks:
        for session in week.sessions:
            gap = (event - date_of(week.week, session.day, profile)).days
            gaps[gap] = session
            assert gap != 0
            if gap == 1:
                assert session.exercises == () and session.conditioning == ()
            if gap == FRESH_DAYS:
                legs = [dose for dose in session.exercises if not LEGS.isdisjoint(dose.primary_muscles)]
                assert all(dose.rir is None and not dose.contacts_per_rep for dose in legs)
    assert min(gaps) < 0, "the weeks go on behind it"


@pytest.mark.parametrize(("sport", "days"), [("combat-sports", 2), ("distance-running", 5)])
@pytest.mark.parametrize("ahead", [5, 9, 30])
def test_the_days_after_only_loosen_up(sport: str, days: int, ahead: int) -> None:
    on = date(2026, 11, 23)
    event = on + timedelta(days=ahead)
    profile = athlete(on, event, name=sport)
    after = {
        (date_of(week.week, session.day, profile) - event).days: (week, session)
        for week in made(profile).weeks
        for session in week.sessions
    }
    easy = [after[gap] for gap in range(1, days + 1) if gap in after]
    assert easy
    for week, session in easy:
        assert week.deload
        assert session.exercises == () and session.conditioning == ()
        assert session.title == "Loosening up"
    later = [session for gap, (_, session) in after.items() if days < gap <= days + 7]
    assert any(session.exercises for session in later)


def test_days_are_left_free_only_where_a_day_is() -> None:
    on = date(2026, 11, 23)
    busy = {"match_days": ("sat",), "practice_days": ("tue", "thu"), "name": "soccer"}
    three = replace(athlete(on, **busy).training, days=("mon", "wed", "fri"))
    for days, kept in ((("mon", "wed", "fri"), False), (("mon", "tue", "wed", "thu", "fri"), True)):
        profile = replace(athlete(on, **busy), training=replace(three, days=days))
        found = made(profile)
        assert ("DAYS-KEPT" in {each.code for each in found.assumptions}) is kept
        assert not any("Walk for 20 minutes" in line for line in found.left_out)


def test_without_a_date_nothing_changes_and_a_date_far_off_changes_nothing_now() -> None:
    on = date(2026, 11, 25)
    plain, far = made(athlete(on)), made(athlete(on, on + timedelta(days=300)))
    assert [len(week.sessions) for week in plain.weeks] == [len(week.sessions) for week in far.weeks]


def test_weeks_count_from_the_day_of_the_plan() -> None:
    profile = athlete(date(2026, 11, 25))
    assert date_of(1, "wed", profile) == date(2026, 11, 25)
    assert date_of(1, "tue", profile) == date(2026, 12, 1)
    assert date_of(2, "wed", profile) == date(2026, 12, 2)


def test_a_week_without_a_free_day_is_told() -> None:
    full = athlete(date(2026, 11, 23), practice_days=WEEK[:6], match_days=("sun",))
    assert "NO-REST-DAY" in {flag.code for flag in made(full).flags}
    assert "NO-REST-DAY" not in {flag.code for flag in made(athlete(date(2026, 11, 23))).flags}


def test_jolts_wait_after_stress_fractures() -> None:
    told = client(health={"reds_signs": ("stress-fractures",)}).health
    careful = replace(athlete(date(2026, 11, 23)), health=told)
    impacts = {dose.impact for week in made(careful).weeks for s in week.sessions for dose in s.exercises}
    assert impacts <= {"none", "low"}

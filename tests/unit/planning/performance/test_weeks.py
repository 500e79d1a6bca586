"""Weeks of athletes: tapers, weeks off, easy weeks and phases hold what their names say."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from tests.profile_cases import profile_of
from tests.shipped import library, people

from intakt.content.wording import Wording
from intakt.planning.model import PerformancePlan
from intakt.planning.movement import ExerciseDose, Session, Week
from intakt.planning.performance.assembly import plan

ATHLETES = [each.id for each in people().values() if each.client_type == "ATHLETE_PERFORMANCE"]
replace = msgspec.structs.replace
WORDS = Wording(library(), "en")


def plan_of(persona: str, **sport: object) -> PerformancePlan:
    profile = profile_of(persona)
    return plan(replace(profile, sport=replace(profile.sport, **sport)), WORDS)


def counted(week: Week) -> Iterator[ExerciseDose]:
    """The doses that are counted by their effort."""
    return (dose for session in week.sessions for dose in session.exercises if dose.rir is not None)


def heaviest(week: Week) -> float:
    return max(dose.load_kg or 0 for dose in counted(week))


def test_in_a_taper_the_sets_go_down_and_the_weights_stay() -> None:
    before, taper = plan_of("powerlifter").weeks[6:8]
    assert (before.phase, taper.phase) == ("ready", "taper")
    assert sum(dose.sets for dose in counted(taper)) <= 0.6 * sum(dose.sets for dose in counted(before))
    assert heaviest(taper) >= 0.95 * heaviest(before)
    assert {dose.rir for dose in counted(taper)} <= {2, 3}


def test_loading_begins_anew_after_a_taper_and_not_with_an_easy_week() -> None:
    weeks = plan_of("sprinter-in-season").weeks
    assert [week.week for week in weeks if week.phase == "taper"] == [1, 2, 3, 4]
    assert [week.week for week in weeks[5:] if week.deload] == [8, 12]


def test_no_easy_week_follows_weeks_off() -> None:
    weeks = plan_of("competition-past").weeks
    assert [week.phase for week in weeks[:4]] == ["rest", "rest", "rest", "strength"]
    assert [week.week for week in weeks[3:] if week.deload] == [7, 11]


def test_weeks_off_are_few_and_easy() -> None:
    weeks = plan_of("powerlifter").weeks
    off = [week for week in weeks if week.phase == "rest"]
    assert [week.week for week in off] == [10, 11, 12]
    for week in off:
        assert len(week.sessions) == 2
        assert heaviest(week) <= 0.85 * heaviest(weeks[6])
        lifts = [dose for dose in counted(week) if not dose.note]
        assert lifts
        for dose in lifts:
            assert dose.rir is not None and dose.rir >= 4
            assert dose.reps is None or dose.reps.max >= 10


@pytest.mark.parametrize("persona", ATHLETES)
def test_an_easy_week_asks_for_nothing_that_the_week_before_did_not(persona: str) -> None:
    weeks = plan_of(persona).weeks
    for before, week in pairwise(weeks):
        if week.deload and week.phase not in ("taper", "rest") and not before.deload:
            known = {session.day: names(session) for session in before.sessions}
            new = {session.day: names(session) - known[session.day] for session in week.sessions}
            assert not any(new.values()), (week.week, new)


def names(session: Session) -> set[str]:
    return {dose.exercise_id for dose in session.exercises}


def test_the_power_phase_keeps_its_jumps_and_throws() -> None:
    weeks = plan_of("ice-hockey-pro").weeks
    fast = [
        sum(
            dose.sets for session in weeks[at].sessions for dose in session.exercises if dose.contacts_per_rep
        )
        for at in (5, 9)
    ]
    assert weeks[9].phase == "power"
    assert fast[1] >= fast[0] > 0


def test_whoever_has_practice_sprints_there() -> None:
    def sprints(made: PerformancePlan) -> list[str]:
        doses = [dose for week in made.weeks for session in week.sessions for dose in session.exercises]
        return [dose.exercise_id for dose in doses if dose.pattern in ("sprint", "agility")]

    assert sprints(plan_of("typical-athlete")) == []
    assert sprints(plan_of("typical-athlete", practice_days=()))


def test_stamina_that_no_practice_builds_has_its_minutes_at_the_end_of_45() -> None:
    def moved(made: PerformancePlan) -> bool:
        return any(session.conditioning for session in made.weeks[0].sessions)

    alone = plan_of("empty-optional-athlete")
    assert moved(alone)
    assert not moved(plan_of("empty-optional-athlete", practice_days=("tue", "thu")))
    assert max(session.minutes for week in alone.weeks for session in week.sessions) <= 45

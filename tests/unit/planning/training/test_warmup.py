"""Getting ready: what the session moves gets warm, in ways that nobody tires of."""

import pytest
from tests.planning_cases import wording
from tests.shipped import library
from tests.training_cases import trained, trainee

from intakt.planning.movement import Drill
from intakt.planning.training import warmup
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import limits_of
from intakt.profile.model import ClientProfile

KIT = TrainingKit(library=library(), wording=wording())
LEGS = {"adductors", "ankle", "calves", "glutes", "hamstrings", "hip_flexors", "quads"}


def drills(profile: ClientProfile, *names: str, minutes: int) -> tuple[Drill, ...]:
    exercises = [library().exercises[name] for name in names]
    return warmup.warm_up(exercises, limits_of(profile, library()), KIT, minutes=minutes)


def moves(found: tuple[Drill, ...]) -> list[str]:
    return [each.exercise_id or "" for each in found]


@pytest.mark.parametrize(("minutes", "ways"), [(4, 1), (6, 1), (8, 2), (10, 3)])
def test_on_the_spot_nobody_marches_for_many_minutes(minutes: int, ways: int) -> None:
    found = drills(trainee(), "goblet_squat", minutes=minutes)
    raising = [each for each in found if each.exercise_id in warmup.ON_THE_SPOT]
    assert len(raising) == ways
    assert all((each.seconds or 0) <= 210 for each in raising)
    told = sum(each.seconds or warmup.DRILL_SECONDS for each in found)
    assert 60 * minutes - 120 < told <= 60 * minutes


def test_a_bicycle_is_enough_for_all_of_it() -> None:
    assert moves(drills(trained(), "back_squat", minutes=10))[0] == "bike_easy_spin"
    assert not set(warmup.ON_THE_SPOT) & set(moves(drills(trained(), "back_squat", minutes=10)))


@pytest.mark.parametrize("injured", [(), ("shoulder",), ("wrist-hand",)])
def test_work_of_the_arms_alone_needs_no_mobile_legs(injured: tuple[str, ...]) -> None:
    profile = trainee(health={"injury_regions": injured})
    _, *found = drills(profile, "db_row", "wall_push_up", minutes=8)
    mobile = [library().exercises[each] for each in moves(tuple(found)) if each not in warmup.ON_THE_SPOT]
    assert len(mobile) >= 3
    assert not any(LEGS & set(each.primary) for each in mobile)


def test_each_move_says_how_to_begin_and_what_to_do() -> None:
    assert all(len(each.cues) == warmup.CUES for each in drills(trainee(), "goblet_squat", minutes=6))

"""How long sessions take and how they are made to fit."""

import msgspec
import pytest

from intakt.planning.movement import Conditioning, ExerciseDose, Reps, Session
from intakt.planning.training import clock


def dose(name: str, **changes: object) -> ExerciseDose:
    plain = ExerciseDose(
        exercise_id=name, name=name, pattern="squat", primary_muscles=("quads",), equipment=(),
        regions_loaded=(), level=1, impact="none", unilateral=False, sets=3, reps=Reps(min=8, max=10),
        seconds_per_rep=4, rest_seconds=90, rir=2, cues=("a", "b"),
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changes)


def session(*doses: ExerciseDose, conditioning: tuple[Conditioning, ...] = ()) -> Session:
    return Session(
        day="mon", title="A", minutes=0, warm_up=(), cool_down=(), exercises=doses,
        conditioning=conditioning, warm_up_minutes=8, cool_down_minutes=4,
    )  # fmt: skip


FULL = session(
    dose("squat"),
    dose("press", pattern="push_h", equipment=("dumbbells",)),
    dose("row", pattern="pull_h", equipment=("bands",)),
    dose("curl", pattern="arm_isolation"),
    dose("raise", pattern="shoulder_isolation"),
)


def test_an_exercise_of_each_kind_takes_its_time() -> None:
    assert clock.exact_minutes(0, 0, [dose("a")]) == (3 * 10 * 4 + 2 * 90) / 60
    assert clock.exact_minutes(0, 0, [dose("a", unilateral=True)]) == (3 * 80 + 30 + 180) / 60
    assert clock.exact_minutes(0, 0, [dose("a", reps=None, seconds=30)]) == (90 + 180) / 60
    assert clock.exact_minutes(0, 0, [dose("a", reps=None, metres=40)]) == (120 + 180) / 60
    sprint = dose("a", pattern="sprint", reps=None, metres=30)
    assert clock.exact_minutes(0, 0, [sprint]) == (30 + 180) / 60
    assert clock.exact_minutes(0, 0, [dose("a", ramp_sets=2)]) == (120 + 180 + 90) / 60


def test_a_pair_in_turn_rests_once_a_round() -> None:
    alone = clock.exact_minutes(0, 0, [dose("a"), dose("b")])
    paired = clock.exact_minutes(0, 0, [dose("a", superset="A"), dose("b", superset="A", rest_seconds=60)])
    assert alone == (2 * 120 + 2 * 180 + 60) / 60
    assert paired == (2 * 120 + 2 * 45 + 60) / 60


def test_conditioning_adds_its_minutes_and_a_change() -> None:
    piece = Conditioning(minutes=20, hr_low=None, hr_high=None, rpe=4, kind="base")
    assert clock.exact_minutes(5, 3, [], [piece]) == 28
    assert clock.exact_minutes(5, 3, [dose("a")], [piece]) == 28 + 5 + 1


@pytest.mark.parametrize("minutes", range(14, 70, 4))
def test_a_fitted_session_is_within_its_minutes(minutes: int) -> None:
    found = clock.fit(FULL, minutes)
    assert found.minutes <= minutes
    assert found.exercises
    assert found.warm_up_minutes >= clock.SHORTEST_WARM_UP


def test_isolation_goes_first_the_last_added_first() -> None:
    names = [
        [each.exercise_id for each in clock.fit(FULL, minutes).exercises]
        for minutes in (clock.minutes_of(FULL), clock.minutes_of(FULL) - 1, clock.minutes_of(FULL) - 8)
    ]
    assert names == [
        ["squat", "press", "row", "curl", "raise"],
        ["squat", "press", "row", "curl"],
        ["squat", "press", "row"],
    ]


def test_then_sets_then_turns_then_rests() -> None:
    three = session(*FULL.exercises[:3])
    whole = clock.minutes_of(three)
    assert {each.sets for each in clock.fit(three, whole - 6).exercises} == {2}
    assert any(each.superset for each in clock.fit(three, whole - 8).exercises)


def test_pairs_share_no_equipment_and_no_heavy_set() -> None:
    press, row = FULL.exercises[1], FULL.exercises[2]
    assert clock.may_pair(press, row)
    assert not clock.may_pair(press, msgspec.structs.replace(row, equipment=("dumbbells",)))
    assert not clock.may_pair(msgspec.structs.replace(press, reps=Reps(min=3, max=5)), row)
    assert not clock.may_pair(press, msgspec.structs.replace(row, pattern="push_v"))


def test_a_session_that_fits_is_left_as_it_is() -> None:
    assert clock.fit(FULL, 90) == clock.timed(FULL)

"""Rules 45 to 48: loads and reserve, maximum tests, landings, heart rates and illness."""

from typing import Any

import pytest
from tests.moving_cases import breaks, dose, piece, session, week, workout
from tests.training_cases import trained, trainee

from intakt.planning.invariants.strain import RULES, contacts_of, maximum_of, may_not_test
from intakt.planning.model import Conditioning, ExerciseDose, Plan, Reps
from intakt.profile.model import ClientProfile, Lift


def plan_of(*doses: ExerciseDose, conditioning: tuple[Conditioning, ...] = ()) -> Plan:
    return workout(week(1, session("mon", *doses, conditioning=conditioning)))


@pytest.mark.parametrize(("load", "repetitions", "maximum"), [(100, 5, 116.7), (60, 10, 80), (140, 1, 140)])
def test_a_maximum_is_the_worked_examples(load: float, repetitions: int, maximum: float) -> None:
    assert maximum_of(Lift(load_kg=load, repetitions=repetitions)) == pytest.approx(maximum, abs=0.05)


PREGNANT: dict[str, Any] = {"health": {"conditions": ("pregnant",)}}


@pytest.mark.parametrize(
    ("profile", "made", "breaks_it"),
    [
        (trained(), dose("bw_squat", rir=0), False),
        (trainee(), dose("bw_squat", rir=2), True),
        (trainee(), dose("bw_squat", rir=3), False),
        (trained(person={"age": 16, "minor": True}), dose("bw_squat", rir=1), True),
        (trained(**PREGNANT), dose("bw_squat", rir=3), True),
        (trained(), dose("bench_press", rir=1, percent_1rm=96), True),
        (trained(person={"age": 71}), dose("bench_press", rir=3, percent_1rm=81), True),
        (trained(person={"age": 71}), dose("goblet_squat", reps=Reps(min=4, max=6), rir=2), True),
        (trained(**PREGNANT), dose("goblet_squat", reps=Reps(min=8, max=10), rir=4), True),
        (trained(**PREGNANT), dose("goblet_squat", reps=Reps(min=10, max=12), rir=4), False),
        (trained(), dose("bw_squat", rir=None), True),
        (trained(), dose("bench_press", rir=1, load_kg=80.0), True),
        (trained(sport={"lifts": {"bench": Lift(load_kg=80, repetitions=1)}}),
         dose("bench_press", rir=1, load_kg=79.0), True),
        (trained(sport={"lifts": {"bench": Lift(load_kg=80, repetitions=1)}}),
         dose("bench_press", rir=1, load_kg=70.0), False),
    ],
)  # fmt: skip
def test_loads_and_reserve(profile: ClientProfile, made: ExerciseDose, breaks_it: bool) -> None:
    assert (45 in breaks(RULES, plan_of(made), profile)) is breaks_it


@pytest.mark.parametrize(
    ("profile", "why"),
    [
        (trained(training={"company": "coach"}), None),
        (trained(), "alone"),
        (trainee(training={"company": "coach"}), "a novice"),
        (trained(training={"company": "coach"}, person={"age": 70}), "70 or older"),
        (trained(training={"company": "coach"}, person={"age": 17, "minor": True}), "a minor"),
        (trained(training={"company": "coach"}, health={"symptoms": ("dizzy",)}), "not cleared"),
    ],
)
def test_who_is_not_tested(profile: ClientProfile, why: str | None) -> None:
    assert may_not_test(profile) == why


def test_a_single_is_a_test() -> None:
    single = dose("bench_press", reps=Reps(min=1, max=1), rir=0, percent_1rm=100)
    assert 46 in breaks(RULES, plan_of(single), trained())
    assert 46 not in breaks(RULES, plan_of(single), trained(training={"company": "coach"}))


def test_landings_are_counted_on_each_side() -> None:
    assert contacts_of(dose("line_hops", sets=3, reps=Reps(min=8, max=10))) == 30
    assert contacts_of(dose("single_leg_pogo", sets=3, reps=Reps(min=8, max=10))) == 60


@pytest.mark.parametrize(
    ("profile", "made", "breaks_it"),
    [
        (trainee(), dose("line_hops", rir=None, sets=10), False),
        (trainee(), dose("line_hops", rir=None, sets=11), True),
        (trained(), dose("line_hops", rir=None, sets=14), False),
        (trainee(person={"age": 10, "minor": True}), dose("line_hops", rir=None, sets=7), True),
        (trainee(**PREGNANT), dose("line_hops", rir=None, sets=1), True),
        (trainee(health={"conditions": ("osteoporosis",)}), dose("line_hops", rir=None, sets=1), True),
        (trained(), dose("depth_jump", rir=None, sets=1), False),
        (trainee(), dose("depth_jump", rir=None, sets=1), True),
        (trained(person={"age": 15, "minor": True}), dose("depth_jump", rir=None, sets=1), True),
        (trained(health={"injury_regions": ("knee",)}), dose("depth_jump", rir=None, sets=1), True),
    ],
)
def test_landings(profile: ClientProfile, made: ExerciseDose, breaks_it: bool) -> None:
    assert (47 in breaks(RULES, plan_of(made), profile)) is breaks_it


@pytest.mark.parametrize(
    ("profile", "low", "high", "breaks_it"),
    [
        (trainee(health={"resting_heart_rate": 60}), 110, 150, False),
        (trainee(health={"resting_heart_rate": 60}), 65, 150, True),
        (trainee(), 110, 200, True),
        (trainee(), 150, 140, True),
        (trainee(health={"medications": ("beta-blocker",)}), 110, 150, True),
    ],
)
def test_heart_rates(profile: ClientProfile, low: int, high: int, breaks_it: bool) -> None:
    plan = plan_of(conditioning=(piece(hr_low=low, hr_high=high),))
    assert (48 in breaks(RULES, plan, profile)) is breaks_it


PRESSED = trainee(health={"conditions": ("high-blood-pressure",)})


@pytest.mark.parametrize(
    ("profile", "made", "breaks_it"),
    [
        (PRESSED, dose("plank", reps=None, seconds=20), True),
        (PRESSED, dose("plank", reps=None, seconds=10), False),
        (PRESSED, dose("goblet_squat"), True),
        (PRESSED, dose("farmer_carry", reps=None, metres=20), True),
        (trainee(), dose("plank", reps=None, seconds=40), False),
        (trainee(health={"conditions": ("diabetes-complications",)}), dose("line_hops", rir=None), True),
    ],
)
def test_strain(profile: ClientProfile, made: ExerciseDose, breaks_it: bool) -> None:
    assert (48 in breaks(RULES, plan_of(made), profile)) is breaks_it

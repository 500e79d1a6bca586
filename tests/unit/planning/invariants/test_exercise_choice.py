"""Rules 40, 41, 42, 51, 52: what is owned, what is hurt, what is too hard, rows that are whole."""

from typing import Any

import pytest
from tests.moving_cases import breaks, dose, new, recovery, session, week, workout
from tests.training_cases import trainee

from intakt.planning.invariants.exercise_choice import RULES
from intakt.planning.model import Plan, Progression, Reps, Substitute


def plan_of(name: str, /, **values: Any) -> Plan:
    return workout(week(1, session("mon", new(dose(name), **values))))


def test_a_squat_breaks_nothing() -> None:
    assert breaks(RULES, plan_of("bw_squat"), trainee()) == {}


@pytest.mark.parametrize(
    ("exercise_id", "training", "number"),
    [
        ("back_squat", {"experience": "advanced"}, 40),
        ("swim_easy", {}, 40),
        ("partner_mirror", {}, 40),
        ("acceleration_10", {"experience": "advanced", "places": ("home",)}, 40),
        ("line_hops", {"space": "quiet-only"}, 40),
        ("lateral_shuffle", {"space": "very-small"}, 40),
        ("cossack_squat", {}, 42),
    ],
)
def test_what_the_client_has_not_or_cannot_is_told(
    exercise_id: str, training: dict[str, Any], number: int
) -> None:
    assert number in breaks(RULES, plan_of(exercise_id), trainee(training=training))


def test_substitutes_and_warm_ups_are_looked_at_too() -> None:
    other = Substitute(exercise_id="back_squat", name="Squat")
    found = breaks(RULES, plan_of("bw_squat", substitutes=(other,)), trainee())
    assert any("substitute" in message for message in found[40])


def test_an_injured_region_is_not_loaded() -> None:
    hurt = trainee(health={"injury_regions": ("knee",)})
    assert 41 in breaks(RULES, plan_of("bw_squat"), hurt)
    assert 41 not in breaks(RULES, plan_of("band_row"), hurt)


def test_recovery_may_use_what_a_row_lists_for_its_phase() -> None:
    hurt = trainee(health={"injury_regions": ("knee",)})
    squat = session("mon", dose("bw_squat"))
    assert 41 in breaks(RULES, recovery(week(1, squat, phase="recovery-b")), hurt)
    assert 41 not in breaks(RULES, recovery(week(1, squat, phase="recovery-c")), hurt)


def test_something_says_when_to_go_on() -> None:
    silent = new(plan_of("bw_squat"), progression=Progression(method="double", rules=()))
    assert "nothing says when to go on" in breaks(RULES, silent, trainee())[42]


@pytest.mark.parametrize(
    "values",
    [
        {"exercise_id": "levitation"}, {"sets": 0}, {"rest_seconds": 0}, {"reps": None},
        {"reps": Reps(min=8, max=6)}, {"seconds": 30}, {"cues": ("One.",)}, {"cues": ("One.",) * 4},
        {"load_kg": 0.0}, {"level": 3}, {"impact": "high"}, {"regions_loaded": ()}, {"name": " "},
        {"substitutes": (Substitute(exercise_id="bw_squat", name="Squat"),)},
    ],
)  # fmt: skip
def test_a_dose_that_is_not_whole_is_told(values: dict[str, Any]) -> None:
    assert 51 in breaks(RULES, plan_of("bw_squat", **values), trainee())


def test_who_trains_in_turn_needs_two_places() -> None:
    def turn(first: tuple[str, ...], second: tuple[str, ...]) -> Plan:
        doses = (
            dose("bw_squat", superset="A", equipment=first), dose("band_row", superset="A", equipment=second)
        )  # fmt: skip
        return workout(week(1, session("mon", *doses)))

    assert 52 not in breaks(RULES, turn(("dumbbells",), ("bands",)), trainee())
    assert 52 in breaks(RULES, turn(("bench", "dumbbells"), ("dumbbells",)), trainee())
    assert 52 in breaks(RULES, plan_of("bw_squat", superset="A"), trainee())

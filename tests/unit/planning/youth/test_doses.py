"""Jumps are few; throws and catches, which land on nothing, are many."""

from collections.abc import Iterator

import pytest
from tests.planning_cases import minor, wording
from tests.shipped import library

from intakt.planning.movement import ExerciseDose
from intakt.planning.youth.assembly import plan


def fast(age: int, *sports: str) -> Iterator[ExerciseDose]:
    """Fast exercises that are counted, of eight plans."""
    training = {
        "days": ("mon", "wed", "sat"), "session_minutes": 45, "equipment": ("medicine-ball",),
        "space": "jumping-ok", "places": ("outdoors",), "company": "coach",
    }  # fmt: skip
    who = minor(age, training=training, youth={"sports": sports}, goal={"primary": "have-fun"})
    for seed in range(8):
        for session in (
            session for week in plan(who, wording(), seed=seed).weeks for session in week.sessions
        ):
            for dose in session.exercises:
                kind = library().exercises[dose.exercise_id].kind
                if dose.reps is not None and kind in ("plyo", "power", "speed"):
                    yield dose


def is_throw(dose: ExerciseDose) -> bool:
    row = library().exercises[dose.exercise_id]
    return row.kind == "power" and not row.contacts_per_rep


@pytest.mark.parametrize("age", [7, 10, 13, 16])
def test_throws_and_catches_are_eight_to_twelve_a_set(age: int) -> None:
    found = [dose.reps for dose in fast(age) if is_throw(dose)]
    assert found
    assert all(reps is not None and (reps.min, reps.max) == (8, 12) for reps in found)


@pytest.mark.parametrize("age", [7, 10, 13, 16])
def test_jumps_stay_few(age: int) -> None:
    found = [dose.reps for dose in fast(age) if not is_throw(dose)]
    assert found
    assert all(reps is not None and reps.max <= 5 for reps in found)


def test_who_pitches_throws_little_beside_it() -> None:
    found = [dose.reps for dose in fast(8, "baseball-softball") if is_throw(dose)]
    assert found
    assert all(reps is not None and reps.max <= 5 for reps in found)

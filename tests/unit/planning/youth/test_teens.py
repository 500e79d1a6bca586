"""From 14 on exercises are those of teenagers; younger children keep their games."""

from collections.abc import Iterator

import pytest
from tests.planning_cases import minor, wording
from tests.shipped import library

from intakt.planning.model import YouthPlan
from intakt.planning.youth.assembly import plan

GYM = ("dumbbells", "machines", "cardio-machine")
KITS = {"nothing": (), "outdoors": (), "gym": GYM}


def made(age: int, kit: str, *, seed: int = 0) -> YouthPlan:
    training = {
        "days": ("mon", "thu", "sat"), "session_minutes": 60, "equipment": KITS[kit], "space": "jumping-ok",
        "experience": "intermediate", "company": "coach",
        "places": ("outdoors",) if kit == "outdoors" else ("home",),
    }  # fmt: skip
    return plan(minor(age, training=training), wording(), seed=seed)


def used(found: YouthPlan) -> Iterator[str]:
    """All that the sessions name: exercises, what stands in for them, and how they end."""
    for session in (session for week in found.weeks for session in week.sessions):
        for dose in session.exercises:
            yield dose.exercise_id
            yield from (other.exercise_id for other in dose.substitutes)
        yield from (piece.exercise_id for piece in session.conditioning if piece.exercise_id)


@pytest.mark.parametrize("kit", KITS)
@pytest.mark.parametrize("age", [14, 15, 16, 17])
def test_teenagers_get_nothing_that_is_worded_for_children(age: int, kit: str) -> None:
    for seed in range(4):
        for name in used(made(age, kit, seed=seed)):
            assert "play" not in library().exercises[name].flags, name


@pytest.mark.parametrize("age", [6, 9, 11, 13])
def test_children_end_with_games(age: int) -> None:
    ends = [session.conditioning for week in made(age, "outdoors").weeks for session in week.sessions]
    assert all(pieces and all(piece.kind == "play" for piece in pieces) for pieces in ends)


@pytest.mark.parametrize(("kit", "kinds"), [("gym", {"base"}), ("nothing", {"walk"})])
def test_teenagers_end_with_one_piece_of_moving(kit: str, kinds: set[str]) -> None:
    for session in (session for week in made(16, kit).weeks for session in week.sessions):
        (piece,) = session.conditioning
        assert piece.kind in kinds
        assert 5 <= piece.minutes <= 15
        assert session.minutes <= 60


def test_who_runs_and_walks_is_told_how_long_each() -> None:
    found = made(14, "outdoors").weeks[0].sessions
    told = [piece.text for session in found for piece in session.conditioning if piece.kind == "walk-run"]
    assert told
    assert all("1 min" in text and "2 min" in text for text in told)


def test_ways_to_move_take_turns() -> None:
    week = made(16, "gym").weeks[0]
    assert len({piece.exercise_id for session in week.sessions for piece in session.conditioning}) == 3


def test_nobody_runs_before_a_doctor_has_opened_everything() -> None:
    training = {"days": ("mon", "thu"), "session_minutes": 60, "places": ("outdoors",), "space": "jumping-ok"}
    for seed in range(4):
        found = plan(minor(14, training=training, screening={"gate": "G2"}), wording(), seed=seed)
        ends = [piece for week in found.weeks for session in week.sessions for piece in session.conditioning]
        assert ends
        assert {piece.kind for piece in ends} <= {"base", "walk"}

"""What stands in for an exercise suits whoever was given it, and what its words say is true of its dose."""

import pytest
from tests.shipped import library
from tests.training_cases import trained, trainee

from intakt.content.wording import Wording
from intakt.planning.movement import Reps
from intakt.planning.training.doses import in_own_unit
from intakt.planning.training.eligibility import limits_of, substitutes

EXERCISES = library().exercises


def cues(exercise: str, language: str) -> str:
    return " ".join(Wording(library(), language).lines(f"exercise.{exercise}.cue"))


def test_nothing_on_the_floor_stands_in_for_work_of_the_trunk_that_is_done_standing() -> None:
    for profile in (trainee(), trained()):
        limits = limits_of(profile, library())
        for exercise in EXERCISES.values():
            if (
                exercise.pattern.startswith("core")
                and exercise.kind != "mobility"
                and "floor" not in exercise.flags
            ):
                others = substitutes(exercise, library(), limits)
                assert not [other.id for other in others if "floor" in other.flags], exercise.id


def test_a_plank_at_the_wall_still_has_a_stand_in() -> None:
    assert substitutes(EXERCISES["wall_plank"], library(), limits_of(trainee(), library()))


@pytest.mark.parametrize("exercise", ["eccentric_chin_up", "nordic_curl"])
def test_what_nobody_does_often_is_done_three_to_five_times(exercise: str) -> None:
    dose = in_own_unit(EXERCISES[exercise], sets=2, reps=Reps(min=8, max=12), rest_seconds=60, rir=2)
    assert dose.reps == Reps(min=3, max=5)


@pytest.mark.parametrize(
    ("exercise", "language", "untrue"),
    [
        ("kickstand_rdl_db", "en", "light weight"), ("kickstand_rdl_db", "de", "leichtes Gewicht"),
        ("side_plank", "en", "short holds"), ("side_plank", "de", "kurz"),
    ],
)  # fmt: skip
def test_cues_do_not_contradict_the_dose(exercise: str, language: str, untrue: str) -> None:
    assert untrue not in cues(exercise, language)


@pytest.mark.parametrize(("language", "side"), [("en", "pulled shut"), ("de", "zuzieht")])
def test_a_row_at_a_door_says_on_which_side(language: str, side: str) -> None:
    assert side in cues("towel_door_row", language)

"""Few repetitions stand only where the load can be heavy."""

import pytest
from tests.planning_cases import wording
from tests.shipped import library
from tests.training_cases import trained

from intakt.planning.noise import mix
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import limits_of
from intakt.planning.workout.assembly import plan
from intakt.planning.workout.dosing import dose_for
from intakt.planning.workout.frame import frame_of

HEAVY = {"barbell", "cable-machine", "machines", "trap-bar", "pull-up-bar"}
FREE = ("dumbbells", "kettlebells", "bands", "bench", "medicine-ball")


@pytest.mark.parametrize(
    ("exercise", "low"),
    [
        ("back_squat", 4), ("pull_up", 4), ("parallel_dip", 4), ("leg_press", 4), ("goblet_squat", 6),
        ("db_glute_bridge", 6), ("prone_lat_slide", 8), ("band_pulldown", 8), ("push_up", 8),
        ("scap_pull_up", 8),
    ],
)  # fmt: skip
def test_the_lowest_repetitions_depend_on_what_is_lifted(exercise: str, low: int) -> None:
    profile = trained({"goals": ("strength",)})
    frame = frame_of(
        profile,
        limits_of(profile, library()),
        TrainingKit(library=library(), wording=wording()),
        seed=mix(0, 0),
    )
    reps = dose_for(library().exercises[exercise], "main", frame).reps
    assert reps is not None
    assert reps.min == low


@pytest.mark.parametrize("experience", ["beginner", "intermediate", "advanced"])
@pytest.mark.parametrize("equipment", [FREE, (*FREE, "barbell", "machines", "pull-up-bar")])
def test_no_week_goes_under_six_without_a_heavy_tool(experience: str, equipment: tuple[str, ...]) -> None:
    profile = trained({"goals": ("strength",), "experience": experience, "equipment": equipment})
    for seed in range(3):
        for session in (s for week in plan(profile, wording(), seed=seed).weeks for s in week.sessions):
            for dose in session.exercises:
                if dose.reps is not None and dose.rir is not None and not HEAVY & set(dose.equipment):
                    assert dose.reps.min >= 6, dose.exercise_id


def test_lighter_sets_come_first_only_where_there_is_a_weight() -> None:
    """Own weight has none, however heavy the bar is that one hangs from."""
    own = {"inverted_row", "push_up", "pull_up", "nordic_curl"}
    assert {library().exercises[name].load_type for name in own} == {"bodyweight"}
    profile = trained({"goals": ("strength",)})
    for seed in range(8):
        for session in (s for week in plan(profile, wording(), seed=seed).weeks for s in week.sessions):
            for dose in session.exercises:
                loaded = library().exercises[dose.exercise_id].load_type == "external"
                assert loaded or not dose.ramp_sets, dose.exercise_id

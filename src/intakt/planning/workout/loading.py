"""Loads from the client's own best sets, rounded to what can be put on the bar (evidence 6.5)."""

from intakt.planning.movement import ExerciseDose
from intakt.planning.thresholds import threshold
from intakt.planning.training.loads import MOST_REPETITIONS, load_for, maximum_of, plate_round
from intakt.planning.workout.frame import Frame

LIFTS = {
    "back_squat": "squat", "front_squat": "squat", "pause_squat": "squat",
    "bench_press": "bench", "close_grip_bench": "bench",
    "deadlift_conv": "deadlift", "rdl_bb": "deadlift",
}  # fmt: skip
"""Exercise -> the test that speaks for it; its share of that maximum: policies training.ratio-<id>."""
TESTED = {"back_squat": "squat", "bench_press": "bench", "deadlift_conv": "deadlift"}
"""The lifts that are tested themselves."""
BAR_KG = 20


def load_of(dose: ExerciseDose, frame: Frame) -> float | None:
    """The load for the most repetitions of the range; None without a test, for minors, under the bare bar."""
    lift = frame.profile.sport.lifts.get(LIFTS.get(dose.exercise_id, ""))
    if lift is None or dose.reps is None or dose.rir is None or frame.limits.minor:
        return None
    repetitions = lift.repetitions or 1
    if repetitions > MOST_REPETITIONS:
        return None
    share = threshold(frame.policies, f"training.ratio-{dose.exercise_id.replace('_', '-')}") / 100
    if frame.level == 1:
        share *= threshold(frame.policies, "training.training-max") / 100
    step = threshold(frame.policies, "training.step-barbell")
    load = plate_round(load_for(share * maximum_of(lift.load_kg, repetitions), dose.reps.max, dose.rir), step)
    return load if load >= BAR_KG else None

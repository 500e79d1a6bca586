"""What a client's choice of exercises turns on."""

from intakt.planning.training.selection import Taste
from intakt.planning.workout.frame import Frame
from intakt.planning.workout.loading import TESTED


def taste_of(frame: Frame) -> Taste:
    training = frame.profile.training
    return Taste(
        heavy=frame.has("strength", "muscle", "power") or frame.goals[0] == "weight-loss",
        barbell=frame.has("strength", "power", "muscle") and frame.level == 3,
        styles=training.styles,
        in_gym="commercial-gym" in training.places,
        tested=frozenset(each for each, test in TESTED.items() if test in frame.profile.sport.lifts),
        seed=frame.seed,
    )

"""Which exercise can stand in for another."""

from intakt.content.exercises import Exercise

FAMILIES = (
    ("squat", "lunge"),
    ("push_h", "push_v"),
    ("pull_h", "pull_v"),
    ("core_antiext", "core_antilat", "core_antirot", "core_flexion"),
    ("carry", "locomotion"),
    ("plyo", "landing"),
    ("sprint", "agility"),
    ("olympic", "throw"),
)


def alike(exercise: Exercise, other: Exercise) -> bool:
    return distance(exercise, other) < 3 and _work(exercise) == _work(other)


def distance(exercise: Exercise, other: Exercise) -> int:
    """0 same pattern and muscle, 1 one of them, 2 same family of patterns, 3 nothing in common."""
    muscle = bool(set(exercise.primary) & set(other.primary))
    if exercise.pattern == other.pattern:
        return 0 if muscle else 1
    if any(exercise.pattern in family and other.pattern in family for family in FAMILIES):
        return 1 if muscle else 2
    return 3


def _work(exercise: Exercise) -> str:
    """Holds stand in for lifts; conditioning and drills stay among themselves."""
    return "strength" if exercise.kind in ("strength", "isometric") else exercise.kind

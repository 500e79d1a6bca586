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
"""Patterns that serve the same purpose in a session."""
OF_FAMILY = {pattern: frozenset(family) for family in FAMILIES for pattern in family}


def family(pattern: str) -> frozenset[str]:
    """The patterns that may stand in for this one; itself among them."""
    return OF_FAMILY.get(pattern, frozenset({pattern}))


def alike(exercise: Exercise, other: Exercise) -> bool:
    """Whether the other does the same kind of work for the same purpose."""
    return other.pattern in family(exercise.pattern) and _work(exercise) == _work(other)


def distance(exercise: Exercise, other: Exercise) -> int:
    """0 same pattern and muscle, 1 one of them, 2 same family of patterns only."""
    return (exercise.pattern != other.pattern) + (not set(exercise.primary) & set(other.primary))


def _work(exercise: Exercise) -> str:
    """Holds stand in for lifts; conditioning and drills stay among themselves."""
    return "strength" if exercise.kind in ("strength", "isometric") else exercise.kind

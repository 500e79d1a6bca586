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
    """Whether the other does the same kind of work for the same purpose.

    What is done standing is not alike to work of the trunk on the floor: it is there for who stays up.
    Mobility is alike when it moves the same muscle, whatever the pattern; breathing stays by itself.
    """
    if exercise.kind != other.kind and _work(exercise) != _work(other):
        return False
    if exercise.kind == "mobility" and exercise.pattern != "breathing" != other.pattern:
        return not set(exercise.primary).isdisjoint(other.primary)
    if exercise.pattern.startswith("core") and "floor" in other.flags and "floor" not in exercise.flags:
        return False
    return other.pattern in family(exercise.pattern)


def distance(exercise: Exercise, other: Exercise) -> tuple[int, ...]:
    """How far the other is: pattern and muscle first, then kind, load, level and sides."""
    linked = other.id in (exercise.regression, exercise.progression)
    return (
        (exercise.pattern != other.pattern) + set(exercise.primary).isdisjoint(other.primary),
        exercise.kind != other.kind or ("vigorous" in exercise.flags) != ("vigorous" in other.flags),
        (exercise.load_type != other.load_type) + abs(exercise.level - other.level) + (not linked),
        exercise.unilateral != other.unilateral,
    )


def _work(exercise: Exercise) -> str:
    """Holds and quick lifts stand in for lifts; conditioning and drills stay among themselves."""
    return "strength" if exercise.kind in ("strength", "isometric", "power") else exercise.kind

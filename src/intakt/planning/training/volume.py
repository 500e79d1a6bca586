"""How many hard sets a week a muscle gets, and how many it may get (evidence 6.2).

A hard set is a set of an exercise whose effort is counted (`rir` is not None) of kind strength, isometric or
power. It counts 1 for the primary muscles and 0.5 for the secondary ones.
"""

from collections.abc import Iterable, Mapping, Sequence

from intakt.content.model import Library
from intakt.kit.structs import Frozen
from intakt.planning.movement import ExerciseDose, Session
from intakt.planning.thresholds import Policies, threshold

HARD_KINDS = frozenset({"isometric", "power", "strength"})
SECONDARY = 0.5
UNCOUNTED = frozenset({"ankle", "balance", "cardio", "pelvic_floor", "shoulder"})
"""What exercises name that is no muscle with a weekly dose."""
LANDMARKS: dict[str, tuple[str, ...]] = {
    "quads": ("quads",), "hamstrings": ("hamstrings",), "glutes": ("glutes",), "chest": ("chest",),
    "back": ("lats", "upper_back"), "delts": ("delts_rear", "delts_side"), "biceps": ("biceps",),
    "triceps": ("triceps",), "calves": ("calves",), "core": ("core", "obliques"),
}  # fmt: skip
"""Evidence 6.2's planning bands and their muscles; policies training.mev-<name>, mav-low-, mav-high-, mrv-"""
LEVELS = {1: "novice", 2: "intermediate", 3: "advanced"}


class Landmark(Frozen, frozen=True, kw_only=True):
    """Working sets a week: the least that does something, a good amount, the most one recovers from."""

    least: float
    good_low: float
    good_high: float
    most: float


def landmark(name: str, *, policies: Policies) -> Landmark:
    """One of LANDMARKS."""
    return Landmark(
        least=threshold(policies, f"training.mev-{name}"),
        good_low=threshold(policies, f"training.mav-low-{name}"),
        good_high=threshold(policies, f"training.mav-high-{name}"),
        most=threshold(policies, f"training.mrv-{name}"),
    )


def muscle_cap(level: int, *, policies: Policies) -> float:
    """The most hard sets a muscle gets in a week at this level."""
    return threshold(policies, f"training.muscle-sets-most-{LEVELS[level]}")


def total_cap(level: int, *, policies: Policies) -> float:
    """The most hard sets of a whole week."""
    return threshold(policies, f"training.hard-sets-most-{LEVELS[level]}")


def weekly_sets(sessions: Iterable[Session], library: Library) -> dict[str, float]:
    """Hard sets by muscle, the names in order."""
    return sets_of((dose for session in sessions for dose in session.exercises), library)


def sets_of(doses: Iterable[ExerciseDose], library: Library) -> dict[str, float]:
    """The same of any doses."""
    found: dict[str, float] = {}
    for dose in doses:
        for muscle, share in shares(dose.exercise_id, library).items():
            if dose.rir is not None:
                found[muscle] = found.get(muscle, 0.0) + share * dose.sets
    return {muscle: found[muscle] for muscle in sorted(found)}


def shares(exercise_id: str, library: Library) -> dict[str, float]:
    """How much of a set each muscle gets; nothing for work that is no hard set."""
    exercise = library.exercises[exercise_id]
    if exercise.kind not in HARD_KINDS:
        return {}
    found = {muscle: SECONDARY for muscle in exercise.secondary if muscle not in UNCOUNTED}
    return found | {muscle: 1.0 for muscle in exercise.primary if muscle not in UNCOUNTED}


def hard_sets(sessions: Iterable[Session], library: Library) -> int:
    """All hard sets of a week, each once."""
    return sum(
        dose.sets
        for session in sessions
        for dose in session.exercises
        if dose.rir is not None and library.exercises[dose.exercise_id].kind in HARD_KINDS
    )


def over_caps(weekly: Mapping[str, float], *, level: int, policies: Policies) -> tuple[str, ...]:
    """The muscles above the level's cap and the landmark groups above the most one recovers from, by name."""
    cap = muscle_cap(level, policies=policies)
    over = {muscle for muscle, sets in weekly.items() if sets > cap}
    for name, muscles in LANDMARKS.items():
        if sum(weekly.get(muscle, 0.0) for muscle in muscles) > landmark(name, policies=policies).most:
            over.add(name)
    return tuple(sorted(over))


def room(weekly: Mapping[str, float], muscles: Sequence[str], *, level: int, policies: Policies) -> float:
    """How many more primary sets these muscles may get before one reaches a cap; never below 0."""
    cap = muscle_cap(level, policies=policies)
    left = [cap - weekly.get(muscle, 0.0) for muscle in muscles if muscle not in UNCOUNTED]
    for name, grouped in LANDMARKS.items():
        if any(muscle in grouped for muscle in muscles):
            most = landmark(name, policies=policies).most
            left.append(most - sum(weekly.get(muscle, 0.0) for muscle in grouped))
    return max(min(left, default=cap), 0.0)

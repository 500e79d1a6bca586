"""Choosing one exercise for one place of a session, by score (evidence 7).

Score = pattern need + goal match + muscle deficit + equipment fit - fatigue - recent use, in whole points; a
little noise from the seed decides among equals, then the id.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence

from intakt.content.exercises import Exercise
from intakt.kit.structs import Frozen
from intakt.planning.noise import mix
from intakt.planning.training.eligibility import Limits
from intakt.planning.training.volume import UNCOUNTED

MOVERS: dict[str, tuple[str, ...]] = {
    "squat": ("quads",), "lunge": ("quads", "adductors"), "hinge": ("hamstrings", "glutes"),
    "push_h": ("chest", "triceps"), "push_v": ("delts_front",), "pull_h": ("upper_back", "lats"),
    "pull_v": ("lats",), "core_antiext": ("core",), "core_antirot": ("obliques", "core"),
    "core_antilat": ("obliques",), "carry": ("forearms", "obliques"),
}  # fmt: skip
"""What each pattern is there for; its other exercises stand in only when there is none of these."""
SECOND_JOINT = {"push_h": "triceps", "push_v": "triceps", "pull_h": "biceps", "pull_v": "biceps"}
"""Pattern -> what works along when two joints move: a press before a fly, a row before a pullover."""
NOISE = 12
GENTLE = frozenset({"A", "B"})
"""Recovery phases whose exercises are too easy for somebody trained."""


class Want(Frozen, frozen=True, kw_only=True):
    """One place of a session: the patterns that may fill it, the best first, and what it should train."""

    patterns: tuple[str, ...]
    muscles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("strength", "isometric")
    only_muscles: bool = False
    """Whether an exercise of another muscle may not stand in."""


class Taste(Frozen, frozen=True, kw_only=True):
    """What one client's choice turns on."""

    heavy: bool = False
    """Strength or muscle: things that can be loaded come first."""
    barbell: bool = False
    """Strength at a level that knows the bar."""
    styles: tuple[str, ...] = ()
    in_gym: bool = False
    tested: frozenset[str] = frozenset()
    """Exercises whose best the client told us: their loads can be worked out."""
    seed: int = 0


def choose(
    want: Want,
    pool: Sequence[Exercise],
    limits: Limits,
    taste: Taste,
    *,
    used: Iterable[str] = (),
    recent: Iterable[str] = (),
    resting: Iterable[str] = (),
    need: Mapping[str, float] | None = None,
) -> Exercise | None:
    """The best exercise of the pool for the place; None when none may fill it.

    `used` are ids out of the question (in the session already), `recent` ids of the week's other sessions,
    `resting` muscles that train the day before or after, `need` sets a muscle still wants this week.
    """
    out, seen, quiet = frozenset(used), frozenset(recent), frozenset(resting)
    fitting = [each for each in pool if each.id not in out and _fits(each, want, quiet)]
    if not fitting:
        return None
    return max(
        fitting,
        key=lambda each: (
            score(each, want, limits, taste, recent=each.id in seen, need=need or {}),
            _reverse(each.id),
        ),
    )


def _fits(exercise: Exercise, want: Want, resting: frozenset[str]) -> bool:
    if exercise.pattern not in want.patterns or exercise.kind not in want.kinds:
        return False
    if want.only_muscles and not set(want.muscles) & set(exercise.primary):
        return False
    return exercise.kind == "mobility" or not resting & (frozenset(exercise.primary) - UNCOUNTED)


def score(
    exercise: Exercise, want: Want, limits: Limits, taste: Taste, *, recent: bool, need: Mapping[str, float]
) -> int:
    """How well the exercise serves the place for this client."""
    points = -30 * want.patterns.index(exercise.pattern) - (35 if recent else 0)
    movers = MOVERS.get(exercise.pattern)
    if movers is not None and not set(movers) & set(exercise.primary):
        points -= 40
    along = SECOND_JOINT.get(exercise.pattern)
    if along is not None and not want.only_muscles and along not in (*exercise.primary, *exercise.secondary):
        points -= 25
    points += 20 if set(want.muscles) & set(exercise.primary) else 0
    points += int(3 * min(max((need.get(muscle, 0.0) for muscle in exercise.primary), default=0.0), 6.0))
    return points + _person(exercise, limits) + _tools(exercise, limits, taste) + _noise(exercise, taste)


def _person(exercise: Exercise, limits: Limits) -> int:
    """Level, age, how it can be dosed."""
    points = 18 * exercise.level if limits.level > 1 else 0
    gentle = any(phase in GENTLE for phase in exercise.rehab_regions.values())
    points -= (22 if limits.level > 1 else 8) if gentle else 0
    points -= 25 if exercise.kind == "isometric" and not exercise.pattern.startswith("core") else 0
    points += 15 if limits.senior and exercise.senior_ok else 0
    points -= 10 if exercise.unilateral else 0
    return points - (6 if exercise.spinal_load == "high" and limits.level < 3 else 0)


def _tools(exercise: Exercise, limits: Limits, taste: Taste) -> int:
    """What it is done with, against what the client has and likes."""
    points = {"external": 14, "band": 7, "bodyweight": 0}[exercise.load_type] if taste.heavy else 0
    barbell, machine = ("barbell",) in exercise.equipment, ("machines",) in exercise.equipment
    points += 14 if taste.barbell and barbell else 0
    points += 20 if exercise.id in taste.tested else 0
    points += 8 if machine and taste.in_gym and limits.level == 1 else 0
    if "weights" in taste.styles and exercise.load_type == "external":
        points += 12
    if "bodyweight" in taste.styles and "weights" not in taste.styles:
        points += 24 if exercise.load_type == "bodyweight" else 0
    if exercise.load_type == "external":
        points += 6
    return points


def _noise(exercise: Exercise, taste: Taste) -> int:
    return mix(taste.seed, zlib.crc32(exercise.id.encode())) % NOISE


def _reverse(name: str) -> tuple[int, ...]:
    """So that max() takes the first id in the alphabet."""
    return tuple(-ord(letter) for letter in name)

"""Which exercises stand in a phase: every injured region in turn, then the rest of the body."""

import zlib
from collections.abc import Iterable, Sequence
from typing import Literal

from intakt.content.exercises import Exercise
from intakt.planning.noise import mix
from intakt.planning.recovery.frame import Frame
from intakt.planning.training import warmup
from intakt.planning.training.eligibility import eligible, rehab
from intakt.planning.training.patterns import choices

Phase = Literal["A", "B", "C", "D"]
ORDER = "ABCD"
LOADING = frozenset({"strength", "isometric"})
FAST = frozenset({"plyo", "power", "speed"})
SETTLING = ("mobility", "breathing", "neck", "ankle", "hip_isolation", "core_antiext")
"""Patterns that may fill a gentle session where the regions leave little."""
WHOLE_BODY: tuple[tuple[str, ...], ...] = (
    ("pull-horizontal", "squat-or-lunge", "core"),
    ("push-horizontal", "hinge", "core"),
    ("squat-or-lunge", "pull-horizontal", "vertical"),
)
"""Groups of patterns.csv that keep the rest of the body moving, a different mix each session."""


def for_session(frame: Frame, phase: Phase, number: int, *, most: int) -> tuple[Exercise, ...]:
    """The exercises of session `number` (0, 1, 2 ...) of a phase, in the order they are done."""
    rest = 0 if phase == "A" else 2
    hurt = _in_turn([_for_region(frame, region, phase, number) for region in frame.regions], most - rest)
    others = _gentle(frame, number) if phase == "A" else _rest_of_body(frame, phase, number)
    known = {each.id for each in hurt}
    filling = [each for each in others if each.id not in known][: max(most - len(hurt), 0)]
    return tuple(sorted((*hurt, *filling), key=_place))


def conditioning_mode(frame: Frame, phase: Phase) -> Exercise | None:
    """A steady way to move that every injured region allows in this phase; None when there is none."""
    library, limits = frame.kit.library, frame.limits
    allowed = {each.id: each for each in eligible(library, limits, patterns=("locomotion",))}
    for region in frame.regions:
        allowed |= {
            each.id: each
            for each in rehab(library, limits, region=region, phase=phase)
            if each.pattern == "locomotion"
        }
    steady = [
        each for each in allowed.values() if each.kind == "conditioning" and each.dose_unit == "minutes"
    ]
    ranked = sorted(steady, key=lambda each: (_gentleness(each, phase), each.level, each.id))
    return ranked[0] if ranked else None


def _gentleness(exercise: Exercise, phase: Phase) -> int:
    """What everybody has comes first; in phase A the easy ways, later the ordinary ones."""
    easy = ("easy_walk", "march_in_place", "seated_cardio", "bike_easy_spin", "water_walk")
    plain = ("walk", "stationary_bike", "recumbent_bike", "treadmill_walk", "easy_walk", "march_in_place")
    named = (*(easy if phase == "A" else plain), "arm_ergometer", "seated_cardio")
    return named.index(exercise.id) if exercise.id in named else len(named)


def _for_region(frame: Frame, region: str, phase: Phase, number: int) -> list[Exercise]:
    """What the phase lists for the region, the newest first; each session begins elsewhere in the list."""
    found = [
        each
        for each in rehab(frame.kit.library, frame.limits, region=region, phase=phase)
        if each.dose_unit != "minutes"
        and (phase != "A" or each.kind != "balance")
        and each.id not in warmup.CALM
    ]
    ranked = sorted(
        found, key=lambda each: (-_newness(each, region, phase), _noise(frame, each, phase), each.id)
    )
    fresh = [each for each in ranked if _newness(each, region, phase) == ORDER.index(phase)]
    turn = number * 3 % max(len(fresh), 1)
    return _varied([*fresh[turn:], *fresh[:turn], *[each for each in ranked if each not in fresh]])


def _newness(exercise: Exercise, region: str, phase: Phase) -> int:
    return min(ORDER.index(exercise.rehab_regions[region]), ORDER.index(phase))


def _noise(frame: Frame, exercise: Exercise, phase: Phase) -> int:
    return mix(frame.seed, zlib.crc32(exercise.id.encode()), ORDER.index(phase)) % 1000


def _varied(found: Sequence[Exercise]) -> list[Exercise]:
    """One of each pattern first, then the second of each: no session of three kinds of bridge."""
    rounds: dict[str, int] = {}
    keyed = []
    for place, each in enumerate(found):
        turn = rounds.get(each.pattern, 0)
        rounds[each.pattern] = turn + 1
        keyed.append((turn, place, each))
    return [each for _, _, each in sorted(keyed, key=lambda entry: entry[:2])]


def _in_turn(lists: Sequence[Sequence[Exercise]], most: int) -> list[Exercise]:
    """The first of each list, then the second of each, without repeats."""
    found: dict[str, Exercise] = {}
    for place in range(max((len(each) for each in lists), default=0)):
        for each in lists:
            if place < len(each) and len(found) < most:
                found.setdefault(each[place].id, each[place])
    return list(found.values())


def _rest_of_body(frame: Frame, phase: Phase, number: int) -> Iterable[Exercise]:
    """Strength for what is not hurt; gentle where the phase is."""
    groups = {each.group: each for each in choices(frame.kit.library, frame.limits)}
    for group in WHOLE_BODY[number % len(WHOLE_BODY)]:
        choice = groups.get(group)
        pool = (
            []
            if choice is None or choice.fallback
            else [
                each
                for each in choice.exercises
                if each.kind in LOADING and (phase != "B" or each.level == 1)
            ]
        )
        ranked = sorted(pool, key=lambda each: (-min(each.level, 2), _noise(frame, each, phase), each.id))
        yield from ranked[:1]


def _gentle(frame: Frame, number: int) -> list[Exercise]:
    """Mobility and breathing that nothing forbids, a different part of the body each."""
    found: dict[str, Exercise] = {}
    pool = eligible(frame.kit.library, frame.limits, patterns=SETTLING)
    gentle = [
        each
        for each in pool
        if each.kind == "mobility" and each.dose_unit != "minutes" and each.id not in warmup.CALM
    ]
    for each in sorted(gentle, key=lambda one: (_noise(frame, one, "A"), one.id)):
        found.setdefault(each.primary[0] if each.primary else each.pattern, each)
    listed = list(found.values())
    turn = number * 2 % max(len(listed), 1)
    return [*listed[turn:], *listed[:turn]]


def _place(exercise: Exercise) -> int:
    """Mobility, then balance, then what is fast, then strength; breathing ends it."""
    if exercise.pattern == "breathing":
        return 4
    return {"mobility": 0, "balance": 1}.get(exercise.kind, 2 if exercise.kind in FAST else 3)

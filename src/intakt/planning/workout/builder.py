"""The full week: every session's exercises and sets, chosen together so that the week keeps its caps.

First each place of each session gets its exercise, the most important places of all sessions before the
lesser ones; then exercises go in with two sets while time and caps allow; then sets are added.
"""

from collections.abc import Iterator, Sequence

import msgspec

from intakt.content.exercises import Exercise
from intakt.kit.structs import Frozen
from intakt.planning.movement import ExerciseDose
from intakt.planning.training.clock import exact_minutes, may_pair, shortest_rest
from intakt.planning.training.doses import prescribe
from intakt.planning.training.eligibility import eligible
from intakt.planning.training.patterns import Choice
from intakt.planning.training.selection import Taste, choose
from intakt.planning.training.volume import (
    LANDMARKS,
    UNCOUNTED,
    landmark,
    over_caps,
    shares,
    total_cap,
)
from intakt.planning.workout.dosing import dose_for
from intakt.planning.workout.frame import Frame
from intakt.planning.workout.slots import Role, Slot
from intakt.planning.workout.split import Layout, adjacent_places

START_SETS = 2
ESSENTIAL = 5
"""So many places of a session are worth doing things in turn for, rather than leaving one out."""
LARGE: tuple[Role, ...] = ("balance", "pelvic-floor", "power", "main", "second", "core")
SMALL: tuple[Role, ...] = ("carry", "small", "mobility")
LARGE_SETS = 3
"""The large exercises get so many sets before a small one gets in."""
FIRST_ROLES = ("balance", "pelvic-floor", "power")


class Entry(Frozen, frozen=True, kw_only=True):
    """One exercise of a session; `dose.sets` are those of the full week."""

    role: Role
    dose: ExerciseDose
    most_sets: int


class Routine(Frozen, frozen=True, kw_only=True):
    """One session of the week's repertoire and the places of the layout where it stands."""

    kind: str
    letter: str
    places: tuple[int, ...]
    slots: tuple[Slot, ...]
    entries: tuple[Entry, ...] = ()
    tightness: int = 0
    """0 plain, 1 exercises in turn, 2 the shortest rests as well."""

    @property
    def doses(self) -> tuple[ExerciseDose, ...]:
        return tuple(entry.dose for entry in self.entries)


class Clock(Frozen, frozen=True, kw_only=True):
    """Minutes of a session: all, and what warming up, cooling down and conditioning take of them."""

    minutes: int
    warm_up: int
    cool_down: int
    reserved: int

    @property
    def lifting(self) -> float:
        return self.minutes - self.reserved


def fill(
    routines: Sequence[Routine],
    layout: Layout,
    frame: Frame,
    clock: Clock,
    taste: Taste,
    groups: Sequence[Choice],
) -> tuple[Routine, ...]:
    """The routines with their entries; `groups` name what stands in where a pattern has nothing."""
    chosen = _chosen(routines, layout, frame, taste, groups)
    filled = [
        msgspec.structs.replace(routine, tightness=_tightness(options, clock, taste))
        for routine, options in zip(routines, chosen, strict=True)
    ]
    for roles in (LARGE, SMALL):
        for rank in range(max((len(options) for options in chosen), default=0)):
            for place, options in enumerate(chosen):
                if rank < len(options) and options[rank].role in roles:
                    filled[place] = _added(filled, place, options[rank], frame, clock)
        filled = _with_more_sets(filled, frame, clock, roles=LARGE, most=LARGE_SETS)
    return tuple(_with_more_sets(filled, frame, clock, roles=(*LARGE, *SMALL), most=None))


# --- choosing -----------------------------------------------------------------------------------------------


def _chosen(
    routines: Sequence[Routine], layout: Layout, frame: Frame, taste: Taste, groups: Sequence[Choice]
) -> list[list[Entry]]:
    """What may fill each session, the most important first, each with its full dose."""
    pool = eligible(frame.kit.library, frame.limits)
    chosen: list[list[Entry]] = [[] for _ in routines]
    planned: dict[str, float] = {}
    for rank in range(max((len(routine.slots) for routine in routines), default=0)):
        for place, routine in enumerate(routines):
            if rank >= len(routine.slots):
                continue
            slot = routine.slots[rank]
            used = [entry.dose.exercise_id for entry in chosen[place]]
            resting = _resting(routines, chosen, place, layout, frame)
            found = choose(
                slot.want, pool, frame.limits, taste,
                used=used, recent=_ids(chosen, without=place), resting=resting, need=_need(planned, frame),
            ) or _standing_in(slot, groups, used=used, resting=resting, frame=frame)  # fmt: skip
            if found is None:
                continue
            entry = _entry(found, slot.role, frame)
            chosen[place].append(entry)
            for muscle, share in shares(found.id, frame.kit.library).items():
                planned[muscle] = planned.get(muscle, 0.0) + share * entry.most_sets * len(routine.places)
    return chosen


def _standing_in(
    slot: Slot, groups: Sequence[Choice], *, used: Sequence[str], resting: Sequence[str], frame: Frame
) -> Exercise | None:
    """The library's named fallback for a pattern that has nothing for this client."""
    if slot.role not in ("main", "second", "core"):
        return None
    named = frame.kit.library.pattern_groups
    for choice in groups:
        if choice.fallback and set(slot.want.patterns) & set(named[choice.group].patterns):
            for exercise in choice.exercises:
                rested = exercise.kind == "mobility" or not set(exercise.primary) & set(resting)
                if exercise.id not in used and rested:
                    return exercise
    return None


def _ids(chosen: Sequence[Sequence[Entry]], *, without: int) -> list[str]:
    return [entry.dose.exercise_id for place, each in enumerate(chosen) if place != without for entry in each]


def _resting(
    routines: Sequence[Routine], chosen: Sequence[Sequence[Entry]], place: int, layout: Layout, frame: Frame
) -> list[str]:
    """Muscles that train hard on the day before or after one of the session's days."""
    near = {other for mine in routines[place].places for other in adjacent_places(layout, mine)}
    return [
        muscle
        for other, routine in enumerate(routines)
        if near & set(routine.places)
        for entry in chosen[other]
        if entry.dose.rir is not None
        for muscle in frame.kit.library.exercises[entry.dose.exercise_id].primary
        if muscle not in UNCOUNTED
    ]


def _need(planned: dict[str, float], frame: Frame) -> dict[str, float]:
    """Sets that a muscle still wants this week."""
    found: dict[str, float] = {}
    for name, muscles in LANDMARKS.items():
        mark = landmark(name, policies=frame.policies)
        wanted = mark.least if frame.level == 1 else mark.good_low
        missing = wanted - sum(planned.get(muscle, 0.0) for muscle in muscles)
        found |= dict.fromkeys(muscles, missing)
    return found


def _entry(exercise: Exercise, role: Role, frame: Frame) -> Entry:
    dose = dose_for(exercise, role, frame)
    return Entry(role=role, dose=prescribe(exercise, dose, frame.limits, frame.kit), most_sets=dose.sets)


# --- time and caps ------------------------------------------------------------------------------------------


def _tightness(options: Sequence[Entry], clock: Clock, taste: Taste) -> int:
    """The least that lets the essential exercises in with two sets each."""
    first = 1 if "circuits" in taste.styles else 0
    trial = tuple(_with_sets(entry, min(START_SETS, entry.most_sets)) for entry in options[:ESSENTIAL])
    for tightness in range(first, 2):
        if _minutes(trial, tightness, clock) <= clock.lifting:
            return tightness
    return 2


def _minutes(entries: Sequence[Entry], tightness: int, clock: Clock) -> float:
    doses = arranged(entries, tightness)
    return exact_minutes(clock.warm_up, clock.cool_down, [entry.dose for entry in doses])


def arranged(entries: Sequence[Entry], tightness: int) -> tuple[Entry, ...]:
    """The entries in the order they are done: what needs fresh legs first, pairs side by side when tight."""
    first = [entry for entry in entries if entry.role in FIRST_ROLES]
    rest = [
        _short_rest(entry) if tightness > 1 else entry for entry in entries if entry.role not in FIRST_ROLES
    ]
    return (*first, *(_paired(rest) if tightness else rest))


def _short_rest(entry: Entry) -> Entry:
    rest = min(entry.dose.rest_seconds, shortest_rest(entry.dose.reps))
    return msgspec.structs.replace(entry, dose=msgspec.structs.replace(entry.dose, rest_seconds=rest))


def _paired(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Each with the first later one it may be done in turn with."""
    left, letters = list(entries), iter("ABCDEFGH")
    while left:
        first = left.pop(0)
        partner = next((each for each in left if may_pair(first.dose, each.dose)), None)
        if partner is None:
            yield first
            continue
        left.remove(partner)
        letter = next(letters)
        for entry in (first, partner):
            yield msgspec.structs.replace(entry, dose=msgspec.structs.replace(entry.dose, superset=letter))


def _with_sets(entry: Entry, sets: int) -> Entry:
    return msgspec.structs.replace(entry, dose=msgspec.structs.replace(entry.dose, sets=sets))


def _added(routines: Sequence[Routine], place: int, entry: Entry, frame: Frame, clock: Clock) -> Routine:
    """The routine with one exercise more, at two sets or one; as it was when neither fits."""
    routine = routines[place]
    for sets in range(min(START_SETS, entry.most_sets), 0, -1):
        trial = msgspec.structs.replace(routine, entries=(*routine.entries, _with_sets(entry, sets)))
        if _fits([*routines[:place], trial, *routines[place + 1 :]], trial, frame, clock):
            return trial
    return routine


def _fits(routines: Sequence[Routine], changed: Routine, frame: Frame, clock: Clock) -> bool:
    if _minutes(changed.entries, changed.tightness, clock) > clock.lifting:
        return False
    weekly, total = weekly_counts(routines, frame)
    if total > total_cap(frame.level, policies=frame.policies):
        return False
    return not over_caps(weekly, level=frame.level, policies=frame.policies)


def weekly_counts(routines: Sequence[Routine], frame: Frame) -> tuple[dict[str, float], int]:
    """Hard sets by muscle, and all of them, when each routine is done on each of its days."""
    weekly: dict[str, float] = {}
    total = 0
    for routine in routines:
        for dose in routine.doses:
            found = shares(dose.exercise_id, frame.kit.library) if dose.rir is not None else {}
            total += dose.sets * len(routine.places) if found else 0
            for muscle, share in found.items():
                weekly[muscle] = weekly.get(muscle, 0.0) + share * dose.sets * len(routine.places)
    return weekly, total


def _with_more_sets(
    routines: Sequence[Routine], frame: Frame, clock: Clock, *, roles: Sequence[Role], most: int | None
) -> list[Routine]:
    """One set at a time, main ones first, session by session, until `most`, doses, caps or time end it."""
    filled = list(routines)
    generous = most is None and frame.level > 1 and frame.has("muscle", "strength")
    for bonus in range(2 if generous else 1):
        grew = True
        while grew:
            grew = False
            for place in range(len(filled)):
                found = _one_more(filled, place, frame, clock, roles=roles, most=most, bonus=bonus)
                if found is not None:
                    filled[place], grew = found, True
    return filled


ORDER: dict[Role, int] = {
    "balance": 0, "pelvic-floor": 0, "power": 1, "main": 2, "second": 3, "core": 4, "carry": 5, "small": 6,
    "mobility": 7,
}  # fmt: skip


def _one_more(
    routines: Sequence[Routine],
    place: int,
    frame: Frame,
    clock: Clock,
    *,
    roles: Sequence[Role],
    most: int | None,
    bonus: int,
) -> Routine | None:
    """The routine with a set more of the exercise that has fewest, main ones first; None when none fits."""
    routine = routines[place]
    ranked = sorted(
        (index for index, entry in enumerate(routine.entries) if entry.role in roles),
        key=lambda index: (routine.entries[index].dose.sets, ORDER[routine.entries[index].role], index),
    )
    for index in ranked:
        entry = routine.entries[index]
        limit = entry.most_sets + (bonus if entry.role in ("main", "second") else 0)
        if entry.dose.sets >= (limit if most is None else min(limit, most)):
            continue
        more = _with_sets(entry, entry.dose.sets + 1)
        trial = msgspec.structs.replace(
            routine, entries=(*routine.entries[:index], more, *routine.entries[index + 1 :])
        )
        if _fits([*routines[:place], trial, *routines[place + 1 :]], trial, frame, clock):
            return trial
    return None

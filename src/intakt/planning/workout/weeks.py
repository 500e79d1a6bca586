"""From the full week to eight or twelve: fewer sets at first, waves, easy weeks between (evidence 6.6)."""

from collections.abc import Iterator, Sequence

import msgspec

from intakt.kit.structs import Frozen
from intakt.planning.movement import ExerciseDose, Reps
from intakt.planning.training.loads import percent_for
from intakt.planning.training.volume import shares
from intakt.planning.workout.builder import Entry, Routine, arranged
from intakt.planning.workout.dosing import UNLOADED_LOW, least_repetitions, least_reserve, load_cap
from intakt.planning.workout.frame import Frame, in_deficit, volume_share

Sets = tuple[tuple[int, ...], ...]
"""Sets of each exercise of each routine."""
LONG_BREAK = 8
"""Weeks."""


class Stage(Frozen, frozen=True, kw_only=True):
    """How one week differs from the full one."""

    week: int
    phase: str
    deload: bool
    sets: float
    """Share of the full week's sets."""
    reserve: int
    """Repetitions in reserve more than the dose table says, or fewer."""
    cycle: int
    """From 0: how many deloads came before."""


def stages(frame: Frame) -> tuple[Stage, ...]:
    """All weeks. Sets never rise by more than a fifth from one loading week to the next. Waves begin anew
    after weeks that the season eases.
    """
    every = deload_every(frame)
    rise = 1 + frame.figure("weekly-rise") / 100
    share = min(frame.figure("first-week") / 100, volume_share(frame))
    found: list[Stage] = []
    cycle = place = 0
    for week in range(1, frame.weeks + 1):
        if week in frame.eased:
            phase = _phase(frame, week, share)
            found.append(Stage(week=week, phase=phase, deload=False, sets=share, reserve=0, cycle=cycle))
            place = 0
            continue
        place += 1
        deload = place == every or (week == frame.weeks and place >= every - 1 and place > 2)
        if deload:
            sets, reserve = frame.figure("deload-volume") / 100, frame.figure("deload-reserve")
        else:
            sets, reserve = share, _reserve(frame, place, every)
        phase = "deload" if deload else _phase(frame, week, share)
        found.append(Stage(week=week, phase=phase, deload=deload, sets=sets, reserve=reserve, cycle=cycle))
        if deload:
            cycle, place = cycle + 1, 0
        else:
            share = min(share * min(rise, 1.12 if share >= 0.8 else rise), 1.0)
    return tuple(found)


def deload_every(frame: Frame) -> int:
    """An easy week each so many weeks."""
    careful = frame.profile.person.age >= frame.figure("middle-age") or in_deficit(frame)
    if frame.level > 1:
        return frame.figure("deload-every-trained")
    return frame.figure("deload-every-careful" if careful else "deload-every-novice")


def _reserve(frame: Frame, place: int, every: int) -> int:
    """Waves for the trained: one more in reserve first, one fewer last; beginners begin with one more."""
    if frame.level == 1:
        return 1 if place <= 2 else 0
    return 1 if place == 1 else -1 if place == every - 1 else 0


def _phase(frame: Frame, week: int, share: float) -> str:
    if share < frame.figure("first-week") / 100:
        return "return"
    third = (week - 1) * 3 // frame.weeks
    return ("foundation", "build", "strengthen")[third]


# --- one session in one week --------------------------------------------------------------------------------


def weekly_counts(routines: Sequence[Routine], plan: Sequence[Stage], frame: Frame) -> tuple[Sets, ...]:
    """The sets of each exercise of each routine, week by week.

    From one loading week to the next all hard sets rise by a fifth at most, those of a muscle by a fifth or
    two sets. After a long break the first week holds no more than a beginner's.
    """
    found: list[Sets] = []
    last: Sets | None = None
    for stage in plan:
        before = None if stage.deload else last
        most = None if found else _most_at_first(frame)
        found.append(_shared(routines, stage, before, frame, most=most))
        if not stage.deload:
            last = found[-1]
    return tuple(found)


def _most_at_first(frame: Frame) -> int | None:
    """Hard sets of the first week after more than eight weeks off (evidence 6.6); None without a break."""
    if (frame.profile.training.break_weeks or 0) <= LONG_BREAK:
        return None
    return frame.figure("hard-sets-most-novice")


def _shared(
    routines: Sequence[Routine], stage: Stage, last: Sets | None, frame: Frame, *, most: int | None
) -> Sets:
    """That share of the full week's sets, at least one of each; the largest shortfall gets the next set.

    Fast and balance work is no hard set: it stays as it is, and is halved in an easy week.
    """
    full = tuple(tuple(entry.dose.sets for entry in routine.entries) for routine in routines)
    wanted = int(stage.sets * _total(routines, full) + 0.5)
    wanted = wanted if most is None else min(wanted, most)
    caps: dict[str, float] = {}
    if last is not None:
        rise = 1 + frame.figure("weekly-rise") / 100
        wanted = min(wanted, int(_total(routines, last) * rise + 1e-9))
        room = frame.figure("weekly-rise-sets")
        caps = {name: max(rise * sets, sets + room) for name, sets in _muscles(routines, last, frame).items()}
    counts = [
        [1 if entry.dose.rir is not None else _uncounted(entry, stage) for entry in routine.entries]
        for routine in routines
    ]
    total, weekly = _total(routines, counts), _muscles(routines, counts, frame) if caps else {}
    for routine, entry in _in_turn(routines, full, counts, stage):
        times = len(routines[routine].places)
        if counts[routine][entry] >= full[routine][entry] or total + times > wanted:
            continue
        more = _of_one_set(routines[routine].entries[entry], times, frame) if caps else {}
        if any(weekly.get(name, 0.0) + sets > caps.get(name, sets) + 1e-9 for name, sets in more.items()):
            continue
        counts[routine][entry] += 1
        total += times
        for name, sets in more.items():
            weekly[name] = weekly.get(name, 0.0) + sets
    return tuple(tuple(each) for each in counts)


def _of_one_set(entry: Entry, times: int, frame: Frame) -> dict[str, float]:
    """What a set more of the entry gives each muscle in a week."""
    return {name: share * times for name, share in shares(entry.dose.exercise_id, frame.kit.library).items()}


def _in_turn(
    routines: Sequence[Routine], full: Sets, counts: Sequence[Sequence[int]], stage: Stage
) -> Iterator[tuple[int, int]]:
    """Each hard exercise, again and again as often as it wants a set, the one that lacks most first.

    Those with the largest doses come first; the order is fixed before any set is given.
    """
    asked = [
        (number - stage.sets * full[routine][entry], entry, routine)
        for routine, each in enumerate(routines)
        for entry in range(len(each.entries))
        if each.entries[entry].dose.rir is not None
        for number in range(counts[routine][entry], full[routine][entry])
    ]
    for _, entry, routine in sorted(asked):
        yield routine, entry


def _muscles(routines: Sequence[Routine], counts: Sequence[Sequence[int]], frame: Frame) -> dict[str, float]:
    """Hard sets by muscle of a week with these counts."""
    found: dict[str, float] = {}
    for routine, each in zip(routines, counts, strict=True):
        for entry, sets in zip(routine.entries, each, strict=True):
            if entry.dose.rir is None:
                continue
            for name, share in shares(entry.dose.exercise_id, frame.kit.library).items():
                found[name] = found.get(name, 0.0) + share * sets * len(routine.places)
    return found


def _uncounted(entry: Entry, stage: Stage) -> int:
    return max(entry.dose.sets // 2, 1) if stage.deload else entry.dose.sets


def _total(routines: Sequence[Routine], counts: Sequence[Sequence[int]]) -> int:
    """Hard sets of the week: each routine as often as it is done."""
    return sum(
        sets * len(routine.places)
        for routine, each in zip(routines, counts, strict=True)
        for entry, sets in zip(routine.entries, each, strict=True)
        if entry.dose.rir is not None
    )


def entries_in(routine: Routine, sets: Sequence[int], stage: Stage, frame: Frame) -> tuple[Entry, ...]:
    """The routine's exercises as they are done in that week, in their order."""
    staged = tuple(
        _staged(entry, count, stage, frame, heavier=routine.tightness == 0)
        for entry, count in zip(routine.entries, sets, strict=True)
    )
    return arranged(staged, routine.tightness)


def _staged(entry: Entry, sets: int, stage: Stage, frame: Frame, *, heavier: bool) -> Entry:
    """`heavier`: whether repetitions may fall from cycle to cycle; not where exercises are done in turn."""
    dose = entry.dose
    changes: dict[str, object] = {"sets": sets}
    if dose.rir is not None:
        rir = max(dose.rir + stage.reserve, least_reserve(frame))
        changes["rir"] = rir
        if dose.reps is not None:
            reps = _reps(entry, rir, stage, frame) if heavier else dose.reps
            changes["reps"] = reps
            if dose.percent_1rm is not None:
                changes["percent_1rm"] = percent_for(reps.max, rir)
    if stage.deload:
        changes["ramp_sets"] = min(dose.ramp_sets, 1)
    return msgspec.structs.replace(entry, dose=_replaced(dose, changes))


def _replaced(dose: ExerciseDose, changes: dict[str, object]) -> ExerciseDose:
    return msgspec.structs.replace(dose, **changes)


def _reps(entry: Entry, rir: int, stage: Stage, frame: Frame) -> Reps:
    """Main lifts of the trained get heavier from cycle to cycle, where their load may."""
    reps = entry.dose.reps
    if reps is None:
        raise ValueError("a hold has no repetitions")
    least = least_repetitions(frame.kit.library.exercises[entry.dose.exercise_id], frame)
    wave = (
        frame.level > 1
        and frame.young is None
        and least < UNLOADED_LOW
        and entry.role == "main"
        and frame.goals[0] in ("strength", "power", "muscle")
    )
    if not wave or stage.cycle == 0:
        return reps
    drop = min(stage.cycle, 2)
    low = max(reps.min - drop, least)
    high = max(reps.max - drop, low + 1)
    while percent_for(low, rir) >= load_cap(frame):
        low, high = low + 1, max(high, low + 2)
    return Reps(min=low, max=min(high, reps.max)) if low <= reps.min else reps

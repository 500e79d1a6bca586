"""Each session of each week, written out: what is the same all weeks is made once."""

from collections.abc import Sequence

import msgspec

from intakt.content.exercises import Exercise
from intakt.kit.structs import Frozen
from intakt.planning.common import Day
from intakt.planning.movement import Conditioning, Drill, ExerciseDose, Session
from intakt.planning.training import clock, warmup
from intakt.planning.training.doses import prescribe
from intakt.planning.training.eligibility import eligible
from intakt.planning.training.selection import Want, choose
from intakt.planning.workout import aerobic
from intakt.planning.workout.aerobic import CHANGE_MINUTES, Modes
from intakt.planning.workout.builder import Clock, Entry, Routine, arranged
from intakt.planning.workout.dosing import dose_for
from intakt.planning.workout.frame import Frame
from intakt.planning.workout.loading import load_of
from intakt.planning.workout.taste import taste_of
from intakt.planning.workout.weeks import Stage, entries_in

MOBILE_MUSCLES = ("hip_flexors", "upper_back", "hamstrings", "ankle", "chest", "back_erectors", "lats")


class Around(Frozen, frozen=True, kw_only=True):
    """What comes before and after the work of one session, and the mobility it ends with."""

    warm_up: tuple[Drill, ...]
    cool_down: tuple[Drill, ...]
    drills: tuple[ExerciseDose, ...] = ()


class Writer(Frozen, frozen=True, kw_only=True):
    """What all sessions are written with."""

    frame: Frame
    timing: Clock
    modes: Modes
    pool: tuple[ExerciseDose, ...]
    """Mobility exercises for this client, a different part of the body each."""


def writer(frame: Frame, timing: Clock) -> Writer:
    return Writer(frame=frame, timing=timing, modes=aerobic.modes_of(frame), pool=_mobility(frame))


def around_routine(routine: Routine, hand: Writer, *, minutes: int) -> Around:
    """For a session of strength; `minutes` of mobility at its end, and more in what a full week leaves."""
    frame = hand.frame
    exercises = [frame.kit.library.exercises[dose.exercise_id] for dose in routine.doses]
    left = spare_minutes(routine, (), hand) - aerobic.most_finisher(frame) - CHANGE_MINUTES
    room = max(minutes, min(left, frame.figure("mobility-most")))
    used = [dose.exercise_id for dose in routine.doses]
    return _around(exercises, hand, drills=within(hand.pool, room, without=used))


def spare_minutes(routine: Routine, drills: Sequence[ExerciseDose], hand: Writer) -> float:
    """What the session of a full week leaves of the client's minutes."""
    timing = hand.timing
    taken = clock.exact_minutes(timing.warm_up, timing.cool_down, [*_arranged(routine), *drills])
    return hand.frame.minutes - taken


def _arranged(routine: Routine) -> list[ExerciseDose]:
    return [entry.dose for entry in arranged(routine.entries, routine.tightness)]


def around_moving(hand: Writer) -> Around:
    """For a day of conditioning; its mobility is what the pool has."""
    steady = hand.modes.steady
    return _around([steady] if steady is not None else [], hand, drills=hand.pool)


def _around(exercises: Sequence[Exercise], hand: Writer, *, drills: tuple[ExerciseDose, ...]) -> Around:
    frame, timing = hand.frame, hand.timing
    return Around(
        warm_up=warmup.warm_up(exercises, frame.limits, frame.kit, minutes=timing.warm_up),
        cool_down=warmup.cool_down(exercises, frame.limits, frame.kit, minutes=timing.cool_down),
        drills=drills,
    )


def strength_day(
    day: Day, routine: Routine, sets: Sequence[int], around: Around, stage: Stage, hand: Writer
) -> Session:
    """The routine as it is done in that week, and steady movement in the minutes a full week would leave."""
    frame = hand.frame
    doses = tuple(_loaded(entry, frame) for entry in entries_in(routine, sets, stage, frame))
    spare = spare_minutes(routine, around.drills, hand)
    pieces = aerobic.finisher(frame, stage, hand.modes, spare=spare)
    title = frame.wording.text(f"training.session.{routine.kind}", letter=routine.letter)
    return _session(day, title, (*doses, *around.drills), pieces, around, hand, hard=bool(doses))


def conditioning_day(day: Day, around: Around, stage: Stage, hand: Writer, *, hard_day: bool) -> Session:
    """Moving at an even effort or in intervals, and mobility in the minutes that are left."""
    frame, timing = hand.frame, hand.timing
    room = frame.minutes - timing.warm_up - timing.cool_down
    pieces = aerobic.day_pieces(frame, stage, hand.modes, hard_day=hard_day, room=room)
    # An easy week is shorter, and holds nothing that the others do not.
    usual = msgspec.structs.replace(stage, deload=False)
    full = aerobic.day_pieces(frame, usual, hand.modes, hard_day=hard_day, room=room)
    left = int(room - sum(piece.minutes for piece in full)) - CHANGE_MINUTES * (len(full) - 1)
    drills = within(around.drills, min(left, frame.figure("mobility-most")))
    hard = any(piece.rpe >= frame.figure("hard-effort") for piece in pieces)
    title = frame.wording.text(f"training.session.{pieces[0].kind}")
    return _session(day, title, drills, pieces, around, hand, hard=hard)


def _session(
    day: Day,
    title: str,
    exercises: tuple[ExerciseDose, ...],
    pieces: tuple[Conditioning, ...],
    around: Around,
    hand: Writer,
    *,
    hard: bool,
) -> Session:
    lifted = any(dose.rir is not None for dose in exercises)
    session = Session(
        day=day,
        title=title,
        minutes=0,
        warm_up=around.warm_up,
        cool_down=around.cool_down,
        exercises=exercises,
        conditioning=pieces,
        warm_up_minutes=hand.timing.warm_up,
        cool_down_minutes=hand.timing.cool_down,
        hard=hard,
        kind="conditioning" if not lifted else "mixed" if pieces else "strength",
    )
    return clock.fit(session, hand.frame.minutes)


def _loaded(entry: Entry, frame: Frame) -> ExerciseDose:
    load = load_of(entry.dose, frame)
    return entry.dose if load is None else msgspec.structs.replace(entry.dose, load_kg=load)


# --- mobility -----------------------------------------------------------------------------------------------


def _mobility(frame: Frame) -> tuple[ExerciseDose, ...]:
    """One mobility exercise for each part of the body that stiffens most."""
    found: list[ExerciseDose] = []
    pool, taste = eligible(frame.kit.library, frame.limits, patterns=("mobility",)), taste_of(frame)
    for muscle in MOBILE_MUSCLES:
        want = Want(patterns=("mobility",), muscles=(muscle,), kinds=("mobility",), only_muscles=True)
        used = [dose.exercise_id for dose in found]
        chosen = choose(want, pool, frame.limits, taste, used=used)
        if chosen is not None:
            dose = dose_for(chosen, "mobility", frame)
            found.append(prescribe(chosen, dose, frame.limits, frame.kit))
    return tuple(found)


def within(
    drills: Sequence[ExerciseDose], minutes: float, *, without: Sequence[str] = ()
) -> tuple[ExerciseDose, ...]:
    """As many as fit into so many minutes, the change to them included."""
    found: list[ExerciseDose] = []
    for dose in drills:
        if dose.exercise_id in without:
            continue
        if clock.exact_minutes(0, 0, [*found, dose]) + CHANGE_MINUTES > minutes:
            break
        found.append(dose)
    return tuple(found)

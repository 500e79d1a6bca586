"""All weeks of a programme: layout, repertoire, and each week's sessions written out."""

from collections.abc import Sequence

import msgspec

from intakt.kit.structs import Frozen
from intakt.planning.movement import Conditioning, ExerciseDose, Session, Week
from intakt.planning.training import clock, volume, warmup
from intakt.planning.training.doses import prescribe
from intakt.planning.training.eligibility import eligible
from intakt.planning.training.selection import Taste, Want, choose
from intakt.planning.workout import aerobic, slots
from intakt.planning.workout.aerobic import CHANGE_MINUTES, LEAST_FINISHER, Aerobic
from intakt.planning.workout.builder import Block, Clock, Entry, fill
from intakt.planning.workout.dosing import dose_for
from intakt.planning.workout.frame import Frame
from intakt.planning.workout.loading import load_of
from intakt.planning.workout.slots import Slot
from intakt.planning.workout.split import Layout, lay_out, letters
from intakt.planning.workout.weeks import Stage, entries_in, stages

MOBILE_MUSCLES = ("hip_flexors", "upper_back", "hamstrings", "ankle", "chest", "back_erectors", "lats")


class Programme(Frozen, frozen=True, kw_only=True):
    layout: Layout
    blocks: tuple[Block, ...]
    weeks: tuple[Week, ...]


def programme(frame: Frame) -> Programme:
    """The whole programme of a client who may train."""
    layout = lay_out(frame.days, level=frame.level, endurance=frame.prefers_endurance)
    taste = taste_of(frame)
    reserved = aerobic.finisher_minutes(frame) + mobility_minutes(frame)
    timing = session_clock(frame, reserved=reserved)
    blocks = fill(_blocks(layout, frame), layout, frame, timing, taste)
    weeks = tuple(_week(stage, layout, blocks, frame, timing) for stage in stages(frame))
    return Programme(layout=layout, blocks=blocks, weeks=weeks)


def taste_of(frame: Frame) -> Taste:
    training = frame.profile.training
    return Taste(
        heavy=frame.has("strength", "muscle", "power") or frame.goals[0] == "weight-loss",
        barbell=frame.has("strength", "power", "muscle") and frame.level == 3,
        styles=training.styles,
        in_gym="commercial-gym" in training.places,
        seed=frame.seed,
    )


def session_clock(frame: Frame, *, reserved: int) -> Clock:
    """Warm-up and cool-down grow with the session: 4 and 2 minutes of 20, 10 and 5 of 90."""
    minutes = frame.minutes
    return Clock(
        minutes=minutes,
        warm_up=min(max(round(minutes * 0.13), clock.SHORTEST_WARM_UP), 10),
        cool_down=min(max(round(minutes * 0.08), 2), 5),
        reserved=reserved,
    )


def mobility_minutes(frame: Frame) -> int:
    """What a session keeps for mobility where the client asked for it."""
    return min(frame.minutes * 15 // 100, 10) if frame.has("mobility") else 0


def _blocks(layout: Layout, frame: Frame) -> list[Block]:
    """One block for each different session."""
    lifted = [(place, kind) for place, kind in enumerate(layout.kinds) if kind != "conditioning"]
    names = letters([kind for _, kind in lifted], level=frame.level)
    places: dict[tuple[str, str], list[int]] = {}
    for (place, kind), letter in zip(lifted, names, strict=True):
        places.setdefault((kind, letter), []).append(place)
    return [
        Block(
            kind=kind,
            letter=letter,
            places=tuple(found),
            slots=(*_prelude(frame, kind, letter), *slots.slots_of(kind, letter)),
        )
        for (kind, letter), found in places.items()
    ]


def _prelude(frame: Frame, kind: str, letter: str) -> tuple[Slot, ...]:
    """What comes before the main work: balance for those who fall, the pelvic floor, fast work."""
    limits, found = frame.limits, []
    if limits.falls or limits.senior:
        found.append(slots.BALANCE)
    if limits.pregnancy_weeks is not None or limits.postpartum:
        found.append(slots.PELVIC_FLOOR)
    if frame.has("power", "speed") and limits.gate == "G0" and not limits.senior and frame.level > 1:
        first = slots.SPRINT if frame.has("speed") and letter == "A" else slots.JUMP
        found.append({"upper": slots.THROW, "push": slots.THROW, "pull": slots.THROW}.get(kind, first))
    return tuple(found)


# --- weeks --------------------------------------------------------------------------------------------------


def _week(stage: Stage, layout: Layout, blocks: Sequence[Block], frame: Frame, timing: Clock) -> Week:
    by_place = {place: block for block in blocks for place in block.places}
    easy = [place for place, kind in enumerate(layout.kinds) if kind == "conditioning"]
    sessions = []
    for place in range(len(layout.days)):
        block = by_place.get(place)
        if block is None:
            sessions.append(_conditioning_day(layout, place, easy.index(place), stage, frame, timing))
        else:
            sessions.append(_strength_day(layout, place, block, stage, frame, timing))
    return Week(
        week=stage.week,
        phase=stage.phase,
        deload=stage.deload,
        weekly_sets=volume.weekly_sets(sessions, frame.kit.library),
        sessions=tuple(sessions),
        note=frame.wording.text(f"training.phase-note.{stage.phase}"),
    )


def _strength_day(
    layout: Layout, place: int, block: Block, stage: Stage, frame: Frame, timing: Clock
) -> Session:
    entries = entries_in(block, stage, frame)
    doses = tuple(_loaded(entry, frame) for entry in entries)
    drills = _mobility_doses(frame, doses)
    full = [*block.doses, *drills]
    spare = frame.minutes - clock.exact_minutes(timing.warm_up, timing.cool_down, full)
    pieces = _finisher(frame, stage, spare)
    prepared = [frame.kit.library.exercises[dose.exercise_id] for dose in doses]
    session = Session(
        day=layout.days[place],
        title=frame.wording.text(f"training.session.{block.kind}", letter=block.letter),
        minutes=0,
        warm_up=warmup.warm_up(prepared, frame.limits, frame.kit, minutes=timing.warm_up),
        cool_down=warmup.cool_down(prepared, frame.limits, frame.kit, minutes=timing.cool_down),
        exercises=(*doses, *drills),
        conditioning=pieces,
        warm_up_minutes=timing.warm_up,
        cool_down_minutes=timing.cool_down,
        hard=bool(doses),
        kind="mixed" if pieces else "strength",
    )
    return clock.fit(session, frame.minutes)


def _loaded(entry: Entry, frame: Frame) -> ExerciseDose:
    load = load_of(entry.dose, frame)
    return entry.dose if load is None else msgspec.structs.replace(entry.dose, load_kg=load)


def _finisher(frame: Frame, stage: Stage, spare: float) -> tuple[Conditioning, ...]:
    """Steady movement in the time that is left, the same in every loading week."""
    minutes = min(int(spare - CHANGE_MINUTES), aerobic.most_finisher(frame))
    if stage.deload:
        minutes = int(minutes * 0.7)
    if minutes < LEAST_FINISHER:
        return ()
    kind = aerobic.day_kind(frame, stage, 1, room=minutes)
    return (aerobic.written(frame, Aerobic(kind=kind, minutes=minutes), stage),)


def _mobility_doses(
    frame: Frame, doses: Sequence[ExerciseDose], *, minutes: int | None = None
) -> list[ExerciseDose]:
    """Mobility exercises for so many minutes; those of the client's wish when none are named."""
    room = mobility_minutes(frame) if minutes is None else minutes
    found: list[ExerciseDose] = []
    pool = eligible(frame.kit.library, frame.limits, patterns=("mobility",))
    taste = taste_of(frame)
    for muscle in MOBILE_MUSCLES:
        want = Want(patterns=("mobility",), muscles=(muscle,), kinds=("mobility",), only_muscles=True)
        used = [dose.exercise_id for dose in (*doses, *found)]
        chosen = choose(want, pool, frame.limits, taste, used=used)
        if chosen is None:
            continue
        dose = prescribe(chosen, dose_for(chosen, "mobility", frame), frame.limits, frame.kit)
        if clock.exact_minutes(0, 0, [*found, dose]) + CHANGE_MINUTES > room:
            break
        found.append(dose)
    return found


def _conditioning_day(
    layout: Layout, place: int, number: int, stage: Stage, frame: Frame, timing: Clock
) -> Session:
    """Moving at an even effort or in intervals, and mobility in the time that is left."""
    around = timing.warm_up + timing.cool_down
    room = frame.minutes - around
    kind = aerobic.day_kind(frame, stage, number, room=room)
    piece = aerobic.written(
        frame, Aerobic(kind=kind, minutes=aerobic.day_minutes(frame, stage, room=room)), stage
    )
    left = min(room - int(piece.minutes), frame.figure("mobility-most"))
    drills = _mobility_doses(frame, (), minutes=left)
    prepared = [frame.kit.library.exercises[piece.exercise_id]] if piece.exercise_id else []
    session = Session(
        day=layout.days[place],
        title=frame.wording.text(f"training.session.{kind}"),
        minutes=0,
        warm_up=warmup.warm_up(prepared, frame.limits, frame.kit, minutes=timing.warm_up),
        cool_down=warmup.cool_down(prepared, frame.limits, frame.kit, minutes=timing.cool_down),
        exercises=tuple(drills),
        conditioning=(piece,),
        warm_up_minutes=timing.warm_up,
        cool_down_minutes=timing.cool_down,
        hard=piece.rpe >= aerobic_hard(frame),
        kind="conditioning",
    )
    return clock.fit(session, frame.minutes)


def aerobic_hard(frame: Frame) -> int:
    """From this effort on a day counts as hard."""
    return frame.figure("hard-effort")

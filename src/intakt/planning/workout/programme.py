"""All weeks of a programme: layout, repertoire, and each week's sessions."""

from intakt.kit.structs import Frozen
from intakt.planning.common import Day
from intakt.planning.movement import Session, Week
from intakt.planning.training import clock, volume
from intakt.planning.training.days import MOST_DAYS
from intakt.planning.training.patterns import Choice, choices
from intakt.planning.workout import aerobic, slots
from intakt.planning.workout.builder import Clock, Routine, fill
from intakt.planning.workout.frame import Frame, is_sheltered
from intakt.planning.workout.sessions import (
    Around,
    Writer,
    around_moving,
    around_routine,
    conditioning_day,
    strength_day,
    writer,
)
from intakt.planning.workout.slots import Slot
from intakt.planning.workout.split import Layout, interval_place, lay_out, letters
from intakt.planning.workout.taste import taste_of
from intakt.planning.workout.weeks import Sets, Stage, stages, weekly_counts


class Programme(Frozen, frozen=True, kw_only=True):
    layout: Layout
    routines: tuple[Routine, ...]
    choices: tuple[Choice, ...]
    """What may train each group of patterns."""
    weeks: tuple[Week, ...]


class Place(Frozen, frozen=True, kw_only=True):
    """What stands on one day of the layout; without a routine a day of conditioning."""

    routine: Routine | None
    around: Around
    number: int = 0
    """The routine's place among the routines."""
    may_be_hard: bool = False
    """Whether intervals may stand on this day of conditioning."""


def programme(frame: Frame) -> Programme:
    """The whole programme of a client who may train."""
    layout = _layout(frame)
    mobile = mobility_minutes(frame)
    timing = session_clock(frame, reserved=aerobic.finisher_minutes(frame) + mobile)
    found = choices(frame.kit.library, frame.limits)
    routines = fill(_routines(layout, frame), layout, frame, timing, taste_of(frame), found)
    hand = writer(frame, timing)
    places = _places(layout, routines, hand, mobile=mobile)
    plan = stages(frame)
    counts = weekly_counts(routines, plan, frame)
    weeks = tuple(_week(stage, layout, places, sets, hand) for stage, sets in zip(plan, counts, strict=True))
    return Programme(layout=layout, routines=routines, choices=found, weeks=weeks)


def _layout(frame: Frame) -> Layout:
    return lay_out(
        frame.days,
        level=frame.level,
        endurance=frame.prefers_endurance,
        young=frame.young is not None,
        most=most_days(frame),
    )


def most_days(frame: Frame) -> int:
    """Training days a week: fewer for the young, and where training itself may have become too much."""
    if frame.young is not None:
        return frame.young.days
    return frame.figure("sheltered-days") if is_sheltered(frame) else MOST_DAYS


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
    asked = frame.has("mobility") or "stretching" in frame.profile.training.styles
    return min(frame.minutes * 15 // 100, 10) if asked else 0


def _routines(layout: Layout, frame: Frame) -> list[Routine]:
    """One routine for each different session."""
    lifted = [(place, kind) for place, kind in enumerate(layout.kinds) if kind != "conditioning"]
    names = letters([kind for _, kind in lifted], level=frame.level)
    places: dict[tuple[str, str], list[int]] = {}
    for (place, kind), letter in zip(lifted, names, strict=True):
        places.setdefault((kind, letter), []).append(place)
    return [
        Routine(
            kind=kind,
            letter=letter,
            places=tuple(found),
            slots=(*_prelude(frame, kind, letter), *slots.slots_of(kind, letter)),
        )
        for (kind, letter), found in places.items()
    ]


def _prelude(frame: Frame, kind: str, letter: str) -> tuple[Slot, ...]:
    """What comes before the main work: balance for those who fall, the pelvic floor, fast work.

    Whoever has practice runs fast there, after a warm-up for it; sessions of strength jump.
    """
    limits, found = frame.limits, []
    if limits.falls or limits.senior:
        found.append(slots.BALANCE)
    if limits.pregnancy_weeks is not None or limits.postpartum:
        found.append(slots.PELVIC_FLOOR)
    if (
        frame.has("power", "speed")
        and limits.gate == "G0"
        and not limits.senior
        and frame.level > 1
        and frame.young is None
    ):
        runs = frame.has("speed") and letter == "A" and not frame.profile.sport.practice_days
        first = slots.SPRINT if runs else slots.JUMP
        found.append({"upper": slots.THROW, "push": slots.THROW, "pull": slots.THROW}.get(kind, first))
    return tuple(found)


# --- weeks --------------------------------------------------------------------------------------------------


def _places(layout: Layout, routines: tuple[Routine, ...], hand: Writer, *, mobile: int) -> tuple[Place, ...]:
    """What stands on each day, with what is the same in all weeks."""
    lifting = {
        place: Place(routine=routine, number=number, around=around)
        for number, routine in enumerate(routines)
        for around in (around_routine(routine, hand, minutes=mobile),)
        for place in routine.places
    }
    around, hard = around_moving(hand), interval_place(layout)
    easy = {
        place: Place(routine=None, around=around, may_be_hard=place == hard)
        for place, kind in enumerate(layout.kinds)
        if kind == "conditioning"
    }
    return tuple({**lifting, **easy}[place] for place in range(len(layout.days)))


def _week(stage: Stage, layout: Layout, places: tuple[Place, ...], sets: Sets, hand: Writer) -> Week:
    sessions = tuple(
        _session(day, place, sets, stage, hand) for day, place in zip(layout.days, places, strict=True)
    )
    return Week(
        week=stage.week,
        phase=stage.phase,
        deload=stage.deload,
        weekly_sets=volume.weekly_sets(sessions, hand.frame.kit.library),
        sessions=sessions,
        note=hand.frame.wording.text(f"training.phase-note.{stage.phase}"),
    )


def _session(day: Day, place: Place, sets: Sets, stage: Stage, hand: Writer) -> Session:
    if place.routine is None:
        return conditioning_day(day, place.around, stage, hand, hard_day=place.may_be_hard)
    return strength_day(day, place.routine, sets[place.number], place.around, stage, hand)

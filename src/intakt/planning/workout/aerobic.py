"""Conditioning of the programme: days of their own and what ends a session of strength (evidence 6.7)."""

from intakt.content.exercises import Exercise
from intakt.kit.structs import Frozen
from intakt.planning.movement import Conditioning
from intakt.planning.training.conditioning import (
    INTERVAL_MINUTES,
    Kind,
    interval_mode,
    piece,
    steady_kind,
    steady_mode,
)
from intakt.planning.workout.frame import Frame, is_deconditioned, is_sheltered
from intakt.planning.workout.weeks import Stage

LEAST_PIECE = 6
CHANGE_MINUTES = 1
"""From one thing to the next."""
OLD_FOR_INTERVALS = 70
WALK_RUN = "walk_run"


class Modes(Frozen, frozen=True, kw_only=True):
    """What this client moves with: steadily, and hard where that is open to them."""

    steady: Exercise | None
    hard: Exercise | None

    @property
    def steady_kind(self) -> Kind:
        if self.steady is not None and self.steady.id == WALK_RUN:
            return "walk-run"
        return steady_kind(self.steady)


def modes_of(frame: Frame) -> Modes:
    library, styles = frame.kit.library, frame.profile.training.styles
    hard = interval_mode(library, frame.limits, styles=styles) if may_go_hard(frame) else None
    steady = steady_mode(library, frame.limits, styles=styles, seed=frame.seed)
    if steady is not None and steady.id == WALK_RUN and frame.limits.gate != "G0":
        steady = steady_mode(library, frame.limits, seed=frame.seed)
    return Modes(steady=steady, hard=hard)


def may_go_hard(frame: Frame) -> bool:
    """Whether intervals are open: G0, adult, trained enough, nothing that asks for calm."""
    limits = frame.limits
    calm = (
        limits.gate != "G0", limits.minor, limits.level == 1, limits.pregnancy_weeks is not None,
        limits.postpartum, limits.blood_pressure, limits.diabetes_effects, limits.falls,
        limits.age >= OLD_FOR_INTERVALS, limits.fragile_bones, limits.blood_thinner,
        "beta-blocker" in frame.profile.health.medications, is_sheltered(frame),
    )  # fmt: skip
    return not any(calm)


def finisher_minutes(frame: Frame) -> int:
    """What a session of strength keeps for moving at its end, its change included; 0 for none."""
    minutes = frame.minutes * _moving_share(frame) // 100
    return minutes if minutes >= LEAST_PIECE + CHANGE_MINUTES else 0


def _moving_share(frame: Frame) -> int:
    """Percent of a session: more for whoever asks for stamina and has no practice that builds it."""
    if frame.prefers_endurance:
        return 25
    if frame.has("endurance") and not frame.profile.sport.practice_days:
        return 20
    return 15 if frame.has("endurance", "weight-loss", "general-fitness") else 0


def most_finisher(frame: Frame) -> int:
    """The longest piece after strength work: shorter where strength or muscle is the wish."""
    lifting = frame.goals[0] in ("strength", "muscle", "power")
    return frame.figure("finisher-strength" if lifting else "finisher")


def finisher(frame: Frame, stage: Stage, modes: Modes, *, spare: float) -> tuple[Conditioning, ...]:
    """Steady movement at the end of a session, in `spare` minutes; nothing when they are too few."""
    room = min(int(spare - CHANGE_MINUTES), most_finisher(frame))
    minutes = min(day_minutes(frame, stage, room=room), room)
    return (_steady(frame, stage, modes, minutes),) if minutes >= LEAST_PIECE else ()


def day_pieces(
    frame: Frame, stage: Stage, modes: Modes, *, hard_day: bool, room: int
) -> tuple[Conditioning, ...]:
    """The pieces of a day of conditioning: intervals on a day that may be hard, else steady."""
    kind = _interval(frame, stage, modes, room=room) if hard_day else None
    if kind is None:
        return (_steady(frame, stage, modes, day_minutes(frame, stage, room=room)),)
    minutes = INTERVAL_MINUTES[kind]
    hard = piece(kind, modes.hard, frame.profile, frame.kit, minutes=minutes)
    after = min(room - minutes - CHANGE_MINUTES, frame.figure("after-intervals"))
    if after < LEAST_PIECE:
        return (hard,)
    return (hard, piece("easy", modes.steady, frame.profile, frame.kit, minutes=after))


def day_minutes(frame: Frame, stage: Stage, *, room: int) -> int:
    """Minutes of a steady day: from the first amount up by a tenth a week, as long as the day has room."""
    first = frame.figure("aerobic-first-new" if is_deconditioned(frame) else f"aerobic-first-{frame.level}")
    grown = first * (1 + frame.figure("aerobic-rise") / 100) ** (stage.week - 1)
    most = min(int(grown), frame.figure("aerobic-most"), room)
    return max(int(most * 0.7) if stage.deload else most, LEAST_PIECE)


def _interval(frame: Frame, stage: Stage, modes: Modes, *, room: int) -> Kind | None:
    """Which intervals this week holds: short after four weeks, long for the advanced after eight."""
    if modes.hard is None or stage.deload or stage.week <= frame.figure("intervals-after"):
        return None
    long = stage.week > frame.figure("intervals-4x4-after") and frame.level == 3
    kinds: tuple[Kind, ...] = ("intervals-4x4", "intervals-10x1") if long else ("intervals-10x1",)
    return next((kind for kind in kinds if INTERVAL_MINUTES[kind] <= room), None)


def _steady(frame: Frame, stage: Stage, modes: Modes, minutes: int) -> Conditioning:
    kind = modes.steady_kind
    values = walk_run_ratio(stage.week, frame.weeks) if kind == "walk-run" else {}
    return piece(kind, modes.steady, frame.profile, frame.kit, minutes=minutes, **values)


def walk_run_ratio(week: int, weeks: int) -> dict[str, object]:
    """Minutes of running and walking in turn: 1 and 2 at first, 2 and 1 at the end (evidence 6.7)."""
    third = (week - 1) * 3 // weeks
    run, walk = ((1, 2), (1, 1), (2, 1))[third]
    return {"run": run, "walk": walk}

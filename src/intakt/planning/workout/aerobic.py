"""Conditioning of the programme: days of their own and what ends a session of strength (evidence 6.7)."""

from intakt.kit.structs import Frozen
from intakt.planning.movement import Conditioning
from intakt.planning.training import conditioning
from intakt.planning.training.conditioning import (
    INTERVAL_MINUTES,
    Kind,
    interval_mode,
    steady_kind,
    steady_mode,
)
from intakt.planning.workout.frame import Frame, is_deconditioned
from intakt.planning.workout.weeks import Stage

LEAST_FINISHER = 6
CHANGE_MINUTES = 1
"""From one thing to the next."""


class Aerobic(Frozen, frozen=True, kw_only=True):
    """One piece in one week, before its words."""

    kind: Kind
    minutes: int


def finisher_minutes(frame: Frame) -> int:
    """What a session of strength keeps for moving at its end, its change included; 0 for none."""
    share = (
        25
        if frame.prefers_endurance
        else 15
        if frame.has("endurance", "weight-loss", "general-fitness")
        else 0
    )
    minutes = frame.minutes * share // 100
    return minutes if minutes >= LEAST_FINISHER + CHANGE_MINUTES else 0


def most_finisher(frame: Frame) -> int:
    """The longest piece after strength work: short where strength or muscle is the wish."""
    return frame.figure(
        "finisher-strength" if frame.goals[0] in ("strength", "muscle", "power") else "finisher"
    )


def day_minutes(frame: Frame, stage: Stage, *, room: int) -> int:
    """Minutes of the steady piece of a day of its own: from the first amount up by a tenth a week, no longer
    than the day has room for.
    """
    first = frame.figure("aerobic-first-new" if is_deconditioned(frame) else f"aerobic-first-{frame.level}")
    grown = first * (1 + frame.figure("aerobic-rise") / 100) ** (stage.week - 1)
    most = min(int(grown), frame.figure("aerobic-most"), room)
    return max(int(most * 0.7), 8) if stage.deload else max(most, 8)


def day_kind(frame: Frame, stage: Stage, place: int, *, room: int) -> Kind:
    """Steady first; once a week hard minutes for those whom they are open to, from the fifth week on."""
    mode = steady_mode(frame.kit.library, frame.limits, styles=frame.profile.training.styles, seed=frame.seed)
    if place == 0 and not stage.deload and may_go_hard(frame):
        long = stage.week > frame.figure("intervals-4x4-after") and frame.level == 3
        kind: Kind = "intervals-4x4" if long else "intervals-10x1"
        if stage.week > frame.figure("intervals-after") and INTERVAL_MINUTES[kind] <= room:
            return kind
    if mode is not None and mode.id == "walk_run":
        return "walk-run"
    return steady_kind(mode)


def may_go_hard(frame: Frame) -> bool:
    """Whether intervals are open: G0, adult, trained enough, nothing that asks for calm."""
    limits = frame.limits
    calm = (
        limits.gate != "G0", limits.minor, limits.level == 1, limits.pregnancy_weeks is not None,
        limits.postpartum, limits.blood_pressure, limits.diabetes_effects, limits.falls, limits.age >= 70,
        frame.profile.screening.numbers_hidden,
    )  # fmt: skip
    hard = interval_mode(frame.kit.library, limits, styles=frame.profile.training.styles)
    return not any(calm) and hard is not None


def written(frame: Frame, aerobic: Aerobic, stage: Stage) -> Conditioning:
    """The piece with its mode, heart rates and words."""
    library, styles = frame.kit.library, frame.profile.training.styles
    if aerobic.kind.startswith("intervals"):
        mode = interval_mode(library, frame.limits, styles=styles)
        return conditioning.piece(
            aerobic.kind, mode, frame.profile, frame.kit, minutes=INTERVAL_MINUTES[aerobic.kind]
        )
    mode = steady_mode(library, frame.limits, styles=styles, seed=frame.seed)
    values = walk_run_ratio(stage.week, frame.weeks) if aerobic.kind == "walk-run" else {}
    return conditioning.piece(aerobic.kind, mode, frame.profile, frame.kit, minutes=aerobic.minutes, **values)


def walk_run_ratio(week: int, weeks: int) -> dict[str, object]:
    """Minutes of running and walking in turn: 1 and 2 at first, 2 and 1 at the end (evidence 6.7)."""
    third = (week - 1) * 3 // weeks
    run, walk = ((1, 2), (1, 1), (2, 1))[third]
    return {"run": run, "walk": walk}

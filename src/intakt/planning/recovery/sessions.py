"""The sessions and weeks of a recovery: each phase its dose, days apart, within the client's minutes."""

from collections.abc import Sequence

from intakt.content.exercises import Exercise
from intakt.planning.common import Day
from intakt.planning.movement import Conditioning, ExerciseDose, Reps, Session, Week
from intakt.planning.recovery.choose import FAST, LOADING, Phase, conditioning_mode, for_session
from intakt.planning.recovery.frame import Frame
from intakt.planning.thresholds import count
from intakt.planning.training import clock, conditioning, warmup
from intakt.planning.training.doses import Dose, in_own_unit, prescribe
from intakt.planning.training.trim import held, trimmed
from intakt.planning.training.volume import weekly_sets

REPS: dict[Phase, Reps] = {
    "A": Reps(min=8, max=10), "B": Reps(min=10, max=15), "C": Reps(min=8, max=12), "D": Reps(min=8, max=10),
}  # fmt: skip
REST: dict[Phase, int] = {"A": 30, "B": 60, "C": 90, "D": 90}
RESERVE: dict[Phase, int | None] = {"A": None, "B": 4, "C": 3, "D": 3}
MOST: dict[Phase, int] = {"A": 6, "B": 6, "C": 7, "D": 7}
"""Exercises of a session."""
SETS = 2
AROUND = 4, 2
"""Minutes of warm-up and cool-down."""
LEAST_PIECE, MOST_PIECE = 5, 15
JUMPS = Reps(min=4, max=5)
TENDER_REPS = 10
"""Repetitions at least in pregnancy: with four in reserve well under 70 % of the maximum (rule 45)."""
SLOW_SECONDS = 6
"""A repetition of a sore tendon: heavy and slow (evidence 10.1)."""


def weeks_of(frame: Frame) -> tuple[Week, ...]:
    """Every open phase in turn, each as long as its default minimum."""
    phases = frame.open_phases()
    alone = phases == ("A",)
    found: list[Week] = []
    for phase in phases:
        length = frame.figure("weeks-a-alone") if alone else frame.figure(f"weeks-{phase.lower()}")
        for turn in range(length):
            before = found[-1].sessions if turn == length - 1 and turn > 0 else None
            found.append(_week(frame, phase, len(found) + 1, before=before))
    return tuple(found)


def _week(frame: Frame, phase: Phase, number: int, *, before: Sequence[Session] | None) -> Week:
    """`before`: the week before the last of a phase, beyond which it may go a little."""
    days = frame.days if phase == "A" else frame.load_days
    made = [_session(frame, phase, day, place, late=before is not None) for place, day in enumerate(days)]
    sessions = trimmed(made, frame.kit.library, level=frame.limits.level)
    if before is not None:
        sessions = held(sessions, before, frame.kit.library)
    return Week(
        week=number,
        phase=f"recovery-{phase.lower()}",
        deload=False,
        weekly_sets=weekly_sets(sessions, frame.kit.library),
        sessions=sessions,
        note=frame.wording.text(f"recovery.phase-note.{phase}"),
    )


def _session(frame: Frame, phase: Phase, day: Day, place: int, *, late: bool) -> Session:
    minutes = min(frame.minutes, frame.figure(f"minutes-{phase.lower()}"))
    exercises = for_session(frame, phase, place, most=MOST[phase])
    doses = tuple(
        _dose(frame, phase, each, more=late and phase == "C" and turn == place % max(len(exercises), 1))
        for turn, each in enumerate(exercises)
    )
    warm, cool = AROUND
    spare = minutes - clock.exact_minutes(warm, cool, doses) - 1
    session = Session(
        day=day,
        title=frame.wording.text(f"recovery.session.{phase}"),
        minutes=0,
        warm_up=warmup.warm_up(exercises, frame.limits, frame.kit, minutes=warm),
        cool_down=warmup.cool_down(exercises, frame.limits, frame.kit, minutes=cool),
        exercises=doses,
        conditioning=_piece(frame, phase, spare),
        warm_up_minutes=warm,
        cool_down_minutes=cool,
        hard=any(dose.rir is not None for dose in doses),
        kind="rehab",
    )
    return clock.fit(session, minutes)


def _piece(frame: Frame, phase: Phase, spare: float) -> tuple[Conditioning, ...]:
    """Easy movement in the minutes that are left; the library's own where a region allows it."""
    if spare < LEAST_PIECE:
        return ()
    mode = conditioning_mode(frame, phase)
    if mode is None:
        return ()
    gentle = phase == "A" or frame.limits.gate == "G1"
    kind: conditioning.Kind = "easy" if gentle else conditioning.steady_kind(mode)
    minutes = int(min(spare, MOST_PIECE if phase in "AB" else 2 * MOST_PIECE))
    return (conditioning.piece(kind, mode, frame.profile, frame.kit, minutes=minutes),)


def _dose(frame: Frame, phase: Phase, exercise: Exercise, *, more: bool) -> ExerciseDose:
    return prescribe(exercise, _amount(frame, phase, exercise, more=more), frame.limits, frame.kit)


def _amount(frame: Frame, phase: Phase, exercise: Exercise, *, more: bool) -> Dose:
    """Repetitions, seconds or metres; effort counts only where something is loaded."""
    sets = SETS + (1 if more and exercise.kind in LOADING else 0)
    if frame.young is not None:
        sets = min(sets, frame.young.sets)
    if exercise.kind in FAST:
        return _fast(exercise, sets)
    reserve = RESERVE[phase] if exercise.kind in LOADING else None
    reps = REPS[phase]
    if reserve is not None and frame.young is not None:
        reserve = max(reserve, frame.young.reserve)
    if reserve is not None and _is_tender(frame):
        reserve = max(reserve, count(frame.kit.library.policies, "training.reserve-pregnant"))
        reps = Reps(min=max(reps.min, TENDER_REPS), max=max(reps.max, TENDER_REPS + 2))
    sets = 1 if exercise.kind == "mobility" and phase != "A" else sets
    dose = in_own_unit(exercise, sets=sets, reps=reps, rest_seconds=_rest(exercise, phase), rir=reserve)
    if _slow(frame, phase, exercise) and dose.reps is not None:
        return Dose(
            sets=dose.sets, reps=dose.reps, rest_seconds=dose.rest_seconds, rir=dose.rir,
            seconds_per_rep=SLOW_SECONDS,
        )  # fmt: skip
    return dose


def _is_tender(frame: Frame) -> bool:
    """Pregnancy and the weeks after birth: light loads only."""
    return frame.limits.pregnancy_weeks is not None or frame.limits.postpartum


def _fast(exercise: Exercise, sets: int) -> Dose:
    if exercise.dose_unit == "metres":
        return Dose(sets=sets, metres=20, rest_seconds=90)
    if exercise.dose_unit != "reps":
        return Dose(sets=sets, seconds=15, rest_seconds=90)
    return Dose(sets=sets, reps=JUMPS, rest_seconds=90)


def _rest(exercise: Exercise, phase: Phase) -> int:
    return 15 if exercise.kind == "mobility" else 30 if exercise.kind == "balance" else REST[phase]


def _slow(frame: Frame, phase: Phase, exercise: Exercise) -> bool:
    tendon = frame.profile.health.injury_kind == "tendon" and phase in ("B", "C")
    return tendon and exercise.kind == "strength" and bool(set(exercise.rehab_regions) & set(frame.regions))

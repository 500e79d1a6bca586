"""Light days for those a clinician has to see first: easy walking, gentle mobility; effort 2 of 10."""

from intakt.planning.common import Day
from intakt.planning.movement import ExerciseDose, Reps, Session, Week
from intakt.planning.training import clock, conditioning, warmup
from intakt.planning.training.conditioning import gentle_mode
from intakt.planning.training.days import spread
from intakt.planning.training.doses import Dose, prescribe
from intakt.planning.training.eligibility import eligible
from intakt.planning.training.warmup import MOBILE
from intakt.planning.workout.frame import Frame

MOST_DRILLS = 6
WARM_UP, COOL_DOWN = 4, 2
PELVIC_FLOOR = Dose(sets=2, seconds=10, rest_seconds=20)


def light_days(frame: Frame) -> tuple[Day, ...]:
    most = frame.figure("light-days")
    return spread(frame.days, most if frame.young is None else min(most, frame.young.days))


def light_weeks(frame: Frame) -> tuple[Week, ...]:
    """The same easy days each week; only the walk grows, by a tenth a week at most."""
    drills = _drills(frame)
    return tuple(
        Week(
            week=number,
            phase="light",
            deload=False,
            weekly_sets={},
            sessions=tuple(_session(day, number, drills, frame) for day in light_days(frame)),
            note=frame.wording.text("training.phase-note.light"),
        )
        for number in range(1, frame.figure("weeks-short") + 1)
    )


def _drills(frame: Frame) -> tuple[ExerciseDose, ...]:
    """Gentle mobility, a different part of the body each."""
    found: dict[str, ExerciseDose] = {}
    for exercise in eligible(frame.kit.library, frame.limits, patterns=("pelvic_floor",))[:1]:
        if frame.limits.early_postpartum:
            found["pelvic_floor"] = prescribe(exercise, PELVIC_FLOOR, frame.limits, frame.kit, alternatives=1)
    for exercise in eligible(frame.kit.library, frame.limits, patterns=MOBILE):
        if exercise.kind == "mobility" and exercise.primary[0] not in found and len(found) < MOST_DRILLS:
            dose = (
                Dose(sets=1, seconds=30, rest_seconds=10)
                if exercise.dose_unit == "seconds"
                else Dose(sets=1, reps=Reps(min=6, max=8), rest_seconds=10)
            )
            found[exercise.primary[0]] = prescribe(exercise, dose, frame.limits, frame.kit, alternatives=1)
    return tuple(found.values())


def _session(day: Day, week: int, drills: tuple[ExerciseDose, ...], frame: Frame) -> Session:
    mode = gentle_mode(frame.kit.library, frame.limits)
    around = clock.exact_minutes(WARM_UP, COOL_DOWN, drills) + 1
    grown = int(frame.figure("light-walk") * (1 + frame.figure("aerobic-rise") / 100) ** (week - 1))
    minutes = max(min(grown, frame.figure("light-walk-most"), int(frame.minutes - around)), 5)
    piece = conditioning.piece("easy", mode, frame.profile, frame.kit, minutes=minutes)
    session = Session(
        day=day,
        title=frame.wording.text("training.session.light"),
        minutes=0,
        warm_up=warmup.easy(frame.limits, frame.kit, minutes=WARM_UP),
        cool_down=warmup.cool_down((), frame.limits, frame.kit, minutes=COOL_DOWN),
        exercises=drills,
        conditioning=(piece,),
        warm_up_minutes=WARM_UP,
        cool_down_minutes=COOL_DOWN,
        hard=False,
        kind="light",
    )
    return clock.fit(session, frame.minutes)

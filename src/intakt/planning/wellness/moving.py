"""Light movement on most days: a few minutes of mobility and a walk at talking pace (W-08)."""

from intakt.content.exercises import Exercise
from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.common import DAYS, Day
from intakt.planning.movement import ExerciseDose, Movement, Progression, Reps, Session, Week
from intakt.planning.thresholds import count
from intakt.planning.training import clock, conditioning, warmup
from intakt.planning.training.days import in_order, spread
from intakt.planning.training.doses import Dose, TrainingKit, prescribe
from intakt.planning.training.eligibility import Limits, eligible, limits_of
from intakt.planning.training.notices import is_withheld
from intakt.planning.workout.load import weekly_load
from intakt.planning.workout.young import bounds_of
from intakt.profile.model import ClientProfile

AROUND = 4, 1
PATTERNS = ("mobility", "neck", "shoulder_isolation", "hinge", "ankle")
PARTS = (
    "hip_flexors",
    "upper_back",
    "hamstrings",
    "chest",
    "ankle",
    "back_erectors",
    "neck",
    "lats",
    "shoulder",
)
"""What stiffens in a day of sitting, worst first."""
DRILLS = 3
LEAST_WALK = 3


class Hand(Frozen, frozen=True, kw_only=True):
    profile: ClientProfile
    limits: Limits
    kit: TrainingKit
    days: tuple[Day, ...]
    most_minutes: int
    pool: tuple[Exercise, ...]


def movement(profile: ClientProfile, wording: Wording) -> Movement | None:
    """Weeks of short sessions; None where nothing may move yet, or where a child's sport fills the week."""
    if is_withheld(profile):
        return None
    hand = _hand(profile, wording)
    if not hand.days:
        return None
    weeks = tuple(
        _week(hand, number) for number in range(1, count(wording.library.policies, "wellness.weeks") + 1)
    )
    return Movement(
        split="light",
        weeks=weeks,
        progression=Progression(
            method="time",
            rules=wording.lines("wellness.movement.rules"),
            weekly_load=tuple(weekly_load(week) for week in weeks),
        ),
    )


def _hand(profile: ClientProfile, wording: Wording) -> Hand:
    library = wording.library
    limits = limits_of(profile, library)
    few = bool({"time", "energy", "motivation"} & set(profile.wellness.barriers))
    wanted = count(library.policies, "wellness.movement-days-few" if few else "wellness.movement-days")
    told = profile.training.session_minutes or count(library.policies, "wellness.movement-minutes-later")
    bounds = bounds_of(profile, library.policies, minutes=told)
    if bounds is not None:
        wanted, told = min(wanted, bounds.days), min(told, bounds.minutes)
    return Hand(
        profile=profile,
        limits=limits,
        kit=TrainingKit(library=library, wording=wording),
        days=spread(in_order(profile.training.days) or DAYS, wanted),
        most_minutes=told,
        pool=_drills(limits, _mobility(limits, wording)),
    )


def _mobility(limits: Limits, wording: Wording) -> tuple[Exercise, ...]:
    """Mobility this client may do, done where one stands or sits."""
    found = eligible(wording.library, limits, patterns=PATTERNS)
    return tuple(each for each in found if each.kind == "mobility" and each.dose_unit in ("reps", "seconds"))


def _drills(limits: Limits, found: tuple[Exercise, ...]) -> tuple[Exercise, ...]:
    """One for each part of the body, those named as fit for everybody first."""
    chosen: list[Exercise] = []
    for part in PARTS:
        fitting = [each for each in found if part in each.primary and each not in chosen]
        ranked = sorted(fitting, key=lambda each: (not each.senior_ok, each.level, each.id))
        chosen.extend(ranked[:1])
    return tuple(chosen)


def _week(hand: Hand, number: int) -> Week:
    sessions = tuple(_session(hand, number, place, day) for place, day in enumerate(hand.days))
    phase = "start" if number <= 2 else "settle" if number <= 5 else "keep"
    return Week(
        week=number,
        phase=phase,
        deload=False,
        weekly_sets={},
        sessions=sessions,
        note=hand.kit.wording.text(f"wellness.phase-note.{phase}"),
    )


def _session(hand: Hand, number: int, place: int, day: Day) -> Session:
    warm, cool = AROUND
    turn = DRILLS * place % max(len(hand.pool), 1)
    chosen = (*hand.pool[turn:], *hand.pool[:turn])[:DRILLS]
    doses = tuple(_dose(hand, each) for each in chosen)
    minutes = min(_minutes(hand, number), hand.most_minutes)
    spare = int(minutes - clock.exact_minutes(warm, cool, doses) - 1)
    light = hand.limits.gate == "G1"
    mode = _walking(hand, light=light)
    walk = (
        (conditioning.piece("easy" if light else "walk", mode, hand.profile, hand.kit, minutes=spare),)
        if spare >= LEAST_WALK and mode is not None
        else ()
    )
    session = Session(
        day=day,
        title=hand.kit.wording.text("wellness.movement.session"),
        minutes=0,
        warm_up=warmup.easy(hand.limits, hand.kit, minutes=warm),
        cool_down=warmup.cool_down((), hand.limits, hand.kit, minutes=cool),
        exercises=doses,
        conditioning=walk,
        warm_up_minutes=warm,
        cool_down_minutes=cool,
        kind="light",
    )
    return clock.fit(session, minutes)


def _walking(hand: Hand, *, light: bool) -> Exercise | None:
    """An ordinary walk, or the easiest way to move that the client may use."""
    allowed = {each.id: each for each in conditioning.modes(hand.kit.library, hand.limits)}
    order = conditioning.GENTLE if light else conditioning.PLAIN
    return next((allowed[each] for each in order if each in allowed), None)


def _minutes(hand: Hand, number: int) -> int:
    """Shorter at first: what is easy to begin is kept."""
    name = "movement-minutes" if number <= 2 else "movement-minutes-later"
    return count(hand.kit.library.policies, f"wellness.{name}")


def _dose(hand: Hand, exercise: Exercise) -> ExerciseDose:
    if exercise.dose_unit == "seconds":
        dose = Dose(sets=1, seconds=30, rest_seconds=10)
    else:
        dose = Dose(sets=1, reps=Reps(min=6, max=8), rest_seconds=10)
    return prescribe(exercise, dose, hand.limits, hand.kit, alternatives=1)

"""A child's sessions: play first and last, skills while fresh, strength with a child's own weight."""

from collections.abc import Sequence

from intakt.content.exercises import Exercise
from intakt.kit.structs import Frozen
from intakt.planning.common import Day
from intakt.planning.movement import ExerciseDose, Reps, Session, Week
from intakt.planning.thresholds import count
from intakt.planning.training import clock, warmup
from intakt.planning.training.doses import Dose, in_own_unit, prescribe
from intakt.planning.training.eligibility import eligible
from intakt.planning.training.selection import Taste, Want, choose
from intakt.planning.training.trim import trimmed
from intakt.planning.training.volume import weekly_sets
from intakt.planning.youth.budget import throws
from intakt.planning.youth.endings import ended, endings
from intakt.planning.youth.frame import Frame

LIFTS = ("strength", "isometric")
FAST = frozenset({"plyo", "power", "speed"})
BALANCE = Want(patterns=("balance", "play"), kinds=("balance",))
LAND = Want(patterns=("landing", "plyo"), kinds=("plyo",))
JUMP = Want(patterns=("plyo", "landing"), kinds=("plyo",))
QUICK = Want(patterns=("agility", "sprint"), kinds=("speed",))
THROW = Want(patterns=("throw", "play"), kinds=("power",))
LEGS = Want(patterns=("squat", "lunge"), kinds=LIFTS)
STEP = Want(patterns=("lunge", "squat"), kinds=LIFTS)
HIPS = Want(patterns=("hinge",), kinds=LIFTS)
PUSH = Want(patterns=("push_h",), kinds=LIFTS)
PULL = Want(patterns=("pull_h", "pull_v"), kinds=LIFTS)
MIDDLE = Want(patterns=("core_antiext", "core_antirot", "core_antilat"), kinds=LIFTS)
CRAWL = Want(patterns=("locomotion", "play"), kinds=LIFTS)
PLANS: dict[str, tuple[tuple[Want, ...], ...]] = {
    "active-start": ((BALANCE, LAND, CRAWL, LEGS, PUSH), (QUICK, THROW, CRAWL, HIPS, MIDDLE)),
    "learn-to-train": ((BALANCE, LAND, LEGS, PUSH, PULL, MIDDLE), (QUICK, THROW, STEP, HIPS, PULL, CRAWL)),
    "train-to-train": (
        (LAND, QUICK, LEGS, PUSH, PULL, MIDDLE),
        (BALANCE, JUMP, HIPS, STEP, PULL, MIDDLE),
        (THROW, QUICK, STEP, PUSH, PULL, MIDDLE),
    ),
    "train-to-compete": (
        (JUMP, LEGS, PUSH, PULL, MIDDLE, QUICK),
        (QUICK, HIPS, STEP, PULL, PUSH, MIDDLE),
        (THROW, LEGS, HIPS, PULL, PUSH, MIDDLE),
    ),
}
"""What each session holds, most important first."""
WISHES: dict[str, tuple[Want, ...]] = {
    "sport-skills": (QUICK, LAND), "get-stronger": (LEGS, PUSH), "move-better": (BALANCE, HIPS),
    "have-fun": (CRAWL, THROW), "maintain-health": (BALANCE, LEGS),
}  # fmt: skip
"""What a wish adds at the end where there is time."""
AROUND = 4, 2
PHASES = ("explore", "explore", "explore", "practise", "practise", "practise", "show", "show")
GROWTH = {"explore": 0, "practise": 1, "show": 2}
"""Repetitions more than in the first weeks: less than a tenth a week."""
REST = 45


class Place(Frozen, frozen=True, kw_only=True):
    """What stands on one day, the same in all weeks."""

    day: Day
    exercises: tuple[Exercise, ...]
    endings: tuple[Exercise, ...]
    """What may come last: games, or a way to keep moving."""


def weeks_of(frame: Frame) -> tuple[Week, ...]:
    places = _places(frame)
    return tuple(_week(frame, number, places) for number in range(1, frame.figure("weeks") + 1))


def _places(frame: Frame) -> tuple[Place, ...]:
    pool = eligible(frame.kit.library, frame.limits)
    found: list[Place] = []
    for number, day in enumerate(frame.days):
        wants = PLANS[frame.stage][number % len(PLANS[frame.stage])]
        chosen = _chosen(frame, (*wants, *WISHES.get(frame.profile.goal.primary, ())), pool, found)
        found.append(Place(day=day, exercises=chosen, endings=endings(frame, number)))
    return tuple(found)


def _chosen(
    frame: Frame, wants: Sequence[Want], pool: Sequence[Exercise], before: Sequence[Place]
) -> tuple[Exercise, ...]:
    taste = Taste(seed=frame.seed)
    recent = [each.id for place in before for each in place.exercises]
    found: list[Exercise] = []
    for want in wants:
        used = [each.id for each in found]
        each = choose(want, pool, frame.limits, taste, used=used, recent=recent)
        if each is not None:
            found.append(each)
    return tuple(found)


def _week(frame: Frame, number: int, places: Sequence[Place]) -> Week:
    phase = PHASES[min(number, len(PHASES)) - 1]
    kept = trimmed(
        [_session(frame, phase, turn, place) for turn, place in enumerate(places)],
        frame.kit.library,
        level=frame.limits.level,
    )
    sessions = tuple(
        ended(frame, session, place.endings, week=number) for session, place in zip(kept, places, strict=True)
    )
    return Week(
        week=number,
        phase=phase,
        deload=False,
        weekly_sets=weekly_sets(sessions, frame.kit.library),
        sessions=sessions,
        note=frame.wording.text(f"youth.phase-note.{phase}"),
    )


def _session(frame: Frame, phase: str, turn: int, place: Place) -> Session:
    warm, cool = AROUND
    doses = tuple(_dose(frame, each, GROWTH[phase]) for each in place.exercises)
    session = Session(
        day=place.day,
        title=frame.wording.text(f"{frame.told('session')}.{turn % 3 + 1}"),
        minutes=0,
        warm_up=warmup.warm_up(place.exercises, frame.limits, frame.kit, minutes=warm),
        cool_down=warmup.cool_down(place.exercises, frame.limits, frame.kit, minutes=cool),
        exercises=doses,
        warm_up_minutes=warm,
        cool_down_minutes=cool,
        hard=any(dose.rir is not None for dose in doses),
        kind="play" if frame.playful else "skill",
    )
    kept = frame.figure("game-minutes") + 1 if frame.playful and place.endings else 0
    return clock.fit(session, frame.minutes - kept)


def _careful(frame: Frame) -> int:
    """Repetitions that stay in reserve for whoever is new to it, or pregnant."""
    policies = frame.kit.library.policies
    if frame.limits.pregnancy_weeks is not None or frame.limits.postpartum:
        return count(policies, "training.reserve-pregnant")
    return count(policies, "training.reserve-careful") if frame.limits.level == 1 else 0


def _dose(frame: Frame, exercise: Exercise, more: int) -> ExerciseDose:
    return prescribe(exercise, _amount(frame, exercise, more), frame.limits, frame.kit)


def _fast_reps(frame: Frame, exercise: Exercise, spurt: str) -> Reps:
    """Few jumps; more throws and catches, which land on nothing. An arm that pitches has thrown enough."""
    if exercise.kind == "power" and not exercise.contacts_per_rep and not throws(frame.profile):
        return Reps(min=frame.figure("throws-low"), max=frame.figure("throws-high"))
    jumps = frame.figure(f"jumps{spurt}")
    return Reps(min=jumps - 1, max=jumps)


def _amount(frame: Frame, exercise: Exercise, more: int) -> Dose:
    bounds = frame.bounds
    if exercise.kind in FAST:
        spurt = "-spurt" if frame.growth == "circa" else ""
        if exercise.dose_unit == "metres":
            return Dose(sets=bounds.sets, metres=frame.figure(f"metres{spurt}"), rest_seconds=REST)
        if exercise.dose_unit == "reps":
            return Dose(sets=bounds.sets, reps=_fast_reps(frame, exercise, spurt), rest_seconds=REST)
    reserve = max(bounds.reserve, _careful(frame)) if exercise.kind in LIFTS else None
    low = max(bounds.repetitions, 8) + more
    reps = Reps(min=low, max=low + 2)
    return in_own_unit(exercise, sets=bounds.sets, reps=reps, rest_seconds=REST, rir=reserve)

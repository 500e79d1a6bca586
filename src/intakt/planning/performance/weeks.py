"""The weeks of sessions: the programme of the kit, shaped by season, matches and tapers."""

import math
from collections.abc import Callable, Sequence

import msgspec

from intakt.content.exercises import Exercise
from intakt.kit.units import round_int
from intakt.planning.common import DAYS, Day
from intakt.planning.movement import ExerciseDose, Reps, Session, Week
from intakt.planning.performance.dated import loosens
from intakt.planning.performance.days import activation_day, matches_of, rest_days, to_match
from intakt.planning.performance.held import held_weeks, with_sessions
from intakt.planning.performance.season import EASY, QUIET, REST, TAPER
from intakt.planning.performance.sports import PREHAB, Sport
from intakt.planning.thresholds import count
from intakt.planning.training import clock, warmup
from intakt.planning.training.days import longest_run
from intakt.planning.training.doses import in_own_unit, prescribe
from intakt.planning.training.eligibility import barred
from intakt.planning.training.loads import percent_for
from intakt.planning.training.trim import at_most, trimmed
from intakt.planning.training.volume import total_cap
from intakt.planning.workout.dosing import least_reserve, load_cap
from intakt.planning.workout.frame import Frame
from intakt.planning.workout.loading import load_of
from intakt.planning.workout.split import MOST_HARD_RUN

LOWER = frozenset({"quads", "hamstrings", "glutes", "calves", "adductors"})
PREHAB_REPS = Reps(min=8, max=10)
LIGHT_RESERVE = 3
COUNTED = ("isometric", "strength")
LEGS = ("hinge", "knee_flexion", "knee_isolation", "lunge", "squat")
FRESH = 48
"""Hours before a match that heavy work for the legs keeps away from."""
LEAST_AROUND = 4, 2
FAST = ("power", "ready")
"""Phases that are about jumps, throws and sprints."""
HEAVY_REPS = 6
CALM_REPS, CALM_RESERVE = Reps(min=8, max=10), 4
"""Weeks off leave the heavy loads (evidence 8.1: 50 to 70 %)."""


def shaped(weeks: Sequence[Week], codes: Sequence[str], frame: Frame, sport: Sport) -> tuple[Week, ...]:
    """Each week in its phase's volume, with care for what the sport strains and for the next match."""
    drawn = [_week(week, code, frame, sport) for week, code in zip(weeks, codes, strict=False)]
    return held_weeks(drawn, codes, frame)


def _week(week: Week, code: str, frame: Frame, sport: Sport) -> Week:
    share = count(frame.policies, f"performance.volume-{code}") / 100
    sessions: list[Session] = []
    for place, session in enumerate(_ends(week.sessions) if code == REST else week.sessions):
        taken = _beside(session.day, (*week.sessions, *sessions), frame)
        fresh = not session.hard and not _may_be_hard(session.day, (*week.sessions, *sessions))
        sessions.append(_session(session, share, code, place, frame, sport, taken=taken, fresh=fresh))
    if code in ("season", TAPER):
        sessions += _activation(frame, sessions)
    kept = trimmed(sessions, frame.kit.library, level=frame.level)
    kept = at_most(kept, int(total_cap(frame.level, policies=frame.policies)), frame.kit.library)
    easy = week.deload or loosens(week, frame)
    shaped = msgspec.structs.replace(
        week,
        phase=code,
        deload=easy or code in EASY,
        note=_note(code, frame, easy=easy),
    )
    return with_sessions(shaped, kept, frame)


def _ends(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Two at most: the first and the last."""
    return tuple(sessions) if len(sessions) <= 2 else (sessions[0], sessions[-1])


def _note(code: str, frame: Frame, *, easy: bool) -> str:
    called = easy and code not in EASY
    return frame.wording.text("training.phase-note.deload" if called else f"performance.phase-note.{code}")


def _session(
    session: Session,
    share: float,
    code: str,
    place: int,
    frame: Frame,
    sport: Sport,
    *,
    taken: frozenset[str],
    fresh: bool,
) -> Session:
    """`taken`: muscles of the days beside; `fresh`: whether the day must not become a hard one."""
    near = 24 * to_match(session.day, matches_of(frame.profile)) <= FRESH
    doses = tuple(
        _calm(_less(dose, share, code), frame) if code == REST else _less(dose, share, code)
        for dose in session.exercises
        if not (near and _heavy_for_legs(dose)) and not (code in QUIET and dose.contacts_per_rep and near)
    )
    used = [dose.exercise_id for dose in doses]

    def unwanted(exercise: Exercise) -> bool:
        counted = exercise.kind in COUNTED
        heavy = near and exercise.kind == "strength" and exercise.pattern in LEGS
        return counted and (fresh or heavy or not taken.isdisjoint(exercise.primary))

    prehab = _prehab(place, frame, sport, used=used, unwanted=unwanted)
    pieces = () if code == TAPER and near else session.conditioning
    changed = clock.unpaired(msgspec.structs.replace(session, exercises=doses, conditioning=pieces))
    return _with_prehab(changed, prehab, frame.minutes)


def _with_prehab(session: Session, prehab: tuple[ExerciseDose, ...], minutes: int) -> Session:
    """What the sport strains keeps its minutes; the rest of the session makes room for it."""
    if not prehab:
        return clock.fit(session, minutes)
    needed = math.ceil(clock.exact_minutes(0, 0, prehab)) + 1
    fitted = clock.fit(session, minutes - needed)
    whole = clock.timed(msgspec.structs.replace(fitted, exercises=(*fitted.exercises, *prehab)))
    return whole if whole.minutes <= minutes else clock.fit(whole, minutes)


def _heavy_for_legs(dose: ExerciseDose) -> bool:
    return dose.rir is not None and bool(LOWER & set(dose.primary_muscles))


def _less(dose: ExerciseDose, share: float, code: str) -> ExerciseDose:
    """A share of the sets, one at least; in a taper a half set is dropped, so that it is one.

    Outside the quiet phases a heavy lift keeps two sets: one is no training. Jumps, throws and sprints keep
    theirs in the phases that are about them.
    """
    if dose.rir is None and code in FAST:
        return dose
    kept = math.floor(dose.sets * share) if code == TAPER else round_int(dose.sets * share)
    heavy = dose.reps is not None and dose.reps.max <= HEAVY_REPS and dose.rir is not None
    least = min(dose.sets, 2) if heavy and code not in QUIET else 1
    return msgspec.structs.replace(dose, sets=max(kept, least))


def _calm(dose: ExerciseDose, frame: Frame) -> ExerciseDose:
    """The same lift with more repetitions, more of them in reserve, and the load that goes with it."""
    if dose.rir is None:
        return dose
    rir = max(dose.rir, CALM_RESERVE)
    if dose.reps is None:
        return msgspec.structs.replace(dose, rir=rir)
    reps = dose.reps if dose.reps.max >= CALM_REPS.max else CALM_REPS
    percent = percent_for(reps.max, rir) if dose.percent_1rm is not None else None
    calm = msgspec.structs.replace(dose, reps=reps, rir=rir, percent_1rm=percent, load_kg=None, ramp_sets=0)
    return msgspec.structs.replace(calm, load_kg=load_of(calm, frame))


def leaves_rest(day: Day, sessions: Sequence[Session], frame: Frame) -> bool:
    """Whether a session on that day leaves the week its free days (safety rule 44)."""
    sport = frame.profile.sport
    busy = {*sport.practice_days, *sport.match_days, *(session.day for session in sessions)}
    return day in busy or len(busy) < len(DAYS) - rest_days(frame.profile, frame.policies)


def _may_be_hard(day: Day, sessions: Sequence[Session]) -> bool:
    """Whether no fourth hard day in a row comes of it (safety rule 44)."""
    hard = [
        session.day
        for session in sessions
        if session.hard or any(dose.rir is not None for dose in session.exercises)
    ]
    return longest_run((*hard, day)) <= MOST_HARD_RUN


def _beside(day: Day, sessions: Sequence[Session], frame: Frame) -> frozenset[str]:
    """The muscles that the days before and after train hard first of all (safety rule 43)."""
    near = {DAYS[(DAYS.index(day) + step) % len(DAYS)] for step in (-1, 1)}
    return frozenset(
        muscle
        for session in sessions
        for dose in session.exercises
        if session.day in near and dose.rir is not None
        for muscle in dose.primary_muscles
    )


def _prehab_reps(frame: Frame, rir: int | None) -> Reps:
    """More repetitions, and so less load, for whoever must stay under a cap (safety rule 45)."""
    low = PREHAB_REPS.min
    while rir is not None and percent_for(low, rir) >= load_cap(frame):
        low += 1
    return Reps(min=low, max=max(low + 2, PREHAB_REPS.max))


def _prehab(
    place: int,
    frame: Frame,
    sport: Sport,
    *,
    used: Sequence[str],
    unwanted: Callable[[Exercise], bool],
) -> tuple[ExerciseDose, ...]:
    """One exercise a session for what the sport strains, another part each time."""
    part = sport.prehab[place % len(sport.prehab)]
    for name in PREHAB[part]:
        exercise = frame.kit.library.exercises.get(name)
        if exercise is None or name in used or barred(exercise, frame.limits) is not None:
            continue
        if unwanted(exercise):
            continue
        rir = max(LIGHT_RESERVE, least_reserve(frame)) if exercise.kind in COUNTED else None
        dose = in_own_unit(exercise, sets=2, reps=_prehab_reps(frame, rir), rest_seconds=45, rir=rir)
        note = frame.wording.text(f"performance.prehab.{part}")
        return (prescribe(exercise, dose, frame.limits, frame.kit, note=note),)
    return ()


def _activation(frame: Frame, beside: Sequence[Session]) -> list[Session]:
    """The day before a match: warm and mobile, never more than twenty minutes.

    None where the week would have no free day left.
    """
    day = activation_day(frame.profile)
    if day is None or frame.young is not None or not leaves_rest(day, beside, frame):
        return []
    minutes = min(count(frame.policies, "performance.activation-minutes"), frame.minutes)
    warm = min(minutes - LEAST_AROUND[1], 12)
    session = Session(
        day=day,
        title=frame.wording.text("performance.session.activation"),
        minutes=0,
        warm_up=warmup.warm_up((), frame.limits, frame.kit, minutes=warm),
        cool_down=warmup.cool_down((), frame.limits, frame.kit, minutes=LEAST_AROUND[1]),
        exercises=(),
        warm_up_minutes=warm,
        cool_down_minutes=LEAST_AROUND[1],
        kind="light",
    )
    return [clock.timed(session)]

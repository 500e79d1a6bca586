"""How long a session takes (evidence 6.4, T-01), and how it is made to fit.

    seconds = 60 (warm + cool) + sum over exercises [ work + (sets - 1) rest + 45 ramp sets ]
              + 60 (pieces - 1) + 60 conditioning minutes

`work` is sets x repetitions x seconds a repetition (the most of a range), or sets x seconds of a
hold, or sets x metres at a second a metre (a third of it for sprints and changes of direction); twice that
and 10 s a set when done on both sides. Pieces are exercises and pieces of conditioning. Exercises with the
same superset letter are done in turn: their rests count once a round, half of the longer one.
"""

import math
from collections.abc import Sequence

import msgspec

from intakt.planning.movement import Conditioning, ExerciseDose, Reps, Session

RAMP_SECONDS = 45
SIDE_SECONDS = 10
CHANGE_SECONDS = 60
FAST_PATTERNS = frozenset({"agility", "sprint"})
SECONDS_PER_METRE, FAST_SECONDS_PER_METRE = 1.0, 1 / 3
SHORTEST_WARM_UP = 4
"""Minutes; no session is fitted by warming up less."""
ISOLATION = frozenset(
    {"ankle", "arm_isolation", "hip_flexion", "hip_isolation", "knee_flexion", "knee_isolation", "neck",
     "shoulder_isolation"}
)  # fmt: skip
OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"push_h", "push_v"}), frozenset({"pull_h", "pull_v"})),
    (frozenset({"squat", "lunge", "hinge", "knee_isolation", "knee_flexion", "hip_isolation", "ankle"}),
     frozenset({"push_h", "push_v", "pull_h", "pull_v", "arm_isolation", "shoulder_isolation",
                "core_antiext", "core_antirot", "core_antilat", "core_flexion"})),
    (frozenset({"arm_isolation", "shoulder_isolation"}),
     frozenset({"core_antiext", "core_antirot", "core_antilat", "core_flexion"})),
)  # fmt: skip
"""Patterns that may be done in turn: what one works, the other rests."""
HEAVY_REPS = 5
LONG_REST_REPS, MEDIUM_REST_REPS = 6, 15


def session_minutes(
    warm_minutes: float, cool_minutes: float, exercises: Sequence[tuple[int, int, float, float, bool, int]]
) -> float:
    """T-01 for plain sets: (sets, repetitions, seconds a repetition, rest s, unilateral, ramp sets) each."""
    seconds = 60 * (warm_minutes + cool_minutes) + CHANGE_SECONDS * max(len(exercises) - 1, 0)
    for sets, repetitions, pace, rest, unilateral, ramp in exercises:
        seconds += _work(sets, repetitions * pace, unilateral=bool(unilateral))
        seconds += (sets - 1) * rest + RAMP_SECONDS * ramp
    return seconds / 60


def work_seconds(dose: ExerciseDose) -> float:
    """All sets of an exercise without its rests."""
    return _work(dose.sets, set_seconds(dose), unilateral=dose.unilateral) + RAMP_SECONDS * dose.ramp_sets


def set_seconds(dose: ExerciseDose) -> float:
    """One set on one side."""
    if dose.reps is not None:
        return dose.reps.max * dose.seconds_per_rep
    if dose.seconds is not None:
        return dose.seconds
    pace = FAST_SECONDS_PER_METRE if dose.pattern in FAST_PATTERNS else SECONDS_PER_METRE
    return (dose.metres or 0) * pace


def _work(sets: int, seconds: float, *, unilateral: bool) -> float:
    return sets * seconds * (2 if unilateral else 1) + (SIDE_SECONDS * sets if unilateral else 0)


def exact_minutes(
    warm_up_minutes: float,
    cool_down_minutes: float,
    exercises: Sequence[ExerciseDose],
    conditioning: Sequence[Conditioning] = (),
) -> float:
    """The whole session in minutes."""
    pieces = len(exercises) + len(conditioning)
    seconds = 60 * (warm_up_minutes + cool_down_minutes) + CHANGE_SECONDS * max(pieces - 1, 0)
    seconds += math.fsum(work_seconds(dose) for dose in exercises) + _rests(exercises)
    return seconds / 60 + math.fsum(piece.minutes for piece in conditioning)


def _rests(exercises: Sequence[ExerciseDose]) -> float:
    single = math.fsum((dose.sets - 1) * dose.rest_seconds for dose in exercises if dose.superset is None)
    letters = sorted({dose.superset for dose in exercises if dose.superset is not None})
    for letter in letters:
        turn = [dose for dose in exercises if dose.superset == letter]
        rounds = max(dose.sets for dose in turn)
        single += (rounds - 1) * round_rest(turn)
    return single


def round_rest(turn: Sequence[ExerciseDose]) -> float:
    """Seconds of rest after a round of exercises done in turn: half of the longest."""
    return max(dose.rest_seconds for dose in turn) / 2


def minutes_of(session: Session) -> int:
    """The minutes a session is said to take: the model's, rounded up."""
    exact = exact_minutes(
        session.warm_up_minutes, session.cool_down_minutes, session.exercises, session.conditioning
    )
    return math.ceil(round(exact, 6))


def timed(session: Session) -> Session:
    """The same session with its minutes."""
    return msgspec.structs.replace(session, minutes=minutes_of(session))


# --- making it fit ------------------------------------------------------------------------------------------


def fit(session: Session, minutes: int) -> Session:
    """The session within so many minutes, by the ladder of evidence 6.4; its `minutes` are set.

    Isolation goes first (the last added first), then third sets, then rests are shared in supersets, then
    rests go down to their bound, then conditioning is shortened and whole exercises go, the last first; a
    longer warm-up than four minutes gives way last. What is left may be nothing but the warm-up.
    """
    fitted = timed(session)
    for step in (_without_isolation, _fewer_sets, _supersets, _shorter_rests, _less_conditioning, _fewer):
        while fitted.minutes > minutes:
            changed = timed(step(fitted))
            if changed == fitted:
                break
            fitted = changed
    return _shorter_warm_up(fitted, minutes)


def _without_isolation(session: Session) -> Session:
    for place in range(len(session.exercises) - 1, 0, -1):
        if session.exercises[place].pattern in ISOLATION and len(session.exercises) > 1:
            return _without(session, place)
    return session


def _without(session: Session, place: int) -> Session:
    kept = session.exercises[:place] + session.exercises[place + 1 :]
    return unpaired(msgspec.structs.replace(session, exercises=kept))


def unpaired(session: Session) -> Session:
    """A letter that has lost its partner goes."""
    letters = [dose.superset for dose in session.exercises]
    doses = tuple(
        msgspec.structs.replace(dose, superset=None)
        if dose.superset is not None and letters.count(dose.superset) == 1
        else dose
        for dose in session.exercises
    )
    return msgspec.structs.replace(session, exercises=doses)


def _fewer_sets(session: Session) -> Session:
    """One set less of the last exercise that has more than two."""
    for place in range(len(session.exercises) - 1, -1, -1):
        dose = session.exercises[place]
        if dose.sets > 2:
            return _changed(session, place, msgspec.structs.replace(dose, sets=dose.sets - 1))
    return session


def _changed(session: Session, place: int, dose: ExerciseDose) -> Session:
    exercises = (*session.exercises[:place], dose, *session.exercises[place + 1 :])
    return msgspec.structs.replace(session, exercises=exercises)


def _supersets(session: Session) -> Session:
    """One more pair in turn: the last two single exercises that oppose and share no equipment."""
    singles = [place for place, dose in enumerate(session.exercises) if dose.superset is None]
    taken = {dose.superset for dose in session.exercises if dose.superset is not None}
    letter = next(each for each in "ABCDEFGH" if each not in taken)
    for second in reversed(singles):
        for first in reversed(singles):
            if first < second and may_pair(session.exercises[first], session.exercises[second]):
                return _paired(session, first, second, letter)
    return session


def may_pair(first: ExerciseDose, second: ExerciseDose) -> bool:
    """Whether two may be done in turn: opposite work, no heavy set, no equipment in common (rule 52)."""
    if any(dose.reps is not None and dose.reps.max <= HEAVY_REPS for dose in (first, second)):
        return False
    if frozenset(first.equipment) & frozenset(second.equipment):
        return False
    return any(
        (first.pattern in one and second.pattern in other)
        or (first.pattern in other and second.pattern in one)
        for one, other in OPPOSITES
    )


def _paired(session: Session, first: int, second: int, letter: str) -> Session:
    """The pair side by side, at the first one's place."""
    doses = list(session.exercises)
    partner = msgspec.structs.replace(doses.pop(second), superset=letter)
    doses[first] = msgspec.structs.replace(doses[first], superset=letter)
    doses.insert(first + 1, partner)
    return msgspec.structs.replace(session, exercises=tuple(doses))


def shortest_rest(reps: Reps | None) -> int:
    """The lower bound of the rest between sets, seconds (evidence 6.2)."""
    if reps is not None and reps.max <= LONG_REST_REPS:
        return 120
    return 60 if reps is not None and reps.max <= MEDIUM_REST_REPS else 30


def _shorter_rests(session: Session) -> Session:
    exercises = tuple(
        msgspec.structs.replace(dose, rest_seconds=min(dose.rest_seconds, shortest_rest(dose.reps)))
        for dose in session.exercises
    )
    return msgspec.structs.replace(session, exercises=exercises)


def _less_conditioning(session: Session) -> Session:
    """A minute less of a steady piece while it has more than ten; then no conditioning beside exercises."""
    for place in range(len(session.conditioning) - 1, -1, -1):
        piece = session.conditioning[place]
        if piece.kind in STEADY and piece.minutes > 10:
            shorter = msgspec.structs.replace(piece, minutes=piece.minutes - 1)
            pieces = (*session.conditioning[:place], shorter, *session.conditioning[place + 1 :])
            return msgspec.structs.replace(session, conditioning=pieces)
    if session.conditioning and session.exercises:
        return msgspec.structs.replace(session, conditioning=session.conditioning[:-1])
    return session


STEADY = frozenset({"base", "easy", "play", "tempo", "walk", "walk-run"})
"""Conditioning that may be any number of minutes long."""


def _fewer(session: Session) -> Session:
    if len(session.exercises) <= 1:
        return session
    return _without(session, len(session.exercises) - 1)


def _shorter_warm_up(session: Session, minutes: int) -> Session:
    over = session.minutes - minutes
    if over <= 0:
        return session
    cut = min(over, max(session.warm_up_minutes - SHORTEST_WARM_UP, 0))
    return timed(msgspec.structs.replace(session, warm_up_minutes=session.warm_up_minutes - cut))

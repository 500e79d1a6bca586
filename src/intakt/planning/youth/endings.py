"""How a session ends: games for children, a few minutes on the move for teenagers."""

import zlib
from collections.abc import Iterator, Sequence

import msgspec

from intakt.content.exercises import Exercise
from intakt.planning.movement import Conditioning, Session
from intakt.planning.noise import mix
from intakt.planning.training import clock
from intakt.planning.training.conditioning import modes, piece, steady_kind
from intakt.planning.training.eligibility import eligible
from intakt.planning.workout.aerobic import WALK_RUN, walk_run_ratio
from intakt.planning.youth.frame import Frame

MOST_GAMES = 3
FREE, LIGHT = "G0", "G1"
WAYS = ("stationary_bike", "easy_run", "row_erg", "elliptical", WALK_RUN, "incline_walk")
"""What teenagers move with; an easy run rather than running and walking where both are open."""
WALKS = ("walk", "easy_walk", "march_in_place")
"""Where there is none of them."""


def endings(frame: Frame, turn: int) -> tuple[Exercise, ...]:
    """What may end the session of this turn, in order; another one each day."""
    if frame.teen:
        found, step, most = _ways(frame), 1, 1
    else:
        found, step, most = _games(frame), 2, MOST_GAMES
    first = step * turn % max(len(found), 1)
    return (*found[first:], *found[:first])[:most]


def _games(frame: Frame) -> tuple[Exercise, ...]:
    """Children's games, shuffled."""
    games = eligible(frame.kit.library, frame.limits, patterns=("play",))
    return _shuffled(frame, (each for each in games if each.kind == "conditioning"))


def _ways(frame: Frame) -> tuple[Exercise, ...]:
    """Ways to keep moving, shuffled; before a doctor's yes a session has none."""
    if frame.limits.gate == LIGHT:
        return ()
    allowed = {each.id: each for each in modes(frame.kit.library, frame.limits)}
    if "easy_run" in allowed or frame.limits.gate != FREE:
        allowed.pop(WALK_RUN, None)
    found = _shuffled(frame, (allowed[name] for name in WAYS if name in allowed))
    return found or tuple(allowed[name] for name in WALKS if name in allowed)[:1]


def _shuffled(frame: Frame, found: Iterator[Exercise]) -> tuple[Exercise, ...]:
    def place(each: Exercise) -> tuple[int, str]:
        return mix(frame.seed, zlib.crc32(each.id.encode())) % 1000, each.id

    return tuple(sorted(found, key=place))


def ended(frame: Frame, session: Session, last: Sequence[Exercise], *, week: int) -> Session:
    """The session with as much at its end as the minutes hold; as it was when they hold nothing."""
    for pieces in _choices(frame, last, week):
        longer = clock.timed(msgspec.structs.replace(session, conditioning=pieces))
        if longer.minutes <= frame.minutes:
            return longer
    return session


def _choices(frame: Frame, last: Sequence[Exercise], week: int) -> Iterator[tuple[Conditioning, ...]]:
    """From the most to the least: fewer games, or fewer minutes of the one piece."""
    least = frame.figure("game-minutes")
    if not frame.teen:
        for most in range(len(last), 0, -1):
            yield tuple(piece("play", game, frame.profile, frame.kit, minutes=least) for game in last[:most])
    elif last:
        for minutes in range(frame.figure("moving-minutes"), least - 1, -1):
            yield (_moving(frame, last[0], minutes, week),)


def _moving(frame: Frame, way: Exercise, minutes: int, week: int) -> Conditioning:
    if way.id == WALK_RUN:
        values = walk_run_ratio(week, frame.figure("weeks"))
        return piece("walk-run", way, frame.profile, frame.kit, minutes=minutes, **values)
    return piece(steady_kind(way), way, frame.profile, frame.kit, minutes=minutes)

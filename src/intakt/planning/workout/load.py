"""The training load of a week: effort times minutes of every part (Foster et al. 2001)."""

import math

from intakt.kit.units import round_int
from intakt.planning.movement import Session, Week
from intakt.planning.training.monitoring import srpe

AROUND_EFFORT = 2
UNCOUNTED_EFFORT = 3
"""Mobility, balance, fast work with long rests."""


def weekly_load(week: Week) -> int:
    return round_int(math.fsum(session_load(session) for session in week.sessions))


def session_load(session: Session) -> float:
    """Warm-up and cool-down at 2, lifting at 10 less the mean reserve, conditioning at its own effort."""
    around = session.warm_up_minutes + session.cool_down_minutes
    moving = math.fsum(piece.minutes for piece in session.conditioning)
    efforts = [
        UNCOUNTED_EFFORT if dose.rir is None else 10 - dose.rir
        for dose in session.exercises
        for _ in range(dose.sets)
    ]
    mean = sum(efforts) / len(efforts) if efforts else 0
    return (
        srpe(AROUND_EFFORT, around)
        + srpe(mean, max(session.minutes - around - moving, 0))
        + math.fsum(srpe(piece.rpe, piece.minutes) for piece in session.conditioning)
    )

"""What a plan of sessions costs in a week, for the energy plan of the same client.

Metabolic equivalents by effort as the interface has them (easy 3.5, moderate 5, hard 8; Compendium of
Physical Activities 2024); lifting counts its rests.
"""

import math
from collections.abc import Sequence

from intakt.kit.units import round_half_away
from intakt.planning.movement import Conditioning, Session, Week
from intakt.planning.thresholds import Policies, threshold
from intakt.profile.model import ExerciseLoad


def mean_week(weeks: Sequence[Week], *, policies: Policies) -> ExerciseLoad:
    """The mean week; all zero without weeks."""
    count = max(len(weeks), 1)
    sessions = [session for week in weeks for session in week.sessions]
    return ExerciseLoad(
        sessions=round_half_away(len(sessions) / count, digits=2),
        minutes=round_half_away(sum(session.minutes for session in sessions) / count, digits=1),
        met_minutes=round_half_away(
            math.fsum(met_minutes(session, policies=policies) for session in sessions) / count, digits=1
        ),
    )


def met_minutes(session: Session, *, policies: Policies) -> float:
    """Minutes times METs: warm-up and cool-down easy, conditioning by its effort, the rest by the session."""
    around = session.warm_up_minutes + session.cool_down_minutes
    moving = math.fsum(piece.minutes for piece in session.conditioning)
    lifting = max(session.minutes - around - moving, 0)
    total = around * threshold(policies, "training.met-light")
    total += lifting * threshold(policies, f"training.met-{_lifting(session)}")
    return total + math.fsum(
        piece.minutes * threshold(policies, f"training.met-{_effort(piece)}")
        for piece in session.conditioning
    )


def _lifting(session: Session) -> str:
    if session.kind == "light":
        return "light"
    return "moderate" if session.hard else "easy"


def _effort(piece: Conditioning) -> str:
    if piece.rpe <= 2:
        return "light"
    if piece.rpe <= 3:
        return "easy"
    return "moderate" if piece.rpe <= 6 else "hard"

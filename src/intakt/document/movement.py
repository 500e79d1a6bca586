"""What the templates of movement packets see: sessions, weeks and logs arranged for reading. No number is
made here.
"""

from intakt.document import sessions, weeks
from intakt.document.words import Words
from intakt.kit.structs import Frozen
from intakt.planning.model import MovementBase, Progression, Week, WellnessPlan
from intakt.profile.model import ClientProfile


class MovementView(Frozen, frozen=True, kw_only=True):
    """The names that templates may use: "cards", "card.lines", "days" ..."""

    days: tuple[weeks.DayRow, ...]
    cards: tuple[sessions.Card, ...]
    moves: tuple[sessions.Move, ...]
    later: tuple[sessions.Move, ...]
    swaps: tuple[sessions.Move, ...]
    stretches: tuple[weeks.Stretch, ...]
    loads: tuple[weeks.Load, ...]
    rules: tuple[str, ...]
    """How the client goes on."""
    logs: tuple[weeks.Log, ...]
    many: bool
    """Whether there is more than one week."""


def view(plan: MovementBase | WellnessPlan, profile: ClientProfile, words: Words) -> MovementView:
    found, progression = _moved(plan)
    first = found[0] if found else None
    return MovementView(
        days=weeks.days(first, profile, words),
        cards=sessions.cards(first, words),
        moves=sessions.drills(found),
        later=sessions.later(found, words),
        swaps=sessions.swaps(found, words),
        stretches=weeks.stretches(found, words) if len(found) > 1 else (),
        loads=weeks.loads(found, progression, words) if len(found) > 1 else (),
        rules=progression.rules if progression else (),
        logs=weeks.logs(found, words),
        many=len(found) > 1,
    )


def _moved(plan: MovementBase | WellnessPlan) -> tuple[tuple[Week, ...], Progression | None]:
    if isinstance(plan, MovementBase):
        return plan.weeks, plan.progression
    return (plan.movement.weeks, plan.movement.progression) if plan.movement else ((), None)

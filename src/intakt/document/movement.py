"""What the templates of movement packets see: sessions, weeks and logs arranged for reading. No number is
made here.
"""

from collections.abc import Iterator, Sequence

from intakt.document import doses, sessions, weeks
from intakt.document.words import Words
from intakt.kit.structs import Frozen
from intakt.planning.model import MovementBase, Progression, RecoveryPlan, Session, Week, WellnessPlan
from intakt.planning.training.days import are_crowded
from intakt.profile.model import ClientProfile

ROOM, ROOM_TICKED = 30, 34
"""Lines that a page has for the first card and the moves above it; more where the card is only ticked."""
LINE, MOVES = 3, 2
"""Lines that an exercise of a card takes, and a pair of moves side by side."""
SAID = ("LEFT-OUT", "MODERATE")
"""Assumptions that the list of what is left out, or a caution, says better."""
EASIEST = 5
"""From so many repetitions in reserve on it feels the same."""
LEAD = ": "
"""Parts a line of a plan into its lead and what it says."""


class Figure(Frozen, frozen=True, kw_only=True):
    """A large number and what it counts."""

    figure: str
    text: str


class Effort(Frozen, frozen=True, kw_only=True):
    """An effort that the sessions ask for, and how it feels."""

    name: str
    feel: str


class Led(Frozen, frozen=True, kw_only=True):
    """A line with a lead: "Heat", "take a break in the shade every 15 minutes"."""

    lead: str
    text: str


class MovementView(Frozen, frozen=True, kw_only=True):
    """The names that templates may use: "cards", "card.lines", "days" ..."""

    glance: tuple[Figure, ...]
    efforts: tuple[Effort, ...]
    days: tuple[weeks.DayRow, ...]
    crowded: bool
    """Whether sessions of one week stand on days next to each other."""
    free: bool
    """Whether a day of the week is free."""
    cards: tuple[sessions.Card, ...]
    moves: tuple[sessions.Move, ...]
    moves_first: bool
    """Whether the moves of the warm-up stand before the cards: not before a tall one."""
    moves_after: tuple[tuple[sessions.Move, ...], ...]
    """Else all of them, once, after the cards."""
    assumed: tuple[str, ...]
    later: tuple[sessions.Move, ...]
    stretches: tuple[weeks.Stretch, ...]
    phase_notes: tuple[weeks.Phase, ...]
    loads: tuple[weeks.Load, ...]
    easy_weeks: bool
    left_out: tuple[str, ...]
    pairs: bool
    """Whether any card has exercises to do in turn."""
    percents: bool
    """Whether any load is a share of a best that nobody told us."""
    rules: tuple[str, ...]
    """How the client goes on."""
    logs: tuple[weeks.Log, ...]
    guardian: tuple[Led, ...]


def view(plan: MovementBase | WellnessPlan, profile: ClientProfile, words: Words) -> MovementView:
    found, progression = _moved(plan)
    first, many = (found[0] if found else None), len(found) > 1
    by_phase, ticked = isinstance(plan, RecoveryPlan), plan.rule_set == "youth"
    rows = weeks.days(first, profile, words)
    moves = sessions.drills(found)
    cards = sessions.cards(found, words, phases=by_phase, ticked=ticked)
    first_fits = bool(moves and cards) and _lines(cards[0], moves) <= (ROOM_TICKED if ticked else ROOM)
    return MovementView(
        glance=tuple(_glance(found, words)),
        efforts=tuple(_efforts(found, words)),
        days=rows,
        crowded=are_crowded(found),
        free=any(not row.busy for row in rows),
        cards=cards,
        pairs=any(card.pairs for card in cards),
        percents=any(card.percents for card in cards),
        moves=moves,
        moves_first=first_fits,
        moves_after=(moves,) if moves and not first_fits else (),
        assumed=tuple(made.message for made in plan.assumptions if made.code not in SAID),
        later=() if by_phase else sessions.later(found, words),
        stretches=weeks.stretches(found, words) if many else (),
        phase_notes=weeks.phases(found, words) if many else (),
        loads=weeks.loads(found, progression, words) if many else (),
        left_out=plan.left_out if isinstance(plan, MovementBase) else (),
        easy_weeks=any(week.deload for week in found),
        rules=progression.rules if progression else (),
        logs=() if by_phase else weeks.logs(found, words),
        guardian=led(plan.guardian_page or ()),
    )


def _lines(card: sessions.Card, moves: Sequence[sessions.Move]) -> int:
    return LINE * len(card.lines) + MOVES * -(-len(moves) // 2)


def _moved(plan: MovementBase | WellnessPlan) -> tuple[tuple[Week, ...], Progression | None]:
    if isinstance(plan, MovementBase):
        return plan.weeks, plan.progression
    return (plan.movement.weeks, plan.movement.progression) if plan.movement else ((), None)


def _glance(found: Sequence[Week], words: Words) -> Iterator[Figure]:
    """Sessions a week, their minutes, the weeks: each from least to most."""
    if not found:
        return
    counts = [len(sessions) for week in found if (sessions := _counted(week.sessions))]
    minutes = [session.minutes for week in found for session in _counted(week.sessions)]
    if not counts:
        return
    yield Figure(figure=_range(counts, words), text=words.text("own.glance.sessions", most=max(counts)))
    if minutes:
        span = words.text("own.glance.minutes-figure", minutes=_range(minutes, words))
        yield Figure(figure=span, text=words.source("own.glance.minutes"))
    yield Figure(figure=str(len(found)), text=words.text("own.glance.weeks", weeks=len(found)))


def _counted(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Those with something to do; days that only warm up count where there is nothing else."""
    full = tuple(session for session in sessions if session.exercises or session.conditioning)
    return full or tuple(sessions)


def _range(figures: Sequence[int], words: Words) -> str:
    low, high = min(figures), max(figures)
    return str(low) if low == high else words.text("own.glance.range", low=low, high=high)


def _efforts(found: Sequence[Week], words: Words) -> Iterator[Effort]:
    """The easiest first, all that are as easy as can be in one."""
    reserves = [
        rir
        for week in found
        for session in week.sessions
        for exercise in session.exercises
        if (rir := doses.reserve(exercise)) is not None
    ]
    most = max(reserves, default=0)
    for rir in sorted({min(rir, EASIEST) for rir in reserves}, reverse=True):
        kind = "reserve-more" if rir < most and rir == EASIEST else "reserve"
        yield Effort(
            name=words.text(f"own.dose.{kind}", rir=rir),
            feel=words.source(f"own.effort.{rir}"),
        )


def led(lines: Sequence[str]) -> tuple[Led, ...]:
    """Each line parted at its first colon; a line without one has no lead."""
    parted = (line.partition(LEAD) for line in lines)
    return tuple(
        Led(lead=before, text=after[:1].upper() + after[1:]) if after else Led(lead="", text=before)
        for before, _, after in parted
    )

"""Session cards: the sessions of the first week as one takes them along, and the moves behind them."""

from collections.abc import Iterable, Iterator

from intakt.document import doses
from intakt.document.filters import listed
from intakt.document.words import Words
from intakt.kit.structs import Frozen
from intakt.planning.model import Conditioning, Drill, ExerciseDose, Session, Week

MOST_BOXES = 6
"""More boxes than this find no room in a row."""


class Step(Frozen, frozen=True, kw_only=True):
    name: str
    dose: str


class Line(Frozen, frozen=True, kw_only=True):
    """One exercise of a card."""

    name: str
    cues: str
    work: str
    """Dose, effort and load, a line each."""
    rest: str
    boxes: int


class Piece(Frozen, frozen=True, kw_only=True):
    """One piece of conditioning."""

    title: str
    text: str
    aim: str


class Card(Frozen, frozen=True, kw_only=True):
    id: str
    day: str
    title: str
    subtitle: str
    warm_up_words: str
    warm_up_minutes: int
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    cool_down: tuple[Step, ...]
    cool_down_words: str
    cool_down_minutes: int
    note: str
    pairs: bool
    """Whether exercises are done in turn."""


class Move(Frozen, frozen=True, kw_only=True):
    """A movement and how it is done, or what may take its place."""

    name: str
    text: str
    note: str = ""


def cards(week: Week | None, words: Words) -> tuple[Card, ...]:
    if week is None:
        return ()
    return tuple(_card(at, session, words) for at, session in enumerate(week.sessions, start=1))


def _card(at: int, session: Session, words: Words) -> Card:
    lines = tuple(_lines(session.exercises, words))
    return Card(
        id=f"session-{at}",
        day=words.day(session.day),
        title=session.title,
        subtitle=words.text("own.card.subtitle", day=words.day(session.day), minutes=session.minutes),
        warm_up_words=listed(_said(session.warm_up, words)),
        warm_up_minutes=session.warm_up_minutes,
        lines=lines,
        pieces=tuple(_piece(piece, words) for piece in session.conditioning),
        cool_down=steps(session.cool_down, words),
        cool_down_words=listed(_said(session.cool_down, words)),
        cool_down_minutes=session.cool_down_minutes,
        note=session.note,
        pairs=any(exercise.superset for exercise in session.exercises),
    )


def steps(drills: Iterable[Drill], words: Words) -> tuple[Step, ...]:
    return tuple(Step(name=step.name, dose=doses.drill(step, words)) for step in drills)


def _lines(exercises: tuple[ExerciseDose, ...], words: Words) -> Iterator[Line]:
    turns: dict[str, int] = {}
    for exercise in exercises:
        name = exercise.name
        if exercise.superset:
            turns[exercise.superset] = turns.get(exercise.superset, 0) + 1
            name = words.text(
                "own.card.turn", letter=exercise.superset, number=turns[exercise.superset], name=name
            )
        ramp = (words.text("own.card.ramp", sets=exercise.ramp_sets),) if exercise.ramp_sets else ()
        yield Line(
            name=name,
            cues=told(*exercise.cues, *ramp, exercise.note),
            work="\n".join(part for part in _work(exercise, words) if part),
            rest=doses.rest(exercise, words),
            boxes=min(exercise.sets, MOST_BOXES),
        )


def _work(exercise: ExerciseDose, words: Words) -> tuple[str, ...]:
    return doses.dose(exercise, words), doses.effort(exercise, words), doses.load(exercise, words)


def _said(drills: Iterable[Drill], words: Words) -> tuple[str, ...]:
    """Each drill with its dose, in a few words."""
    return tuple(
        words.text("own.card.step", name=step.name, dose=step.dose).strip() for step in steps(drills, words)
    )


def _piece(piece: Conditioning, words: Words) -> Piece:
    return Piece(
        title=words.code("conditioning", piece.kind),
        text=piece.text,
        aim=doses.aim(piece, words),
    )


def told(*sentences: str) -> str:
    """Sentences one after another, each with its full stop."""
    ended = (s if s.endswith((".", "!", "?")) else f"{s}." for s in sentences if s)
    return " ".join(ended)


def drills(weeks: Iterable[Week]) -> tuple[Move, ...]:
    """The moves of warm-ups and cool-downs that have cues, each once."""
    found: dict[str, Move] = {}
    for session in (session for week in weeks for session in week.sessions):
        for step in (*session.warm_up, *session.cool_down):
            if step.cues:
                found.setdefault(step.name, Move(name=step.name, text=told(*step.cues)))
    return tuple(found.values())


def later(weeks: Iterable[Week], words: Words) -> tuple[Move, ...]:
    """Exercises that no session of the first week has, with how they are done and when they begin."""
    found: dict[str, Move] = {}
    for at, week in enumerate(weeks):
        for exercise in (each for session in week.sessions for each in session.exercises):
            note = "" if at == 0 else words.text("own.moves.from", week=week.week)
            move = Move(name=exercise.name, text=told(*exercise.cues, exercise.note), note=note)
            found.setdefault(exercise.exercise_id, move)
    return tuple(move for move in found.values() if move.note)


def swaps(weeks: Iterable[Week], words: Words) -> tuple[Move, ...]:
    """What may take the place of an exercise, each exercise once."""
    found: dict[str, Move] = {}
    for week in weeks:
        for exercise in (each for session in week.sessions for each in session.exercises):
            if exercise.substitutes:
                others = words.text("own.moves.or", names=tuple(s.name for s in exercise.substitutes))
                found.setdefault(exercise.exercise_id, Move(name=exercise.name, text=others))
    return tuple(found.values())

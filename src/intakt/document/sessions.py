"""Session cards: sessions as one takes them along, and the moves behind them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from intakt.document import doses
from intakt.document.filters import THIN
from intakt.document.model import Box
from intakt.document.words import Words
from intakt.kit.structs import Frozen
from intakt.planning.model import Conditioning, Drill, ExerciseDose, Session, Substitute, Week

MOST_BOXES = 6
"""More boxes than this find no room in a row."""
MOST_MARKS = 4
"""Days or weeks that find room in a row."""
MANY = 5
"""Exercises from which on a card names one stand-in for each."""
LETTERS = "ABCDEFGH"
"""Pairs by the order in which they are done."""
UNCOUNTED = frozenset({"light", "play"})
"""Kinds of session of which nothing is written down but that they were done."""


class Line(Frozen, frozen=True, kw_only=True):
    """One exercise, or one piece of conditioning, of a card."""

    name: str
    cues: str
    work: str
    """Dose, effort and load, a line each."""
    rest: str
    boxes: int


class Move(Frozen, frozen=True, kw_only=True):
    """A movement and how it is done, or what may take its place."""

    name: str
    text: str
    note: str = ""


class Card(Frozen, frozen=True, kw_only=True):
    """One session with all the days, or all the weeks, that it stands for."""

    id: str
    title: str
    subtitle: str
    warm_up: str
    warm_up_minutes: int
    cool_down: str
    cool_down_minutes: int
    lines: tuple[Line, ...]
    marks: tuple[str, ...]
    box: Box
    written: bool
    """Whether figures are written down after the session."""
    stand_ins: tuple[Move, ...]
    note: str
    pairs: bool
    """Whether exercises are done in turn."""
    percents: bool
    """Whether a load is told as a share of the client's best."""


def cards(weeks: Sequence[Week], words: Words, *, phases: bool, ticked: bool) -> tuple[Card, ...]:
    """The sessions of the first week, those that are alike as one; or those of the first week of each phase.

    `ticked`: done or not is all that is written down.
    """
    runs = [list(run) for _, run in groupby(weeks, key=lambda week: week.phase)] if phases else [weeks[:1]]
    found = [(run, alike) for run in runs if run for alike in _alike(run[0].sessions)]
    return tuple(
        _card(at, alike, run if phases else (), words, ticked=ticked)
        for at, (run, alike) in enumerate(found, start=1)
    )


def _alike(sessions: Iterable[Session]) -> Iterator[list[Session]]:
    """Sessions that differ in nothing but the day."""
    found: list[list[Session]] = []
    for session in sessions:
        same = next((run for run in found if _content(run[0]) == _content(session)), None)
        if same is None or len(same) == MOST_MARKS:
            found.append([session])
        else:
            same.append(session)
    yield from found


def _content(session: Session) -> tuple[object, ...]:
    return (session.title, session.minutes, session.exercises, session.conditioning, session.note)


def _card(at: int, alike: Sequence[Session], weeks: Sequence[Week], words: Words, *, ticked: bool) -> Card:
    session = alike[0]
    lines = tuple(_lines(session, words))
    uncounted = ticked or session.kind in UNCOUNTED
    return Card(
        id=f"session-{at}",
        title=session.title,
        subtitle=_subtitle(alike, weeks, words),
        warm_up=_said(session.warm_up, words),
        warm_up_minutes=session.warm_up_minutes,
        cool_down=_said(session.cool_down, words),
        cool_down_minutes=session.cool_down_minutes,
        lines=lines,
        marks=_marks(alike, weeks, words),
        box="tick" if uncounted else "write",
        written=not uncounted and not weeks,
        stand_ins=tuple(_stand_ins(session.exercises, words)),
        note=session.note,
        pairs=any(exercise.superset for exercise in session.exercises),
        percents=any(doses.in_percent(exercise) for exercise in session.exercises),
    )


def _subtitle(alike: Sequence[Session], weeks: Sequence[Week], words: Words) -> str:
    days = words.joined(words.day(session.day) for session in alike)
    minutes = alike[0].minutes
    if not weeks:
        return words.text("own.card.subtitle", day=days, minutes=minutes)
    first, last = weeks[0].week, weeks[-1].week
    return words.text(
        "own.card.in-phase",
        phase=words.code("phase", weeks[0].phase),
        weeks=words.weeks(first, last),
        many=first != last,
        day=days,
        minutes=minutes,
    )


def _marks(alike: Sequence[Session], weeks: Sequence[Week], words: Words) -> tuple[str, ...]:
    """One box for each day; for a session of one day, one for each of its weeks."""
    if len(alike) > 1:
        return tuple(words.day_short(session.day) for session in alike)
    if 1 < len(weeks) <= MOST_MARKS:
        return tuple(words.text("own.card.week-mark", week=week.week) for week in weeks)
    return ()


def _lines(session: Session, words: Words) -> Iterator[Line]:
    turns: dict[str, int] = {}
    for exercise in session.exercises:
        name = exercise.name
        if exercise.superset:
            turns[exercise.superset] = turns.get(exercise.superset, 0) + 1
            letter = LETTERS[list(turns).index(exercise.superset)]
            name = words.text("own.card.turn", letter=letter, number=turns[exercise.superset], name=name)
        yield Line(
            name=name,
            cues=told(*exercise.cues, _ramp(exercise, words), exercise.note),
            work="\n".join(part for part in _work(exercise, words) if part),
            rest=doses.rest(exercise, words, turn=_turn(exercise, session)),
            boxes=min(exercise.sets, MOST_BOXES),
        )
    for piece in session.conditioning:
        yield Line(
            name=piece_name(piece, words),
            cues=told(piece.text, doses.aim(piece, words)),
            work="\n".join((doses.minutes(piece, words), words.text("own.dose.effort", rpe=piece.rpe))),
            rest="",
            boxes=1,
        )


def _turn(exercise: ExerciseDose, session: Session) -> tuple[ExerciseDose, ...]:
    """Those done in turn with it, itself among them; none for an exercise that stands alone."""
    letter = exercise.superset
    return tuple(each for each in session.exercises if letter and each.superset == letter)


def piece_name(piece: Conditioning, words: Words) -> str:
    """What is moved with: the exercise, else the kind of piece."""
    own = words.exercise(piece.exercise_id) if piece.exercise_id else ""
    return own or words.code("conditioning", piece.kind)


def _ramp(exercise: ExerciseDose, words: Words) -> str:
    if not exercise.ramp_sets:
        return ""
    return words.text("own.card.ramp", sets=exercise.ramp_sets)


def _work(exercise: ExerciseDose, words: Words) -> tuple[str, ...]:
    return doses.dose(exercise, words), doses.load(exercise, words), doses.effort(exercise, words)


def _said(drills: Iterable[Drill], words: Words) -> str:
    """Each drill with its dose, in a few words."""
    dosed = ((step.name, doses.drill(step, words).replace(" ", THIN)) for step in drills)
    return f"{THIN}· ".join(
        words.text("own.card.step", name=name, dose=dose) if dose else name for name, dose in dosed
    )


def _stand_ins(exercises: Iterable[ExerciseDose], words: Words) -> Iterator[Move]:
    held = tuple(exercises)
    for exercise in held:
        if exercise.substitutes:
            few = exercise.substitutes[:1] if len(held) > MANY else exercise.substitutes
            yield Move(name=exercise.name, text=_others(few, words))


def _others(others: Sequence[Substitute], words: Words) -> str:
    return words.text("own.moves.or", names=tuple(other.name for other in others))


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
    """Exercises that no session of the first week has: how they are done, what may take their place, and
    when they begin.
    """
    found: dict[str, Move] = {}
    for at, week in enumerate(weeks):
        for exercise in (each for session in week.sessions for each in session.exercises):
            note = "" if at == 0 else words.text("own.moves.from", week=week.week)
            instead = words.text("own.moves.instead", names=_others(exercise.substitutes, words))
            text = told(*exercise.cues, exercise.note, instead if exercise.substitutes else "")
            found.setdefault(exercise.exercise_id, Move(name=exercise.name, text=text, note=note))
    return tuple(move for move in found.values() if move.note)

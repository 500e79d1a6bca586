"""The weeks ahead: seven days at a glance, the phases, the load of each week, and the log to write in."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from intakt.document import doses
from intakt.document.sessions import piece_name
from intakt.document.words import Words
from intakt.kit.structs import Frozen
from intakt.planning.model import DAYS, Day, Progression, Session, Week
from intakt.profile.model import ClientProfile

MOST_WEEKS = 6
"""Columns of a log that still leave room to write."""
TAPER = "taper"
RESTFUL = (TAPER, "rest")
"""Phases that are easy by their own name."""
STRANGERS = 2
"""Exercises that may come and go within one log before another begins."""


class DayRow(Frozen, frozen=True, kw_only=True):
    day: str
    session: str
    inside: str
    busy: bool
    """Whether there is a session, practice or a match."""


class Stretch(Frozen, frozen=True, kw_only=True):
    """Weeks of one phase, from `low` (weeks already over) to `high`."""

    label: str
    shown: str
    low: int
    high: int


class Phase(Frozen, frozen=True, kw_only=True):
    """A phase with all its weeks, and what it is for."""

    label: str
    shown: str
    note: str


class Load(Frozen, frozen=True, kw_only=True):
    label: str
    value: int
    easy: bool


class LogRow(Frozen, frozen=True, kw_only=True):
    name: str
    cells: tuple[str, ...]
    strong: bool = False


class Log(Frozen, frozen=True, kw_only=True):
    """One session over several weeks."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[LogRow, ...]


def days(week: Week | None, profile: ClientProfile, words: Words) -> tuple[DayRow, ...]:
    """Every day of the first week, with the client's own practice and matches."""
    if week is None:
        return ()
    by_day: dict[Day, list[Session]] = {}
    for session in week.sessions:
        by_day.setdefault(session.day, []).append(session)
    return tuple(_day(day, by_day.get(day, []), profile, words) for day in DAYS)


def _day(day: Day, sessions: Sequence[Session], profile: ClientProfile, words: Words) -> DayRow:
    titles = [words.text("own.days.session", title=s.title, minutes=s.minutes) for s in sessions]
    for kind, given in (("practice", profile.sport.practice_days), ("match", profile.sport.match_days)):
        if day in given:
            titles.append(words.source(f"own.days.{kind}"))
    inside = ["\u00a0· ".join(names) for s in sessions if (names := _names(s, words))]
    return DayRow(
        day=words.day_short(day),
        session="\n".join(titles) or words.source("own.days.rest"),
        inside="\n".join(inside),
        busy=bool(titles),
    )


def _names(session: Session, words: Words) -> tuple[str, ...]:
    """What a session holds, in a few names."""
    exercises = tuple(dict.fromkeys(exercise.name for exercise in session.exercises))
    return (*exercises, *(piece_name(piece, words) for piece in session.conditioning))


def stretches(weeks: Sequence[Week], words: Words) -> tuple[Stretch, ...]:
    """The phases, each with all its weeks in words; a phase that comes again has a stretch each time."""
    shown = {phase.label: phase.shown for phase in phases(weeks, words)}
    return tuple(
        Stretch(label=name, shown=shown[name], low=run[0].week - 1, high=run[-1].week)
        for name, run in _by_phase(weeks, words)
    )


def phases(weeks: Sequence[Week], words: Words) -> tuple[Phase, ...]:
    shown: dict[str, list[str]] = {}
    notes: dict[str, str] = {}
    for name, run in _by_phase(weeks, words):
        shown.setdefault(name, []).append(words.weeks(run[0].week, run[-1].week))
        notes.setdefault(name, run[0].note)
    return tuple(
        Phase(label=name, shown=named_weeks(listed, words), note=notes[name])
        for name, listed in shown.items()
    )


def named_weeks(listed: Sequence[str], words: Words) -> str:
    """Weeks and spans of weeks as one text: "weeks 4, 8 and 10 to 12"."""
    several = len(listed) > 1 or not listed[0].isdecimal()
    return words.text("own.ahead.weeks" if several else "own.ahead.week", weeks=tuple(listed))


def _by_phase(weeks: Sequence[Week], words: Words) -> list[tuple[str, list[Week]]]:
    return [(name, list(run)) for name, run in groupby(weeks, key=lambda week: _phase(week, words))]


def _phase(week: Week, words: Words) -> str:
    easy = week.deload and week.phase not in RESTFUL
    return words.source("own.ahead.easy") if easy else words.code("phase", week.phase)


def loads(weeks: Sequence[Week], progression: Progression | None, words: Words) -> tuple[Load, ...]:
    """One bar a week; none where the plan counts no load for every week."""
    if progression is None or len(progression.weekly_load) != len(weeks):
        return ()
    return tuple(
        Load(label=words.text("own.ahead.short", week=week.week), value=value, easy=week.deload)
        for week, value in zip(weeks, progression.weekly_load, strict=True)
    )


def logs(weeks: Sequence[Week], words: Words) -> tuple[Log, ...]:
    """The weeks after the first, a table for each session of the week: what to do, with room for what was."""
    slots: dict[tuple[Day, int], list[tuple[Week, Session]]] = {}
    for week in weeks[1:]:
        seen: dict[Day, int] = {}
        for session in week.sessions:
            seen[session.day] = seen.get(session.day, 0) + 1
            if session.exercises or session.conditioning:
                slots.setdefault((session.day, seen[session.day]), []).append((week, session))
    ordered = sorted(slots.items(), key=lambda entry: (DAYS.index(entry[0][0]), entry[0][1]))
    days = tuple(dict.fromkeys(day for (day, _), _ in ordered))
    runs = [run for _, held in ordered for run in _runs(held)]
    if all(session.kind == "light" for run in runs for _, session in run):
        runs = [run for run in runs if run[0][1].day == days[0]]
        return tuple(_ticks(run, days, words) for run in runs)
    return tuple(_log(run, words) for run in sorted(runs, key=lambda run: run[0][0].week))


def _ticks(run: Sequence[tuple[Week, Session]], days: Sequence[Day], words: Words) -> Log:
    """Light days: what grows from week to week, and a box for each day."""
    walks: dict[str, dict[int, str]] = {}
    for week, session in run:
        for piece in session.conditioning:
            walks.setdefault(piece_name(piece, words), {})[week.week] = doses.minutes(piece, words)
    return Log(
        caption=run[0][1].title,
        heads=tuple(_head(week, words) for week, _ in run),
        rows=(
            *(
                LogRow(name=name, cells=tuple(cells.get(week.week, "–") for week, _ in run))
                for name, cells in walks.items()
            ),
            *(LogRow(name=words.day(day), cells=("",) * len(run)) for day in days),
        ),
    )


def _runs(held: Sequence[tuple[Week, Session]]) -> Iterable[list[tuple[Week, Session]]]:
    """Weeks that share nearly all their exercises stand in one table, no table much longer than another."""
    most_weeks = math.ceil(len(held) / math.ceil(len(held) / MOST_WEEKS)) if held else MOST_WEEKS
    run: list[tuple[Week, Session]] = []
    moves: set[str] = set()
    for week, session in held:
        own = {exercise.exercise_id for exercise in session.exercises}
        most = max(len(own), *(len(each.exercises) for _, each in run)) if run else 0
        if run and (len(moves | own) > most + STRANGERS or len(run) == most_weeks):
            yield run
            run, moves = [], set()
        run.append((week, session))
        moves |= own
    if run:
        yield run


def _log(run: Sequence[tuple[Week, Session]], words: Words) -> Log:
    first = run[0][1]
    rows: dict[str, dict[int, str]] = {}
    for week, session in run:
        for exercise in session.exercises:
            written = [doses.dose(exercise, words), doses.load(exercise, words, short=True)]
            rows.setdefault(exercise.name, {})[week.week] = "\n".join(part for part in written if part)
        for piece in session.conditioning:
            name = piece_name(piece, words)
            said = (doses.minutes(piece, words), piece.turns)
            rows.setdefault(name, {})[week.week] = "\n".join(part for part in said if part)
    reserve = [_reserve(session) for _, session in run]
    others = dict(_others(run, words))
    head = (
        (LogRow(name=words.source("own.log.reserve"), cells=tuple(map(_figure, reserve)), strong=True),)
        if any(rir is not None for rir in reserve)
        else ()
    )
    return Log(
        caption=words.text("own.log.caption", day=words.day(first.day), title=first.title),
        heads=tuple(_head(week, words) for week, _ in run),
        rows=(
            *head,
            *(
                LogRow(name=others.get(name, name), cells=tuple(cells.get(week.week, "–") for week, _ in run))
                for name, cells in rows.items()
            ),
            LogRow(name=words.source("own.log.felt"), cells=("",) * len(run)),
        ),
    )


def _head(week: Week, words: Words) -> str:
    kind = "taper" if week.phase == TAPER else "easy" if week.deload else "week"
    return words.text(f"own.log.{kind}", week=week.week)


def _reserve(session: Session) -> int | None:
    """The repetitions in reserve that most of a session's exercises ask for; of a tie those of the first."""
    counted = Counter(rir for exercise in session.exercises if (rir := doses.reserve(exercise)) is not None)
    return max(counted, key=counted.__getitem__) if counted else None


def _figure(rir: int | None) -> str:
    return "" if rir is None else str(rir)


def _others(run: Sequence[tuple[Week, Session]], words: Words) -> Iterator[tuple[str, str]]:
    """Exercises that ask for another reserve than the rest, with it beside their name: the figure when it
    stays, else how many more.
    """
    asked: dict[str, list[tuple[int, int]]] = {}
    for _, session in run:
        usual = _reserve(session)
        for exercise in session.exercises:
            rir = doses.reserve(exercise)
            if usual is not None and rir is not None:
                asked.setdefault(exercise.name, []).append((rir, rir - usual))
    for name, pairs in asked.items():
        if all(more == 0 for _, more in pairs):
            continue
        figures = {rir for rir, _ in pairs}
        least = min(more for _, more in pairs)
        if len(figures) > 1 and least > 0:
            yield name, words.text("own.log.reserve-more", name=name, more=least)
        else:
            yield name, words.text("own.log.reserve-own", name=name, rir=max(figures))

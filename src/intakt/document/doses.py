"""How doses are written: sets and repetitions, rest, effort, loads, minutes. Figures stand as in the plan."""

from collections.abc import Sequence

from intakt.document.words import Words
from intakt.planning.model import Conditioning, Drill, ExerciseDose
from intakt.planning.training.clock import round_rest

LONG = 120
"""Seconds; from here on minutes are written."""
STEP = 5
"""Seconds that a shared rest is told in."""


def dose(exercise: ExerciseDose, words: Words) -> str:
    """3 × 8–12, 3 × 30 s a side, 4 × 20 m."""
    side = words.source("own.dose.side") if exercise.unilateral else ""
    if exercise.seconds is not None:
        return words.text(
            "own.dose.seconds", sets=exercise.sets, time=span(exercise.seconds, words), side=side
        )
    if exercise.metres is not None:
        return words.text("own.dose.metres", sets=exercise.sets, metres=exercise.metres, side=side)
    if exercise.reps is None:
        return words.text("own.dose.sets", sets=exercise.sets)
    low, high = exercise.reps.min, exercise.reps.max
    kind = "same" if low == high else "reps"
    return words.text(f"own.dose.{kind}", sets=exercise.sets, low=low, high=high, side=side)


def span(seconds: int, words: Words) -> str:
    """45 s, 2 min, 2:30 min."""
    minutes, left = divmod(seconds, 60)
    if seconds >= LONG:
        kind = "mixed" if left else "long"
        return words.text(f"own.dose.{kind}", minutes=minutes, seconds=f"{left:02}")
    return words.text("own.dose.short", seconds=seconds)


def rest(exercise: ExerciseDose, words: Words, *, turn: Sequence[ExerciseDose] = ()) -> str:
    """The rest between sets. Of exercises done in turn the last has that of the round, as the minutes of the
    session count it, and the others lead on to the next.
    """
    if not turn:
        return span(exercise.rest_seconds, words) if exercise.rest_seconds else ""
    if exercise is not turn[-1]:
        return words.source("own.card.go-on")
    return span(int(round_rest(turn)) // STEP * STEP, words)


def load(exercise: ExerciseDose, words: Words, *, short: bool = False) -> str:
    """The load, else the share of the best; empty where neither is planned. `short`: there is little room."""
    if exercise.load_kg is not None:
        return words.text("own.dose.kg", load=words.amount(exercise.load_kg))
    if in_percent(exercise):
        return words.text(f"own.dose.percent{'-short' if short else ''}", percent=exercise.percent_1rm)
    return ""


def in_percent(exercise: ExerciseDose) -> bool:
    """Whether the load is told as a share of the client's best: without a best of the client's own."""
    return exercise.load_kg is None and exercise.percent_1rm is not None


def reserve(exercise: ExerciseDose) -> int | None:
    """The repetitions in reserve; a hold has none to count."""
    return exercise.rir if exercise.reps is not None else None


def effort(exercise: ExerciseDose, words: Words) -> str:
    rir = reserve(exercise)
    return "" if rir is None else words.text("own.dose.reserve", rir=rir)


def drill(step: Drill, words: Words) -> str:
    """30 s, 8 times; empty where the step says it itself."""
    if step.seconds is not None:
        return span(step.seconds, words)
    return words.text("own.dose.times", reps=step.reps) if step.reps is not None else ""


def minutes(piece: Conditioning, words: Words) -> str:
    return words.text("own.dose.minutes", minutes=words.amount(piece.minutes))


def aim(piece: Conditioning, words: Words) -> str:
    """The heart rate of a piece of conditioning, where there is one; its text says the effort."""
    if piece.hr_low is None or piece.hr_high is None:
        return ""
    return words.text("own.dose.pulse", low=piece.hr_low, high=piece.hr_high)

"""What to put on the bar: one-repetition maxima from sets, loads from maxima, and the next session's load.

Loads in kg. `%1RM` at (repetitions, in reserve) is the one of repetitions + reserve (Zourdos et al. 2016).
"""

from collections.abc import Sequence

from intakt.kit.errors import InputError

MOST_REPETITIONS = 12
"""Beyond that an estimate is no longer one (evidence 6.5)."""


class TooManyRepetitions(InputError):
    """A set of more than 12 repetitions says little about one repetition."""


def epley(load_kg: float, repetitions: int) -> float:
    """The one-repetition maximum of a set (Epley 1985)."""
    _check(repetitions)
    return load_kg if repetitions == 1 else load_kg * (1 + repetitions / 30)


def brzycki(load_kg: float, repetitions: int) -> float:
    """The same after Brzycki (1993); the two agree at 10 repetitions."""
    _check(repetitions)
    return load_kg * 36 / (37 - repetitions)


def maximum_of(load_kg: float, repetitions: int) -> float:
    """The lower of both estimates: the safer of two that trials cannot tell apart."""
    return min(epley(load_kg, repetitions), brzycki(load_kg, repetitions))


def load_for(maximum_kg: float, repetitions: int, reserve: int) -> float:
    """The load for so many repetitions with so many in reserve."""
    return maximum_kg / (1 + (repetitions + reserve) / 30)


def percent_for(repetitions: int, reserve: int) -> int:
    """Percent of the one-repetition maximum for a set, rounded down."""
    return 100 if repetitions + reserve <= 1 else int(100 / (1 + (repetitions + reserve) / 30))


def plate_round(load_kg: float, step_kg: float) -> float:
    """Down to what can be loaded."""
    return round((load_kg + 1e-9) // step_kg * step_kg, 3)


def double_progression(
    load_kg: float,
    step_kg: float,
    low: int,
    high: int,
    done: Sequence[int],
    reserve: int,
    target_reserve: int,
    failed_last_time: bool = False,
) -> tuple[float, int, bool]:
    """The next load, the next goal of repetitions, and whether this session counts as a miss.

    All sets at `high` within the effort: one step more, back to `low`. A second miss in a row: 10 % less,
    rounded down to a step. Else the same load and one repetition more than the weakest set.
    """
    worst = min(done)
    if worst >= high and reserve >= target_reserve:
        return load_kg + step_kg, low, False
    if worst < low or reserve < target_reserve - 1:
        if failed_last_time:
            return plate_round(0.9 * load_kg, step_kg), low, False
        return load_kg, low, True
    return load_kg, min(worst + 1, high), False


def _check(repetitions: int) -> None:
    if not 1 <= repetitions <= MOST_REPETITIONS:
        raise TooManyRepetitions(
            f"A maximum can be estimated from 1 to 12 repetitions, not from {repetitions}."
        )

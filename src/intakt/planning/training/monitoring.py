"""How much a week was: session loads, monotony, strain and moving means (evidence 6.8).

Soft prompts for a coach, never a forecast of injury (Impellizzeri et al. 2020).
"""

import math
import statistics
from collections.abc import Sequence


def srpe(effort: float, minutes: float) -> float:
    """Session load: effort 0 to 10 times minutes (Foster et al. 2001)."""
    return effort * minutes


def monotony(daily: Sequence[float]) -> float | None:
    """Mean by sample deviation of seven daily loads, rest days as 0; None when all are alike."""
    spread = statistics.stdev(daily)
    return statistics.fmean(daily) / spread if spread else None


def strain(daily: Sequence[float]) -> float | None:
    """The week's load times its monotony."""
    found = monotony(daily)
    return None if found is None else math.fsum(daily) * found


def acwr(weekly: Sequence[float]) -> float | None:
    """The last week against the mean of all weeks given (four); None without any load."""
    mean = statistics.fmean(weekly)
    return weekly[-1] / mean if mean else None


def ewma(daily: Sequence[float], days: int) -> float:
    """Exponentially weighted mean, lambda = 2 / (days + 1), begun with the first value (Williams 2017)."""
    weight = 2 / (days + 1)
    value = daily[0]
    for load in daily[1:]:
        value = weight * load + (1 - weight) * value
    return value

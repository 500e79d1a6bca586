"""Which of the client's days to train on, and how they lie in the week."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from intakt.planning.common import DAYS, Day
from intakt.planning.movement import Week

WEEK = len(DAYS)
MOST_DAYS = 6
"""A week keeps a day of rest (safety rule 44)."""


def in_order(days: Iterable[str]) -> tuple[Day, ...]:
    """The days named, from Monday on, each once."""
    named = frozenset(days)
    return tuple(day for day in DAYS if day in named)


def gaps(days: Sequence[Day]) -> tuple[int, ...]:
    """Days from each to the next, round the week; 7 for a single one."""
    places = sorted(DAYS.index(day) for day in days)
    following = [*places[1:], places[0] + WEEK] if places else []
    return tuple(after - place for place, after in zip(places, following, strict=True))


def spread(available: Sequence[Day], count: int) -> tuple[Day, ...]:
    """`count` of the days, as evenly apart as they allow; the earlier where two choices are alike.

    Fewer when there are fewer; never more than six.
    """
    days = in_order(available)
    wanted = min(count, len(days), MOST_DAYS)
    if wanted <= 0:
        return ()
    return max(combinations(days, wanted), key=lambda chosen: tuple(sorted(gaps(chosen))))


def apart(days: Sequence[Day], most: int) -> tuple[Day, ...]:
    """As many of the days as lie two nights apart, `most` at most; the earlier where choices are alike."""
    for wanted in range(min(most, len(days)), 0, -1):
        fitting = [chosen for chosen in combinations(days, wanted) if min(gaps(chosen)) > 1]
        if fitting:
            return max(fitting, key=lambda chosen: tuple(sorted(gaps(chosen))))
    return ()


def longest_run(days: Iterable[str]) -> int:
    """The most days in a row, the end of one week joined to the start of the next."""
    named = frozenset(days)
    used = [day in named for day in DAYS]
    if all(used):
        return WEEK
    longest = current = 0
    for marked in (*used, *used):
        current = current + 1 if marked else 0
        longest = max(longest, current)
    return longest


def are_crowded(weeks: Iterable[Week]) -> bool:
    """Whether sessions of any week stand on days next to each other: then none can move freely."""
    return any(longest_run(session.day for session in week.sessions) > 1 for week in weeks)


def hours_between(first: Day, second: Day) -> int:
    """Hours from one day to the next such other day, round the week; 168 for the same day."""
    apart = (DAYS.index(second) - DAYS.index(first)) % WEEK
    return 24 * (apart or WEEK)

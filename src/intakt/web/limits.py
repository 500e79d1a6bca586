"""Rate limits, kept in each process: token buckets by who calls and what for.

They stop guessing and flooding, not use: a page that polls, a household behind one address and a coach at
work stay far below them. INTAKT_RATE_LIMITS=off switches them off (behind a gateway that has its own).
"""

import time
from collections import OrderedDict
from collections.abc import Callable

from intakt.kit.structs import Frozen

KEPT = 50_000
"""Callers remembered at once; the one not heard of for longest is forgotten first."""


class Limit(Frozen, frozen=True, kw_only=True):
    """`burst` calls at once, then `per_minute`."""

    burst: int
    per_minute: float


CALLS = Limit(burst=600, per_minute=1200)
"""Everything, by token, else by address."""
BEGINNINGS = Limit(burst=60, per_minute=60)
"""Anonymous calls that make a record, by address."""
GUESSES = Limit(burst=30, per_minute=30)
"""Calls that showed a wrong token, by address."""

MAILS = Limit(burst=20, per_minute=4)
"""Codes asked for, by the address of whoever asks; the services count by mail address besides."""
CODES = Limit(burst=40, per_minute=15)
"""Codes and links tried, by address; five tries a code besides."""


class Buckets:
    """One limit's buckets. A bucket is (calls left, when that was so)."""

    def __init__(self, limit: Limit, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self.clock = clock
        self.buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def left(self, who: str) -> float:
        found = self.buckets.get(who)
        if found is None:
            return float(self.limit.burst)
        calls, at = found
        return min(self.limit.burst, calls + (self.clock() - at) * self.limit.per_minute / 60)

    def take(self, who: str) -> float:
        """Count one call; 0 when it may go on, else the seconds until it may."""
        left = self.left(who)
        if left < 1:
            return (1 - left) * 60 / self.limit.per_minute
        self.buckets[who] = (left - 1, self.clock())
        self.buckets.move_to_end(who)
        if len(self.buckets) > KEPT:
            self.buckets.popitem(last=False)
        return 0.0

    def wait(self, who: str) -> float:
        """The seconds until a call may go on, counting nothing."""
        return max(0.0, (1 - self.left(who)) * 60 / self.limit.per_minute)

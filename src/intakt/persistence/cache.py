"""A typed cache in memory: a time to live, one load however many ask, never an answer older than a notice."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from intakt.kit.structs import Wire

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Statistics(Wire, frozen=True, kw_only=True):
    hits: int
    misses: int
    size: int
    hit_rate: float
    """Two decimals; 0 when never asked."""


class Cache(Generic[Key, Value]):
    """`find` answers at once or not at all; `get` loads what is missing, once for all who wait."""

    __slots__ = ("_clock", "_entries", "_epoch", "_hits", "_limit", "_loading", "_misses", "_ttl")

    def __init__(
        self, *, ttl: float, limit: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`ttl` in seconds; beyond `limit` entries the oldest leave."""
        self._ttl = ttl
        self._limit = limit
        self._clock = clock
        self._entries: dict[Key, tuple[float, Value]] = {}
        self._loading: dict[Key, asyncio.Future[Value]] = {}
        self._epoch = 0
        self._hits = 0
        self._misses = 0

    def find(self, key: Key) -> Value | None:
        """The value in memory, counted as a hit; None when there is none in force: ask `get`, or `missed`."""
        entry = self._entries.get(key)
        if entry is not None and entry[0] > self._clock():
            self._hits += 1
            return entry[1]
        return None

    def missed(self) -> None:
        """Count a miss of `find` that `get` will not be asked about."""
        self._misses += 1

    async def get(self, key: Key, load: Callable[[], Awaitable[Value]]) -> Value:
        """The value in memory, or what `load` gives; its error reaches all who wait and is not kept."""
        entry = self._entries.get(key)
        if entry is not None and entry[0] > self._clock():
            self._hits += 1
            return entry[1]
        self._misses += 1
        waiting = self._loading.get(key)
        if waiting is None:
            waiting = asyncio.ensure_future(self._load(key, load, self._epoch))
            self._loading[key] = waiting
            waiting.add_done_callback(lambda done: self._done(key, done))
        return await asyncio.shield(waiting)

    async def _load(self, key: Key, load: Callable[[], Awaitable[Value]], epoch: int) -> Value:
        value = await load()
        if epoch == self._epoch:
            self.put(key, value)
        return value

    def _done(self, key: Key, done: "asyncio.Future[Value]") -> None:
        if self._loading.get(key) is done:
            del self._loading[key]
        if not done.cancelled():
            done.exception()

    def put(self, key: Key, value: Value) -> None:
        if len(self._entries) >= self._limit and key not in self._entries:
            del self._entries[next(iter(self._entries))]
        self._entries[key] = (self._clock() + self._ttl, value)

    def clear(self) -> None:
        """Forget everything; what is being loaded now is given to those who wait, and not kept."""
        self._epoch += 1
        self._entries.clear()
        self._loading.clear()

    def drop(self, key: Key) -> None:
        """Forget one entry, also when it is being loaded now."""
        self._entries.pop(key, None)
        if self._loading.pop(key, None) is not None:
            self._epoch += 1

    def sweep(self) -> int:
        """Remove what has expired; gives how many."""
        now = self._clock()
        old = [key for key, entry in self._entries.items() if entry[0] <= now]
        for key in old:
            del self._entries[key]
        return len(old)

    def statistics(self) -> Statistics:
        asked = self._hits + self._misses
        return Statistics(
            hits=self._hits,
            misses=self._misses,
            size=len(self._entries),
            hit_rate=round(self._hits / asked, 2) if asked else 0.0,
        )

"""The caches of one process, by name: what they hold, how long, and emptying them when told."""

import asyncio
from collections.abc import Callable
from typing import Any

from intakt.content.model import BlockView, PathSummary, PathView
from intakt.content.release import Release
from intakt.persistence.accounts import Token
from intakt.persistence.cache import Cache, Statistics
from intakt.persistence.releases import Current

ByLanguage = tuple[str, str]
"""(what, language); the current release is meant."""


class Caches:
    """F1's seven lookups, the releases behind them, tokens."""

    def __init__(self, *, ttl: float = 3600, sweep: float = 300) -> None:
        """Seconds."""
        self.sweep_seconds = sweep
        self.current: Cache[str, Current] = Cache(ttl=ttl)
        self.releases: Cache[str, Release] = Cache(ttl=ttl, limit=8)
        self.all_blocks: Cache[str, tuple[BlockView, ...]] = Cache(ttl=ttl)
        self.block: Cache[ByLanguage, BlockView] = Cache(ttl=ttl)
        self.blocks: Cache[tuple[tuple[str, ...], str], tuple[BlockView, ...]] = Cache(ttl=ttl, limit=1000)
        self.blocks_by_category: Cache[ByLanguage, tuple[BlockView, ...]] = Cache(ttl=ttl)
        self.all_paths: Cache[str, tuple[PathSummary, ...]] = Cache(ttl=ttl)
        self.path: Cache[ByLanguage, PathSummary] = Cache(ttl=ttl)
        self.path_with_blocks: Cache[tuple[str, str | None, str], PathView] = Cache(ttl=ttl)
        self.bodies: Cache[tuple[str, ...], Any] = Cache(ttl=ttl, limit=1000)
        self.tokens: Cache[bytes, Token] = Cache(ttl=min(ttl, 60), limit=50_000)

    def named(self) -> dict[str, Cache[Any, Any]]:
        return {name: cache for name, cache in vars(self).items() if isinstance(cache, Cache)}

    def statistics(self) -> dict[str, Statistics]:
        return {name: cache.statistics() for name, cache in self.named().items()}

    def empty(self, name: str = "all") -> None:
        """One cache, `library` for all that depend on the current release, or `all`."""
        for each, cache in self.named().items():
            library = each not in ("tokens", "releases")
            if name in ("all", each) or (name == "library" and library):
                cache.clear()

    def sweep(self) -> int:
        return sum(cache.sweep() for cache in self.named().values())

    async def sweep_for_ever(self, sleep: Callable[[float], Any] = asyncio.sleep) -> None:
        """Remove expired entries every so often, until cancelled."""
        while True:
            await sleep(self.sweep_seconds)
            self.sweep()

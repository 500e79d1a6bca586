"""The library's typed lookups: warm, cold, and cold under a thousand callers at once."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from statistics import median

from bench.figure import Figure
from bench.serving import context, with_database
from intakt.services import library
from intakt.services.context import Context
from intakt.settings import Settings

CALLERS = 1000
ROUNDS = 500
Lookup = Callable[[Context], Awaitable[object]]
LOOKUPS: dict[str, Lookup] = {
    "all blocks": lambda ctx: library.all_blocks(ctx),
    "a block by id": lambda ctx: library.block(ctx, "about-you"),
    "blocks by ids": lambda ctx: library.blocks(ctx, ("about-you", "diet", "kitchen")),
    "blocks by category": lambda ctx: library.blocks_by_category(ctx, "HEALTH"),
    "all paths": lambda ctx: library.all_paths(ctx),
    "a path": lambda ctx: library.path(ctx, "NUTRITION_ONLY"),
    "a path with its blocks": lambda ctx: library.path_with_blocks(ctx, "NUTRITION_ONLY"),
}


def run(*, full: bool) -> list[Figure]:
    return with_database(lambda chosen, url: measure(chosen, url, full=full))


async def measure(chosen: Settings, url: str, *, full: bool) -> list[Figure]:
    figures = []
    async with context(chosen, url) as ctx:
        for name, lookup in LOOKUPS.items():
            warm = await warm_seconds(ctx, lookup, series=1000 if full else 300)
            cold = await cold_seconds(ctx, lookup, rounds=5 if full else 2)
            figures += [
                Figure(
                    name=f"lookup of {name}, cached",
                    value=warm * 1e6,
                    unit="us",
                    peer="limit",
                    peer_value=1.0,
                    aim=1.0,
                ),
                Figure(
                    name=f"lookup of {name}, without the cache",
                    value=cold * 1e6,
                    unit="us",
                    peer="cached",
                    peer_value=warm * 1e6,
                ),
            ]
        figures += await stampede(ctx)
    return figures


async def warm_seconds(ctx: Context, lookup: Lookup, *, series: int) -> float:
    """One lookup from memory: the best of many short series, so that other processes do not count."""
    await lookup(ctx)
    best = float("inf")
    for _ in range(series):
        start = time.perf_counter()
        for _ in range(ROUNDS):
            await lookup(ctx)
        best = min(best, (time.perf_counter() - start) / ROUNDS)
    return best


async def cold_seconds(ctx: Context, lookup: Lookup, *, rounds: int) -> float:
    """One lookup when nothing is in memory: from the database, parsed and compiled."""
    taken = []
    for _ in range(rounds):
        ctx.caches.empty()
        start = time.perf_counter()
        await lookup(ctx)
        taken.append(time.perf_counter() - start)
    return median(taken)


async def stampede(ctx: Context) -> list[Figure]:
    """A thousand callers of a cold cache: how many loads, and how long for all of them."""
    ctx.caches.empty()
    start = time.perf_counter()
    await library.path_with_blocks(ctx, "NUTRITION_ONLY")
    alone = time.perf_counter() - start
    ctx.caches.empty()
    before = ctx.caches.releases.statistics().misses
    start = time.perf_counter()
    await asyncio.gather(*(library.path_with_blocks(ctx, "NUTRITION_ONLY") for _ in range(CALLERS)))
    together = time.perf_counter() - start
    loads = ctx.caches.releases.statistics().misses - before
    return [
        Figure(
            name=f"loads for {CALLERS} callers of a cold cache",
            value=loads,
            unit="loads",
            peer="limit",
            peer_value=1,
            aim=1.0,
        ),
        Figure(
            name=f"a cold path for {CALLERS} callers at once",
            value=together * 1000,
            unit="ms",
            peer="one caller",
            peer_value=alone * 1000,
        ),
    ]

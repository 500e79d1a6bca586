"""The typed cache: time to live, statistics, one load for many, never older than a notice."""

import asyncio

import pytest

from intakt.persistence.cache import Cache
from intakt.persistence.caches import Caches


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Source:
    """Counts how often it is asked; holds answers back until told."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.asked = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def __call__(self) -> object:
        self.asked += 1
        answer = self.answers[min(self.asked, len(self.answers)) - 1]
        await self.gate.wait()
        if isinstance(answer, Exception):
            raise answer
        return answer


async def test_a_value_is_loaded_once_and_expires() -> None:
    clock, source = Clock(), Source("first", "second")
    cache: Cache[str, object] = Cache(ttl=10, clock=clock)
    assert await cache.get("k", source) == "first"
    clock.now += 9.9
    assert await cache.get("k", source) == "first"
    assert cache.find("k") == "first"
    clock.now += 0.2
    assert cache.find("k") is None
    assert await cache.get("k", source) == "second"
    assert source.asked == 2


async def test_statistics_have_two_decimals_and_begin_at_zero() -> None:
    cache: Cache[str, object] = Cache(ttl=10)
    assert cache.statistics().hit_rate == 0
    source = Source("x")
    for _ in range(3):
        await cache.get("k", source)
    statistics = cache.statistics()
    assert (statistics.hits, statistics.misses, statistics.size, statistics.hit_rate) == (2, 1, 1, 0.67)


async def test_many_callers_make_one_load() -> None:
    cache: Cache[str, object] = Cache(ttl=10)
    source = Source("x")
    found = await asyncio.gather(*(cache.get("k", source) for _ in range(1000)))
    assert set(found) == {"x"}
    assert source.asked == 1


async def test_an_error_reaches_all_who_wait_and_is_not_kept() -> None:
    cache: Cache[str, object] = Cache(ttl=10)
    source = Source(ValueError("no"), "yes")
    found = await asyncio.gather(*(cache.get("k", source) for _ in range(5)), return_exceptions=True)
    assert {type(each) for each in found} == {ValueError}
    assert await cache.get("k", source) == "yes"


async def test_one_caller_who_leaves_does_not_stop_the_others() -> None:
    cache: Cache[str, object] = Cache(ttl=10)
    source = Source("x")
    source.gate.clear()
    first, second = (asyncio.create_task(cache.get("k", source)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    source.gate.set()
    assert await second == "x"
    with pytest.raises(asyncio.CancelledError):
        await first


async def test_what_is_loading_when_a_notice_comes_is_not_kept() -> None:
    cache: Cache[str, object] = Cache(ttl=10)
    source = Source("old", "new")
    source.gate.clear()
    waiting = asyncio.create_task(cache.get("k", source))
    await asyncio.sleep(0)
    cache.clear()
    late = asyncio.create_task(cache.get("k", source))
    await asyncio.sleep(0)
    source.gate.set()
    assert await waiting == "old"
    assert await late == "new"
    assert cache.find("k") == "new"


async def test_one_entry_can_be_dropped_while_it_loads() -> None:
    cache: Cache[str, object] = Cache(ttl=10)
    source = Source("old", "new")
    source.gate.clear()
    waiting = asyncio.create_task(cache.get("k", source))
    await asyncio.sleep(0)
    cache.drop("k")
    source.gate.set()
    assert await waiting == "old"
    assert cache.find("k") is None


def test_sweeping_removes_what_has_expired() -> None:
    clock = Clock()
    cache: Cache[str, int] = Cache(ttl=10, clock=clock)
    cache.put("old", 1)
    clock.now += 5
    cache.put("young", 2)
    clock.now += 6
    assert cache.sweep() == 1
    assert cache.statistics().size == 1
    assert cache.find("young") == 2


def test_beyond_its_limit_the_oldest_leaves() -> None:
    cache: Cache[int, int] = Cache(ttl=10, limit=3)
    for number in range(5):
        cache.put(number, number)
    assert [cache.find(number) for number in range(5)] == [None, None, 2, 3, 4]


def test_emptying_the_library_keeps_tokens_and_releases() -> None:
    caches = Caches()
    for cache in caches.named().values():
        cache.put("k", "v")
    caches.empty("library")
    left = {name for name, cache in caches.named().items() if cache.statistics().size}
    assert left == {"tokens", "releases"}
    caches.empty()
    assert not any(cache.statistics().size for cache in caches.named().values())


async def test_the_sweeper_sweeps_every_so_often() -> None:
    caches = Caches(ttl=0.001, sweep=7)
    caches.all_paths.put("en", ())
    naps: list[float] = []

    async def sleep(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 2:
            raise asyncio.CancelledError
        await asyncio.sleep(0.01)

    with pytest.raises(asyncio.CancelledError):
        await caches.sweep_for_ever(sleep)
    assert naps == [7, 7]
    assert caches.all_paths.statistics().size == 0

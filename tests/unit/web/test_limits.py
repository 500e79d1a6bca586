"""Token buckets."""

from intakt.web import limits
from intakt.web.limits import Buckets, Limit


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_goes_through_and_then_the_rate_holds() -> None:
    clock = Clock()
    buckets = Buckets(Limit(burst=3, per_minute=60), clock=clock)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 0]
    assert buckets.take("a") == 1
    clock.now = 1
    assert buckets.take("a") == 0
    assert buckets.take("a") > 0


def test_callers_do_not_share_a_bucket() -> None:
    buckets = Buckets(Limit(burst=1, per_minute=60), clock=Clock())
    assert buckets.take("a") == 0
    assert buckets.take("b") == 0
    assert buckets.take("a") > 0


def test_a_full_bucket_never_holds_more_than_its_burst() -> None:
    clock = Clock()
    buckets = Buckets(Limit(burst=2, per_minute=60), clock=clock)
    buckets.take("a")
    clock.now = 3600
    assert buckets.left("a") == 2


def test_looking_counts_nothing() -> None:
    buckets = Buckets(Limit(burst=1, per_minute=60), clock=Clock())
    assert [buckets.wait("a") for _ in range(5)] == [0] * 5
    buckets.take("a")
    assert buckets.wait("a") == 1


def test_memory_is_bounded() -> None:
    buckets = Buckets(Limit(burst=1, per_minute=60), clock=Clock())
    for caller in range(limits.KEPT + 10):
        buckets.take(str(caller))
    assert len(buckets.buckets) == limits.KEPT

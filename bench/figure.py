"""What a benchmark reports: a measured figure beside its peer or its limit, both from the same run."""

import time
from collections.abc import Callable
from statistics import median

from intakt.kit.structs import Frozen


class Figure(Frozen, frozen=True, kw_only=True):
    name: str
    value: float
    unit: str
    peer: str
    """What it is held against: a peer's name, or "limit"."""
    peer_value: float
    better: str = "lower"
    """lower or higher."""
    aim: float | None = None
    """The ratio value / peer_value that we want to stay on the good side of; None: only reported."""

    @property
    def ratio(self) -> float:
        return self.value / self.peer_value if self.peer_value else float("inf")

    @property
    def met(self) -> bool | None:
        if self.aim is None:
            return None
        return self.ratio <= self.aim if self.better == "lower" else self.ratio >= self.aim


def seconds(call: Callable[[], object], *, rounds: int) -> list[float]:
    """Wall time of `rounds` calls, in seconds, sorted."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return sorted(taken)


def percentile(sorted_values: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the sorted values lie."""
    return sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))]


__all__ = ["Figure", "median", "percentile", "seconds"]

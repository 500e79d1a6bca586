"""A 7-day plan, everything included: energy, macros, recipes, seven solved days, shopping list.

Held against the limits 60 ms (median) and 250 ms (95th percentile); and how many days are within tolerance.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import intakt
from bench.figure import Figure, median, percentile
from bench.synthetic import DIETS, clients
from intakt.content import loader
from intakt.content.wording import Wording
from intakt.planning.nutrition.assembly import plan
from intakt.profile.model import ClientProfile

MEDIAN_MS, P95_MS = 60.0, 250.0
DAYS_OVERALL, DAYS_OF_A_DIET = 0.95, 0.90


def run(*, full: bool) -> Iterator[Figure]:
    """Median and 95th percentile over all diets and by diet, and the share of days within tolerance."""
    wording = Wording(loader.load(Path(intakt.__file__).parent / "library"), "en")
    count = 120 if full else 20
    plan(next(clients("omnivore", 1)), wording)
    taken: list[float] = []
    good = days = 0
    for diet in DIETS:
        times, accepted, made = _of_diet(list(clients(diet, count)), wording)
        taken += times
        good, days = good + accepted, days + made
        yield _time(f"plan: 7 days, {diet}, median", median(times), MEDIAN_MS)
        yield _share(f"plan: days within tolerance, {diet}", accepted / made, DAYS_OF_A_DIET)
    taken.sort()
    yield _time("plan: 7 days, all diets, median", median(taken), MEDIAN_MS)
    yield _time("plan: 7 days, all diets, 95th percentile", percentile(taken, 0.95), P95_MS)
    yield _share("plan: days within tolerance, all diets", good / days, DAYS_OVERALL)


def _of_diet(profiles: list[ClientProfile], wording: Wording) -> tuple[list[float], int, int]:
    """Milliseconds of each plan, accepted days, days."""
    times, accepted, days = [], 0, 0
    for number, profile in enumerate(profiles):
        start = time.perf_counter()
        made = plan(profile, wording, seed=number)
        times.append(1000 * (time.perf_counter() - start))
        accepted += sum(day.accepted for day in made.days)
        days += len(made.days)
    return times, accepted, days


def _time(name: str, milliseconds: float, limit: float) -> Figure:
    return Figure(name=name, value=milliseconds, unit="ms", peer="limit", peer_value=limit, aim=1.0)


def _share(name: str, share: float, least: float) -> Figure:
    return Figure(
        name=name, value=share, unit="of days", peer="limit", peer_value=least, better="higher", aim=1.0
    )

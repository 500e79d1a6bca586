"""Companies of recipes for one day: drawn, and tested for what they can reach before any gram is set."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intakt.kit.structs import Frozen
from intakt.planning.noise import fractions
from intakt.planning.nutrition.goal import FIBRE_MOST, MACROS, Target
from intakt.planning.nutrition.pool import FIBRE, KCAL, NET, SATURATED, SODIUM, Floats, Ints, Pool

DIRECTIONS = np.array(
    [(a, b, c) for a in (-1.0, 0.0, 1.0) for b in (-1.0, 0.0, 1.0) for c in (-1.0, 0.0, 1.0) if a or b or c]
)
"""In (protein, carbohydrate, fat), each over its tolerance: where a company's reach is tested."""


class Place(Frozen, frozen=True, kw_only=True):
    """What may stand in one slot: option numbers with their costs, and grams that are given already."""

    options: tuple[int, ...]
    costs: tuple[float, ...]
    fixed: tuple[tuple[int, ...] | None, ...]
    """Grams of an option that is cooked already, else None."""
    mains: tuple[str, ...]
    """The main food of each option."""


ALIKE = 0.6
"""What speaks against each two meals of a day with the same main food."""


class Table:
    """The rows of one day's places, one under the other: [row, ingredient(, column)]."""

    __slots__ = (
        "base", "costs", "counts", "high", "low", "mains", "nutrients", "options", "sizes", "slots", "step",
    )  # fmt: skip

    def __init__(self, pool: Pool, places: Sequence[Place], target: Target) -> None:
        picks = [
            (number, fixed)
            for place in places
            for number, fixed in zip(place.options, place.fixed, strict=True)
        ]
        self.options = [number for number, _ in picks]
        self.low, self.high = pool.low[self.options], pool.high[self.options]
        self.step, self.nutrients = pool.step[self.options], pool.nutrients[self.options]
        shares = [share for place, share in zip(places, target.shares, strict=True) for _ in place.options]
        usual = np.array([pool.options[number].kcal_base for number in self.options])
        factor = np.clip(np.array(shares) * target.kcal / np.maximum(usual, 1.0), 0.4, 2.5)
        self.base = np.clip(pool.base[self.options] * factor[:, None], self.low, self.high)
        for row, (_, fixed) in enumerate(picks):
            if fixed is not None:
                for array in (self.low, self.high, self.base):
                    array[row, : len(fixed)] = fixed
        names: dict[str, int] = {}
        self.mains = np.array(
            [names.setdefault(main, len(names)) for place in places for main in place.mains]
        )
        self.costs = np.array([cost for place in places for cost in place.costs])
        self.costs += _uneven(self, np.array(shares) * target.kcal)
        self.counts = [len(place.options) for place in places]
        self.slots = [sum(self.counts[:slot]) for slot in range(len(self.counts))]
        self.sizes = [len(pool.options[number].foods) for number in self.options]


def _uneven(table: Table, wanted: Floats) -> Floats:
    """What speaks against a recipe that is far too small or large for its slot (shares of 4.1)."""
    energy = sum(factor * table.nutrients[:, :, column] for column, factor in zip(MACROS, KCAL, strict=True))
    share = (energy * table.base).sum(axis=1) / wanted
    return np.asarray(10 * np.maximum(0.85 - share, 0.0) ** 2 + 4 * np.maximum(share - 1.25, 0.0) ** 2)


def companies(table: Table, *, seed: int, sample: int) -> Ints:
    """[company, slot] row numbers: all of them when they are few, else a sample."""
    sizes = table.counts
    total = 1
    for size in sizes:
        total *= size
    if total <= sample:
        grid = np.indices(sizes).reshape(len(sizes), -1).T
    else:
        drawn = fractions(seed, sample * len(sizes)).reshape(sample, len(sizes))
        grid = np.floor(drawn * np.array(sizes)).astype(np.int64)
    return np.asarray(grid + np.array(table.slots), dtype=np.int64)


def distinct(table: Table, pool: Pool, rows: Ints) -> NDArray[np.bool_]:
    """Which companies hold no recipe twice."""
    names: dict[str, int] = {}
    codes = np.array(
        [names.setdefault(pool.options[number].recipe.id, len(names)) for number in table.options]
    )[rows]
    kept = np.ones(len(rows), dtype=bool)
    for one in range(rows.shape[1]):
        for two in range(one):
            kept &= codes[:, one] != codes[:, two]
    return kept


def _alike(mains: Ints) -> Ints:
    """How many pairs of a company's meals share their main food."""
    pairs = np.zeros(len(mains), dtype=np.int64)
    for one in range(mains.shape[1]):
        for two in range(one):
            pairs += mains[:, one] == mains[:, two]
    return pairs


def promising(table: Table, rows: Ints, target: Target, *, count: int) -> tuple[Ints, Floats]:
    """The companies that can reach the target, cheapest first; and their costs."""
    scaled = table.nutrients[:, :, list(MACROS)] / np.array(target.tolerances)
    reach = np.zeros((len(table.options), len(DIRECTIONS)))
    for number, (a, b, c) in enumerate(DIRECTIONS):
        along = scaled[:, :, 0] * a + scaled[:, :, 1] * b + scaled[:, :, 2] * c
        reach[:, number] = np.maximum(along * table.low, along * table.high).sum(axis=1)
    wanted = DIRECTIONS @ (np.array(target.grams) / np.array(target.tolerances))
    total = reach[rows[:, 0]]
    for slot in range(1, rows.shape[1]):
        total = total + reach[rows[:, slot]]
    short = np.maximum(wanted - total, 0.0).max(axis=1)
    usual = (table.base[:, :, None] * table.nutrients).sum(axis=1)[rows].sum(axis=1)
    salt = np.maximum(usual[:, SODIUM] / target.sodium_cap - 1.0, 0.0)
    saturated = np.maximum(usual[:, SATURATED] / target.saturated_cap - 1.0, 0.0)
    roughage = usual[:, FIBRE] / target.fibre
    fibre = np.maximum(1.0 - roughage, 0.0) + np.maximum(roughage - FIBRE_MOST, 0.0)
    prior = table.costs[rows].sum(axis=1) + ALIKE * _alike(table.mains[rows])
    score = prior + 8.0 * short + 6.0 * salt**2 + 1.5 * saturated**2 + 1.0 * fibre**2
    if target.net_cap is not None:
        lowest = (table.low * table.nutrients[:, :, NET]).sum(axis=1)[rows].sum(axis=1)
        score = score + 8.0 * np.maximum(lowest / target.net_cap - 1.0, 0.0)
    order = np.argsort(np.round(score, 9), kind="stable")[:count]
    return rows[order], prior[order]

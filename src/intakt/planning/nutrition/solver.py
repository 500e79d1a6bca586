"""One day: which recipe in each slot, and how many grams of each ingredient.

Many companies of recipes are looked at cheaply (can this company reach the target at all?), the best of them
get grams that reach it with the least departure from the recipes, and the winner is finished on the foods'
own steps. All of it is elementwise arithmetic in a fixed order, so the same input gives the same bytes.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from intakt.kit.structs import Frozen
from intakt.planning.nutrition.goal import Target, measure, within
from intakt.planning.nutrition.pool import COLUMNS, SODIUM, Floats, Ints, Pool
from intakt.planning.nutrition.portions import columns, nearest, polish
from intakt.planning.nutrition.search import Place, Table, companies, distinct, promising

SAMPLE, SOLVED, POLISHED = 1000, 16, 2
"""Companies drawn; those that get grams; those that are finished."""
TWICE = 1000.0
"""Added to the score of a day on which a recipe stands twice, because nothing else was left."""


class Solved(Frozen, frozen=True, kw_only=True):
    """A day's choice: per slot the position in its place's lists, and grams."""

    choice: tuple[int, ...]
    grams: tuple[tuple[int, ...], ...]
    accepted: bool
    score: float
    sodium: float
    """mg"""


def solve_day(
    pool: Pool,
    places: Sequence[Place],
    target: Target,
    *,
    seed: int,
    sample: int = SAMPLE,
    solved: int = SOLVED,
) -> Solved:
    """The best day found, no recipe twice where that is possible. Every place has at least one option."""
    table = Table(pool, places, target)
    rows = companies(table, seed=seed, sample=sample)
    apart = rows[distinct(table, pool, rows)]
    chosen, prior = promising(table, apart if len(apart) else rows[:1], target, count=solved)
    found = _finish(table, chosen, nearest(table, chosen, target), prior, target)
    if len(apart):
        return found
    return msgspec.structs.replace(found, accepted=False, score=found.score + TWICE)


def _finish(table: Table, rows: Ints, grams: Floats, prior: Floats, target: Target) -> Solved:
    """The best companies on the grid, each bettered step by step; of these the winner."""
    low, high, step = (columns(part, rows) for part in (table.low, table.high, table.step))
    nutrients = table.nutrients[rows].reshape(len(rows), -1, len(COLUMNS))
    whole = np.clip(np.floor(grams / step + 0.5) * step, low, high)
    totals = (whole.T[:, :, None] * nutrients).sum(axis=1)
    first = np.round(measure(totals, target) + prior, 9)
    results: list[tuple[float, int, int, Floats, float]] = []
    for number in np.argsort(first, kind="stable")[:POLISHED]:
        bounds = (low[:, number], high[:, number], step[:, number])
        better, score = polish(whole[:, number], bounds, nutrients[number], target)
        results.append((round(score + float(prior[number]), 9), len(results), int(number), better, score))
    value, _, number, better, score = min(results, key=lambda result: result[:2])
    return _solved(table, rows[number], better, nutrients[number], target, value)


def _solved(
    table: Table, row: Ints, grams: Floats, nutrients: Floats, target: Target, score: float
) -> Solved:
    total = (grams[:, None] * nutrients).sum(axis=0)
    width = table.low.shape[1]
    parts = grams.reshape(-1, width)
    sizes = [table.sizes[int(number)] for number in row]
    return Solved(
        choice=tuple(int(number) - first for number, first in zip(row, table.slots, strict=True)),
        grams=tuple(tuple(int(g) for g in part[:size]) for part, size in zip(parts, sizes, strict=True)),
        accepted=within(total, target),
        score=score,
        sodium=round(float(total[SODIUM]), 6),
    )

"""Grams for one day's recipes: the nearest to the recipes that reach the target, then on the foods' steps."""

import numpy as np

from intakt.planning.nutrition.goal import Target, limits, measure
from intakt.planning.nutrition.pool import COLUMNS, Bools, Floats, Ints
from intakt.planning.nutrition.search import Table

CYCLES, LAST = 8, 3
"""Rounds of the dual ascent; in the last ones only the macros count."""
ROUNDS = 12
"""At most so many improving steps of the polish."""


def nearest(table: Table, rows: Ints, target: Target) -> Floats:
    """[ingredient of the day, company] grams that reach the macros with the least departure from the recipes.

    Dual coordinate ascent (Hildreth 1957) on the box-bounded projection: one multiplier a nutrient, moved in
    turn; caps and least amounts take part in the first cycles only, so that they never cost the macros.
    """
    low, high, base = (columns(part, rows) for part in (table.low, table.high, table.base))
    nutrients = table.nutrients[rows].reshape(len(rows), -1, len(COLUMNS)).transpose(2, 1, 0).copy()
    weight = ((high - low) / 2) ** 2
    bounds = limits(target)
    pulls = [nutrients[column] * weight for column, _, _ in bounds]
    strengths = [nutrients[column] * pull for (column, _, _), pull in zip(bounds, pulls, strict=True)]
    multipliers = [np.zeros(len(rows)) for _ in bounds]
    add, point = np.add.reduce, base.copy()
    grams = base
    spans = [1e-3 * add(strength, axis=0) + 1e-9 for strength in strengths]
    for cycle in range(CYCLES):
        for number, (column, wanted, kind) in enumerate(bounds):
            if kind and cycle >= CYCLES - LAST:
                continue
            free = (point > low) & (point < high)
            slope = add(strengths[number] * free, axis=0) + spans[number]
            move = (wanted - add(nutrients[column] * grams, axis=0)) / slope
            if kind:
                moved = multipliers[number] + move
                moved = np.minimum(moved, 0.0) if kind < 0 else np.maximum(moved, 0.0)
                move = moved - multipliers[number]
                if not move.any():
                    continue
                multipliers[number] = moved
            point = point + pulls[number] * move
            grams = np.minimum(np.maximum(point, low), high)
    return grams


def columns(part: Floats, rows: Ints) -> Floats:
    """[ingredient of the day, company]"""
    return part[rows].reshape(len(rows), -1).T.copy()


def polish(
    start: Floats, bounds: tuple[Floats, Floats, Floats], nutrients: Floats, target: Target
) -> tuple[Floats, float]:
    """(grams, score): steps of one ingredient, and of two at once, as long as they better the day."""
    low, high, step = bounds
    movable = np.flatnonzero(high > low)
    grams = start.copy()
    change = nutrients[movable] * step[movable][:, None]
    moves = np.concatenate([change, -change])
    who = np.concatenate([movable, movable])
    size = np.concatenate([step[movable], -step[movable]])
    total = (grams[:, None] * nutrients).sum(axis=0)
    score = float(measure(total, target))
    for _ in range(ROUNDS):
        if score <= ENOUGH:
            break
        after = grams[who] + size
        open_ = (after >= low[who]) & (after <= high[who])
        single = np.where(open_, measure(total + moves, target), np.inf)
        pick: tuple[int, ...] = (int(np.argmin(single)),) if len(who) else ()
        value = float(single[pick[0]]) if pick else np.inf
        if value > score - GAIN and len(who):
            pick, value = _pair(total, moves, open_, who, target)
        if value > score - GAIN:
            break
        for index in pick:
            grams[who[index]] += size[index]
        total = (grams[:, None] * nutrients).sum(axis=0)
        score = float(measure(total, target))
    return grams, score


GAIN, ENOUGH = 1e-6, 0.04
"""The least betterment that counts; below this score a day is good enough."""


def _pair(
    total: Floats, moves: Floats, open_: Bools, who: Ints, target: Target
) -> tuple[tuple[int, int], float]:
    """The best two steps at once, of different ingredients."""
    both = measure(total + moves[:, None, :] + moves[None, :, :], target)
    fit = open_[:, None] & open_[None, :] & (who[:, None] != who[None, :])
    both = np.where(fit, both, np.inf)
    flat = int(np.argmin(both))
    one, two = divmod(flat, len(who))
    return (one, two), float(both[one, two])

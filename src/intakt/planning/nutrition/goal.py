"""What one day must reach, and how far a day is from it."""

import numpy as np

from intakt.kit.structs import Frozen
from intakt.planning.nutrition.pool import (
    CARBOHYDRATE,
    FAT,
    FIBRE,
    KCAL,
    NET,
    PRODUCE,
    PROTEIN,
    SATURATED,
    SODIUM,
    Floats,
)

MACROS = (PROTEIN, CARBOHYDRATE, FAT)
FIBRE_MOST = 1.6
"""Times the target: more fibre than that at once is hard on many stomachs."""
COMFORT = 0.6
"""Errors below this share of the tolerance cost little."""


class Target(Frozen, frozen=True, kw_only=True):
    """What a day must reach: grams, kcal, mg; and how it is shared among the slots."""

    kcal: int
    protein: int
    carbohydrate: int
    fat: int
    fibre: int
    sodium_cap: int
    saturated_cap: float
    net_cap: float | None
    produce: int
    shares: tuple[float, ...]
    """Of the energy, by slot; sums to 1."""

    @property
    def grams(self) -> tuple[int, int, int]:
        return self.protein, self.carbohydrate, self.fat

    @property
    def tolerances(self) -> tuple[float, float, float]:
        """5 % or 5 g, the larger; for protein 5 %, as it may never be more than 5 % short (rule 33)."""
        return (
            max(0.05 * self.protein, 1.0),
            max(5.0, 0.05 * self.carbohydrate),
            max(5.0, 0.05 * self.fat),
        )

    @property
    def kcal_tolerance(self) -> float:
        """2 % or 20 kcal, the larger."""
        return max(20.0, 0.02 * self.kcal)


def limits(target: Target) -> list[tuple[int, float, int]]:
    """(column, amount, kind): 0 exactly, -1 at most, 1 at least."""
    rows = [(column, float(amount), 0) for column, amount in zip(MACROS, target.grams, strict=True)]
    rows.append((SODIUM, 0.95 * target.sodium_cap, -1))
    rows.append((SATURATED, target.saturated_cap, -1))
    rows.append((FIBRE, float(target.fibre), 1))
    rows.append((PRODUCE, float(target.produce), 1))
    if target.net_cap is not None:
        rows.append((NET, target.net_cap - 3, -1))
    return rows


def measure(total: Floats, target: Target) -> Floats:
    """How far totals [..., column] are from the target; below 1 is well within the tolerances."""
    shares = np.empty((*total.shape[:-1], len(MACROS) + 1))
    kcal: Floats | float = -float(target.kcal)
    for at, (column, amount, tolerance, energy) in enumerate(
        zip(MACROS, target.grams, target.tolerances, KCAL, strict=True)
    ):
        grams = total[..., column]
        shares[..., at] = (grams - amount) / (0.9 * tolerance)
        kcal = kcal + energy * grams
    shares[..., -1] = kcal / (target.kcal_tolerance - 3)
    score = np.add.reduce(_cost(shares), axis=-1)
    score = score + 60 * np.maximum(total[..., SODIUM] / target.sodium_cap - 1, 0.0)
    score += 3 * np.maximum(total[..., SATURATED] / target.saturated_cap - 1, 0.0) ** 2
    score += 2 * np.maximum(1 - total[..., FIBRE] / target.fibre, 0.0) ** 2
    score += 3 * np.maximum(total[..., FIBRE] / (FIBRE_MOST * target.fibre) - 1, 0.0) ** 2
    score += 0.5 * np.maximum(1 - total[..., PRODUCE] / target.produce, 0.0) ** 2
    score += 0.5 * np.maximum(total[..., PRODUCE] / (2.5 * target.produce) - 1, 0.0) ** 2
    if target.net_cap is not None:
        score += 50 * np.maximum(total[..., NET] / target.net_cap - 1, 0.0)
    return np.asarray(score)


def _cost(share: Floats) -> Floats:
    """Of an error as a share of its tolerance: small to COMFORT, steep from there, very steep beyond 1."""
    size = np.abs(share)
    cost = 0.2 * size**2 + 4 * np.maximum(size - COMFORT, 0.0) ** 2 + 20 * np.maximum(size - 1, 0.0)
    return np.asarray(cost)


def within(total: Floats, target: Target) -> bool:
    """Whether one day's exact totals are within the tolerances and the salt cap, roundings included."""
    kcal = 0.0
    for column, amount, tolerance, energy in zip(MACROS, target.grams, target.tolerances, KCAL, strict=True):
        if abs(float(total[column]) - amount) > tolerance - 0.3:
            return False
        kcal += energy * float(total[column])
    salt = float(total[SODIUM]) <= target.sodium_cap + 1
    return salt and abs(kcal - target.kcal) <= target.kcal_tolerance - 3

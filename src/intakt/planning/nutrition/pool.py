"""The recipes one client can be given, as arrays: what the day solver searches.

Every ingredient has a grid of grams: multiples of the food's step between the recipe's bounds, the upper one
scaled for large eaters (O-03). Nutrients are per gram, in the columns of COLUMNS.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from intakt.content.foods import Food
from intakt.kit.structs import Frozen
from intakt.planning.nutrition.swaps import Portion, Recipe

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

COLUMNS = ("protein", "carbohydrate", "fat", "fibre", "sodium", "saturated", "net", "produce")
PROTEIN, CARBOHYDRATE, FAT, FIBRE, SODIUM, SATURATED, NET, PRODUCE = range(8)
KCAL = (4.0, 4.0, 9.0)
PRODUCE_GROUPS = ("fruit", "veg")
SCALE_FROM, SCALE_MOST = 2400, 1.5
"""O-03: portions grow with the energy target, at most by half."""


class Option(Frozen, frozen=True, kw_only=True):
    """One recipe on the grid; grams are whole."""

    recipe: Recipe
    foods: tuple[str, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    base: tuple[int, ...]
    step: tuple[int, ...]
    kcal_base: float


class Pool:
    """Options and their padded arrays: [option, ingredient] and [option, ingredient, column]."""

    __slots__ = ("base", "foods", "high", "low", "nutrients", "options", "step", "width")

    def __init__(self, options: Sequence[Option], *, foods: Mapping[str, Food]) -> None:
        self.options = tuple(options)
        self.foods = foods
        self.width = max((len(option.foods) for option in options), default=1)
        shape = (len(options), self.width)
        self.low, self.high = np.zeros(shape), np.zeros(shape)
        self.base, self.step = np.zeros(shape), np.ones(shape)
        self.nutrients = np.zeros((*shape, len(COLUMNS)))
        vectors = {food: per_gram(foods[food]) for option in options for food in option.foods}
        for index, option in enumerate(options):
            size = len(option.foods)
            self.low[index, :size] = option.low
            self.high[index, :size] = option.high
            self.base[index, :size] = option.base
            self.step[index, :size] = option.step
            self.nutrients[index, :size] = [vectors[food] for food in option.foods]


def per_gram(food: Food) -> tuple[float, ...]:
    """The columns of one gram: grams, sodium in mg, `produce` in grams of fruit and vegetables."""
    return (
        food.protein_g / 100,
        food.carbohydrate_g / 100,
        food.fat_g / 100,
        food.fibre_g / 100,
        food.sodium_mg / 100,
        food.saturated_fat_g / 100,
        food.net_carbohydrate_g / 100,
        1.0 if food.group in PRODUCE_GROUPS else 0.0,
    )


def portion_scale(kcal: float) -> float:
    """How far the templates' largest portions grow (O-03)."""
    return min(max(kcal / SCALE_FROM, 1.0), SCALE_MOST)


def option(recipe: Recipe, *, foods: Mapping[str, Food], scale: float, caps: Mapping[str, int]) -> Option:
    """The recipe on its grid."""
    grids = [
        _grid(portion, foods[portion.food].step_g, scale=scale, cap=caps.get(portion.food))
        for portion in recipe.portions
    ]
    low, base, high, step = zip(*grids, strict=True)
    names = tuple(portion.food for portion in recipe.portions)
    kcal = sum(grams * _energy(foods[name]) for grams, name in zip(base, names, strict=True))
    return Option(recipe=recipe, foods=names, low=low, high=high, base=base, step=step, kcal_base=kcal)


def _grid(portion: Portion, step: int, *, scale: float, cap: int | None) -> tuple[int, int, int, int]:
    """(least, usual, most, step): multiples of the step within the bounds, one value when none is."""
    most = max(int(portion.max_g * scale), portion.max_g)
    if cap is not None:
        most = min(most, max(cap, portion.max_g))
    low, high = -(-portion.min_g // step) * step, most // step * step
    if low > high:
        return portion.min_g, portion.min_g, portion.min_g, 1
    usual = (portion.base_g + step // 2) // step * step
    return low, min(max(usual, low), high), high, step


def _energy(food: Food) -> float:
    return (4 * food.protein_g + 4 * food.carbohydrate_g + 9 * food.fat_g) / 100

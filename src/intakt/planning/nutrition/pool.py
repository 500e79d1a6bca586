"""The recipes one client can be given, as arrays: what the day solver searches.

Every ingredient has a grid of grams: multiples of the food's step between the recipe's bounds, the upper one
scaled for large eaters (O-03). Nutrients are per gram, in the columns of COLUMNS.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from intakt.content.model import Food
from intakt.kit.structs import Frozen
from intakt.planning.nutrition.swaps import Recipe

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
    low, high, base, step = [], [], [], []
    for portion in recipe.portions:
        food = foods[portion.food]
        most = min(int(portion.max_g * scale), caps.get(portion.food, 10**6))
        least, top = _grid(portion.min_g, max(most, portion.max_g), food.step_g)
        top = min(top, caps.get(portion.food, top)) if top > least else top
        low.append(least)
        high.append(top)
        base.append(min(max(round(portion.base_g / food.step_g) * food.step_g, least), top))
        step.append(food.step_g if top > least else 1)
    names = tuple(portion.food for portion in recipe.portions)
    kcal = sum(grams * _energy(foods[name]) for grams, name in zip(base, names, strict=True))
    return Option(
        recipe=recipe, foods=names, low=tuple(low), high=tuple(high), base=tuple(base), step=tuple(step),
        kcal_base=kcal,
    )  # fmt: skip


def _grid(least: int, most: int, step: int) -> tuple[int, int]:
    """The first and last multiple of the step within the bounds; one value when none lies between them."""
    low, high = -(-least // step) * step, most // step * step
    return (low, high) if low <= high else (least, least)


def _energy(food: Food) -> float:
    return (4 * food.protein_g + 4 * food.carbohydrate_g + 9 * food.fat_g) / 100

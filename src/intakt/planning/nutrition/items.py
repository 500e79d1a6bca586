"""Printed figures: an ingredient's grams to numbers that add up exactly.

Protein, carbohydrate and fat are rounded to 0.1 g, up or down, so that within a meal the whole kcal of the items add
up to 4P + 4C + 9F of the meal's own grams to the last kcal; so do days and weeks. No figure moves by 0.1 g or more.
"""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence

from intakt.content.model import Food
from intakt.kit.structs import Frozen
from intakt.kit.units import round_half_away
from intakt.planning.model import MealItem, Totals

ENERGY = (4, 4, 9)
"""kcal of a gram of protein, carbohydrate, fat."""


class Figures(Frozen, frozen=True, kw_only=True):
    """Tenths of grams of protein, carbohydrate and fat, and whole kcal."""

    tenths: tuple[int, int, int]
    kcal: int


def figures(foods: Sequence[tuple[Food, int]]) -> tuple[Figures, ...]:
    """Of one meal's (food, grams), in order."""
    exact = [
        (food.protein_g * grams / 10, food.carbohydrate_g * grams / 10, food.fat_g * grams / 10)
        for food, grams in foods
    ]
    nearest = [[_nearest(value) for value in row] for row in exact]
    flips = sorted(
        (round(abs(other - value), 6), index, part, other)
        for index, row in enumerate(exact)
        for part, value in enumerate(row)
        if (other := _other(value, nearest[index][part])) is not None
    )
    for size in range(4):
        for chosen in itertools.islice(itertools.combinations(flips, size), 4000):
            changed = {(index, part): other for _, index, part, other in chosen}
            rows = [
                [changed.get((index, part), tenth) for part, tenth in enumerate(row)]
                for index, row in enumerate(nearest)
            ]
            found = tuple(_figures(row) for row in rows)
            if len(changed) == size and _exact(found):
                return found
    return tuple(_figures(row) for row in nearest)


def _nearest(value: float) -> int:
    return math.floor(round(value, 6) + 0.5)


def _other(value: float, nearest: int) -> int | None:
    """The tenth on the other side of the exact value; None when the value is a whole tenth."""
    clean = round(value, 6)
    if clean == nearest:
        return None
    return nearest + 1 if clean > nearest else nearest - 1


def _figures(tenths: Sequence[int]) -> Figures:
    energy = sum(factor * tenth for factor, tenth in zip(ENERGY, tenths, strict=True))
    return Figures(tenths=(tenths[0], tenths[1], tenths[2]), kcal=(energy + 5) // 10)


def _exact(found: Iterable[Figures]) -> bool:
    """Whether the whole kcal are 4P + 4C + 9F of the summed grams exactly."""
    rest = 0
    for one in found:
        rest += sum(f * t for f, t in zip(ENERGY, one.tenths, strict=True)) - 10 * one.kcal
    return rest == 0


def totals(parts: Iterable[MealItem | Totals]) -> Totals:
    """The sum of items, meals or days as printed."""
    listed = list(parts)

    def grams(name: str) -> float:
        return round_half_away(math.fsum(getattr(part, name) for part in listed), digits=1)

    return Totals(
        kcal=sum(part.kcal for part in listed),
        protein_g=grams("protein_g"),
        carbohydrate_g=grams("carbohydrate_g"),
        fat_g=grams("fat_g"),
        fibre_g=grams("fibre_g"),
        sodium_mg=sum(part.sodium_mg for part in listed),
        saturated_fat_g=grams("saturated_fat_g"),
        sugar_g=grams("sugar_g"),
    )


def household(food: Food, grams: int, *, words: Mapping[str, str]) -> str:
    """ "2 eggs", "1/2 medium" or "150 g": units where a whole or half number of them is within a tenth."""
    if food.unit_name and food.unit_g > 0:
        halves = round(grams / food.unit_g * 2)
        countable = food.unit_name not in MEASURED or grams >= food.unit_g / 2
        if halves > 0 and countable and abs(grams - halves * food.unit_g / 2) <= 0.1 * grams:
            whole, half = divmod(halves, 2)
            number = f"{whole}½" if whole and half else "½" if half else str(whole)
            name = words[f"unit.{food.unit_name}.{'one' if halves <= 2 else 'many'}"]
            return f"{number} {name} ({grams} g)"
    return f"{grams} g"


MEASURED = ("cup", "tbsp", "tsp")
"""Units that are measured out rather than counted."""

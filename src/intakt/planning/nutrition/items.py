"""Printed figures: an ingredient's grams to numbers that add up exactly.

Protein, carbohydrate and fat are rounded to 0.1 g, up or down, so that within a meal the whole kcal of the
items add up to 4P + 4C + 9F of the meal's own grams, and so do days and weeks. No figure moves by 0.1 g or
more; a meal of foods whose grams leave no choice may miss by part of a kcal.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from intakt.content.model import Food
from intakt.kit.structs import Frozen
from intakt.kit.units import round_half_away
from intakt.planning.model import MealItem, Totals


class Figures(Frozen, frozen=True, kw_only=True):
    """Tenths of grams of protein, carbohydrate and fat, and whole kcal."""

    tenths: tuple[int, int, int]
    kcal: int


Turn = tuple[float, int, Figures, int]
"""Another rounding of one item: how far figures move, which item, its figures, what the meal's rest gains."""


def figures(foods: Sequence[tuple[Food, int]]) -> tuple[Figures, ...]:
    """Of one meal's (food, grams), in order: the nearest tenths, but for the few items that must turn."""
    exact = [
        tuple(round(value * grams / 10, 6) for value in (food.protein_g, food.carbohydrate_g, food.fat_g))
        for food, grams in foods
    ]
    found = [_figures(*(math.floor(value + 0.5) for value in row)) for row in exact]
    rest = sum(_rest(one) for one in found)
    if rest:
        turns = sorted(
            (turn for item, row in enumerate(exact) for turn in _turns(item, row, found[item])),
            key=lambda turn: (turn[0], turn[1], turn[2].tenths),
        )
        for _, item, other, _ in _enough(turns, rest):
            found[item] = other
    return tuple(found)


def _figures(protein: int, carbohydrate: int, fat: int) -> Figures:
    energy = 4 * (protein + carbohydrate) + 9 * fat
    return Figures(tenths=(protein, carbohydrate, fat), kcal=(energy + 5) // 10)


def _rest(one: Figures) -> int:
    """Tenths of a kcal by which an item's grams make more than its whole kcal."""
    protein, carbohydrate, fat = one.tenths
    return 4 * (protein + carbohydrate) + 9 * fat - 10 * one.kcal


def _turns(item: int, exact: Sequence[float], now: Figures) -> Iterator[Turn]:
    """Every other rounding of the item that moves one or more parts to the neighbouring tenth."""
    own = _rest(now)
    ways = [(tenth, tenth + 1) if tenth < value else (tenth - 1, tenth) if tenth > value else (tenth,)
            for tenth, value in zip(now.tenths, exact, strict=True)]  # fmt: skip
    for tenths in itertools.product(*ways):
        if tenths != now.tenths:
            other = _figures(*tenths)
            moved = sum(abs(tenth - value) for tenth, value in zip(tenths, exact, strict=True))
            yield moved, item, other, _rest(other) - own


def _enough(turns: Sequence[Turn], rest: int) -> tuple[Turn, ...]:
    """The cheapest turns, one an item, that take the rest away, or most of it where grams leave no choice."""
    by_gain: dict[int, list[Turn]] = {}
    for turn in turns:
        by_gain.setdefault(turn[3], []).append(turn)
    if -rest in by_gain:
        return (by_gain[-rest][0],)
    pairs = [
        (one[0] + two[0], one, two)
        for one in turns
        for two in by_gain.get(-rest - one[3], ())[:4]
        if one[1] < two[1]
    ]
    if pairs:
        _, one, two = min(pairs, key=lambda pair: pair[0])
        return (one, two)
    return _nearest(turns, rest)


def _nearest(turns: Sequence[Turn], rest: int) -> tuple[Turn, ...]:
    """Turns of any number of items, by what they reach together."""
    reached: dict[int, tuple[Turn, ...]] = {0: ()}
    for item in sorted({turn[1] for turn in turns}):
        for total, chosen in tuple(reached.items()):
            for turn in turns:
                if turn[1] == item:
                    reached.setdefault(total + turn[3], (*chosen, turn))
    return reached[min(reached, key=lambda total: (abs(total + rest), total))]


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
    """ "2 eggs", "1 medium (120 g)" or "150 g": units where a whole or half number is within a tenth."""
    if food.unit_name and food.unit_g > 0:
        halves = round(grams / food.unit_g * 2)
        countable = food.unit_name not in MEASURED or grams >= food.unit_g / 2
        if halves > 0 and countable and abs(grams - halves * food.unit_g / 2) <= 0.1 * grams:
            whole, half = divmod(halves, 2)
            number = f"{whole or ''}{'½' if half else ''}"
            name = words[f"unit.{food.unit_name}.{'one' if halves <= 2 else 'many'}"]
            exact = abs(grams - halves * food.unit_g / 2) < 0.5
            return f"{number} {name}" if exact else f"{number} {name} ({grams} g)"
    return f"{grams} g"


MEASURED = ("cup", "tbsp", "tsp")
"""Units that are measured out rather than counted."""

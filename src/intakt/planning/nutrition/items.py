"""Printed figures: an ingredient's grams to numbers that add up exactly.

Protein, carbohydrate and fat are rounded to 0.1 g, up or down, so that within a meal the whole kcal of the
items add up to 4P + 4C + 9F of the meal's own grams, and so do days and weeks. No figure moves by 0.1 g or
more; a meal of foods whose grams leave no choice may miss by part of a kcal.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from intakt.content.foods import Food
from intakt.kit.units import round_half_away
from intakt.planning.model import MealItem, Totals

Tenths = tuple[int, int, int]
"""Tenths of grams of protein, carbohydrate and fat."""
Turn = tuple[float, int, Tenths, int]
"""Another rounding of one item: how far figures move, which item, its tenths, what the meal's rest gains."""


def kcal_of(tenths: Tenths) -> int:
    """Whole kcal: 4, 4 and 9 a gram, half up."""
    return (4 * (tenths[0] + tenths[1]) + 9 * tenths[2] + 5) // 10


def figures(foods: Sequence[tuple[Food, int]]) -> tuple[Tenths, ...]:
    """Of one meal's (food, grams), in order: the nearest tenths, but for the few items that must turn."""
    exact = [
        (
            round(food.protein_g * grams / 10, 6),
            round(food.carbohydrate_g * grams / 10, 6),
            round(food.fat_g * grams / 10, 6),
        )
        for food, grams in foods
    ]
    found = [(int(p + 0.5), int(c + 0.5), int(f + 0.5)) for p, c, f in exact]
    rest = sum(_rest(tenths) for tenths in found)
    if rest:
        turns = [turn for item, row in enumerate(exact) for turn in _turns(item, row, found[item])]
        for _, item, other, _ in _enough(sorted(turns), rest):
            found[item] = other
    return tuple(found)


def _rest(tenths: Tenths) -> int:
    """Tenths of a kcal, -5 to 4, by which an item's grams make more than its whole kcal."""
    return (4 * (tenths[0] + tenths[1]) + 9 * tenths[2] + 5) % 10 - 5


def _turns(item: int, exact: tuple[float, float, float], now: Tenths) -> Iterator[Turn]:
    """Every other rounding of the item that moves one or more parts to the neighbouring tenth."""
    own = _rest(now)
    protein, carbohydrate, fat = exact
    for p, c, f in itertools.product(*(_ways(value) for value in exact)):
        if (p, c, f) != now:
            moved = abs(p - protein) + abs(c - carbohydrate) + abs(f - fat)
            yield moved, item, (p, c, f), _rest((p, c, f)) - own


def _ways(value: float) -> tuple[int, ...]:
    whole = int(value)
    return (whole,) if value == whole else (whole, whole + 1)


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
    for unit, size, parts in _units(food, grams):
        count = round(grams / size * parts)
        if count > 0 and abs(grams - count * size / parts) <= NEAR.get(unit, 0.1) * grams:
            whole, part = divmod(count, parts)
            number = f"{whole or ''}{PARTS[part * 4 // parts]}"
            name = words[f"unit.{unit}.{'one' if count <= parts else 'many'}"]
            exact = abs(grams - count * size / parts) < 0.5
            return f"{number} {name}" if exact else f"{number} {name} ({grams} g)"
    return f"{grams} g"


NEAR = {"tbsp": 0.2}
"""How far grams may be from what the unit says, where a tenth is too strict: the grams stand beside it."""
QUARTERED = ("avocado",)
"""Units of which a quarter is usual; of the others a half."""
PARTS = ("", "¼", "½", "¾")
SPOONS = 3
"""Teaspoons in a tablespoon."""


def _units(food: Food, grams: int) -> Iterator[tuple[str, float, int]]:
    """(unit, its grams, into how many parts it goes): what the food is counted in, the largest first."""
    if food.unit_name and food.unit_g > 0:
        yield food.unit_name, food.unit_g, 4 if food.unit_name in QUARTERED else 2
    if food.unit_name == "tbsp" and grams < food.unit_g:
        yield "tsp", food.unit_g / SPOONS, 2

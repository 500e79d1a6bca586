"""What one client can be served: foods allowed, recipes that fit kitchen and minutes, by slot."""

from collections import Counter
from collections.abc import Mapping
from itertools import zip_longest

from intakt.content.foods import Food, MealTemplate
from intakt.content.model import Library
from intakt.kit.structs import Frozen
from intakt.planning.noise import fractions
from intakt.planning.nutrition.foods import Pantry, pantry
from intakt.planning.nutrition.pool import Pool, option, portion_scale
from intakt.planning.nutrition.swaps import Recipe, feasible, makeshift, resolve
from intakt.planning.nutrition.thresholds import threshold
from intakt.planning.nutrition.variety import Facts, facts
from intakt.profile.model import Eating, Health

KINDS = ("breakfast", "lunch", "dinner", "snack")
STAND_IN: dict[str, tuple[str, ...]] = {
    "breakfast": ("snack", "lunch"),
    "lunch": ("dinner", "breakfast"),
    "dinner": ("lunch", "breakfast"),
    "snack": ("breakfast", "lunch"),
}
"""Whose recipes stand in where a kind of slot has too few (evidence 4.1)."""
FEW = 3
LONGER = (10, 20, 40, 60)


class Larder:
    """The pool with what variety needs to know, and the option numbers of each kind of slot."""

    __slots__ = ("candidates", "crossed", "facts", "minutes", "pantry", "pool")

    def __init__(
        self, pool: Pool, notes: tuple[Facts, ...], candidates: dict[str, tuple[int, ...]],
        *, pantry: Pantry, minutes: int, crossed: bool,
    ) -> None:  # fmt: skip
        self.pool, self.facts, self.candidates = pool, notes, candidates
        self.pantry, self.minutes, self.crossed = pantry, minutes, crossed

    @property
    def serves(self) -> bool:
        """Whether every kind of slot has something."""
        return all(self.candidates.values())


class Stock(Frozen, frozen=True, kw_only=True):
    """What is known before the energy is: foods, and recipes within the minutes allowed."""

    pantry: Pantry
    foods: dict[str, Food]
    recipes: tuple[Recipe, ...]
    minutes: int


class Few(Frozen, frozen=True, kw_only=True):
    """Take only ENOUGH recipes of each kind, by lot; quick ones by turns where some days have no cooking."""

    seed: int
    quick_minutes: int | None


ENOUGH = {"breakfast": 20, "lunch": 28, "dinner": 28, "snack": 20}
"""Recipes of a kind that a week is planned from at first: more cost time and hardly better a week."""
LIKED = 0.35
"""How far a preferred cuisine moves a recipe forward in the lot."""
LATER = 1.0
"""How far a recipe that only stands in, or is for a plainer kitchen, moves back: behind all the others."""


def stock(
    eating: Eating,
    health: Health,
    *,
    minor: bool,
    library: Library,
    minutes: int | None = None,
    few: Few | None = None,
) -> Stock:
    """The recipes this client can be given within the minutes (the client's own when not named), by id."""
    allowed = pantry(eating, health, minor=minor, foods=library.foods)
    limit = eating.cooking_minutes if minutes is None else minutes
    listed = [
        library.meals[meal]
        for meal in sorted(library.meals)
        if feasible(library.meals[meal], kitchen=eating.cooking_access, minutes=limit)
    ]
    if few is not None:
        listed = _by_lot(listed, eating, few)
    found: list[Recipe] = []
    counts: Counter[str] = Counter()
    for template in listed:
        if few is None or any(counts[slot] < ENOUGH[slot] for slot in template.slots):
            recipe = resolve(template, pantry=allowed, foods=library.foods)
            if recipe is not None:
                found.append(recipe)
                counts.update(template.slots)
    found.sort(key=lambda recipe: recipe.id)
    return Stock(pantry=allowed, foods=library.foods, recipes=tuple(found), minutes=limit)


def _by_lot(listed: list[MealTemplate], eating: Eating, few: Few) -> list[MealTemplate]:
    """In the order in which they are tried."""
    lot = fractions(few.seed, len(listed))
    liked = set(eating.cuisines)
    kitchen = eating.cooking_access
    ranks = [
        float(lot[n])
        - LIKED * bool(liked & set(one.cuisines))
        + LATER * (one.stands_in or makeshift(one, kitchen=kitchen))
        for n, one in enumerate(listed)
    ]
    order = [listed[n] for n in sorted(range(len(listed)), key=lambda n: (ranks[n], listed[n].id))]
    if few.quick_minutes is None:
        return order
    quick = [one for one in order if one.prep_minutes + one.cook_minutes <= few.quick_minutes]
    slow = [one for one in order if one.prep_minutes + one.cook_minutes > few.quick_minutes]
    return [one for pair in zip_longest(quick, slow) for one in pair if one is not None]


def steps_of_time(own: int) -> tuple[int, ...]:
    """The client's own limit of minutes, then the longer ones."""
    return (own, *(step for step in LONGER if step > own))


def larder(held: Stock, eating: Eating, *, kcal: float, library: Library) -> Larder:
    """The recipes on their grids, sorted into slots."""
    scale = portion_scale(kcal)
    options = [
        option(recipe, foods=held.foods, scale=scale, caps=held.pantry.caps) for recipe in held.recipes
    ]
    garnish = threshold(library.policies, "meals.garnish-grams")
    notes = tuple(facts(one, eating, foods=held.foods, garnish=garnish) for one in options)
    own = {
        kind: tuple(number for number, one in enumerate(options) if kind in one.recipe.template.slots)
        for kind in KINDS
    }
    candidates = {kind: _with_stand_ins(kind, own) for kind in KINDS}
    return Larder(
        Pool(options, foods=held.foods), notes, candidates,
        pantry=held.pantry, minutes=held.minutes, crossed=candidates != own,
    )  # fmt: skip


def _with_stand_ins(kind: str, own: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The kind's own recipes; with fewer than FEW also those of its stand-ins, one after the other."""
    found = list(own[kind])
    for other in STAND_IN[kind]:
        if len(found) < FEW:
            found.extend(number for number in own[other] if number not in found)
    return tuple(found)

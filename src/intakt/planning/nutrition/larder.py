"""What one client can be served: foods allowed, recipes that fit kitchen and minutes, by slot."""

from collections.abc import Mapping

from intakt.content.model import Food, Library
from intakt.kit.structs import Frozen
from intakt.planning.nutrition.foods import Pantry, pantry
from intakt.planning.nutrition.pool import Pool, option, portion_scale
from intakt.planning.nutrition.swaps import Recipe, recipes_for
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
    """What is known before the energy is: foods, and the recipes by the minutes allowed."""

    pantry: Pantry
    foods: dict[str, Food]
    recipes: tuple[Recipe, ...]
    minutes: int


def stock(
    eating: Eating, health: Health, *, minor: bool, library: Library, minutes: int | None = None
) -> Stock:
    """Every recipe this client can be given within the minutes (the client's own when not named)."""
    allowed = pantry(eating, health, minor=minor, foods=library.foods)
    limit = eating.cooking_minutes if minutes is None else minutes
    found = recipes_for(
        library.meals, pantry=allowed, foods=library.foods, kitchen=eating.cooking_access, minutes=limit
    )
    return Stock(pantry=allowed, foods=library.foods, recipes=found, minutes=limit)


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
    notes = tuple(facts(one, foods=held.foods, cuisines=eating.cuisines, garnish=garnish) for one in options)
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

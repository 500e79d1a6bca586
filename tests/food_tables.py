"""The shipped foods, meals and their words, without the rest of the library; and clients who eat of them."""

from functools import cache
from pathlib import Path
from typing import Any

import intakt
from intakt.content import loader
from intakt.content.model import Library
from intakt.planning.nutrition.foods import Pantry, pantry
from intakt.planning.nutrition.swaps import Recipe, resolve
from intakt.profile.model import Eating, Health

SHIPPED = Path(intakt.__file__).parent / "library"
FILES = (
    "foods.csv",
    "meals.csv",
    "text/en/foods.yaml",
    "text/en/meals.yaml",
    "text/en/units.yaml",
    "watchwords/en.yaml",
)


@cache
def tables() -> Library:
    """Foods, meals and their English words."""
    return loader.library_of({name: (SHIPPED / name).read_bytes() for name in FILES})


def eats(health: Health | None = None, *, minor: bool = False, **eating: Any) -> Pantry:
    """What a client with these answers may eat."""
    return pantry(Eating(**eating), health or Health(), minor=minor, foods=tables().foods)


def served(held: Pantry) -> tuple[Recipe, ...]:
    """Every recipe that the tables hold for this client, whatever kitchen and time."""
    library = tables()
    found = (resolve(meal, pantry=held, foods=library.foods) for meal in library.meals.values())
    return tuple(recipe for recipe in found if recipe is not None)

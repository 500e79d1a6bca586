"""The library that ships, its people and their population: read once a process, for all tests of it."""

from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import intakt
from intakt.content import loader, personas
from intakt.content.model import Library
from intakt.content.release import Release, build

LIBRARY = Path(intakt.__file__).parent / "library"


@lru_cache(maxsize=1)
def library() -> Library:
    return loader.load(LIBRARY)


@lru_cache(maxsize=1)
def release() -> Release:
    return build(library())


@lru_cache(maxsize=1)
def people() -> dict[str, personas.Persona]:
    """The personas by id."""
    return {each.id: each for each in personas.load(LIBRARY)}


def answers_of(persona: str) -> dict[str, Any]:
    """A copy of a persona's answers, to be changed at will."""
    return deepcopy(people()[persona].responses)


@lru_cache(maxsize=1)
def population() -> object:
    return personas.load_population(LIBRARY)

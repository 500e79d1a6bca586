"""The numbers and words of a plan: found in one walk, remembered while the rules of that plan are checked.

A plan of weeks holds tens of thousands of values, nearly all of them the same from week to week.
"""

from functools import lru_cache
from typing import Any

import msgspec

from intakt.kit.same import Same
from intakt.kit.structs import Frozen
from intakt.planning.model import Plan


class Values(Frozen, frozen=True, kw_only=True):
    """Each once."""

    numbers: tuple[tuple[str, float], ...]
    """(nearest key, number)."""
    texts: tuple[str, ...]


def values_of(plan: Plan) -> Values:
    return _found(Same(plan))


@lru_cache(maxsize=4)
def _found(plan: Same[Plan]) -> Values:
    numbers: dict[tuple[str, float], None] = {}
    texts: dict[str, None] = {}
    waiting: list[tuple[str, Any]] = [("", msgspec.to_builtins(plan.value))]
    while waiting:
        name, value = waiting.pop()
        parts = value.items() if isinstance(value, dict) else ((name, part) for part in value)
        for key, part in parts:
            kind = type(part)
            if kind is str:
                texts[part] = None
            elif kind is int or kind is float:
                numbers[key, part] = None
            elif kind is dict or kind is list or kind is tuple:
                waiting.append((key, part))
    return Values(numbers=tuple(numbers), texts=tuple(texts))

"""The numbers and words of a plan: found in one walk, remembered while the rules of that plan are checked.

A plan of weeks holds tens of thousands of values, nearly all of them the same from week to week.
"""

from collections.abc import Iterable
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
    """Parts that a plan holds in many places (a dose is the same week after week) are gone through once."""
    numbers: dict[tuple[str, float], None] = {}
    texts: dict[str, None] = {}
    waiting: list[tuple[str, Any]] = [("", plan.value)]
    known: set[tuple[str, int]] = set()
    while waiting:
        name, value = waiting.pop()
        if (name, id(value)) in known:
            continue
        known.add((name, id(value)))
        for key, part in _parts(name, value):
            kind = type(part)
            if kind is str:
                texts[part] = None
            elif kind is int or kind is float:
                numbers[key, part] = None
            elif part is not None and kind is not bool:
                waiting.append((key, part))
    return Values(numbers=tuple(numbers), texts=tuple(texts))


def _parts(name: str, value: Any) -> Iterable[tuple[str, Any]]:
    """What a struct, a mapping or a list holds, by the names of the packet's JSON; a list names its parts."""
    if isinstance(value, msgspec.Struct):
        kind = type(value)
        return [
            (key, getattr(value, field))
            for field, key in zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
        ]
    if isinstance(value, dict):
        return value.items()
    return [(name, part) for part in value]

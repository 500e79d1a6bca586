"""The closed condition language that content, intake, routing and documents share.

A condition is a tree of operators over answers (`question`) and facts (`fact`); nothing is ever evaluated
from a string. A missing value (no answer, a hidden question, an unknown fact) makes every operator false
except isEmpty, notEquals and notContains, which are true.
"""

from collections.abc import Callable, Iterator
from typing import Literal

from intakt.kit.structs import Wire

Value = str | int | float | bool | tuple[str, ...]
"""What an operator compares: quantities by SI value, dates as ISO text, multiselects as tuples."""

Operator = Literal[
    "equals", "notEquals", "in", "contains", "notContains", "greaterThan", "greaterThanOrEqual",
    "lessThan", "lessThanOrEqual", "between", "isEmpty", "isNotEmpty", "and", "or", "not",
]  # fmt: skip

Lookup = Callable[[str, str], Value | None]
"""lookup(kind, id) with kind "question" or "fact"; None means no value."""


class Condition(Wire, frozen=True, kw_only=True, omit_defaults=True):
    """One node: an operator on a question or fact, or a connective over `conditions`."""

    op: Operator
    question: str | None = None
    fact: str | None = None
    value: str | int | float | bool | tuple[str | int | float, ...] | None = None
    conditions: tuple["Condition", ...] = ()


Test = Callable[[Lookup], bool]


def references(condition: Condition) -> Iterator[tuple[str, str]]:
    """Every (kind, id) that the condition reads, in the order written."""
    if condition.question is not None:
        yield ("question", condition.question)
    if condition.fact is not None:
        yield ("fact", condition.fact)
    for child in condition.conditions:
        yield from references(child)

"""The closed condition language that content, intake, routing and documents share.

A condition is a tree of operators over answers (`question`) and facts (`fact`); nothing is ever evaluated
from a string. A missing value (no answer, a blank one, a hidden question, an unknown fact) makes every
operator false except isEmpty, notEquals and notContains, which are true.

Quantities are compared by their SI value, dates as dates, text exactly. `equals` on a multiselect compares as
sets, `in` asks whether any chosen option is listed, `contains` whether one is chosen; on text, `contains`
looks for the substring whatever the case.
"""

from collections.abc import Callable, Iterator
from typing import Literal, TypeGuard

from intakt.kit.dates import parse_date
from intakt.kit.errors import ContentError
from intakt.kit.structs import Wire
from intakt.kit.text import fold, normalise

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
Get = Callable[[str], Value | None]
"""get(key) with the key of `key_of`: a dictionary's own `get` is the fastest lookup there is."""
KeyedTest = Callable[[Get], bool]
Predicate = Callable[[Value], bool]

CONNECTIVES = frozenset({"and", "or", "not"})
TRUE_WHEN_MISSING = frozenset({"isEmpty", "notEquals", "notContains"})
ORDERINGS = frozenset({"greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual"})


def references(condition: Condition) -> Iterator[tuple[str, str]]:
    """Every (kind, id) that the condition reads, in the order written."""
    if condition.question is not None:
        yield ("question", condition.question)
    if condition.fact is not None:
        yield ("fact", condition.fact)
    for child in condition.conditions:
        yield from references(child)


def leaves(condition: Condition) -> Iterator[Condition]:
    """Every operator on a question or fact, in the order written."""
    if condition.op in CONNECTIVES:
        for child in condition.conditions:
            yield from leaves(child)
    else:
        yield condition


def compile_condition(condition: Condition) -> Test:
    """The condition as a function of a lookup. ContentError when it is not well formed."""
    keyed = compile_keyed(condition)

    def test(lookup: Lookup) -> bool:
        def get(key: str) -> Value | None:
            kind, name = ("fact", key[5:]) if key.startswith("fact:") else ("question", key)
            value = lookup(kind, name)
            return None if value in ("", ()) else value

        return keyed(get)

    return test


def compile_keyed(condition: Condition) -> KeyedTest:
    """The same over one dictionary of answers and facts, without blank ones. ContentError when not well
    formed.
    """
    for fault in faults(condition):
        raise ContentError(fault)
    return _build(condition)


def key_of(kind: str, name: str) -> str:
    """Where a value stands in the dictionary of a KeyedTest; ids have no colon."""
    return name if kind == "question" else f"{kind}:{name}"


def holds(condition: Condition, lookup: Lookup) -> bool:
    """Whether it is true now; compile what is asked more than once. ContentError as `compile_condition`."""
    return compile_condition(condition)(lookup)


# --- form ---------------------------------------------------------------------------------------------------


def faults(condition: Condition) -> Iterator[str]:
    """What is wrong with the form of the condition, each as a sentence that says what to write."""
    if condition.op in CONNECTIVES:
        yield from _connective_faults(condition)
        for child in condition.conditions:
            yield from faults(child)
        return
    if (condition.question is None) == (condition.fact is None):
        yield f"`{condition.op}` needs either a `question` or a `fact`."
    if condition.conditions:
        yield f"`{condition.op}` takes no `conditions`; put it inside `and` or `or`."
    fault = _value_fault(condition)
    if fault:
        yield fault


def _connective_faults(condition: Condition) -> Iterator[str]:
    if condition.question is not None or condition.fact is not None or condition.value is not None:
        yield f"`{condition.op}` takes only `conditions`."
    if not condition.conditions:
        yield f"`{condition.op}` needs `conditions`."
    if condition.op == "not" and len(condition.conditions) > 1:
        yield "`not` takes exactly one condition; use `and` or `or` inside it."


def _value_fault(condition: Condition) -> str | None:
    op, value = condition.op, condition.value
    if op in ("isEmpty", "isNotEmpty"):
        return f"`{op}` takes no `value`." if value is not None else None
    if op == "in":
        return None if isinstance(value, tuple) and value else "`in` needs a list with at least one value."
    if op == "between":
        return _between_fault(value)
    if op in ("contains", "notContains"):
        return None if isinstance(value, str) and value else f"`{op}` needs a text or an option."
    if op in ORDERINGS:
        return None if _is_ordered(value) else f"`{op}` needs a number or a date (YYYY-MM-DD)."
    return None if value is not None else f"`{op}` needs a `value`."


def _between_fault(value: object) -> str | None:
    if not isinstance(value, tuple) or len(value) != 2:
        return "`between` needs a list of two values, the lower first."
    low, high = value
    if _is_number(low) and _is_number(high):
        return None if low <= high else "`between` needs the lower value first."
    if _is_date(low) and _is_date(high):
        return None if low <= high else "`between` needs the earlier date first."
    return "`between` needs two numbers or two dates (YYYY-MM-DD)."


# --- meaning ------------------------------------------------------------------------------------------------


def _build(condition: Condition) -> KeyedTest:
    if condition.op in CONNECTIVES:
        return _connect(condition.op, tuple(_build(child) for child in condition.conditions))
    kind, name = ("question", condition.question) if condition.question else ("fact", condition.fact)
    if name is None:
        raise ContentError(f"`{condition.op}` needs either a `question` or a `fact`.")
    key = key_of(kind, name)
    if_missing = condition.op in TRUE_WHEN_MISSING
    predicate = operator(condition)

    def test(get: Get) -> bool:
        value = get(key)
        return if_missing if value is None else predicate(value)

    return test


def _connect(op: str, tests: tuple[KeyedTest, ...]) -> KeyedTest:
    def every(get: Get) -> bool:
        for test in tests:  # noqa: SIM110 - a generator costs more than the tests themselves
            if not test(get):
                return False
        return True

    def some(get: Get) -> bool:
        for test in tests:  # noqa: SIM110
            if test(get):
                return True
        return False

    def negation(get: Get) -> bool:
        return not tests[0](get)

    return {"and": every, "or": some, "not": negation}[op]


def operator(condition: Condition) -> Predicate:
    """The operator of a well-formed leaf, as a predicate on a value that is not missing."""
    op, value = condition.op, condition.value
    if op == "isEmpty":
        return lambda _: False
    if op == "isNotEmpty":
        return lambda _: True
    if op in ("equals", "notEquals"):
        same = _equals(value)
        return same if op == "equals" else lambda given: not same(given)
    if op in ("contains", "notContains"):
        has = _contains(str(value))
        return has if op == "contains" else lambda given: not has(given)
    if op == "in":
        choices = tuple(_equals(each) for each in value) if isinstance(value, tuple) else ()
        return lambda given: _any_of(choices, given)
    return _ordering(op, value)


def _equals(expected: object) -> Predicate:
    if isinstance(expected, tuple):
        wanted = frozenset(normalise(str(each)) for each in expected)
        return lambda given: isinstance(given, tuple) and frozenset(given) == wanted
    if isinstance(expected, bool):
        return lambda given: given is expected
    if _is_number(expected):
        return lambda given: _is_number(given) and given == expected
    text = normalise(str(expected), lines=True)
    return lambda given: given == text or (isinstance(given, tuple) and frozenset(given) == {text})


def _any_of(choices: tuple[Predicate, ...], given: Value) -> bool:
    if isinstance(given, tuple):
        return any(choice(each) for choice in choices for each in given)
    return any(choice(given) for choice in choices)


def _contains(expected: str) -> Predicate:
    option = normalise(expected, lines=True)
    part = fold(option)

    def has(given: Value) -> bool:
        if isinstance(given, tuple):
            return option in given
        return isinstance(given, str) and part in fold(given)

    return has


def _ordering(op: str, value: object) -> Predicate:
    if op == "between" and isinstance(value, tuple):
        low, high = value
        above, below = _ordering("greaterThanOrEqual", low), _ordering("lessThanOrEqual", high)
        return lambda given: above(given) and below(given)
    compare = _COMPARISONS[op]
    if _is_number(value):
        return lambda given: _is_number(given) and compare(given, value)
    return lambda given: _is_date(given) and compare(given, value)


_COMPARISONS: dict[str, Callable[..., bool]] = {
    "greaterThan": lambda a, b: a > b,
    "greaterThanOrEqual": lambda a, b: a >= b,
    "lessThan": lambda a, b: a < b,
    "lessThanOrEqual": lambda a, b: a <= b,
}


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_date(value: object) -> TypeGuard[str]:
    """ISO dates of four-digit years sort as text, so that dates compare as dates."""
    return isinstance(value, str) and parse_date(value) is not None


def _is_ordered(value: object) -> bool:
    return _is_number(value) or _is_date(value)

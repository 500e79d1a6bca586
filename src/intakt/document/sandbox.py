"""The closed template language of documents: placeholders, filters, if, and for over a plan's lists.

Jinja2's immutable sandbox keeps a template from reaching Python, but bounds neither time nor memory. So the
source is parsed first and every node must be on a short list: no calls, no arithmetic, no concatenation, no
literals longer than a word, loops only over values of the plan and at most two deep. Names that do not
resolve raise; None never prints.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from intakt.document import filters
from intakt.document.pieces import Piece, filled, pieces_of
from intakt.kit.errors import ContentError
from intakt.kit.numbers import PLAIN, NumberStyle

MAX_SOURCE = 4_000
MAX_OUTPUT = 20_000
MAX_LOOPS = 2
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Filter, nodes.Const,
    nodes.If, nodes.For, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip

Habits = tuple[NumberStyle, str]
Problem = tuple[int, str]
"""Line within the source, and what is wrong with it."""


class PlaceholderError(ContentError):
    """A placeholder cannot be filled."""


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox with our filters alone: no globals, no built-in filters, no tests."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        return (
            not attr.startswith("_") and not callable(value) and super().is_safe_attribute(obj, attr, value)
        )


@cache
def _environment(style: NumberStyle, last: str) -> Environment:
    environment = _Environment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, finalize=_printable
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters.update(filters.filters_of(style, last))
    return environment


def _printable(value: object) -> object:
    """Only text and whole numbers print by themselves; anything else needs a filter that says how."""
    if isinstance(value, bool) or not isinstance(value, str | int | StrictUndefined):
        raise PlaceholderError(
            f"a placeholder holds {type(value).__name__}, which needs a filter to be shown"
        )
    return value


ENGLISH = (PLAIN, "and")
"""How numbers are written, and the word before the last of a list."""


def problems(source: str) -> tuple[Problem, ...]:
    """Everything in the source that the closed language does not allow; empty means it may be rendered."""
    if len(source) > MAX_SOURCE:
        return ((1, f"longer than {MAX_SOURCE} characters"),)
    try:
        tree = _environment(*ENGLISH).parse(source)
    except TemplateSyntaxError as error:
        return ((error.lineno, error.message or "not a template"),)
    return tuple(_walk(tree, loops=0))


def _walk(node: nodes.Node, *, loops: int) -> list[Problem]:
    found = [(node.lineno, message) for message in [_fault(node, loops=loops)] if message]
    depth = loops + isinstance(node, nodes.For)
    for child in node.iter_child_nodes():
        found += _walk(child, loops=depth)
    return found


def _fault(node: nodes.Node, *, loops: int) -> str:
    """What is wrong with this one node, or an empty string."""
    if not isinstance(node, ALLOWED):
        return f"{type(node).__name__.lower()} is not part of the template language"
    if isinstance(node, nodes.For):
        return _loop_fault(node, loops=loops)
    if isinstance(node, nodes.Filter) and node.name not in filters.NAMES:
        return f"there is no filter named {node.name}"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"{node.attr} is private"
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and len(node.value) > 40:
        return "a text literal longer than 40 characters; write it outside the braces"
    return ""


def _loop_fault(node: nodes.For, *, loops: int) -> str:
    if loops >= MAX_LOOPS:
        return f"loops more than {MAX_LOOPS} deep"
    if node.recursive or node.test is not None:
        return "a loop with a condition or recursion"
    if not isinstance(node.iter, nodes.Name | nodes.Getattr):
        return "a loop over something that is not a list of the plan"
    return ""


@lru_cache(maxsize=2048)
def _compiled(source: str, style: NumberStyle, last: str) -> object:
    found = problems(source)
    if found:
        raise PlaceholderError("; ".join(f"line {line}: {message}" for line, message in found))
    return _environment(style, last).from_string(source)


@lru_cache(maxsize=4096)
def _pieces(source: str) -> tuple[Piece, ...]:
    """Of a sound source that holds nothing but words and placeholders; () for any other."""
    return () if problems(source) else pieces_of(_environment(*ENGLISH).parse(source))


def fill(source: str, values: Mapping[str, object], *, habits: Habits = ENGLISH) -> str:
    """The source with its placeholders filled, numbers and lists by the habits of a language.

    Raises PlaceholderError where one cannot be.
    """
    if "{" not in source:
        return source
    pieces = _pieces(source)
    plain = filled(pieces, values, filters.filters_of(*habits)) if pieces else None
    if plain is None or len(plain) > MAX_OUTPUT:
        return _filled(source, values, habits)
    return plain.strip()


def _filled(source: str, values: Mapping[str, object], habits: Habits) -> str:
    template = _compiled(source, *habits)
    parts: list[str] = []
    size = 0
    try:
        for part in template.generate(**values):  # type: ignore[attr-defined]
            size += len(part)
            if size > MAX_OUTPUT:
                raise PlaceholderError(f"the text grows beyond {MAX_OUTPUT} characters")
            parts.append(part)
    except (UndefinedError, SecurityError, TypeError, ValueError) as error:
        raise PlaceholderError(f"{source.strip()[:80]!r}: {error}") from error
    return "".join(parts).strip()

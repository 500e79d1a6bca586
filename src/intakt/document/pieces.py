"""Sources that hold nothing but words and placeholders, filled without the template machinery.

Most texts of a document are such sources. What is unusual in any way is left to the machinery, which
says what is wrong with it: this module only ever answers with the very text that it would give.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from jinja2 import nodes

Filters = Mapping[str, Callable[..., object]]
MISSING = object()


class Piece(NamedTuple):
    """Words, and the placeholder after them; the last piece has none."""

    words: str
    name: str = ""
    attributes: tuple[str, ...] = ()
    filters: tuple[tuple[str, tuple[object, ...]], ...] = ()
    """(filter, its arguments), the first to be used first."""


def pieces_of(tree: nodes.Template) -> tuple[Piece, ...]:
    """The pieces of a parsed source; () when it holds anything else, a condition or a loop."""
    found: list[Piece] = []
    words = ""
    for output in tree.body:
        if not isinstance(output, nodes.Output):
            return ()
        for part in output.nodes:
            if isinstance(part, nodes.TemplateData):
                words += part.data
                continue
            piece = _placeholder(words, part)
            if piece is None:
                return ()
            found.append(piece)
            words = ""
    return (*found, Piece(words))


def _placeholder(words: str, node: nodes.Node) -> Piece | None:
    """`name.attribute|filter(...)` of any length; None for any other expression."""
    filters: list[tuple[str, tuple[object, ...]]] = []
    while isinstance(node, nodes.Filter):
        constant = all(isinstance(each, nodes.Const) for each in node.args)
        if node.node is None or not constant or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return None
        arguments = tuple(each.value for each in node.args if isinstance(each, nodes.Const))
        filters.insert(0, (node.name, arguments))
        node = node.node
    attributes: list[str] = []
    while isinstance(node, nodes.Getattr):
        attributes.insert(0, node.attr)
        node = node.node
    if not isinstance(node, nodes.Name):
        return None
    return Piece(words, node.name, tuple(attributes), tuple(filters))


def filled(pieces: tuple[Piece, ...], values: Mapping[str, object], filters: Filters) -> str | None:
    """The whole text; None where a value is missing, or is neither text nor a whole number in the end."""
    parts: list[str] = []
    for words, name, attributes, used in pieces:
        parts.append(words)
        if not name:
            continue
        value = _resolved(values.get(name, MISSING), attributes)
        if value is MISSING:
            return None
        for each, arguments in used:
            try:
                value = filters[each](value, *arguments)
            except (TypeError, ValueError):
                return None
        if type(value) is not str and type(value) is not int:
            return None
        parts.append(str(value))
    return "".join(parts)


def _resolved(value: object, attributes: tuple[str, ...]) -> object:
    """As the sandbox resolves: an attribute, else an entry of a mapping; nothing that can be called."""
    for name in attributes:
        found = getattr(value, name, MISSING)
        if found is MISSING and isinstance(value, dict):
            found = value.get(name, MISSING)
        if found is MISSING or callable(found):
            return MISSING
        value = found
    return value

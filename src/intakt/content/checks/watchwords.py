"""Watchwords: every language has its lists, and every expression can be read."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from intakt.content.checks.scene import Scene
from intakt.kit.errors import Finding

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|.", re.DOTALL)
"""An escaped character, a class of characters, the beginning of a look around, or one character."""
ENDS = frozenset({"^", "$", r"\A", r"\Z", "(?=", "(?!", "(?<=", "(?<!"})


def check(scene: Scene) -> Iterator[Finding]:
    library = scene.library
    if not library.templates:
        return  # a library that makes no documents
    codes = {code for lists in library.watchwords.values() for code in lists.allergen}
    names = {name for lists in library.watchwords.values() for name in lists.moving}
    for language in library.languages:
        place, lists = f"watchwords.{language}", library.watchwords.get(language)
        if lists is None:
            message = f"There are no watchwords in `{language}`: its packets cannot be checked."
            yield scene.finding("watchwords-missing", place, message, f"Add watchwords/{language}.yaml.")
            continue
        for code in sorted(codes - set(lists.allergen)):
            message = f"The allergen `{code}` has no words in `{language}`."
            yield scene.finding("watchwords-missing", place, message, f"Add allergen.{code}.")
        for name in sorted(names - set(lists.moving)):
            message = f"The list `{name}` about moving has no words in `{language}`."
            yield scene.finding("watchwords-missing", place, message, f"Add moving.{name}.")
        for name, expression in _expressions(msgspec.structs.asdict(lists)):
            fault = _fault(expression)
            if fault:
                message = f"{name}: {expression!r} cannot be used: {fault}."
                yield scene.finding("watchwords-expression", place, message, "Correct or remove it.")


def _expressions(lists: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in lists.items():
        parts = value if isinstance(value, dict) else {"": value}
        for key, expressions in parts.items():
            for expression in expressions:
                yield f"{name}.{key}".rstrip("."), expression


def _fault(expression: str) -> str:
    """Words are looked for in all passages at once first, where none has ends or surroundings."""
    try:
        re.compile(expression)
    except re.error as error:
        return f"it is no regular expression, {error}"
    if not ENDS.isdisjoint(_TOKEN.findall(expression)):
        return "it asks where a text begins or ends, or what stands around a word"
    return ""

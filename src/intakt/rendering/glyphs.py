"""What no font covers prints as `?` in the PDF alone; the document and the HTML keep the original.

covered.txt holds the code points our fonts have (written by `probe`). Format characters that PDF/UA-1
refuses or that could turn the line around (bidirectional overrides and isolates) are left out.
"""

import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

KEPT_FORMATS = frozenset("\u00ad\u200c\u200d\u200e\u200f")
"""Soft hyphen, joiners, and the two harmless direction marks."""


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """The code points that can be printed."""
    codes: set[int] = set()
    for line in (files("intakt.rendering") / "covered.txt").read_text("ascii").split():
        first, _, last = line.partition("-")
        codes.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(codes)


def printable(value: Any) -> Any:
    """The same tree of dicts, lists and plain values with every text made printable."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {key: printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable(inner) for inner in value]
    return value


def text(value: str) -> str:
    """The text with `?` for what no font has, and without control characters but line breaks."""
    if value.isascii() and value.isprintable():
        return value
    return "".join(_shown(character) for character in value)


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character == "\n" or ord(character) in covered() or character in KEPT_FORMATS:
        return character
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Cs") or character in "\ufe0e\ufe0f":
        return " " if character == "\t" else ""
    return "?"

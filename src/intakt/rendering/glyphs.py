"""What no font covers prints as `?` in the PDF alone; the document and the HTML keep the original.

covered.txt holds the code points of each of our fonts (written by `probe`). A character and the marks on it
are set in one font, so one font must have them all: else the marks are left out. Marks of another script are
left out too, and so are format characters: PDF/UA-1 refuses some, and some could turn the line around.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

ZERO_WIDTH_SPACE = "\u200b"
_ENDLESS = re.compile(r"\S{31,}")
_PIECES = re.compile(r"\S{1,12}")
JOINERS = "\u200c\u200d"
JOINED = frozenset({"ARABIC", "DEVANAGARI"})
"""Scripts in which joiners have a meaning."""
ACCENTED = frozenset({"LATIN", "GREEK", "CYRILLIC"})
"""Scripts that take the general combining marks."""


@lru_cache(maxsize=1)
def coverage() -> tuple[frozenset[int], ...]:
    """The code points of each font, in the order in which fonts are tried."""
    found: list[set[int]] = []
    for line in (files("intakt.rendering") / "covered.txt").read_text("ascii").splitlines():
        if line.startswith("#"):
            found.append(set())
        else:
            first, _, last = line.partition("-")
            found[-1].update(range(int(first, 16), int(last, 16) + 1))
    return tuple(frozenset(codes) for codes in found)


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """The code points that some font has."""
    return frozenset().union(*coverage())


def printable(value: Any) -> Any:
    """The same tree of dicts, lists and plain values with every text made printable."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {key: printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable(inner) for inner in value]
    return value


@lru_cache(maxsize=4096)
def text(value: str) -> str:
    """The text with `?` for what no font has, and without control characters but line breaks."""
    if value.isascii() and value.isprintable():
        return breakable(value)
    return breakable("".join(_shown(cluster) for cluster in _clusters(unicodedata.normalize("NFC", value))))


def breakable(value: str) -> str:
    """Words that no line can hold get places to break, invisible and without width."""
    return _ENDLESS.sub(lambda match: ZERO_WIDTH_SPACE.join(_PIECES.findall(match[0])), value)


def _clusters(value: str) -> Iterator[str]:
    """Each character with the marks and joiners that follow it; format and control characters left out."""
    cluster = ""
    for character in value:
        category = unicodedata.category(character)
        if category[0] == "M" or character in JOINERS:
            cluster += character if cluster else ""
        elif category not in ("Cf", "Cc", "Cs") or character in "\n\t":
            if cluster:
                yield cluster
            cluster = character
    if cluster:
        yield cluster


@lru_cache(maxsize=8192)
def _shown(cluster: str) -> str:
    first = cluster[0]
    if first in "\n\t":
        return "\n" if first == "\n" else " "
    if ord(first) not in covered():
        return "?"
    marked = first + "".join(mark for mark in cluster[1:] if _belongs(mark, first))
    if any(all(ord(character) in font for character in marked) for font in coverage()):
        return marked
    return first


def _belongs(mark: str, character: str) -> bool:
    """Whether a mark is of the script of its character: Typst sets each script by itself."""
    script = _script(character)
    if mark in JOINERS:
        return script in JOINED
    return _script(mark) == script or (_script(mark) == "COMBINING" and script in ACCENTED)


def _script(character: str) -> str:
    """The first word of the character's name, which is its script for letters and their marks."""
    return unicodedata.name(character, "").partition(" ")[0]

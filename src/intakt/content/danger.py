"""Words that mean danger: patterns over a text made plain, less what only sounds like danger."""

import re
import unicodedata
from functools import lru_cache

from intakt.content.model import Urgent
from intakt.content.patterns import Pattern, compile_pattern
from intakt.kit.structs import Frozen

TAKEN_AWAY = "~"
"""Stands where an `unless` pattern matched, so that no phrase forms across the gap."""
_APOSTROPHES = re.compile("['’‘`´]")
_BREAKS = re.compile(r"[.!?;\n]+")
_NO_WORD = re.compile(r"[^\w.]+|_+")


class DangerWords(Frozen, frozen=True, kw_only=True, eq=False):
    words: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]

    def mean(self, text: str) -> bool:
        """Whether the text holds one of the words once all that is innocent is taken away."""
        if not self.words:
            return False
        left = plain(text)
        for innocent in self.unless:
            left = innocent.sub(TAKEN_AWAY, left)
        return any(word.search(left) for word in self.words)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Small letters without accents and apostrophes, single spaces; ` . ` where a sentence ends."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = _BREAKS.sub(" . ", _APOSTROPHES.sub("", letters))
    return " ".join(_NO_WORD.sub(" ", words).split())


def danger_words(urgent: Urgent) -> DangerWords:
    """The patterns of one urgent answer. ContentError when RE2 refuses one."""
    return _compiled(urgent.words, urgent.unless)


@lru_cache(maxsize=256)
def _compiled(words: tuple[str, ...], unless: tuple[str, ...]) -> DangerWords:
    return DangerWords(
        words=tuple(compile_pattern(word) for word in words),
        unless=tuple(compile_pattern(word) for word in unless),
    )

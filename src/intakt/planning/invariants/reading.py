"""How hard a text is to read, as a school grade, for the languages that have a formula."""

import re
from collections.abc import Callable

WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_ENDS = re.compile(r"[.!?:;](?:\s|$)")


def reading_grade(text: str, *, language: str) -> float | None:
    """None for a language without a formula; 0 where there are no words."""
    formula = FORMULAS.get(language)
    return None if formula is None else formula(text)


def flesch_kincaid(text: str) -> float:
    """English (Kincaid 1975); syllables are counted as groups of vowels."""
    found = WORDS.findall(text)
    if not found:
        return 0.0
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e")))) for word in found)
    return 0.39 * len(found) / _sentences(text) + 11.8 * syllables / len(found) - 15.59


def vienna(text: str) -> float:
    """German, first Wiener Sachtextformel (Bamberger and Vanecek 1984)."""
    found = WORDS.findall(text)
    if not found:
        return 0.0
    syllables = [max(1, len(re.findall(r"[aeiouyäöü]+", word.lower()))) for word in found]
    share = 100.0 / len(found)
    long_words = share * sum(count >= 3 for count in syllables)
    wide_words = share * sum(len(word) > 6 for word in found)
    short_words = share * sum(count == 1 for count in syllables)
    length = len(found) / _sentences(text)
    return 0.1935 * long_words + 0.1672 * length + 0.1297 * wide_words - 0.0327 * short_words - 0.875


def _sentences(text: str) -> int:
    return max(1, len(SENTENCE_ENDS.findall(text)))


FORMULAS: dict[str, Callable[[str], float]] = {"en": flesch_kincaid, "de": vienna}

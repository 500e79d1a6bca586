"""How hard a text is to read, as a school grade, for the languages that have a formula."""

import re
from collections.abc import Callable
from functools import lru_cache

WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENGLISH_VOWELS, GERMAN_VOWELS = re.compile(r"[aeiouy]+"), re.compile(r"[aeiouyäöü]+")
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
    syllables = sum(_syllables(word.lower().removesuffix("e"), ENGLISH_VOWELS) for word in found)
    return 0.39 * len(found) / _sentences(text) + 11.8 * syllables / len(found) - 15.59


def vienna(text: str) -> float:
    """German, first Wiener Sachtextformel (Bamberger and Vanecek 1984)."""
    found = WORDS.findall(text)
    if not found:
        return 0.0
    syllables = [_syllables(word.lower(), GERMAN_VOWELS) for word in found]
    share = 100.0 / len(found)
    long_words = share * sum(count >= 3 for count in syllables)
    wide_words = share * sum(len(word) > 6 for word in found)
    short_words = share * sum(count == 1 for count in syllables)
    length = len(found) / _sentences(text)
    return 0.1935 * long_words + 0.1672 * length + 0.1297 * wide_words - 0.0327 * short_words - 0.875


@lru_cache(maxsize=8192)
def _syllables(word: str, vowels: re.Pattern[str]) -> int:
    """Groups of vowels; remembered, since documents share most of their words."""
    return max(1, len(vowels.findall(word)))


def _sentences(text: str) -> int:
    return max(1, len(SENTENCE_ENDS.findall(text)))


FORMULAS: dict[str, Callable[[str], float]] = {"en": flesch_kincaid, "de": vienna}

"""The words of the text rules (safety.md 12, 16-18, 26, 28, 36, 46-65): the library's lists as patterns."""

import re
from collections.abc import Iterator
from functools import lru_cache

from intakt.content.model import Watchwords
from intakt.kit.errors import ContentError
from intakt.kit.numbers import NumberStyle
from intakt.planning.invariants.report import Case, Passage

Pattern = re.Pattern[str]

LEFTOVER = re.compile(
    r"(?=[NTun{}%<])"
    r"(?:\bNaN\b|\bNone\b|\bundefined\b|\bnull\b|\bTODO\b|\bTBD\b"
    r"|\{\{|\}\}|\{%|%\}|\{[a-z_][a-z_0-9.]*\}|<[a-z/][^>]*>)"
)
"""The look ahead names every first character: whole documents are searched, and it is four times as fast."""
NEGATIVE = re.compile(r"[-−]\d(?<![\w\d.,)–-][-−]\d)")


@lru_cache(maxsize=256)
def whole_words(alternatives: tuple[str, ...]) -> Pattern:
    """A pattern that matches any of the alternatives as whole words, whatever the case."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b" if alternatives else r"(?!)", re.IGNORECASE)


def holding(case: Case, pattern: Pattern) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The passages of the prose in which the pattern is found, and where; none is read when it is nowhere."""
    if pattern.search(case.said) is None:
        return
    for passage in case.prose:
        found = pattern.search(passage.text)
        if found is not None:
            yield passage, found


def watchwords(case: Case) -> Watchwords:
    """The lists of the document's language. ContentError when the library has none."""
    language = case.profile.person.language
    found = case.library.watchwords.get(language)
    if found is None:
        raise ContentError(f"The library has no watchwords/{language}.yaml; add it.")
    return found


def numbers(case: Case) -> NumberStyle:
    """How the document's language writes numbers."""
    texts = case.library.texts[case.profile.person.language]
    return NumberStyle(group=texts["number.group"], decimal=texts["number.decimal"])


@lru_cache(maxsize=16)
def long_decimals(style: NumberStyle) -> Pattern:
    """More than two decimals."""
    point = re.escape(style.decimal)
    return re.compile(rf"\d{point}\d{{3,}}(?!\d*\s*(?:\.|:))")


@lru_cache(maxsize=16)
def energy_figures(style: NumberStyle, units: tuple[str, ...]) -> Pattern:
    """A figure of energy; its group is the number as written."""
    group = re.escape(style.group)
    return re.compile(rf"(\d[\d{group}\u202f\u00a0]*)\s?(?:{'|'.join(units)})", re.IGNORECASE)


def diet_words(lists: Watchwords, diet: str) -> tuple[Pattern, ...]:
    """Words for what a diet leaves out."""
    without = {
        "vegan": (lists.meat, lists.seafood, lists.allergen["milk"], lists.allergen["egg"], lists.honey),
        "vegetarian": (lists.meat, lists.seafood),
        "pescatarian": (lists.meat,),
    }
    return tuple(whole_words(each) for each in without.get(diet, ()))


DOSE = re.compile(r"(?<![\w.,])(\d+) × (\d+)(?:–(\d+))?")
KILOGRAMS = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s?kg\b")


def moving(case: Case, name: str) -> Pattern:
    """One list of words about plans that move a body. ContentError when the language has none."""
    found = watchwords(case).moving.get(name)
    if not found:
        raise ContentError(f"watchwords/{case.profile.person.language}.yaml has no moving.{name}; add it.")
    return whole_words(found)

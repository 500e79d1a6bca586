"""What people write in a free-text health answer, read by exact words only.

A text is cut into pieces (commas, lines, "and"); in each piece the longest known terms are found word for
word. What is left over but filler ("mild", "20 mg", "since childhood") makes the piece unknown: it is never
taken as "no", a coach reads it.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from intakt.content.foods import Food
from intakt.content.model import Term
from intakt.kit.structs import Frozen

Kind = Literal["condition", "medication", "allergy"]

NO_EFFECT = "no-effect"
EMPTY = frozenset({"", "n a", "na", "nil", "no", "non", "none", "nope", "nothing"})
"""Whole answers that say nothing; longer ones ("none known") are in the terms table as `no-effect`."""
MARKS = frozenset("-–—_./…!'\"()")
"""Signs that say nothing by themselves."""
FILLER = frozenset(
    {
        "a", "about", "ago", "allergic", "allergy", "also", "always", "am", "an", "any", "as", "at", "bit",
        "but", "by", "capsule", "capsules", "childhood", "controlled", "daily", "day", "diagnosed",
        "disorder", "dose", "each", "evening", "every", "few", "for", "from", "get", "had", "has", "have",
        "i", "in", "intolerance", "intolerant", "is", "it", "its", "iu", "lifelong", "little", "m", "long",
        "low", "managed", "mcg", "me", "medication", "medicine", "mg", "mild", "mildly", "minor", "ml",
        "moderate", "month", "months", "morning", "my", "night", "occasional", "occasionally", "of",
        "often", "on", "once", "only", "per", "pill", "pills", "quite", "regular", "regularly", "sensitive",
        "sensitivity", "since", "slight", "slightly", "some", "sometimes", "still", "suffer", "tablet",
        "tablets", "take", "taking", "term", "the", "there", "these", "this", "three", "time", "times",
        "to", "treated", "twice", "two", "under", "unit", "units", "use", "used", "usually", "very", "was",
        "week", "weekly", "weeks", "when", "with", "year", "yearly", "years",
    }
)  # fmt: skip
"""Words that change nothing about what the term means here."""

THINGS = frozenset(
    {"allergy", "capsule", "disorder", "intolerance", "medication", "medicine", "pill", "tablet"}
)
"""Filler that stands for something unnamed when it stands alone: "some tablets"."""

_SPLIT = re.compile(r"[,;\n|•·+&/]|\band\b|\bplus\b|\bor\b|\bas well as\b")
_NOT_WORD = re.compile(r"[^\w\s]")
_AMOUNT = re.compile(r"\d+\w*")


class Understood(Frozen, frozen=True, kw_only=True):
    """The codes found, sorted and without `no-effect`, and the pieces that nobody knows, as words."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


Vocabulary = Mapping[tuple[str, ...], tuple[str, ...]]
"""Words of a term -> its codes."""


@lru_cache(maxsize=16)
def vocabulary(terms: tuple[Term, ...], *, kind: Kind, without: Kind | None = None) -> Vocabulary:
    """The terms by their words; where two kinds know a term, that of the question asked wins.

    `without` leaves a kind out. Cached: the terms of a release do not change.
    """
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for term in sorted(terms, key=lambda term: (term.kind == kind, term.kind, term.term)):
        if term.kind != without:
            found[words_of(term.term)] = tuple(term.code.split("|"))
    return found


def understand(text: str, vocabulary: Vocabulary) -> Understood:
    """What the text says; an empty answer says nothing and leaves nothing unknown."""
    if is_empty(text):
        return Understood()
    codes: set[str] = set()
    unknown: list[str] = []
    known = False
    for piece in pieces(text):
        words = words_of(piece)
        found, rest = find_terms(words, vocabulary)
        codes.update(found)
        if rest or not (found or (known and _is_amount(words))):
            unknown.append(" ".join(piece.split()))
        known = known or bool(found)
    return Understood(codes=tuple(sorted(codes - {NO_EFFECT})), unknown=tuple(unknown))


def is_empty(text: str) -> bool:
    """Whether an answer says nothing: words like "none", or dashes and dots; a picture or a "?" does not."""
    return plain(text) in EMPTY and all(mark in MARKS or not mark.strip() for mark in _marks(text))


def pieces(text: str) -> tuple[str, ...]:
    """The text cut at commas, lines, slashes and "and"; pieces that say nothing are dropped."""
    return tuple(piece for piece in _SPLIT.split(_folded(text)) if not is_empty(piece))


def plain(text: str) -> str:
    """Lower case, no punctuation, single spaces."""
    return " ".join(_NOT_WORD.sub(" ", _folded(text)).split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, each in the singular."""
    return tuple(singular(word) for word in plain(text).split())


def singular(word: str) -> str:
    """A rough English singular, the same on both sides of a comparison."""
    if len(word) < 4 or word.endswith("ss"):
        return word
    for ending, other in (("ies", "y"), ("oes", "o"), ("ches", "ch"), ("shes", "sh"), ("s", "")):
        if word.endswith(ending):
            return word[: -len(ending)] + other
    return word


def find_terms(words: tuple[str, ...], vocabulary: Vocabulary) -> tuple[set[str], tuple[str, ...]]:
    """(codes, words left over): from the left, the longest term that fits; filler is not left over."""
    longest = max((len(term) for term in vocabulary), default=0)
    codes: set[str] = set()
    rest: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            known = vocabulary.get(words[at : at + size])
            if known is not None:
                codes.update(known)
                at += size
                break
        else:
            if not _is_filler(words[at]):
                rest.append(words[at])
            at += 1
    return codes, tuple(rest)


def mentions(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The codes of every term that stands somewhere in a longer text, sorted."""
    codes, _ = find_terms(words_of(text), vocabulary)
    return tuple(sorted(codes - {NO_EFFECT}))


def matching_foods(
    piece: str, foods: Mapping[str, Food], *, names: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Food ids whose name has all content words of the piece; failing that, any of them (evidence A-04).

    `names` has the words a reader may know each food by.
    """
    wanted = {word for word in words_of(piece) if len(word) > 2 and not _is_filler(word)}
    if not wanted:
        return ()
    known = {food: {word for name in names.get(food, ()) for word in words_of(name)} for food in foods}
    full = tuple(sorted(food for food, words in known.items() if wanted <= words))
    return full or tuple(sorted(food for food, words in known.items() if wanted & words))


def _marks(text: str) -> str:
    """Everything that is no word."""
    return "".join(_NOT_WORD.findall(_folded(text)))


def _is_amount(words: tuple[str, ...]) -> bool:
    """How much and how often, said after a name: "metformin, twice a day"."""
    return bool(words) and not THINGS & set(words)


def _is_filler(word: str) -> bool:
    return word in _FILLER or _AMOUNT.fullmatch(word) is not None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")


_FILLER = FILLER | {singular(word) for word in FILLER}

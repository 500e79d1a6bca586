"""How hard a document is to read: the school grade of its sentences (Kincaid et al. 1975, by textstat)."""

from collections.abc import Collection, Iterator

import textstat

from intakt.document.model import Document
from intakt.document.passages import passages

LEAST_WORDS = 6
"""Shorter strings are labels and names: no sentences, and they would flatter the figure."""
LISTS = ("·", "×")
"""What stands in lists of names and doses, which nobody reads as sentences."""
ADULTS = frozenset({"guardian", "limits", "legal", "stamp", "practice"})
"""What in a child's document is there for those who look after it."""


def sentences(document: Document, *, without: Collection[str] = ()) -> Iterator[str]:
    """What a person reads, in its order, each text with its full stop; the client's own words left out."""
    for passage in passages(document):
        text = " ".join(passage.text.split())
        if passage.section in without or passage.quoted or len(text.split()) < LEAST_WORDS:
            continue
        if any(mark in text for mark in LISTS):
            continue
        yield text if text.endswith((".", "!", "?")) else f"{text}."


def grade(document: Document, *, without: Collection[str] = ()) -> float:
    return float(textstat.flesch_kincaid_grade(" ".join(sentences(document, without=without))))


def hardest(document: Document, *, without: Collection[str] = (), count: int = 5) -> list[tuple[float, str]]:
    """The hardest texts, for whoever has to mend them."""
    graded = [
        (float(textstat.flesch_kincaid_grade(each)), each) for each in sentences(document, without=without)
    ]
    return sorted(graded, reverse=True)[:count]

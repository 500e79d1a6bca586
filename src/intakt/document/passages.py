"""Every string of a document that somebody reads, one by one: what the word rules of safety.md look at."""

from collections.abc import Iterator

from intakt.document.model import AnyBlock, Callout, Chart, Document, Image, List, Section, Table, Text
from intakt.planning.invariants.report import Passage

GUARDIAN = "guardian"
"""The section whose warning signs may name what must not be said elsewhere."""


def passages(document: Document) -> tuple[Passage, ...]:
    """The strings in reading order, PDF metadata and alt texts included; spaces that do not break are plain
    here.
    """
    return tuple(
        Passage(text=p.text.replace("\u00a0", " "), section=p.section, exempt=p.exempt, quoted=p.quoted)
        for p in _all(document)
        if p.text
    )


def _all(document: Document) -> Iterator[Passage]:
    yield Passage(text=document.title, section="title")
    yield Passage(text=document.subtitle, section="title")
    yield Passage(text=document.client, section="title", quoted=True)
    yield Passage(text=document.practice.name, section="practice", exempt=True)
    for contact in document.practice.contacts:
        yield Passage(text=contact.value, section="practice", exempt=True)
    if document.practice.logo is not None:
        yield Passage(text=document.practice.logo.alt, section="practice", exempt=True)
    yield Passage(text=document.meta.stamp, section="stamp", exempt=True)
    for text in document.meta.words.values():
        yield Passage(text=text, section="renderer")
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Passage]:
    yield Passage(text=section.title, section=section.id)
    yield Passage(text=section.subtitle, section=section.id)
    for block in section.blocks:
        exempt = block.caveat or section.id == GUARDIAN
        for text, quoted in _block(block):
            yield Passage(text=text, section=section.id, exempt=exempt, quoted=quoted)


def _block(block: AnyBlock) -> Iterator[tuple[str, bool]]:
    """(text, whether it is the client's own) of everything in a block."""
    match block:
        case Text():
            yield block.text, block.quoted
        case List():
            yield block.title, False
            for item in block.items:
                yield from ((text, block.quoted or item.quoted) for text in (item.lead, item.text, item.note))
        case Table():
            yield block.caption, False
            yield from ((column.label, False) for column in block.columns)
            for row in block.rows:
                last = len(row.cells) - 1
                yield from (
                    (cell, block.quoted or (row.quoted and at == last)) for at, cell in enumerate(row.cells)
                )
                yield row.note, False
        case Chart():
            labels = [text for point in block.points for text in (point.label, point.shown)]
            for text in (block.title, block.alt, block.centre, block.centre_note, block.line_label, *labels):
                yield text, False
        case Callout():
            yield from ((text, block.quoted) for text in (block.title, block.text, *block.items))
        case Image():
            yield block.alt, False

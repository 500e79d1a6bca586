"""Every string of a document as the safety rules read it: what it says, where it stands, whose words it is."""

from collections.abc import Iterator

from intakt.document.model import (
    AnyBlock,
    Callout,
    Chart,
    Document,
    Image,
    List,
    Section,
    Table,
    Text,
)
from intakt.planning.invariants import Passage

GUARDIAN_SECTION = "guardian"


def passages(document: Document) -> tuple[Passage, ...]:
    """All strings of a document in reading order: titles, blocks, table cells, alt texts, small print."""
    return tuple(_all(document))


def _all(document: Document) -> Iterator[Passage]:
    for text in (document.title, document.subtitle):
        yield Passage(text=text, section="title", exempt=document.client in text)
    yield Passage(text=document.client, section="title", quoted=True)
    yield Passage(text=document.practice.name, section="title", exempt=True)
    yield Passage(text=document.meta.stamp, section="stamp")
    for key in sorted(document.meta.words):
        yield Passage(text=document.meta.words[key], section="stamp")
    for section in document.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[Passage]:
    for text in (section.title, section.subtitle):
        yield Passage(text=text, section=section.id)
    for block in section.blocks:
        warning = section.id.startswith(GUARDIAN_SECTION) and isinstance(block, List | Callout)
        exempt = block.caveat or warning
        for text, quoted in _block(block):
            if text:
                yield Passage(text=text, section=section.id, exempt=exempt, quoted=quoted or block.quoted)


def _block(block: AnyBlock) -> Iterator[tuple[str, bool]]:
    """(text, whether it is the client's own)."""
    match block:
        case Text():
            yield block.text, block.style == "name"
        case List():
            yield block.title, False
            for item in block.items:
                yield item.lead, False
                yield item.text, item.quoted
                yield item.note, False
        case Table():
            yield from _table(block)
        case Chart():
            yield from _chart(block)
        case Image():
            yield block.alt, False
        case Callout():
            yield block.title, False
            yield block.text, False
            for line in block.items:
                yield line, False


def _table(block: Table) -> Iterator[tuple[str, bool]]:
    yield block.caption, False
    for column in block.columns:
        yield column.label, False
    for row in block.rows:
        for position, cell in enumerate(row.cells):
            yield cell, row.quoted and position == len(row.cells) - 1
        yield row.note, False


def _chart(block: Chart) -> Iterator[tuple[str, bool]]:
    for text in (block.title, block.alt, block.centre, block.centre_note, block.line_label):
        yield text, False
    for point in block.points:
        yield point.label, False
        yield point.shown, False

"""Document -> PDF/UA-1 through Typst. Same document, theme and day: same bytes, in any process."""

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import msgspec
import typst

from intakt.document.model import AnyBlock, Chart, Document, List, Logo, Paper, Section, Table
from intakt.kit.errors import IntaktError
from intakt.kit.structs import Frozen
from intakt.rendering import charts, columns, days, fonts, rows, writing
from intakt.rendering.glyphs import printable, text
from intakt.rendering.theme import Theme

Density = Literal["roomy", "compact"]
MAX_PAGES = 16
"""Product C2. A packet that would be longer is set again, closer."""
TEMPLATES = Path(__file__).with_name("templates")
MAIN = "packet.typ"
"""It stands after the data; what it imports, Typst reads from the folder."""
FORMAT = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


class RenderingFailed(IntaktError):
    """The document could not be set as a PDF."""


def render(document: Document, theme: Theme, *, day: date) -> bytes:
    """The document as an accessible PDF. `day` is the only clock: it is the creation date in the file."""
    roomy = typeset((document,), theme, title=document.title, day=day, density="roomy")
    if page_count(roomy) <= MAX_PAGES:
        return roomy
    return typeset((document,), theme, title=document.title, day=day, density="compact")


def page_count(content: bytes) -> int:
    """How many pages a PDF of ours has."""
    found = re.search(
        rb"/Type\s*/Pages\b.*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b", content, re.DOTALL
    )
    if found is None:
        raise RenderingFailed("the PDF has no page tree that can be read")
    return int(found[1] or found[2])


def typeset(
    documents: Sequence[Document], theme: Theme, *, title: str, day: date, density: Density = "roomy"
) -> bytes:
    """One PDF of one or more documents of the same practice and paper."""
    return compiled(inputs(documents, theme, title=title, day=day, density=density), day=day)


class Source(Frozen, frozen=True, kw_only=True):
    """What Typst compiles: the packet with its data, and how the practice's pages look, as JSON."""

    main: bytes
    look: str


def inputs(
    documents: Sequence[Document], theme: Theme, *, title: str, day: date, density: Density = "roomy"
) -> Source:
    """The documents as one string of JSON before the template, and their look beside it. In memory only."""
    first = documents[0]
    data = {
        "documents": [_drawn(document, theme, compact=density == "compact") for document in documents],
        "title": text(title),
        "day": [day.year, day.month, day.day],
    }
    look = _look(theme, first.practice.logo, first.meta.paper, density, chapters=len(documents) > 1)
    shown = msgspec.json.encode(data).replace(b"\\", rb"\\").replace(b'"', rb"\"")
    main = b'#let data = json(bytes("' + shown + b'"))\n' + _template()
    return Source(main=main, look=look)


@lru_cache(maxsize=16)
def _look(theme: Theme, logo: Logo | None, paper: Paper, density: Density, *, chapters: bool) -> str:
    """Colours, fonts and logo as JSON: one string for all packets of a practice. Typst is given text alone,
    so the bytes of the logo are numbers.
    """
    picture = logo and {
        "data": list(logo.data), "format": FORMAT[logo.media_type], "alt": text(logo.alt),
    }  # fmt: skip
    look = {
        **msgspec.to_builtins(theme),
        "palette": charts.colours(theme, charts.PALETTE),
        "textFonts": fonts.TEXT_FONTS,
        "headFonts": fonts.HEAD_FONTS,
        "density": density,
        "chapters": chapters,
        "paper": paper,
        "logo": picture,
    }
    return msgspec.json.encode(look).decode()


def compiled(source: Source, *, day: date) -> bytes:
    """Typst on the finished source. RenderingFailed, above all when the PDF would not be accessible."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    try:
        content = _compiler(threading.get_ident(), source.look).compile(
            source.main, pdf_standards=["ua-1"], timestamp=noon
        )
    except typst.TypstError as error:
        raise RenderingFailed(f"Typst: {error.message}") from error
    assert isinstance(content, bytes)
    return content


@lru_cache(maxsize=8)
def _compiler(thread: int, look: str) -> typst.Compiler:
    """One of a thread, since it serves one caller at a time, and of a look: what it parsed of templates and
    set for one packet it has for the next one.
    """
    return typst.Compiler(
        root=TEMPLATES, font_paths=fonts.fonts(), ignore_system_fonts=True, sys_inputs={"look": look}
    )


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (TEMPLATES / MAIN).read_bytes()


def _drawn(document: Document, theme: Theme, *, compact: bool) -> dict[str, Any]:
    """The document as plain data: every text printable, charts drawn, rows counted, lists dealt out."""
    plain: dict[str, Any] = printable(msgspec.to_builtins(document, str_keys=True))
    for section, shown in zip(document.sections, plain["sections"], strict=True):
        width = rows.TEXT_WIDTH[document.meta.paper] * _share(section)
        for block, data in zip(section.blocks, shown["blocks"], strict=True):
            if isinstance(block, Chart):
                data["drawing"] = charts.svg(block, theme)
            elif isinstance(block, Table) and block.style in writing.STYLES:
                data["layout"] = writing.layout(block, data, width=width, compact=compact)
            elif isinstance(block, Table):
                data["layout"] = _laid_out(block, data, width=width, compact=compact)
        week = [
            (block, data["layout"])
            for block, data in zip(section.blocks, shown["blocks"], strict=True)
            if isinstance(block, Table) and block.style == "day"
        ]
        if week:
            size = rows.setting_of(week[0][0], compact=compact).size
            days.spread([found for _, found in week], paper=document.meta.paper, size=size, compact=compact)
        shown["share"] = _share(section)
        shown["blocks"] = list(_in_columns(section.blocks, shown["blocks"]))
    return plain


def _share(section: Section) -> float:
    """What the tables of a recipe leave of the page's width to the method beside them; else they have all."""
    if section.layout != "recipe":
        return 1.0
    tables = [len(block.columns) for block in section.blocks if isinstance(block, Table)]
    most = max(tables, default=2)
    return 1.0 if most > 4 else 0.56 if most > 2 else 0.47


def _laid_out(table: Table, data: Mapping[str, Any], *, width: float, compact: bool) -> dict[str, Any]:
    heads = [column["label"] for column in data["columns"]]
    cells = [row["cells"] for row in data["rows"]]
    found: dict[str, Any] = msgspec.to_builtins(
        rows.layout(table, heads, cells, width=width, compact=compact)
    )
    return found


def _in_columns(blocks: Sequence[AnyBlock], shown: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The blocks, with each run of lists that share columns as one block of columns of lists."""
    for shared, run in groupby(zip(blocks, shown, strict=True), key=lambda pair: columns.is_shared(pair[0])):
        pairs = list(run)
        if not shared:
            yield from (data for _, data in pairs)
            continue
        dealt = columns.deal([block for block, _ in pairs if isinstance(block, List)])
        yield {
            "type": "columns",
            "columns": [
                [
                    {
                        **pairs[piece.block][1],
                        "columns": 1,
                        "title": pairs[piece.block][1]["title"] if piece.start == 0 else "",
                        "items": pairs[piece.block][1]["items"][piece.start : piece.end],
                    }
                    for piece in column
                ]
                for column in dealt
            ],
        }

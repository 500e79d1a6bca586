"""Documents: what a person reads. Sections of content blocks, all plain text, no markup, no unfinished
numbers.

The outer shape is fixed by the interface: `{title, subtitle, lang, practice, sections: [{id, title,
blocks}]}` with `blocks[].type` one of text, list, table, chart, image, callout; everything else here is
added. Strings are shown as they stand: a renderer escapes all of them. `quoted` marks the client's own
words, `caveat` a warning that must name what it warns of (both are exempt from the word rules of safety.md).
"""

from typing import Literal

from intakt.kit.structs import Wire

Paper = Literal["a4", "us-letter"]
Layout = Literal["cover", "banner", "flow", "page", "poster", "recipe", "card", "together", "notes", "rest"]
"""cover: the first page; banner: a short head on the first page; flow: follows on; page: starts a page;
poster: one page, large; recipe: a card that is never broken; card: the same in one column, its subtitle
beside its title; together: never broken; notes: lines to write on fill a page; rest: they fill what is
left of one."""
Tone = Literal["info", "caution", "stop", "note"]
Width = Literal["narrow", "normal", "wide"]
Box = Literal["write", "tick", "star"]


class Colours(Wire, frozen=True, kw_only=True):
    """A practice's two colours, `#rrggbb`. Renderers darken them until text on them can be read."""

    primary: str = "#1f5d4c"
    accent: str = "#c4572e"


class Logo(Wire, frozen=True, kw_only=True):
    """A picture of the practice, base64 in `data`; `alt` is read aloud in its place."""

    media_type: Literal["image/png", "image/jpeg", "image/svg+xml"]
    data: bytes
    alt: str


class PracticeContact(Wire, frozen=True, kw_only=True):
    kind: Literal["email", "phone", "web", "address"]
    value: str


class Practice(Wire, frozen=True, kw_only=True):
    """Who makes the packet. `paper` overrides the paper of the client's country."""

    name: str
    logo: Logo | None = None
    colours: Colours = Colours()
    contacts: tuple[PracticeContact, ...] = ()
    paper: Paper | None = None


class Meta(Wire, frozen=True, kw_only=True):
    """What the small print says: where this document comes from. `date` is YYYY-MM-DD."""

    date: str
    paper: Paper
    engine: str
    release: str
    seed: str
    rules: tuple[int, ...]
    stamp: str
    """The line at the foot of every page, in words."""
    words: dict[str, str] = {}
    """The renderer's own few words in the document's language: page, of, contents, back-to-top, ..."""


class Block(Wire, frozen=True, kw_only=True, tag_field="type"):
    """What all content blocks share."""

    quoted: bool = False
    caveat: bool = False


class Text(Block, frozen=True, kw_only=True, tag="text"):
    text: str
    style: Literal["body", "lead", "small", "heading", "name", "meta"] = "body"


class Item(Wire, frozen=True, kw_only=True):
    """One entry: `lead` stands out, `text` follows, `note` is quiet."""

    text: str
    lead: str = ""
    note: str = ""
    quoted: bool = False


ListStyle = Literal["bullets", "steps", "boxes", "plain", "figures", "contents", "fields", "run"]


class List(Block, frozen=True, kw_only=True, tag="list"):
    """boxes: to tick; figures: large numbers side by side; contents: the renderer fills it with the
    sections; fields: a box to write in after each text; run: one paragraph of all.
    """

    items: tuple[Item, ...]
    style: ListStyle = "bullets"
    title: str = ""
    columns: int = 1


class Column(Wire, frozen=True, kw_only=True):
    label: str
    align: Literal["start", "centre", "end"] = "start"
    width: Width = "normal"


class Row(Wire, frozen=True, kw_only=True):
    cells: tuple[str, ...]
    strong: bool = False
    """A total, or a row that heads others."""
    quoted: bool = False
    """The last cell is the client's own words."""
    note: str = ""
    """Quiet words below the first cell."""
    boxes: int = 0
    """How many boxes to write in or to tick the last cell shows, in the place of its text."""


TableStyle = Literal["lines", "grid", "week", "amounts", "day", "session", "log", "days"]


class Table(Block, frozen=True, kw_only=True, tag="table"):
    """week: a page of boxes to tick; grid: bold rows; lines: quiet rows; amounts: narrow columns of
    quantities; day: one day, its name in the head; session: exercises with their doses and boxes; log: a
    column for each week or day, with room to write; days: a row a day, the strong ones filled.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: TableStyle = "lines"
    box: Box = "write"
    marks: tuple[str, ...] = ()
    """One box for each mark ("Mon", "Fri") in each row that has boxes."""


class Point(Wire, frozen=True, kw_only=True):
    """One value of a chart; `shown` is how it is written. `low` and `value` bound a band."""

    label: str
    value: float
    shown: str
    low: float | None = None
    marked: bool = False


ChartKind = Literal["donut", "bars", "band", "plate", "timeline"]


class Chart(Block, frozen=True, kw_only=True, tag="chart"):
    """donut: shares of a whole; bars: one bar a point with a line at `line`; band: from low to value over
    time; timeline: a row for each label, a bar from low to value for each of its points.
    """

    kind: ChartKind
    title: str
    alt: str
    points: tuple[Point, ...]
    centre: str = ""
    centre_note: str = ""
    line: float | None = None
    line_label: str = ""


class Image(Block, frozen=True, kw_only=True, tag="image"):
    source: Literal["practice-logo"]
    alt: str


class Callout(Block, frozen=True, kw_only=True, tag="callout"):
    tone: Tone
    title: str
    text: str = ""
    items: tuple[str, ...] = ()


AnyBlock = Text | List | Table | Chart | Image | Callout


class Section(Wire, frozen=True, kw_only=True):
    """`level` 2 sections belong to the level 1 section before them."""

    id: str
    title: str
    blocks: tuple[AnyBlock, ...]
    layout: Layout = "flow"
    level: Literal[1, 2] = 1
    subtitle: str = ""


class Document(Wire, frozen=True, kw_only=True):
    title: str
    subtitle: str
    lang: str
    practice: Practice
    sections: tuple[Section, ...]
    client: str
    """The client's name as typed, or initials: always shown as a quotation."""
    meta: Meta

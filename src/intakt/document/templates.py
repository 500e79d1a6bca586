"""Packet templates: what a document of one packet type consists of, as data in library/templates.

A string of words is a Jinja source of the closed language in `sandbox`, or `@key`, which stands for the
source at `document.<key>` in library/text. `each` names a list by a dotted path ("recipes",
"plan.supplements"); the part is repeated for every value, which its words see as `as`. `when` is a condition
over the document's facts. A section that several packets have stands once, in parts.yaml, by its name:
`{use: legal}` is that section, and what stands beside `use` replaces its own.
"""

from typing import Any, Literal

import msgspec
import yaml

from intakt.document.model import Box, ChartKind, Layout, ListStyle, TableStyle, Tone, Width
from intakt.kit.errors import ContentError
from intakt.kit.rules import Condition
from intakt.kit.structs import Frozen

Words = str
PARTS = "parts.yaml"
"""The file of the sections that templates share."""
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Part(Frozen, frozen=True, kw_only=True, rename="camel"):
    """What every part of a template may say about itself."""

    each: str | None = None
    as_: str = msgspec.field(default="item", name="as")
    when: Condition | None = None
    require: str | None = None
    """Only where the value at this path is neither empty nor None; the paths of `each` values count too."""


class TextPart(Part, frozen=True, kw_only=True, tag_field="type", tag="text"):
    text: Words
    style: Literal["body", "lead", "small", "heading", "name", "meta"] = "body"
    quoted: bool = False
    caveat: bool = False


class ItemPart(Part, frozen=True, kw_only=True):
    text: Words = ""
    lead: Words = ""
    note: Words = ""
    quoted: bool = False


class ListPart(Part, frozen=True, kw_only=True, tag_field="type", tag="list"):
    items: tuple[ItemPart, ...]
    style: ListStyle = "bullets"
    title: Words = ""
    columns: int = 1
    quoted: bool = False
    caveat: bool = False


class ColumnPart(Part, frozen=True, kw_only=True):
    label: Words
    align: Literal["start", "centre", "end"] = "start"
    width: Width = "normal"


class CellPart(Part, frozen=True, kw_only=True):
    text: Words


class RowPart(Part, frozen=True, kw_only=True):
    cells: tuple[CellPart | str, ...]
    strong: bool | str = False
    """Or a path to a truth value."""
    quoted: bool = False
    note: Words = ""
    boxes: str | None = None
    """A path to the number of boxes."""


class TablePart(Part, frozen=True, kw_only=True, tag_field="type", tag="table"):
    caption: Words
    columns: tuple[ColumnPart, ...]
    rows: tuple[RowPart, ...]
    style: TableStyle = "lines"
    box: Box | str = "write"
    """Or a path to one of the two."""
    marks: str | None = None
    """A path to the marks of the lines of boxes."""


class PointPart(Part, frozen=True, kw_only=True):
    """`value` and `low` are paths to numbers; `marked` a path to a truth value."""

    label: Words
    value: str
    shown: Words
    low: str | None = None
    marked: str | None = None


class ChartPart(Part, frozen=True, kw_only=True, tag_field="type", tag="chart"):
    kind: ChartKind
    title: Words
    alt: Words
    points: tuple[PointPart, ...]
    centre: Words = ""
    centre_note: Words = ""
    line: str | None = None
    line_label: Words = ""


class ImagePart(Part, frozen=True, kw_only=True, tag_field="type", tag="image"):
    source: Literal["practice-logo"]
    alt: Words


class CalloutPart(Part, frozen=True, kw_only=True, tag_field="type", tag="callout"):
    """`tone` may be a path into the values ("flag.severity")."""

    tone: Tone | str
    title: Words
    text: Words = ""
    items: tuple[ItemPart, ...] = ()
    caveat: bool = False


BlockPart = TextPart | ListPart | TablePart | ChartPart | ImagePart | CalloutPart


class SectionPart(Part, frozen=True, kw_only=True):
    id: Words
    title: Words
    blocks: tuple[BlockPart, ...]
    subtitle: Words = ""
    layout: Layout = "flow"
    level: Literal[1, 2] = 1


class PacketTemplate(Frozen, frozen=True, kw_only=True, rename="camel"):
    packet: str
    title: Words
    subtitle: Words
    sections: tuple[SectionPart, ...]


def parse(name: str, source: str, *, parts: str = "") -> PacketTemplate:
    """One template file; `parts` is the source of the sections that templates share.

    Raises ContentError with the file and the place.
    """
    try:
        tree = yaml.load(source, Loader=Loader)
        return msgspec.convert(_joined(tree, yaml.load(parts, Loader=Loader) or {}), PacketTemplate)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise ContentError(f"templates/{name}: {error}") from error


def _joined(tree: Any, shared: Any) -> Any:
    """The template with each `{use: name}` replaced by the shared section of that name.

    What stands beside `use` replaces the section's own. An unknown name stays, and is refused as a field.
    """
    if not isinstance(tree, dict) or not isinstance(tree.get("sections"), list):
        return tree
    sections = []
    for section in tree["sections"]:
        used = section.get("use") if isinstance(section, dict) else None
        if isinstance(used, str) and isinstance(shared, dict) and used in shared:
            own = {key: value for key, value in section.items() if key != "use"}
            sections.append({**shared[used], **own})
        else:
            sections.append(section)
    return {**tree, "sections": sections}

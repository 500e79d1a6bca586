"""Rows are as tall as Typst would make them: what is counted here is what it sets."""

import msgspec
import pytest
import typst

from intakt.document.model import Column, Row, Table
from intakt.rendering import fonts, rows

TEXTS = (
    "Porridge of rice with coconut milk and mango",
    "Take the nearest food of the same kind, in the same amount, and read its label.",
    "AVATAR Ty. Woven WAVES, To Yo 'Te' P.A. LT", "1,920 kcal", "½ cup (120 g)", "Crème brûlée à l'orange",
    "Supercalifragilisticexpialidocious", "half-hearted well-being co-operation/non-stop", "", "word",
    "A day like yours uses 1.54 times as much as rest, training included.", "first\nsecond line of two",
)  # fmt: skip
ROOMS = (12.0, 31.7, 44.0, 60.3, 113.4)
FACES: tuple[tuple[rows.Face, str, int], ...] = (
    ("text", "Source Sans 3", 400),
    ("strong", "Source Sans 3", 600),
    ("head", "Fraunces", 600),
)
SOURCE = """#let (texts, rooms, font, weight) = json("data.json")
#set text(font: font, weight: weight, size: 10pt, number-width: "tabular", hyphenate: false)
#set text(variations: (opsz: 24))
#set par(leading: 0.62em)
#context [#metadata(texts.map(value => rooms.map(room => {
  measure(block(width: room * 1mm, value.split("\\n").map(line => [#line]).join(linebreak()))).height.pt()
})))<heights>]
"""


def set_heights(font: str, weight: int) -> list[list[float]]:
    data = {"texts": TEXTS, "rooms": ROOMS, "font": [font], "weight": weight}
    found = typst.query(
        {"main.typ": SOURCE.encode(), "data.json": msgspec.json.encode(data)},  # type: ignore[type-var]
        "<heights>",
        field="value",
        one=True,
        font_paths=fonts.fonts(),
        ignore_system_fonts=True,
    )
    return msgspec.json.decode(found, type=list[list[float]])


@pytest.mark.parametrize(("face", "font", "weight"), FACES)
def test_where_a_count_is_sure_it_is_what_typst_sets(face: rows.Face, font: str, weight: int) -> None:
    sure = 0
    for text, heights in zip(TEXTS, set_heights(font, weight), strict=True):
        for room, height in zip(ROOMS, heights, strict=True):
            lines, known = rows.count(text, room=room, size=10.0, face=face)
            if known and text:
                assert lines == 1 + round((height - 6.6) / 12.8), (text, room)
            sure += known
    assert sure > len(TEXTS) * len(ROOMS) * 0.7


def test_another_script_is_left_to_typst() -> None:
    assert rows.count("طبق من الأرز", room=60.0, size=10.0, face="text") == (1, False)


def table(style: str, *widths: str, rows: int = 1) -> Table:
    columns = tuple(Column(label=f"Head {at}", width=width) for at, width in enumerate(widths))  # type: ignore[arg-type]
    cells = tuple("some words" for _ in widths)
    return Table(caption="c", columns=columns, rows=tuple(Row(cells=cells) for _ in range(rows)), style=style)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "shown",
    [
        table("lines", "normal", "wide"),
        table("lines", "narrow", "normal", "wide"),
        table("day", "normal", "normal", "wide", "narrow", "narrow"),
        table("amounts", "normal", "normal", "normal"),
        table("week", "narrow", "normal", "normal", "normal"),
        table("grid", "narrow", "normal"),
    ],
    ids=lambda shown: f"{shown.style}-{len(shown.columns)}",
)
def test_the_columns_fill_the_width(shown: Table) -> None:
    heads = [column.label for column in shown.columns]
    found = rows.layout(shown, heads, [row.cells for row in shown.rows], width=174.0, compact=False)
    assert sum(found.widths) == pytest.approx(174.0, abs=0.01)
    assert len(found.lines) == len(found.known) == 2
    assert all(width > 0 for width in found.widths)


def test_a_narrow_column_holds_its_longest_cell() -> None:
    shown = table("lines", "narrow", "normal")
    found = rows.layout(shown, ["a", "b"], [["1,234 kcal a day", "x"]], width=174.0, compact=False)
    assert found.lines[1] == 1 and found.known[1]
    assert found.widths[0] < 40


def test_all_columns_narrow_keep_their_widths() -> None:
    shown = table("lines", "narrow", "narrow")
    found = rows.layout(shown, ["a", "b"], [["one", "two"]], width=174.0, compact=False)
    assert sum(found.widths) < 60

"""How wide columns are and how many lines each row of a table takes, from the widths of our letters.

Typst lays out a row twice when it has to find its height, and once more for a column of `auto` width.
So both are found here and given to it. Kerning is not counted, so lines are counted for the text a little
tighter and a little looser; where that differs, or a letter has no known width (another script), the count is
marked as unsure and Typst finds the height of that row. widths.txt is written by `probe`.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from intakt.document.model import Paper, Table
from intakt.kit.structs import Frozen

Face = Literal["text", "strong", "head"]
FACES: tuple[Face, ...] = ("text", "strong", "head")
"""The columns of widths.txt: Source Sans 3 at 400 and at 600, Fraunces at 600."""
TEXT_WIDTH: dict[Paper, float] = {"a4": 174.0, "us-letter": 179.9}
"""Millimetres between the margins."""
POINT = 0.352778
"""Millimetres."""
GUESS = 0.55
"""Ems of a letter without a known width."""
TIGHT, LOOSE = 0.965, 1.01
"""By how much kerning and places to break that are not spaces may change a width."""
TRACKING = 0.04
"""Ems between the letters of the small heads of columns."""
NARROW = 60.0
"""Millimetres: a narrow column with more than that is an ordinary one."""


class Setting(Frozen, frozen=True, kw_only=True):
    """How the cells of a kind of table are set, as in tables.typ: points, and millimetres beside the text."""

    size: float
    head: float
    inset: float
    tick: float = 0.0
    name: float = 0.0
    """The size of the first column, where it is a head of its row."""


class Layout(Frozen, frozen=True, kw_only=True):
    """`widths` in millimetres; `lines` of each row, the head first; `known`: whether that is sure."""

    widths: tuple[float, ...]
    lines: tuple[int, ...]
    known: tuple[bool, ...]


def layout(
    table: Table, heads: Sequence[str], rows: Sequence[Sequence[str]], *, width: float, compact: bool
) -> Layout:
    """Widths and lines of `heads` and `rows`, the texts of the table as they will be printed."""
    setting = setting_of(table, compact=compact)
    widths = tuple(_widths(table, heads, rows, width=width, setting=setting))
    others = len(heads) - 1
    counted = [_head(heads, widths, setting)]
    sizes = [setting.name or setting.size, *[setting.size] * others]
    for row, data in zip(rows, table.rows, strict=True):
        face: Face = "strong" if data.strong else "text"
        faces: list[Face] = ["head" if setting.name else face, *[face] * others]
        counted.append(_row(row, widths, setting, faces=faces, sizes=sizes))
    return Layout(
        widths=widths,
        lines=tuple(lines for lines, _ in counted),
        known=tuple(known for _, known in counted),
    )


def setting_of(table: Table, *, compact: bool) -> Setting:
    """The measures of tables.typ for this style of table."""
    size, small = (9.0, 8.0) if compact else (10.0, 8.5)
    if table.style == "day":
        return Setting(size=small + 0.2, head=small, inset=1.0)
    if table.style == "amounts":
        return Setting(size=size - 0.2, head=small, inset=0.6)
    if table.style == "lines":
        return Setting(size=size, head=small, inset=1.5)
    many = len(table.columns) > 5
    return Setting(
        size=8.5 if many else 10.0, head=8.0 if many else 9.0, inset=2.0, name=10.0 if many else 12.0,
        tick=3.9 if table.style == "week" else 0.0,
    )  # fmt: skip


@lru_cache(maxsize=8192)
def count(text: str, *, room: float, size: float, face: Face, tracking: float = 0.0) -> tuple[int, bool]:
    """The lines that `text` takes in `room` millimetres, and whether that is sure."""
    known, lines = True, 0
    for part in text.split("\n"):
        wide, sure = measure(part, size=size, face=face, tracking=tracking)
        known = known and sure
        if wide * LOOSE <= room:
            lines += 1
            continue
        words = [measure(word, size=size, face=face, tracking=tracking)[0] for word in part.split(" ")]
        space, _ = measure(" ", size=size, face=face, tracking=tracking)
        loose = _wrapped(words, room=room / LOOSE, space=space)
        known = known and loose == _wrapped(words, room=room / TIGHT, space=space) and max(words) < room
        lines += loose
    return lines, known


def measure(text: str, *, size: float, face: Face, tracking: float = 0.0) -> tuple[float, bool]:
    """Millimetres that `text` takes on one line, and whether that is sure."""
    ems, known = _ems(text, face)
    return (ems + tracking * len(text)) * size * POINT, known


@lru_cache(maxsize=8192)
def _ems(text: str, face: Face) -> tuple[float, bool]:
    letters = letter_widths()[face]
    try:
        return math.fsum(map(letters.__getitem__, text)), True
    except KeyError:
        return math.fsum(letters.get(letter, GUESS) for letter in text), False


def _wrapped(words: Sequence[float], *, room: float, space: float) -> int:
    """Lines when each takes as many words as it can hold; a word longer than a line is cut."""
    lines, filled = 1, 0.0
    for wide in words:
        if filled and filled + space + wide > room:
            lines, filled = lines + 1, 0.0
        filled += wide + (space if filled else 0.0)
        if filled > room:
            lines, filled = lines + math.ceil(filled / room) - 1, filled % room
    return lines


def _row(
    cells: Sequence[str], widths: Sequence[float], setting: Setting, *,
    faces: Sequence[Face], sizes: Sequence[float],
) -> tuple[int, bool]:  # fmt: skip
    lines, known = 1, True
    for at, cell in enumerate(cells):
        room = widths[at] - 2 * setting.inset - (setting.tick if at else 0.0)
        found, sure = count(cell, room=room, size=sizes[at], face=faces[at])
        lines, known = max(lines, found), known and sure
    return lines, known


def _head(cells: Sequence[str], widths: Sequence[float], setting: Setting) -> tuple[int, bool]:
    found = [
        count(cell, room=wide - 2 * setting.inset, size=setting.head, face="strong", tracking=TRACKING)
        for cell, wide in zip(cells, widths, strict=True)
    ]
    return max(lines for lines, _ in found), all(sure for _, sure in found)


def _widths(
    table: Table, heads: Sequence[str], rows: Sequence[Sequence[str]], *, width: float, setting: Setting
) -> Iterator[float]:
    """Fixed widths as they are; what is left is shared out among the others by their parts."""
    fixed = [_fixed(table, at, heads, rows, setting) for at in range(len(heads))]
    parts = [0.0 if value else _part(table, at) for at, value in enumerate(fixed)]
    left = width - sum(fixed)
    for value, part in zip(fixed, parts, strict=True):
        yield value or round(left * part / sum(parts), 3)


def _fixed(
    table: Table, at: int, heads: Sequence[str], rows: Sequence[Sequence[str]], setting: Setting
) -> float:
    """Millimetres, or 0 for a column that takes a share."""
    kind = table.columns[at].width
    if table.style == "day":
        return 12.0 if at == 0 else 0.0 if at == 1 else 42.0 if kind == "wide" else 13.0
    if table.style == "amounts":
        return _natural(table, at, heads, rows, setting) if at == 1 and len(table.columns) == 2 else 0.0
    if kind != "narrow":
        return 0.0
    if table.style != "lines":
        return 14.0 if len(table.columns) > 3 else 32.0
    return _natural(table, at, heads, rows, setting)


def _natural(
    table: Table, at: int, heads: Sequence[str], rows: Sequence[Sequence[str]], setting: Setting
) -> float:
    """What the longest of its texts takes on one line; 0 when that is too much."""
    head, _ = measure(heads[at], size=setting.head, face="strong", tracking=TRACKING)
    cells = [
        measure(row[at], size=setting.size, face="strong" if data.strong else "text")[0]
        for row, data in zip(rows, table.rows, strict=True)
    ]
    natural = max([head, *cells]) * LOOSE + 2 * setting.inset + 0.1
    return round(natural, 3) if natural <= NARROW else 0.0


def _part(table: Table, at: int) -> float:
    if table.style == "amounts":
        return 1.2 if at == 0 else 1.0
    return 2.2 if table.style == "lines" and table.columns[at].width == "wide" else 1.0


@lru_cache(maxsize=1)
def letter_widths() -> dict[Face, dict[str, float]]:
    """Ems of each letter in each face."""
    found: dict[Face, dict[str, float]] = {face: {} for face in FACES}
    for line in (files("intakt.rendering") / "widths.txt").read_text("ascii").splitlines():
        code, *ems = line.split()
        for face, wide in zip(FACES, ems, strict=True):
            found[face][chr(int(code, 16))] = int(wide) / 1000
    return found

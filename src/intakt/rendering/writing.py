"""How wide and how high the tables are that one writes in: session cards, logs, the seven days."""

from collections.abc import Mapping, Sequence
from typing import Any

from intakt.document.model import Table
from intakt.kit.structs import Frozen
from intakt.rendering import rows

STYLES = ("session", "log", "days")
INSET = 1.5
"""Millimetres beside a cell of a session card, as in tables.typ."""
PAD, CLOSE_PAD, MANY = 1.6, 1.25, 6
"""Above and below a row; closer in a card of many rows."""
DOSE, REST = 33.0, 17.0
BOX = {"write": 9.2, "tick": 5.2, "star": 10.0}
"""Millimetres from one box to the next; as high as the first of `TALL`."""
TALL = {"write": 6.0, "tick": 4.0, "star": 8.8}
ROOMY = {1: 16.2, 2: 14.2, 3: 11.8}
"""The same for boxes to write in, where a row has so few."""
GAP = 1.2
"""Between two boxes, as in tables.typ."""
MARKED, MARKED_TALL, MARKED_TICK = 40.0, 6.6, 13.5
"""Where each day or week has its own box: all of them together, how high, and one to tick."""
MOST, LEAST = 7, 18.0
"""Boxes of a row, and what the head above them needs."""
CAP, LEADING, WIDE_LEADING = 0.66, 0.5, 0.62
"""Ems: a line from its base to the top of its capitals; the room between lines, in cards and elsewhere."""
LOG_WEEK, LOG_LEAST = 23.0, 44.0
LOG_INSET, LOG_PAD = 1.1, 5.5
DAY, WHAT = 18.0, 44.0


class _Cell(Frozen, frozen=True, kw_only=True):
    face: rows.Face = "text"
    size: float = 8.0


LOG = (_Cell(face="strong"), _Cell())
"""How the cells of a log are set."""


def layout(table: Table, data: Mapping[str, Any], *, width: float, compact: bool) -> dict[str, Any]:
    """`widths` of the columns and `heights` of the rows in millimetres; 0 where Typst has to find it."""
    size = 9.0 if compact else 10.0
    small = 8.0 if compact else 8.5
    if table.style == "log":
        widths, heights = _log(table, width), [_lines(row, LOG, _log(table, width)) for row in data["rows"]]
        return {"widths": widths, "heights": heights}
    if table.style == "days":
        wide = (DAY, WHAT, round(width - DAY - WHAT, 3))
        cells = (_Cell(face="head", size=12.0), _Cell(face="strong", size=size), _Cell(size=small + 0.5))
        return {
            "widths": wide,
            "heights": [_lines(row, cells, wide, inset=2.0, pad=4.4) for row in data["rows"]],
        }
    widths = tuple(_session(table, width))
    heights = [_height(table, row, widths, size=size, small=small) for row in data["rows"]]
    return {"widths": widths, "heights": heights, "pad": pad_of(table), "box": round(_step(table) - GAP, 3)}


def pad_of(table: Table) -> float:
    return CLOSE_PAD if len(table.rows) > MANY else PAD


def _lines(
    row: Mapping[str, Any],
    cells: Sequence["_Cell"],
    widths: Sequence[float],
    *,
    inset: float = LOG_INSET,
    pad: float = LOG_PAD,
) -> float:
    """The height of a row of lines alone; the last of `cells` stands for all that follow."""
    points, sure = 0.0, True
    for at, text in enumerate(row["cells"]):
        cell = cells[min(at, len(cells) - 1)]
        lines, known = rows.count(text, room=widths[at] - 2 * inset, size=cell.size, face=cell.face)
        points = max(points, (CAP + (lines - 1) * (CAP + WIDE_LEADING)) * cell.size)
        sure = sure and known
    return round(points * rows.POINT + pad, 3) if sure else 0.0


def _log(table: Table, width: float) -> tuple[float, ...]:
    """A name and columns to write in, of one width however many weeks there are; or as the columns say."""
    weeks = len(table.columns) - 1
    if all(column.width == "normal" for column in table.columns[1:]):
        name = max(LOG_LEAST, width - 5 * LOG_WEEK) if weeks > 4 else LOG_LEAST
        each = min(LOG_WEEK, round((width - name) / weeks, 3))
        return (round(width - each * weeks, 3) if weeks > 4 else name, *[each] * weeks)
    parts = [2.2 if column.width == "wide" else 1.0 for column in table.columns]
    return tuple(round(width * part / sum(parts), 3) for part in parts)


def _session(table: Table, width: float) -> Sequence[float]:
    """The boxes as wide as they are, doses and rests as they need, the exercise what is left."""
    most = _most(table)
    wide = most * _step(table)
    if table.marks:
        wide = MARKED if table.box == "write" else MARKED_TICK * len(table.marks)
    boxes = (max(wide, LEAST) + 2 * INSET + 1.0,) if most else ()
    middle = len(table.columns) - 1 - len(boxes)
    fixed = [DOSE, REST][:middle] if middle > 1 else [DOSE + REST][:middle]
    return (round(width - sum(fixed) - sum(boxes), 3), *fixed, *boxes)


def _most(table: Table) -> int:
    """Boxes of the row that has most of them."""
    return min(max((row.boxes for row in table.rows), default=0), MOST)


def _step(table: Table) -> float:
    """From one box to the next: boxes to write in are as wide as their number leaves room for."""
    return ROOMY.get(_most(table), BOX["write"]) if table.box == "write" else BOX[table.box]


def _height(
    table: Table, row: Mapping[str, Any], widths: Sequence[float], *, size: float, small: float
) -> float:
    """What the highest cell of a row takes with its padding; 0 when a count of lines is not sure."""
    room = widths[0] - 2 * INSET
    names, sure = rows.count(row["cells"][0], room=room, size=size, face="strong")
    points = CAP * size + (names - 1) * (CAP + LEADING) * size
    if row["note"]:
        notes, known = rows.count(row["note"], room=room, size=small, face="text")
        points += notes * (CAP * small + LEADING * size)
        sure = sure and known
    last = len(row["cells"]) - (1 if row["boxes"] else 0)
    for cell, wide in zip(row["cells"][1:last], widths[1:last], strict=True):
        lines, known = rows.count(cell, room=wide - 2 * INSET, size=size, face="text")
        points = max(points, CAP * size + (lines - 1) * (CAP + LEADING) * size)
        sure = sure and known
    tall = max(points * rows.POINT, _boxes(table, row))
    return round(tall + 2 * pad_of(table), 3) if sure else 0.0


def _boxes(table: Table, row: Mapping[str, Any]) -> float:
    if not row["boxes"]:
        return 0.0
    return MARKED_TALL if table.marks and table.box == "write" else TALL[table.box]

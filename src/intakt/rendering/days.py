"""How the days of a week share their pages: close enough for one page, else in two parts of like length."""

import math
from collections.abc import Sequence
from typing import Any

from intakt.document.model import Paper
from intakt.rendering.rows import POINT
from intakt.rendering.writing import CAP, WIDE_LEADING

PAGE: dict[Paper, float] = {"a4": 254.0, "us-letter": 236.4}
"""Millimetres between the upper and the lower margin."""
HEAD = 20.0
"""The title of the section."""
NAME = 6.0
"""The head of a day."""
ROOMY = ((1.15, 3.4), (0.95, 2.6), (0.8, 2.2))
COMPACT = ((0.9, 2.5), (0.8, 2.2))
"""Above and below a row, and above a day; the first that fits is taken."""


def spread(layouts: Sequence[dict[str, Any]], *, paper: Paper, size: float, compact: bool) -> None:
    """Give the layouts of the days of a section their `pad`, `gap` and whether each begins a page.

    `size` is that of their text in points.
    """
    room = PAGE[paper] - HEAD
    steps = COMPACT if compact else ROOMY
    fitting = [step for step in steps if _height(layouts, *step, size=size) <= room]
    pad, gap = fitting[0] if fitting else steps[0]
    second = None if fitting else math.ceil(len(layouts) / 2)
    for at, found in enumerate(layouts):
        found.update(pad=pad, gap=gap, begins=at == second)


def _height(layouts: Sequence[dict[str, Any]], pad: float, gap: float, *, size: float) -> float:
    lines = [count for found in layouts for count in found["lines"][1:]]
    rows = math.fsum((CAP + (CAP + WIDE_LEADING) * (count - 1)) * size * POINT + 2 * pad for count in lines)
    return rows + len(layouts) * (NAME + gap)

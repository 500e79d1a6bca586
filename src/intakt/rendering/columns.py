"""Which column each of several lists stands in: in the order written, the longest as short as can be."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import ceil

from intakt.document.model import AnyBlock, Item, List

LEAD, NOTE, TITLE = 30, 38, 24
"""Letters to a line of a third of a page."""


def places(blocks: Sequence[AnyBlock]) -> tuple[int | None, ...]:
    """For each block the column it stands in, None for what takes the whole width.

    Neighbouring lists of boxes with the same number of columns share them.
    """
    found: list[int | None] = []
    run: list[List] = []
    for block in blocks:
        if isinstance(block, List) and block.style == "boxes" and block.columns > 1:
            if run and run[0].columns != block.columns:
                found += cut(run)
                run = []
            run.append(block)
        else:
            found += [*cut(run), None]
            run = []
    return (*found, *cut(run))


def cut(lists: Sequence[List]) -> list[int]:
    """The column of each list."""
    if not lists:
        return []
    sizes = [size(entry) for entry in lists]
    count = min(lists[0].columns, len(lists))
    best = min(combinations(range(1, len(lists)), count - 1), key=lambda cuts: _longest(sizes, cuts))
    return [sum(at >= border for border in best) for at in range(len(lists))]


def _longest(sizes: Sequence[float], cuts: tuple[int, ...]) -> float:
    borders = (0, *cuts, len(sizes))
    return max(sum(sizes[start:end]) for start, end in pairwise(borders))


def size(block: List) -> float:
    """How tall a list is, in lines, by the length of its texts."""
    return ceil(len(block.title) / TITLE) * 1.5 + 1.6 + sum(_item(item) for item in block.items)


def _item(item: Item) -> float:
    lead = ceil(len(item.lead or item.text) / LEAD)
    rest = 0.9 if item.lead and item.text else 0.0
    return lead + rest + 0.9 * ceil(len(item.note) / NOTE) + 0.5

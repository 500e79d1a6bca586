"""Lists that share columns: where to cut so that the longest column is as short as can be, in their order.

A list may go on in the next column, but no item is left alone. Heights are counted in lines by the length of
the texts: near enough to deal out, and nothing has to be set twice.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, combinations, pairwise
from math import ceil

from intakt.document.model import AnyBlock, Item, List
from intakt.kit.structs import Frozen

LEAD, NOTE, TITLE = 30, 38, 24
"""Letters to a line of a third of a page."""
SPLIT = 1.5
"""Lines that cutting through a list counts as."""
SHORT = 5
"""A list of no more items than this is not cut."""
ALONE = 1000.0
"""And what leaving an item alone counts as."""


class Piece(Frozen, frozen=True, kw_only=True):
    """Items `start` to `end` of the list at `block`; only the first piece of a list shows its title."""

    block: int
    start: int
    end: int


class _Line(Frozen, frozen=True, kw_only=True):
    """One item with its height, and the title's when it is the first of its list."""

    block: int
    item: int
    height: float
    cut: float | None
    """What it costs to begin a column here; None where that would leave an item alone."""


def is_shared(block: AnyBlock) -> bool:
    """Whether the block stands in columns with its neighbours."""
    return isinstance(block, List) and block.columns > 1 and (block.style == "boxes" or bool(block.title))


def deal(lists: Sequence[List]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of each column."""
    lines = [line for at, block in enumerate(lists) for line in _lines(at, block)]
    sums = [0.0, *accumulate(line.height for line in lines)]
    places = [at for at, line in enumerate(lines) if at and line.cut is not None]
    count = min(lists[0].columns, len(places) + 1)

    def cost(cuts: tuple[int, ...]) -> float:
        borders = (0, *cuts, len(lines))
        heights = [sums[end] - sums[start] for start, end in pairwise(borders)]
        alone = any(b - a < 2 and lines[a].block == lines[b].block for a, b in pairwise(cuts))
        return max(heights) + sum(lines[at].cut or 0.0 for at in cuts) + (ALONE if alone else 0.0)

    choices = chain.from_iterable(combinations(places, cuts) for cuts in range(count))
    best = (0, *min(choices, key=cost), len(lines))
    return tuple(_pieces(lines[start:end]) for start, end in pairwise(best))


def _lines(at: int, block: List) -> Iterator[_Line]:
    last = len(block.items)
    for index, item in enumerate(block.items):
        title = ceil(len(block.title) / TITLE) * 1.5 + 1.6 if index == 0 else 0.0
        cut = 0.0 if index == 0 else SPLIT if last > SHORT and 2 <= index <= last - 2 else None
        yield _Line(block=at, item=index, height=title + _height(item), cut=cut)


def _height(item: Item) -> float:
    lead = ceil(len(item.lead or item.text) / LEAD)
    rest = 0.9 * ceil(len(item.text) / NOTE) if item.lead else 0.0
    return lead + rest + 0.9 * ceil(len(item.note) / NOTE) + 0.5


def _pieces(lines: Sequence[_Line]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for line in lines:
        if found and found[-1].block == line.block:
            found[-1] = Piece(block=line.block, start=found[-1].start, end=line.item + 1)
        else:
            found.append(Piece(block=line.block, start=line.item, end=line.item + 1))
    return tuple(found)

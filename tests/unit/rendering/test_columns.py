"""Lists are dealt out to columns in their order, evenly, and no item is left alone."""

import pytest

from intakt.document.model import Item, List, Text
from intakt.rendering.columns import deal, is_shared


def boxes(count: int, *, columns: int = 3) -> List:
    items = tuple(Item(lead=f"Food {at}", text="1 pack") for at in range(count))
    return List(style="boxes", title="Aisle", items=items, columns=columns)


@pytest.mark.parametrize(
    "counts", [(9, 3, 4, 1, 8, 2), (40,), (1, 1, 1), (5, 30), (2, 2), (17, 1, 1, 1, 1, 1)]
)
def test_every_item_stands_once_and_in_order(counts: tuple[int, ...]) -> None:
    dealt = deal([boxes(count) for count in counts])
    placed = [(p.block, at) for column in dealt for p in column for at in range(p.start, p.end)]
    assert placed == [(block, at) for block, count in enumerate(counts) for at in range(count)]
    assert len(dealt) <= 3


def test_columns_are_even() -> None:
    dealt = deal([boxes(count) for count in (16, 5, 4, 13, 9, 5)])
    heights = [sum(piece.end - piece.start for piece in column) for column in dealt]
    assert max(heights) - min(heights) <= 3


def test_a_long_list_goes_on_in_the_next_column_and_leaves_no_item_alone() -> None:
    for count in range(4, 40):
        for column in deal([boxes(count)]):
            assert all(piece.end - piece.start >= 2 for piece in column)


def test_only_lists_of_boxes_share_columns() -> None:
    assert is_shared(boxes(2))
    assert not is_shared(boxes(2, columns=1))
    assert not is_shared(Text(text="between"))


def test_a_short_list_stays_in_one_column() -> None:
    for count in range(1, 6):
        assert len(deal([boxes(count, columns=2)])) == 1
        for column in deal([boxes(count, columns=2), boxes(4, columns=2), boxes(5, columns=2)]):
            assert all(piece.start == 0 for piece in column)

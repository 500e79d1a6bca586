"""Lists are dealt out to columns in their order, evenly."""

from intakt.document.model import Item, List, Text
from intakt.rendering.columns import cut, places, size


def boxes(count: int, *, columns: int = 3) -> List:
    items = tuple(Item(lead=f"Food {at}", text="1 pack") for at in range(count))
    return List(style="boxes", title="Aisle", items=items, columns=columns)


def test_order_is_kept_and_columns_are_even() -> None:
    lists = [boxes(count) for count in (9, 3, 4, 1, 8, 2)]
    found = cut(lists)
    assert found == sorted(found) == [0, 1, 1, 1, 2, 2]
    heights = [sum(size(entry) for entry, at in zip(lists, found, strict=True) if at == c) for c in range(3)]
    assert max(heights) < 1.35 * min(heights)


def test_fewer_lists_than_columns_stand_side_by_side() -> None:
    assert cut([boxes(2), boxes(3)]) == [0, 1]
    assert cut([]) == []


def test_other_blocks_end_a_run_and_take_the_whole_width() -> None:
    text = Text(text="between")
    assert places([boxes(1), boxes(1), text, boxes(1), boxes(1, columns=2)]) == (0, 1, None, 0, 0)
    assert places([text, boxes(2, columns=1)]) == (None, None)

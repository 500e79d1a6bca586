"""Tables that one writes in: they fill the page's width, and a card's rows are as tall as what they hold."""

import msgspec
import pytest

from intakt.document.model import Box, Column, Row, Table
from intakt.rendering import writing

WIDTH = 174.0


def card(
    *, box: Box = "write", boxes: int = 3, marks: tuple[str, ...] = (), note: str = "Stand tall."
) -> Table:
    return Table(
        caption="Full body A",
        style="session",
        columns=(
            Column(label="Exercise", width="wide"), Column(label="Dose"), Column(label="Rest"),
            Column(label="What I did"),
        ),
        rows=(Row(cells=("Goblet squat", "3 × 8–12\n3 in reserve", "90 s", ""), note=note, boxes=boxes),),
        box=box,
        marks=marks,
    )  # fmt: skip


def laid(table: Table) -> dict[str, tuple[float, ...]]:
    return writing.layout(table, msgspec.to_builtins(table), width=WIDTH, compact=False)


@pytest.mark.parametrize("box", ["write", "tick", "star"])
@pytest.mark.parametrize("marks", [(), ("Mon", "Fri"), ("W1", "W2", "W3")])
def test_a_card_fills_the_width_and_has_room_for_its_boxes(box: Box, marks: tuple[str, ...]) -> None:
    widths = laid(card(box=box, marks=marks))["widths"]
    assert sum(widths) == pytest.approx(WIDTH)
    assert widths[-1] >= 3 * writing.BOX[box] if not marks else widths[-1] > 20


def test_the_fewer_boxes_to_write_in_the_wider_they_are() -> None:
    wide = [
        writing.layout(card(boxes=n), msgspec.to_builtins(card(boxes=n)), width=WIDTH, compact=False)["box"]
        for n in (1, 2, 3, 5)
    ]
    assert wide == sorted(wide, reverse=True)
    assert wide[1] >= 12
    assert wide[-1] >= 8


def test_a_row_grows_with_its_words() -> None:
    short, long = (laid(card(note=note))["heights"][0] for note in ("Stand tall.", "Stand tall. " * 20))
    assert 0 < short < long


def test_a_row_in_another_script_is_left_to_typst() -> None:
    assert laid(card(note="قف منتصبا"))["heights"] == [0.0]


def test_a_row_is_as_tall_as_its_boxes() -> None:
    stars = laid(card(box="star", note=""))["heights"][0]
    assert stars >= writing.TALL["star"] + 2 * writing.PAD


@pytest.mark.parametrize("weeks", [1, 3, 5, 6])
def test_weeks_of_a_log_are_of_one_width(weeks: int) -> None:
    columns = (Column(label="Exercise", width="wide"), *(Column(label=f"Week {n}") for n in range(weeks)))
    table = Table(caption="Log", style="log", columns=columns, rows=(Row(cells=("Squat", *[""] * weeks)),))
    name, *each = laid(table)["widths"]
    assert len(set(each)) == 1
    assert name + sum(each) <= WIDTH + 0.01
    assert name >= writing.LOG_LEAST

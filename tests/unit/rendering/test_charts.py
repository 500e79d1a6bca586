"""Pictures hold shapes only, in proportion."""

import re
from xml.etree import ElementTree

import pytest

from intakt.document.model import Chart, Point, Practice
from intakt.rendering import charts
from intakt.rendering.theme import theme_of

THEME = theme_of(Practice(name="P"))
POINTS = (
    Point(label="Protein & more", value=400, shown="100 g"),
    Point(label="<b>", value=400, shown="100 g", low=300),
    Point(label="Fat", value=800, shown="89 g", low=500, marked=True),
)


def drawn(kind: str, points: tuple[Point, ...] = POINTS, line: float | None = None) -> ElementTree.Element:
    chart = Chart(kind=kind, title="T", alt="A", points=points, line=line)  # type: ignore[arg-type]
    return ElementTree.fromstring(charts.svg(chart, THEME))


@pytest.mark.parametrize("kind", ["donut", "plate", "bars", "band"])
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_every_kind_is_drawn_from_any_number_of_points(kind: str, count: int) -> None:
    picture = drawn(kind, POINTS[:count])
    assert picture.tag.endswith("svg")
    assert not [element for element in picture.iter() if (element.text or "").strip()]
    numbers = re.findall(r"[-\d.]+", " ".join(value for e in picture.iter() for value in e.attrib.values()))
    assert numbers and "nan" not in ElementTree.tostring(picture, "unicode")


def test_bars_are_as_tall_as_their_values() -> None:
    bars = [e for e in drawn("bars", line=600).iter() if e.tag.endswith("rect")]
    heights = [float(bar.attrib["height"]) for bar in bars]
    assert heights[2] == pytest.approx(2 * heights[0], abs=0.05)
    assert bars[2].attrib["fill"] != bars[0].attrib["fill"]


def test_half_of_the_whole_is_half_of_the_ring() -> None:
    last = [e.attrib["d"] for e in drawn("donut").iter() if e.tag.endswith("path")][-1]
    assert last.startswith("M100 198")
    assert "100 2L" in last


def test_a_ring_with_nothing_in_it_is_empty() -> None:
    assert not [
        e for e in drawn("donut", (Point(label="x", value=0, shown="0"),)).iter() if e.tag.endswith("path")
    ]

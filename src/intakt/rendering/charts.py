"""Charts as SVG, from the points of a Chart block. Shapes only: the words stand beside them as real text.

The same picture serves web and print. Every number here is geometry; what is read is `Point.shown`.
"""

import base64
import math
from collections.abc import Sequence

from intakt.document.model import Chart, Point
from intakt.rendering.theme import Theme

SIZE = 200.0
PALETTE = 5
"""How many colours slices have before they repeat."""
FEW_WEEKS = 16
"""Up to here a timeline has a line for every week, then one for every fourth."""


def svg(chart: Chart, theme: Theme) -> str:
    """A picture of the chart, without text but for its shapes; empty points give an empty picture."""
    draw = {"donut": _donut, "plate": _plate, "bars": _bars, "band": _band, "timeline": _timeline}[chart.kind]
    return draw(chart, theme)


def colours(theme: Theme, count: int) -> tuple[str, ...]:
    """One colour a slice, in the order of the points; neighbours differ in lightness as well as hue."""
    palette = (theme.primary, "#e2b04a", theme.accent, "#7d9c8f", "#8a6fa8")
    return tuple(palette[index % len(palette)] for index in range(count))


def _frame(width: float, height: float, body: Sequence[str], *, stretched: bool = False) -> str:
    """`stretched`: it fills whatever room it is given."""
    ratio = ' preserveAspectRatio="none"' if stretched else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}"{ratio}>'
        f"{''.join(body)}</svg>"
    )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _arc(start: float, end: float, *, inner: float, outer: float) -> str:
    """A ring segment; angles in turns, clockwise from the top."""
    points = []
    for turn, radius in ((start, outer), (end, outer), (end, inner), (start, inner)):
        angle = 2 * math.pi * turn - math.pi / 2
        points.append(f"{_n(SIZE / 2 + radius * math.cos(angle))} {_n(SIZE / 2 + radius * math.sin(angle))}")
    large = 1 if end - start > 0.5 else 0
    a, b, c, d = points
    return f"M{a}A{_n(outer)} {_n(outer)} 0 {large} 1 {b}L{c}A{_n(inner)} {_n(inner)} 0 {large} 0 {d}Z"


def _slices(points: Sequence[Point], theme: Theme, *, inner: float, outer: float) -> list[str]:
    total = math.fsum(point.value for point in points)
    if total <= 0:
        return []
    body, start = [], 0.0
    for point, colour in zip(points, colours(theme, len(points)), strict=True):
        end = start + min(point.value / total, 0.9999)
        path = _arc(start, end, inner=inner, outer=outer)
        body.append(f'<path d="{path}" fill="{colour}" stroke="#ffffff" stroke-width="2.5"/>')
        start = end
    return body


def _donut(chart: Chart, theme: Theme) -> str:
    return _frame(SIZE, SIZE, _slices(chart.points, theme, inner=62, outer=98))


def _plate(chart: Chart, theme: Theme) -> str:
    rim = f'<circle cx="100" cy="100" r="98" fill="#ffffff" stroke="{theme.rule}" stroke-width="4"/>'
    return _frame(SIZE, SIZE, [rim, *_slices(chart.points, theme, inner=0.01, outer=84)])


def _bars(chart: Chart, theme: Theme) -> str:
    """Upright bars from zero in a frame of one shape, however many; a line across at `chart.line`."""
    height, width = 84.0, 600.0
    step = width / max(len(chart.points), 1)
    wide = min(step * 0.72, 48.0)
    top = max([point.value for point in chart.points] + [chart.line or 0.0, 1e-9]) * 1.08
    body = []
    for index, point in enumerate(chart.points):
        tall = height * point.value / top
        body.append(
            f'<rect x="{_n((index + 0.5) * step - wide / 2)}" y="{_n(height - tall)}" width="{_n(wide)}"'
            f' height="{_n(tall)}" rx="3"'
            f' fill="{theme.accent if point.marked else theme.primary}"/>'
        )
    if chart.line is not None:
        y = _n(height * (1 - chart.line / top))
        body.append(
            f'<line x1="0" x2="{_n(width)}" y1="{y}" y2="{y}" stroke="{theme.ink}" stroke-width="1.2"'
            ' stroke-dasharray="4 3"/>'
        )
    return _frame(width, height, body)


def _band(chart: Chart, theme: Theme) -> str:
    """The space between `low` and `value` over the points, with its middle as a line."""
    width, height, pad = 400.0, 52.0, 5.0
    if len(chart.points) < 2:
        return _frame(width, height, [])
    lows = [point.value if point.low is None else point.low for point in chart.points]
    highs = [point.value for point in chart.points]
    least, most = min(lows), max(highs)
    spread = (most - least) or 1.0
    xs = [pad + (width - 2 * pad) * index / (len(highs) - 1) for index in range(len(highs))]

    def y(value: float) -> float:
        return pad + (height - 2 * pad) * (most - value) / spread

    edge = [(x, y(high)) for x, high in zip(xs, highs, strict=True)]
    back = [(x, y(low)) for x, low in zip(xs, lows, strict=True)][::-1]
    middle = [(x, y((low + high) / 2)) for x, low, high in zip(xs, lows, highs, strict=True)]
    grid = "".join(
        f'<line x1="{_n(x)}" x2="{_n(x)}" y1="0" y2="{_n(height)}" stroke="{theme.rule}" stroke-width="1"/>'
        for x in xs
    )
    return _frame(
        width,
        height,
        [
            grid,
            f'<polygon points="{_points(edge + back)}" fill="{theme.primary}" fill-opacity="0.22"/>',
            f'<polyline points="{_points(middle)}" fill="none" stroke="{theme.primary}" stroke-width="2.5"/>',
        ],
    )


def _timeline(chart: Chart, theme: Theme) -> str:
    """A row for each label in its order, a bar from `low` to `value` for each point of that label."""
    height, width = 14.0, 400.0
    labels = tuple(dict.fromkeys(point.label for point in chart.points))
    last = max([point.value for point in chart.points] + [1.0])
    body = [
        f'<line x1="{_n(width * week / last)}" x2="{_n(width * week / last)}" y1="0"'
        f' y2="{_n(height * len(labels))}" stroke="{theme.rule}" stroke-width="0.6"/>'
        for week in range(0, int(last) + 1, 1 if last <= FEW_WEEKS else 4)
    ]
    for point in chart.points:
        start = point.low or 0.0
        body.append(
            f'<rect x="{_n(width * start / last + 1)}" y="{_n(height * labels.index(point.label) + 3)}"'
            f' width="{_n(width * (point.value - start) / last - 2)}" height="{_n(height - 6)}" rx="3"'
            f' fill="{theme.primary}"/>'
        )
    return _frame(width, height * max(len(labels), 1), body, stretched=True)


def _points(pairs: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in pairs)


def base64_of(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")

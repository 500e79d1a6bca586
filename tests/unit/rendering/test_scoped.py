"""A document's styles touch nothing around it."""

import re
from importlib.resources import files

import pytest

from intakt.rendering.scoped import scoped


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { b: c; }", ".x a { b: c; }"),
        ("a, b:not(c, d) { e: f }", ".x a, .x b:not(c, d) { e: f }"),
        ("body { a: b }", ".x { a: b }"),
        ("@media print { a { b: c } body { d: e } }", "@media print { .x a { b: c }\n.x { d: e } }"),
        ("@page { margin: 0 } a { b: c }", ".x a { b: c }"),
        ("", ""),
    ],
)
def test_rules_are_kept_to_their_part(css: str, expected: str) -> None:
    assert scoped(css, ".x") == expected


def test_no_rule_of_the_packets_sheet_is_lost_or_let_out() -> None:
    css = (files("intakt.rendering") / "templates" / "packet.css").read_text("utf-8")
    made = scoped(css, ".packet")
    assert made.count("{") == css.count("{")
    selectors = re.sub(r"{[^{}]*}|@media[^{]*{|}", "\n", made).split("\n")
    assert [each for each in selectors if each.strip() and not each.strip().startswith(".packet")] == []

"""Text at the edge."""

import pytest

from intakt.kit.text import fold, is_blank, normalise


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Zoe\u0308", "Zoë"),
        ("a\x00b\x1f\x7f\x9fc", "abc"),
        ("\ufdd0\ufffe\U0010ffff", ""),
        ("\ud800x", "x"),
        ("a\nb\tc\r\nd", "a b c d"),
        ("  spaces stay  ", "  spaces stay  "),
        ("\u200fעברית\u200e", "\u200fעברית\u200e"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("e\x00\u0301", "é"),
    ],
)
def test_one_line(typed, kept):
    assert normalise(typed) == kept
    assert normalise(kept) == kept


def test_lines_stay_where_they_may():
    assert normalise("a\r\nb\rc\u2028d\te", lines=True) == "a\nb\nc\nd\te"


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0", "\u200b\u200d", "\u2066\u2069"])
def test_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["x", " x ", "-", "\u200bx", "日"])
def test_not_blank(text):
    assert not is_blank(text)


def test_fold():
    assert fold("Straße") == fold("STRASSE")
    assert fold("οδός") == fold("ΟΔΌΣ")

"""Headers that hold whatever people are called; ETags that compare as RFC 9110 says."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakt.web.responses import disposition, matching

SAFE = re.compile(
    r"(?:inline|attachment); filename=\"[\x20-\x7e]+\"(?:; filename\*=UTF-8''[\w!#$&+.^`|~%-]+)?"
)


def test_a_plain_name_stays_plain() -> None:
    assert disposition("Nutrition Ada.pdf", inline=False) == 'attachment; filename="Nutrition Ada.pdf"'


def test_another_script_travels_encoded_beside_a_stand_in() -> None:
    header = disposition("营养 Zoë.pdf", inline=True)
    assert header.startswith("inline; filename=\"__ Zo_.pdf\"; filename*=UTF-8''")
    assert unquote(header.rpartition("''")[2]) == "营养 Zoë.pdf"


@pytest.mark.parametrize(
    "name", ["", ".", "../..", 'a"; x="b.pdf', "a\r\nSet-Cookie: x=1", "\ud800", "\u202egpj.exe"]
)
def test_no_name_breaks_the_header(name: str) -> None:
    header = disposition(name, inline=False)
    assert SAFE.fullmatch(header)
    assert header.count('"') == 2


@given(st.text())
def test_no_text_at_all_breaks_the_header(name: str) -> None:
    assert SAFE.fullmatch(disposition(name, inline=True))


@pytest.mark.parametrize(
    ("given_tags", "expected"),
    [
        (None, None),
        ("", None),
        ('"a"', '"a"'),
        ('W/"a"', '"a"'),
        ('"b", "a"', '"a"'),
        ('"a-gzip"', '"a-gzip"'),
        ("*", '"a"'),
        ('"b"', None),
        ('"b-gzip"', None),
        ("a", None),
    ],
)
def test_if_none_match(given_tags: str | None, expected: str | None) -> None:
    assert matching(given_tags, '"a"') == expected

"""Headers that hold whatever people are called; ETags that compare as RFC 9110 says."""

import re
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakt.web.options import WebOptions
from intakt.web.responses import (
    SESSION_COOKIE,
    disposition,
    matching,
    no_session_cookie,
    session_cookie,
)

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


@pytest.mark.parametrize(
    ("base_url", "secure"), [("https://example.org", True), ("http://localhost:8000", False)]
)
def test_the_session_cookie_is_for_our_own_pages_and_by_https_only(base_url: str, secure: bool) -> None:
    options = WebOptions(base_url=base_url)
    request: Any = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(options=options)), cookies={})
    for header in (session_cookie(request, "token"), no_session_cookie(request)):
        traits = header["set-cookie"].split("; ")
        assert {"Path=/", "HttpOnly", "SameSite=Lax"} <= set(traits)
        assert ("Secure" in traits) is secure
    assert "Max-Age=0" in no_session_cookie(request)["set-cookie"]


def test_a_signed_in_clients_session_is_not_replaced_by_an_intakes() -> None:
    request: Any = SimpleNamespace(
        app=SimpleNamespace(state=SimpleNamespace(options=WebOptions())), cookies={SESSION_COOKIE: "x"}
    )
    assert session_cookie(request, "token", account="an-account") == {}
    assert session_cookie(request, "token")

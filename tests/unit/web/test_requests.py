"""Bodies: not JSON at all is 400, JSON of another shape is 422, whatever is thrown at it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakt.services.views import IntakeChange
from intakt.web.problems import Rejected
from intakt.web.requests import ID, decode


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b'{"responses": {}} trailing', 400),
        (b'{"currentStep": 5, ', 400),
        (b"\xff\xfe{}", 400),
        (b'{"currentStep": "\xff"}', 400),
        (b"NaN", 400),
        (b"[" * 200_000, 400),
        (b'{"responses": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001, 400),
        (b"null", 422),
        (b"[]", 422),
        (b'{"currentStep": 5}', 422),
        (b'{"seq": {"a": "1"}}', 422),
        (b'{"seq": {"a": 1.5}}', 422),
        (b'{"unknown": 1}', 422),
        (b'{"clientType": "NOBODY"}', 422),
    ],
)
def test_what_is_wrong_with_a_body(body: bytes, status: int) -> None:
    with pytest.raises(Rejected) as caught:
        decode(body, IntakeChange)
    assert caught.value.kind.status == status


def test_a_good_body_is_taken_as_it_stands() -> None:
    change = decode(b'{"responses": {"a": null, "b": [1, "x"]}, "seq": {"a": 7}}', IntakeChange)
    assert change.responses == {"a": None, "b": [1, "x"]}
    assert change.seq == {"a": 7}


@given(st.binary())
def test_no_bytes_at_all_do_anything_else(body: bytes) -> None:
    try:
        decode(body, IntakeChange)
    except Rejected as error:
        assert error.kind.status in (400, 422)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5)
)
def test_no_json_at_all_does_anything_else(value: object) -> None:
    try:
        decode(msgspec.json.encode(value), IntakeChange)
    except Rejected as error:
        assert error.kind.status in (400, 422)


@pytest.mark.parametrize("text", ["", "x", "\x00", "01936F6E-5B7A-7C3E-9D2A-1F0E4C8B7A61", "a" * 36])
def test_what_does_not_look_like_an_id(text: str) -> None:
    assert not ID.fullmatch(text)

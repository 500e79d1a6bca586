"""Reading answers files of every kind a person may hand in."""

import io

import pytest

from intakt.cli.answers import parse, read_many
from intakt.kit.errors import InputError

ONE = b'{"clientType": "NUTRITION_ONLY", "responses": {"full-name": "Ada"}}'
PRETTY = b'{\n  "clientType": "NUTRITION_ONLY",\n  "responses": {}\n}\n'


def split(name: str, content: bytes) -> list[tuple[int | None, bytes]]:
    return [(line.line, line.body) for line in read_many(name, io.BytesIO(content))]


def test_json_and_yaml_say_the_same() -> None:
    yaml = b"clientType: NUTRITION_ONLY\nresponses:\n  full-name: Ada\n"
    assert parse(ONE) == parse(yaml)


def test_yaml_words_stay_words() -> None:
    written = b"""
clientType: NUTRITION_ONLY
responses:
  active-regularly: yes
  date-of-birth: 1990-01-31
  phone: 0301234
  first-meal: 12:30
  weight: 70.5
  meals: 3
  agreed: true
  target: null
"""
    assert parse(written).responses == {
        "active-regularly": "yes",
        "date-of-birth": "1990-01-31",
        "phone": "0301234",
        "first-meal": "12:30",
        "weight": 70.5,
        "meals": 3,
        "agreed": True,
        "target": None,
    }


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00",
        b"\xff\xfe\x00",
        b"[1]",
        b"{",
        b'{"clientType": "NUTRITION_ONLY"}',
        b'{"clientType": 5, "responses": {}}',
        b"a: [",
        b"[" * 100_000,
        b"a: " + b"[" * 100_000,
        b"!!python/object/apply:os.system ['true']",
    ],
)
def test_what_is_not_answers_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(InputError):
        parse(body)


def test_one_object_is_one_client_however_it_is_laid_out() -> None:
    assert split("a.json", PRETTY) == [(None, PRETTY)]
    assert split("-", ONE + b"\n") == [(None, ONE + b"\n")]


def test_several_lines_of_one_object_each_are_many() -> None:
    assert split("-", ONE + b"\n\n" + ONE) == [(1, ONE), (3, ONE)]


def test_a_wrong_line_among_many_is_still_a_line_of_its_own() -> None:
    assert split("-", ONE + b"\n{broken\n" + ONE) == [(1, ONE), (2, b"{broken"), (3, ONE)]


def test_jsonl_is_many_even_with_one_line() -> None:
    assert split("a.jsonl", ONE) == [(1, ONE)]

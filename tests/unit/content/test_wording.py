"""Words by key."""

import pytest
from tests.libraries import base_files

from intakt.content import loader
from intakt.content.wording import Wording, fill, placeholders
from intakt.kit.errors import ContentError


@pytest.fixture(scope="module")
def wording():
    return Wording(loader.library_of(base_files()), "en")


def test_a_text_is_filled(wording):
    assert wording.text("urgent.faint.text", number="112") == "Lie down and call 112."


def test_a_missing_text_or_value_is_an_error(wording):
    with pytest.raises(ContentError, match=r"no\.such\.text"):
        wording.text("no.such.text")
    with pytest.raises(ContentError, match=r"\{number\}"):
        wording.text("urgent.faint.text")
    with pytest.raises(ContentError):
        wording.lines("urgent.faint")
    with pytest.raises(ContentError, match="xx"):
        Wording(wording.library, "xx")


def test_what_may_be_missing(wording):
    assert wording.optional("question.mood.help") is None
    assert wording.optional("question.mood.label") == "How are you?"
    assert not wording.has("question.mood.help")


def test_only_names_are_placeholders():
    assert fill("{a} {0} {} {a.b} {a!r} {{x}}", {"a": 1, "x": 2}, key="k") == "1 {0} {} {a.b} {a!r} {2}"
    assert placeholders("{a} {b-c} {1}") == {"a", "b-c"}

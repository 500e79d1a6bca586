"""What an unfinished text leaves behind is found wherever it stands; ordinary words are not."""

import pytest

from intakt.planning.invariants.words import LEFTOVER, NEGATIVE

LEFT = (
    "NaN", "None", "undefined", "null", "TODO", "TBD", "{{", "}}", "{%", "%}",
    "{kcal}", "{meal.name}", "<b>", "</p>",
)  # fmt: skip


@pytest.mark.parametrize("left", LEFT)
@pytest.mark.parametrize("around", ["{}", "Eat {} now.", "One\0{}\0two"])
def test_leftovers_are_found(left: str, around: str) -> None:
    found = LEFTOVER.search(around.replace("{}", left))
    assert found is not None
    assert found[0] == left


@pytest.mark.parametrize("words", ["Noneless", "annulled", "Today, turn the noodles", "under 5 %", "2 < 3"])
def test_words_are_no_leftovers(words: str) -> None:
    assert LEFTOVER.search(words) is None


@pytest.mark.parametrize("text", ["-5", "lose -5 kg", "by −3", "a\0-1"])
def test_negative_numbers_are_found(text: str) -> None:
    assert NEGATIVE.search(text) is not None


@pytest.mark.parametrize("text", ["8-10", "8–10", "week-3", "(1)-2", "well-known", "- one"])
def test_ranges_and_hyphens_are_not_negative(text: str) -> None:
    assert NEGATIVE.search(text) is None

"""What our fonts can print, script by script, and that Typst agrees."""

import random
from datetime import date

import pytest
from tests.documents import named

from intakt.rendering import glyphs, pdf
from intakt.rendering.probe import candidates, ranges, refused
from intakt.rendering.theme import theme_of

PRINTED = (
    "Ana Ilić", "Łukasz Żółć", "Ðorđe Ñandú", "Nguyễn Thị Ánh", "Ελένη", "Юлія Ґедзь", "עדי", "محمد", "नेहा",
    "สมชาย", "½ × 2 °C µg → ☐ ✓",
)  # fmt: skip


@pytest.mark.parametrize("text", PRINTED)
def test_scripts_with_a_font_print_as_typed(text: str) -> None:
    assert glyphs.text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("李小龍", "???"),
        ("한글", "??"),
        ("😀", "?"),
        ("👩\u200d🍳", "??"),
        ("\ue000", "?"),
        ("a\u202eb\u2066c", "abc"),
    ],
)
def test_scripts_without_a_font_become_question_marks(text: str, shown: str) -> None:
    assert glyphs.text(text) == shown


def test_control_characters_vanish_and_line_breaks_stay() -> None:
    assert glyphs.text("a\u0000\u0007b\tc\nd\ufeff") == "ab c\nd"


def test_trees_are_cleaned_all_the_way_down() -> None:
    tree = {"a": ["漢", {"b": ("x", 1, None)}]}
    assert glyphs.printable(tree) == {"a": ["?", {"b": ["x", 1, None]}]}


def test_typst_prints_everything_that_the_table_says() -> None:
    covered = [chr(code) for code in sorted(glyphs.covered())]
    assert len(covered) > 5000
    assert refused(covered) == frozenset()


def test_typst_refuses_what_the_table_leaves_out() -> None:
    left = [character for character in candidates() if ord(character) not in glyphs.covered()]
    some = random.Random(7).sample(left, 400)
    assert refused(some) == frozenset(some)


def test_words_without_an_end_can_be_broken() -> None:
    assert glyphs.text("hello " + "a" * 30) == "hello " + "a" * 30
    assert glyphs.text("a" * 40).replace("\u200b", "") == "a" * 40
    assert max(map(len, glyphs.text("a" * 400).split("\u200b"))) == 12


def test_marks_stay_with_letters_of_their_script() -> None:
    assert glyphs.text("e\u0323") == "ẹ"
    assert glyphs.text("نِ") == "نِ"
    assert glyphs.text("a\u064b") == "a"
    assert glyphs.text("漢\u0301\u0301") == "?"
    assert glyphs.text("\u0301abc") == "abc"


def test_runs_are_joined() -> None:
    assert ranges("abcxz") == [(97, 99), (120, 120), (122, 122)]


@pytest.mark.parametrize("seed", range(6))
def test_any_mixture_of_characters_can_be_printed(seed: int) -> None:
    chosen = random.Random(seed)
    everything = [*candidates(), *"\u200d\u200c\u00ad\u202e\u2066\ufe0f\u0301\u0323\u064b"]
    name = "".join(chosen.choice(everything) for _ in range(120))
    marks = "".join(chosen.choice("aेّ้\u0301\u0323\u200d\u200c\u064bक्षا") for _ in range(120))
    for text in (name, marks):
        document = named(text)
        content = pdf.render(document, theme_of(document.practice), day=date(2026, 11, 23))
        assert content.startswith(b"%PDF")

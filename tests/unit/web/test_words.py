"""The words of the pages: complete in every language, and in any number of languages."""

from pathlib import Path

import pytest

from intakt.kit.errors import SetupError
from intakt.web import words

COUNT = "a-count = {{ $n ->\n    [one] {one}\n   *[other] {other}\n  }}\n"
FILES = {
    "en": COUNT.format(one="One answer", other="{ $n } answers") + "a-hello = Hello { $name }\n",
    "ar": COUNT.format(one="x { $n }", other="z { $n }") + "a-hello = مرحبا { $name }\n",
}


def written(folder: Path, **changed: str) -> Path:
    for code, text in {**FILES, **changed}.items():
        (folder / code).mkdir()
        (folder / code / "a.ftl").write_text(text, "utf-8")
    return folder


def test_the_shipped_words_fit_together() -> None:
    assert "en" in words.load().languages


def test_a_message_is_given_exactly_its_variables(tmp_path: Path) -> None:
    t = words.load(written(tmp_path)).words("en")
    assert t("a-hello", name="Ada") == "Hello Ada"
    assert (t("a-count", n=1), t("a-count", n=2000)) == ("One answer", "2,000 answers")
    for key, values in (("a-hello", {}), ("a-hello", {"name": "A", "more": 1}), ("a-none", {})):
        with pytest.raises(KeyError):
            t(key, **values)


def test_right_to_left_isolates_what_is_filled_in(tmp_path: Path) -> None:
    t = words.load(written(tmp_path)).words("ar")
    assert t.language.direction == "rtl"
    assert t("a-hello", name="Ada") == "مرحبا \u2068Ada\u2069"


def test_a_script_is_given_a_pattern_for_every_plural_form(tmp_path: Path) -> None:
    catalogue = words.load(written(tmp_path))
    assert catalogue.words("en").pattern("a-hello") == "Hello {name}"
    assert catalogue.words("en").pattern("a-count", count="n") == {
        "one": "One answer",
        "other": "{n} answers",
    }
    arabic = catalogue.words("ar").pattern("a-count", count="n")
    assert set(arabic) == {"zero", "one", "two", "few", "many", "other"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("a-hello = Hallo { $name }\n", "ar lacks a-count"),
        (FILES["ar"] + "a-more = x\n", "ar has a-more"),
        (FILES["ar"].replace("$name", "$who"), "other variables"),
        (FILES["ar"] + "b-more = x\n", "must begin with a-"),
        (FILES["ar"] + "a-hello = again { $name }\n", "is there twice"),
        (FILES["ar"] + "a-broken = { $n\n", "not understood"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(SetupError, match=said):
        words.load(written(tmp_path, ar=wrong))


def test_a_language_is_found_by_its_tag(tmp_path: Path) -> None:
    catalogue = words.load(written(tmp_path))
    assert catalogue.fitting("AR-eg") == "ar"
    assert catalogue.fitting("en") == "en"
    assert catalogue.fitting("fr") is None

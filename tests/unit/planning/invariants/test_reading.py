"""The reading grade grows with long words and sentences, in each language that has a formula."""

import pytest

from intakt.planning.invariants.reading import reading_grade

EASY = {
    "en": "Eat when you are hungry. Drink when you are dry.",
    "de": "Iss, wenn du Hunger hast. Trink, wenn du Durst hast.",
}
HARD = {
    "en": "Considerable physiological individuality necessitates personalised nutritional "
    "recommendations that incorporate anthropometric characteristics alongside contemporaneous "
    "biochemical investigations.",
    "de": "Beträchtliche physiologische Individualunterschiede erfordern personalisierte "
    "Ernährungsempfehlungen unter Berücksichtigung anthropometrischer Charakteristika sowie "
    "biochemischer Untersuchungsergebnisse.",
}


@pytest.mark.parametrize("language", ["en", "de"])
def test_long_words_and_sentences_are_harder(language: str) -> None:
    easy, hard = (reading_grade(text[language], language=language) for text in (EASY, HARD))
    assert easy is not None and hard is not None
    assert easy < 4 < 12 < hard


def test_a_language_without_a_formula_has_no_grade() -> None:
    assert reading_grade("Mange quand tu as faim.", language="fr") is None


def test_nothing_to_read_is_grade_nought() -> None:
    assert reading_grade("1, 2, 3.", language="en") == 0.0

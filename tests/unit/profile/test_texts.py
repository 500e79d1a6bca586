"""Every word that screening can show is asked of the library, and the shipped one has it."""

from tests.shipped import release

from intakt.profile.texts import TEXTS


def test_the_library_has_every_word_of_screening_and_no_other() -> None:
    for language in release().library.languages:
        texts = release().library.texts[language]
        assert {key for key in texts if key.startswith("screening.")} == TEXTS

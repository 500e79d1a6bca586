"""Which language a client is spoken to in."""

import pytest

from intakt.services.library import nearest


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("de-AT", "de"),
        ("pt-br", "pt-BR"),
        ("pt-PT", "en"),
        ("xx", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_nearest_language_of_the_library(wanted: str | None, spoken: str) -> None:
    assert nearest(wanted, ("en", "de", "pt-BR")) == spoken

"""All packets of a client in one file."""

import io

import pikepdf
import pytest
from tests.documents import PRACTICE, composed

from intakt.document.samples import DAY
from intakt.kit.errors import InputError
from intakt.rendering import combined, pdf
from intakt.rendering.theme import theme_of

NAMES = ("introduction", "figures, rich", "withheld")


def test_packets_follow_each_other_with_their_covers_as_chapters() -> None:
    documents = [composed(name) for name in NAMES]
    theme = theme_of(PRACTICE)
    content = combined.render(documents, theme, title="Your packets", day=DAY)
    assert pdf.page_count(content) == sum(pdf.page_count(pdf.render(d, theme, day=DAY)) for d in documents)
    with pikepdf.open(io.BytesIO(content)) as found, found.open_outline() as outline:
        assert [item.title for item in outline.root] == [d.sections[0].title for d in documents]
        inside = [s.title for s in documents[1].sections[1:] if s.level == 1]
        assert [item.title for item in outline.root[1].children] == inside
        assert str(found.docinfo.Title) == "Your packets"


def test_there_must_be_something_to_put_together() -> None:
    with pytest.raises(InputError):
        combined.render([], theme_of(PRACTICE), title="T", day=DAY)

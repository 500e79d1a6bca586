"""The HTML: complete in itself, safe whatever was typed, readable in every light."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.documents import HOSTILE, composed, named

from intakt.document.model import Document, Logo, Practice
from intakt.rendering import html
from intakt.rendering.theme import theme_of

ALL = ("figures", "figures, rich", "pattern, minor", "withheld", "introduction", "introduction, minor")
VOID = {"meta", "img", "input", "br", "circle", "rect", "line", "path", "polygon", "polyline", "link", "hr"}


class Reader(HTMLParser):
    """Collects elements, attributes and text, and insists that every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data


def read(document: Document) -> Reader:
    reader = Reader()
    reader.feed(html.render(document, theme_of(document.practice)))
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("name", ALL)
def test_pages_are_whole_and_need_nothing_else(name: str) -> None:
    reader = read(composed(name))
    tags = {tag for tag, _ in reader.found}
    assert not tags & {"script", "link", "iframe", "object", "embed", "form", "base"}
    for tag, attributes in reader.found:
        assert not any(key.startswith("on") for key in attributes), (tag, attributes)
        for key in ("src", "href"):
            assert (attributes.get(key) or "#").startswith(("#", "data:image/")), (tag, attributes)


@pytest.mark.parametrize("name", ALL)
def test_pages_can_be_read_aloud(name: str) -> None:
    reader = read(composed(name))
    elements = reader.found
    assert ("html", {"lang": "en", "dir": "ltr"}) in elements
    levels = [int(tag[1]) for tag, _ in elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    marks = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(marks) == len(set(marks))
    for _, attributes in elements:
        assert attributes.get("aria-labelledby", marks[0]) in marks
        if (attributes.get("href") or "").startswith("#"):
            assert (attributes["href"] or "")[1:] in marks
        if attributes.get("role") == "img":
            assert attributes["aria-label"]
    assert sum(tag == "table" for tag, _ in elements) == sum(tag == "caption" for tag, _ in elements)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_typed_and_harmless(name: str) -> None:
    reader = read(named(name))
    assert name.strip("\x00 ").replace("\x00", "\ufffd") in reader.text or "\x00" in name
    assert not any(tag == "script" for tag, _ in reader.found)


def test_a_name_from_right_to_left_is_kept_apart() -> None:
    source = html.render(named("عبد الرحمن"), theme_of(composed("withheld").practice))
    assert '<p class="name"><bdi>عبد الرحمن</bdi></p>' in source


def test_answers_in_a_table_stand_apart_without_marks() -> None:
    source = html.render(composed("introduction"), theme_of(composed("introduction").practice))
    assert "<bdi>Everything</bdi></td>" in source


def test_dark_light_print_and_phone_are_looked_after() -> None:
    source = html.render(composed("figures"), theme_of(composed("figures").practice))
    for needed in (
        "prefers-color-scheme: dark",
        "@media print",
        "max-width: 38rem",
        "prefers-reduced-motion",
    ):
        assert needed in source


def test_a_logo_is_an_image_and_never_markup() -> None:
    evil = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    practice = Practice(name="P", logo=Logo(media_type="image/svg+xml", data=evil, alt='"><script>'))
    reader = read(composed("withheld", practice=practice))
    (attributes,) = [found for tag, found in reader.found if tag == "img"]
    assert (attributes["src"] or "").startswith("data:image/svg+xml;base64,")
    assert attributes["alt"] == '"><script>'


def test_the_shopping_list_can_be_ticked() -> None:
    document = composed("figures")
    boxes = [found for tag, found in read(document).found if tag == "input"]
    assert len(boxes) > 10 and all(box["type"] == "checkbox" for box in boxes)

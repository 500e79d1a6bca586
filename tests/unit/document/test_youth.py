"""What a YOUTH packet says to teenagers, and to children."""

import re

import msgspec
import pytest
from tests.clients import DAY, PRACTICE
from tests.shipped import answers_of, release

from intakt.document.model import Document
from intakt.services import generation

CHILDISH = {
    "en": r"[Yy]our stars|a star\b|grown-up|younger child|Draw or|music|[Cc]ollect|\bgames?\b for|no fun",
    "de": r"Sterne?\b|Stern für|jüngeren Kind|Mal (?:oder|einen)|Musik|Sammel|Spiele für|kein Spaß",
}


def document(persona: str, language: str) -> Document:
    answers = generation.Answers(client_type="YOUTH", responses=answers_of(persona), language=language)
    found = generation.generate(answers, release(), day=DAY, practice=PRACTICE)
    return next(each.document for each in found if each.type == "YOUTH")


def text(persona: str, language: str) -> str:
    return msgspec.json.encode(document(persona, language)).decode()


@pytest.mark.parametrize("language", ["en", "de"])
def test_teenagers_are_not_spoken_to_as_children(language: str) -> None:
    assert re.findall(CHILDISH[language], text("seventeen-in-the-gym", language)) == []


def test_children_colour_stars_and_teenagers_tick_boxes() -> None:
    boxes = {
        persona: re.findall(r'"box":"(\w+)"', text(persona, "en"))
        for persona in ("seventeen-in-the-gym", "ten-year-old-no-sport")
    }
    assert "star" in boxes["ten-year-old-no-sport"]
    assert "star" not in boxes["seventeen-in-the-gym"]


@pytest.mark.parametrize(("language", "words"), [("en", "with this plan"), ("de", "mit diesem Plan")])
def test_hours_speak_of_a_plan_only_where_there_is_one(language: str, words: str) -> None:
    assert words in text("ten-year-old-no-sport", language)
    assert words not in text("growth-spurt-two-sports", language)

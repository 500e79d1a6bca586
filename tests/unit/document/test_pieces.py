"""Words and placeholders without the template machinery: the same text, or none at all."""

import pytest
from tests.shipped import release

from intakt.document import filters, sandbox
from intakt.document.pieces import filled, pieces_of
from intakt.document.sandbox import ENGLISH, PlaceholderError
from intakt.kit.structs import Frozen


class Meal(Frozen, frozen=True, kw_only=True):
    name: str
    kcal: int
    grams: float
    parts: tuple[str, ...] = ()


VALUES: dict[str, object] = {
    "meal": Meal(name="Soup", kcal=1450, grams=2.5, parts=("leek", "oats")),
    "plain": {"name": "Bread", "items": 3},
    "who": "Ada",
    "many": 3,
    "none": None,
    "share": 0.5,
    "yes": True,
}
SIMPLE = (
    "Hello {{ who }}",
    "{{ many }} of {{ meal.name }}: {{ meal.kcal|kcal }}, {{ meal.grams|g }}",
    "{{ meal.parts|joined }} or {{ meal.parts|joined('or') }}; {{ meal.name|sentence }}",
    "{{ plain.name }}\n",
    "  {{ share|amount }} {# nobody reads this #}{{ who }}  ",
)
OTHER = ("{% if many %}{{ who }}{% endif %}", "{% for part in meal.parts %}{{ part }}{% endfor %}", "{{ 3 }}")
WRONG = ("{{ nobody }}", "{{ none }}", "{{ share }}", "{{ yes }}", "{{ meal.colour }}", "{{ who|kcal }}")


def simply(source: str) -> str | None:
    pieces = pieces_of(sandbox._environment(*ENGLISH).parse(source))
    return filled(pieces, VALUES, filters.filters_of(*ENGLISH)) if pieces else None


@pytest.mark.parametrize("source", SIMPLE)
def test_the_text_is_the_machinerys(source: str) -> None:
    text = simply(source)
    assert text is not None
    assert text.strip() == sandbox._filled(source, VALUES, ENGLISH) == sandbox.fill(source, VALUES)


@pytest.mark.parametrize("source", OTHER)
def test_conditions_loops_and_literals_are_left_to_it(source: str) -> None:
    assert simply(source) is None
    assert sandbox.fill(source, VALUES) == sandbox._filled(source, VALUES, ENGLISH)


@pytest.mark.parametrize("source", WRONG)
def test_so_is_everything_that_is_wrong(source: str) -> None:
    assert simply(source) is None
    with pytest.raises(PlaceholderError):
        sandbox.fill(source, VALUES)


def test_what_can_be_called_does_not_resolve() -> None:
    assert simply("{{ plain.items }}") is None
    assert simply("{{ who.upper }}") is None
    with pytest.raises(PlaceholderError):
        sandbox.fill("{{ who.upper }}", VALUES)


def test_most_texts_of_a_packet_are_such() -> None:
    texts = release().library.texts["en"]
    sources = sorted({text for key, text in texts.items() if key.startswith("document.") and "{" in text})
    simple = [each for each in sources if pieces_of(sandbox._environment(*ENGLISH).parse(each))]
    assert len(simple) >= 0.6 * len(sources) >= 60

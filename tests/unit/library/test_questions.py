"""The shipped questions are those of the interface: ids, types, values, bounds."""

from pathlib import Path

import pytest
import yaml
from tests.shipped import library

from intakt.content.model import Question

INTERFACE = yaml.safe_load((Path(__file__).parent / "interface.yaml").read_text(encoding="utf-8"))
NAMED = [(kind, name) for kind, names in INTERFACE["types"].items() for name in names]


def question(name: str) -> Question:
    return next(each for block in library().blocks.values() for each in block.questions if each.id == name)


def test_the_library_has_blocks_and_questions_enough() -> None:
    questions = [each for block in library().blocks.values() for each in block.questions]
    assert len(library().blocks) >= 20
    assert len(questions) >= 110


@pytest.mark.parametrize(("kind", "name"), NAMED, ids=[name for _, name in NAMED])
def test_question_has_the_type_of_the_interface(kind: str, name: str) -> None:
    assert question(name).type == kind


@pytest.mark.parametrize("name", INTERFACE["options"])
def test_options_are_those_of_the_interface(name: str) -> None:
    assert {option.value for option in question(name).options} == set(INTERFACE["options"][name])


@pytest.mark.parametrize("name", INTERFACE["bounds"])
def test_bounds_are_those_of_the_interface(name: str) -> None:
    assert [question(name).min, question(name).max] == INTERFACE["bounds"][name]


@pytest.mark.parametrize("name", [name for _, name in NAMED])
def test_every_row_is_required_where_shown_but_the_optional_ones(name: str) -> None:
    assert question(name).required is (name not in INTERFACE["optional"])


def test_own_questions_are_never_required() -> None:
    named = {name for _, name in NAMED}
    own = [each for block in library().blocks.values() for each in block.questions if each.id not in named]
    assert own
    assert [each.id for each in own if each.required] == []


def test_disliked_foods_are_foods_of_the_table() -> None:
    assert {option.value for option in question("foods-disliked").options} <= set(library().foods)


def test_every_country_of_the_question_has_its_numbers() -> None:
    options = {option.value for option in question("country").options}
    assert options == set(library().countries)
    assert len(options) == 249
    assert sum(bool(country.crisis) for country in library().countries.values()) >= 60
    assert all(country.emergency for country in library().countries.values())
    assert library().countries["US"].paper == "us-letter"
    assert library().countries["DE"].paper == "a4"


def test_none_stands_alone_wherever_it_is_offered() -> None:
    for block in library().blocks.values():
        for each in block.questions:
            if each.type == "multiselect" and any(option.value == "none" for option in each.options):
                assert "none" in each.exclusive, each.id


HEALTH_BLOCKS = (
    "medical-history", "pregnancy", "after-birth", "symptoms", "young-heart", "injuries", "clearance",
    "eating-safety", "red-flags", "pain", "allergies", "body",
)  # fmt: skip


def test_health_answers_are_sensitive() -> None:
    plain = {"active-regularly"}
    for name in HEALTH_BLOCKS:
        for each in library().blocks[name].questions:
            assert each.sensitive or each.id in plain, each.id

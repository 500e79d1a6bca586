"""From a posted form to answers."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from tests.libraries import asking

from intakt.content.yaml_source import parse
from intakt.web.client import given
from intakt.web.forms import Fields

CASES = parse((Path(__file__).parents[3] / "cases" / "validation.yaml").read_bytes()).value


@pytest.mark.parametrize(("text", "whole", "number"), CASES["typed"])
def test_typed_numbers(text: str, whole: bool, number: float | None) -> None:
    assert given.number_of(text, whole=whole) == number


def read(question: dict[str, Any], form: str, *, visible: bool = True) -> given.Given:
    asked = asking({"id": "q", **question}).questions["q"].question
    fields = Fields(parse_qs(form, keep_blank_values=True))
    return given.read([asked], frozenset(["q"] if visible else []), fields)


YES_NO = {"options": [{"value": "yes"}, {"value": "no"}]}


@pytest.mark.parametrize(
    ("question", "form", "answer"),
    [
        ({"type": "text"}, "a.q=Ada", "Ada"),
        ({"type": "text"}, "a.q=++", None),
        ({"type": "text"}, "", None),
        ({"type": "number"}, "a.q=72,5", 72.5),
        ({"type": "number", "step": 1}, "a.q=10,000", 10000),
        ({"type": "range", "min": 0, "max": 10, "step": 1}, "a.q=0", 0),
        ({"type": "radio", **YES_NO}, "a.q=yes", "yes"),
        ({"type": "radio", **YES_NO}, "", None),
        ({"type": "multiselect", **YES_NO}, "a.q=yes&a.q=no", ["yes", "no"]),
        ({"type": "multiselect", **YES_NO}, "", None),
        ({"type": "checkbox"}, "a.q=yes", True),
        ({"type": "checkbox"}, "", False),
        ({"type": "consent"}, "a.q=Ada+L", {"name": "Ada L"}),
        ({"type": "date", "minAge": 8, "maxAge": 100}, "a.q.day=3&a.q.month=5&a.q.year=1990", "1990-05-03"),
        ({"type": "date", "minAge": 8, "maxAge": 100}, "a.q.day=&a.q.month=&a.q.year=", None),
        ({"type": "date", "minAge": 8, "maxAge": 100}, "a.q.day=31&a.q.month=&a.q.year=", "0000-00-31"),
        ({"type": "date"}, "a.q=2027-01-02", "2027-01-02"),
        ({"type": "quantity", "units": ["kg", "lb"]}, "a.q=70&a.q.unit=kg", {"value": 70, "unit": "kg"}),
        ({"type": "quantity", "units": ["kg", "lb"]}, "a.q=&a.q.unit=kg", None),
        (
            {"type": "quantity", "units": ["cm", "m", "in"]},
            "a.q=5&a.q.small=7,5&a.q.unit=ft-in",
            {"value": 67.5, "unit": "in"},
        ),
        (
            {"type": "quantity", "units": ["cm", "m", "in"]},
            "a.q=&a.q.small=67&a.q.unit=ft-in",
            {"value": 67, "unit": "in"},
        ),
    ],
)
def test_answers(question: dict[str, Any], form: str, answer: object) -> None:
    assert read(question, form).answers == {"q": answer}


@pytest.mark.parametrize(
    ("question", "form", "typed"),
    [
        ({"type": "number"}, "a.q=many", "many"),
        ({"type": "quantity", "units": ["kg"]}, "a.q=7o&a.q.unit=kg", "7o"),
        ({"type": "quantity", "units": ["cm", "m", "in"]}, "a.q=5&a.q.small=x&a.q.unit=ft-in", "5"),
    ],
)
def test_what_is_no_number_is_kept_to_be_shown_and_answers_nothing(
    question: dict[str, Any], form: str, typed: str
) -> None:
    found = read(question, form)
    assert found.answers == {"q": None}
    assert found.typed == {"q": typed}


def test_a_hidden_question_is_answered_only_by_an_answer() -> None:
    assert read({"type": "text"}, "a.q=", visible=False).answers == {}
    assert read({"type": "checkbox"}, "", visible=False).answers == {}
    assert read({"type": "text"}, "a.q=x", visible=False).answers == {"q": "x"}

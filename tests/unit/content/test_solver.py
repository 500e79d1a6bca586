"""Finding example clients, and proving that there is none."""

from datetime import date

import pytest
from tests.libraries import asking

from intakt.content import solver
from intakt.content.solver import Must, Solver, TooHard
from intakt.intake.flow import find_flow
from intakt.intake.submission import accept_all

DAY = date(2026, 11, 23)
BORN = {"id": "date-of-birth", "type": "date", "minAge": 8, "maxAge": 100}
BODY = (
    {"id": "height", "type": "quantity", "units": ["cm"], "min": 90, "max": 250},
    {"id": "weight", "type": "quantity", "units": ["kg"], "min": 20, "max": 350},
)


def client(path, name="q"):
    """The client found for a question, seen to see it; None when there is none."""
    found = Solver(path.path, path.library.blocks, day=DAY).client(Must(visible=("question", name)))
    if found is not None:
        answers, problems = accept_all(path, found["responses"])
        assert problems == ()
        assert name in find_flow(path, answers, day=DAY).questions
    return found


def asked_when(*conditions, first=()):
    return asking(
        *first, {"id": "q", "type": "text", "showWhen": {"op": "and", "conditions": list(conditions)}}
    )


@pytest.mark.parametrize(("low", "high"), [(18, 18), (8, 8), (100, 100), (64, 66)])
def test_ages(low, high):
    between = {"op": "between", "fact": "age", "value": [low, high]}
    assert client(asked_when(between, first=[BORN])) is not None


def test_ages_that_nobody_can_have():
    assert client(asked_when({"op": "lessThan", "fact": "age", "value": 8}, first=[BORN])) is None
    grown = {"op": "greaterThan", "fact": "age", "value": 17}
    assert client(asked_when(grown, {"op": "equals", "fact": "minor", "value": True}, first=[BORN])) is None


@pytest.mark.parametrize(("low", "high"), [(15, 15.5), (18.4, 18.5), (39.9, 40)])
def test_body_mass_index(low, high):
    found = client(asked_when({"op": "between", "fact": "bmi", "value": [low, high]}, first=BODY))
    assert found is not None
    assert set(found["responses"]) == {"height", "weight"}


def test_body_mass_index_with_a_bound_on_weight():
    heavy = {"op": "greaterThan", "question": "weight", "value": 200}
    assert client(asked_when({"op": "lessThan", "fact": "bmi", "value": 35}, heavy, first=BODY)) is not None
    assert client(asked_when({"op": "lessThan", "fact": "bmi", "value": 20}, heavy, first=BODY)) is None


def test_numbers_on_steps():
    number = {"id": "n", "type": "number", "min": 0, "max": 10, "step": 2}
    odd = {"op": "equals", "question": "n", "value": 3}
    between = [
        {"op": "greaterThan", "question": "n", "value": 3},
        {"op": "lessThan", "question": "n", "value": 5},
    ]
    assert client(asked_when(odd, first=[number])) is None
    assert client(asked_when(*between, first=[number])) is not None


def test_an_option_that_stands_alone():
    flags = {
        "id": "flags",
        "type": "multiselect",
        "exclusive": ["none"],
        "maxSelected": 2,
        "options": [{"value": value} for value in ("none", "a", "b", "c")],
    }
    has = {
        value: {"op": "contains", "question": "flags", "value": value} for value in ("none", "a", "b", "c")
    }
    assert client(asked_when(has["a"], has["b"], first=[flags])) is not None
    assert client(asked_when(has["a"], has["none"], first=[flags])) is None
    assert client(asked_when(has["a"], has["b"], has["c"], first=[flags])) is None
    only = {"op": "equals", "question": "flags", "value": ["a", "b"]}
    assert (
        client(asked_when(only, {"op": "notContains", "question": "flags", "value": "c"}, first=[flags]))
        is not None
    )
    assert client(asked_when(only, has["c"], first=[flags])) is None


def test_an_option_must_be_visible_to_be_chosen():
    first = {"id": "a", "type": "radio", "options": [{"value": "x"}, {"value": "y"}]}
    shown = {"op": "equals", "question": "a", "value": "x"}
    second = {"id": "b", "type": "select", "options": [{"value": "u", "showWhen": shown}, {"value": "v"}]}
    wants = {"op": "equals", "question": "b", "value": "u"}
    found = client(asked_when(wants, first=[first, second]))
    assert found["responses"] == {"a": "x", "b": "u"}
    assert (
        client(asked_when(wants, {"op": "equals", "question": "a", "value": "y"}, first=[first, second]))
        is None
    )


def test_a_search_can_give_up(monkeypatch):
    monkeypatch.setattr(solver, "STEPS", 3)
    questions = [{"id": f"n{index}", "type": "number"} for index in range(5)]
    answered = [{"op": "isNotEmpty", "question": question["id"]} for question in questions]
    with pytest.raises(TooHard):
        client(asked_when(*answered, first=questions))


def test_a_condition_can_be_too_long_to_search():
    first = {"id": "n", "type": "number"}
    path = asked_when(*[{"op": "isNotEmpty", "question": "n"}] * 5000, first=[first])
    with pytest.raises(TooHard):
        client(path)

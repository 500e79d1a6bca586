"""Validation and acceptance: the shared cases, and that every message says what to do."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.libraries import asking, base_files

from intakt.content import loader
from intakt.content.wording import Wording
from intakt.content.yaml_source import parse
from intakt.intake.flow import find_flow
from intakt.intake.validation import Stamp, accept, is_missing, validate
from intakt.intake.validators import VALIDATORS
from intakt.intake.wrong import WORDS
from intakt.kit.errors import AnswersRejected, ContentError

CASES = parse((Path(__file__).parents[2] / "cases" / "validation.yaml").read_bytes()).value
DAY = date.fromisoformat(CASES["day"])
ANSWERS = [(case, *pair) for case in CASES["cases"] for pair in case.get("answers", ())]
STORED = [(case["question"], *pair) for case in CASES["cases"] for pair in case.get("stored", ())]


def codes(path, answers):
    flow = find_flow(path, answers, day=DAY)
    problems = validate(path, flow, answers, day=DAY)
    assert all(problem.message.strip().endswith(".") for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize(("case", "answer", "expected"), ANSWERS)
def test_case(case, answer, expected):
    path = asking(case["question"], client_type=case.get("clientType", "NUTRITION_ONLY"))
    name = case["question"]["id"]
    question = path.questions[name].question
    answers = {}
    if expected.startswith("refused "):
        with pytest.raises(AnswersRejected) as refused:
            accept(question, answer)
        assert [problem.code for problem in refused.value.problems] == [expected.removeprefix("refused ")]
        return
    if answer != "absent":
        answers[name] = accept(question, answer)
    assert codes(path, answers) == ([] if expected == "ok" else [expected])


@pytest.mark.parametrize(("question", "answer", "stored"), STORED)
def test_stored_form(question, answer, stored):
    asked = asking(question).questions[question["id"]].question
    accepted = accept(asked, answer)
    assert accepted == stored
    assert accept(asked, accepted) == accepted
    assert msgspec.json.encode(accepted) == msgspec.json.encode(stored)


def test_nothing_is_accepted_as_nothing():
    assert accept(asking({"id": "q", "type": "number"}).questions["q"].question, None) is None


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 10**400])
def test_numbers_that_are_none_are_refused(number):
    with pytest.raises(AnswersRejected):
        accept(asking({"id": "q", "type": "number"}).questions["q"].question, number)


def test_long_text_cannot_be_stored():
    question = asking({"id": "q", "type": "textarea"}).questions["q"].question
    assert accept(question, "x" * 20_000) == "x" * 20_000
    with pytest.raises(AnswersRejected, match="20000"):
        accept(question, "x" * 20_001)


def test_a_text_without_bounds_has_an_upper_bound():
    path = asking({"id": "q", "type": "text"})
    assert codes(path, {"q": "x" * 200}) == []
    assert codes(path, {"q": "x" * 201}) == ["max-length"]


def test_a_consent_takes_the_servers_stamp_and_not_the_clients():
    question = asking({"id": "q", "type": "consent"}).questions["q"].question
    stamp = Stamp(at="2026-11-23T10:00:00Z", text="I agree.")
    sent = {"name": "Ada", "at": "1999-01-01T00:00:00Z", "text": "I do not agree."}
    assert accept(question, sent, stamp=stamp) == {
        "name": "Ada",
        "at": "2026-11-23T10:00:00Z",
        "text": "I agree.",
    }


def test_only_visible_options_hold():
    path = asking(
        {"id": "a", "type": "checkbox"},
        {
            "id": "b",
            "type": "select",
            "options": [
                {"value": "x"},
                {"value": "y", "showWhen": {"op": "equals", "question": "a", "value": True}},
            ],
        },
        {
            "id": "c",
            "type": "multiselect",
            "options": [
                {"value": "x"},
                {"value": "y", "showWhen": {"op": "equals", "question": "a", "value": True}},
            ],
        },
    )
    assert codes(path, {"a": True, "b": "y", "c": ["x", "y"]}) == []
    assert codes(path, {"a": False, "b": "y", "c": ["x", "y"]}) == ["option", "option"]


def test_hidden_answers_are_not_looked_at():
    path = asking(
        {"id": "a", "type": "text"},
        {
            "id": "b",
            "type": "number",
            "required": True,
            "max": 1,
            "showWhen": {"op": "isNotEmpty", "question": "a"},
        },
    )
    assert codes(path, {"b": 9}) == []
    assert codes(path, {"a": "x", "b": 9}) == ["max"]
    assert codes(path, {"a": "x"}) == ["required"]


def test_bounds_are_said_in_the_clients_unit_and_hold_as_said():
    path = asking({"id": "q", "type": "quantity", "units": ["cm", "in"], "min": 90, "max": 250})
    question = path.questions["q"].question
    answers = {"q": accept(question, {"value": 10, "unit": "in"})}
    (problem,) = validate(path, find_flow(path, answers, day=DAY), answers, day=DAY)
    assert problem.message == "Please enter a value from 35.5 to 98.4 in, and check the unit."
    for edge in (35.5, 98.4):
        assert codes(path, {"q": accept(question, {"value": edge, "unit": "in"})}) == []


def test_after_birth():
    path = asking(
        {"id": "date-of-birth", "type": "date"}, {"id": "q", "type": "date", "validators": ["after-birth"]}
    )
    assert codes(path, {"date-of-birth": "2000-01-02", "q": "2000-01-01"}) == ["after-birth"]
    assert codes(path, {"date-of-birth": "2000-01-02", "q": "2000-01-02"}) == []
    assert codes(path, {"q": "2000-01-01"}) == []


def test_a_validator_that_does_not_exist_is_an_error_of_the_library():
    path = asking({"id": "q", "type": "text", "validators": ["nope"]})
    with pytest.raises(ContentError, match="nope"):
        codes(path, {"q": "x"})


def test_the_pattern_takes_linear_time():
    path = asking({"id": "q", "type": "textarea", "pattern": "(a+)+", "maxLength": 20000})
    assert codes(path, {"q": "a" * 19_999 + "!"}) == ["pattern"]


def test_a_question_may_have_its_own_words():
    path = asking({"id": "q", "type": "text", "required": True})
    path.library.texts["en"]["question.q.error.required"] = "Tell us your shoe size."
    (problem,) = validate(path, find_flow(path, {}, day=DAY), {}, day=DAY)
    assert problem.message == "Tell us your shoe size."


def test_every_message_has_words():
    wording = Wording(loader.library_of(base_files()), "en")
    for name in (*WORDS, *VALIDATORS):
        assert wording.has(f"validation.{name}"), name


@pytest.mark.parametrize("answer", [None, "", " \t", "\u200b", [], (), {"name": " "}])
def test_missing(answer):
    assert is_missing(answer)


@pytest.mark.parametrize(
    "answer", [0, False, "x", ["x"], {"name": "Ada"}, {"value": 0, "unit": "kg", "si": 0.0}]
)
def test_not_missing(answer):
    assert not is_missing(answer)

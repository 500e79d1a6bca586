"""Submitting: complete and valid, only what counts, and every wrong answer named."""

from datetime import date

import msgspec
import pytest
from tests.libraries import asking, compiled

from intakt.intake.submission import accept_all, submit
from intakt.intake.validation import Stamp
from intakt.kit.errors import AnswersRejected

DAY = date(2026, 11, 23)


def two_blocks():
    return compiled(
        [
            {
                "id": "one",
                "category": "GOALS",
                "questions": [
                    {"id": "a", "type": "text", "required": True},
                    {
                        "id": "b",
                        "type": "number",
                        "showWhen": {"op": "equals", "question": "a", "value": "more"},
                    },
                ],
            },
            {
                "id": "two",
                "category": "GOALS",
                "questions": [{"id": "c", "type": "quantity", "units": ["kg", "lb"]}],
            },
        ]
    )


def test_raw_answers_are_stored_in_the_order_of_the_path():
    submission = submit(two_blocks(), {"c": {"value": 154, "unit": "lb"}, "a": "more", "b": 3}, day=DAY)
    assert submission.answers == {"a": "more", "b": 3, "c": {"value": 154, "unit": "lb", "si": 69.9}}
    assert list(submission.answers) == ["a", "b", "c"]
    assert (submission.client_type, submission.release, submission.day) == ("NUTRITION_ONLY", "test", DAY)


def test_hidden_and_blank_answers_are_not_submitted():
    submission = submit(two_blocks(), {"a": "less", "b": 3, "c": None}, day=DAY)
    assert submission.answers == {"a": "less"}


def test_submitting_what_was_submitted_changes_nothing():
    first = submit(two_blocks(), {"a": "more", "b": 3, "c": 70}, day=DAY)
    assert submit(two_blocks(), first.answers, day=DAY) == first


def test_every_wrong_answer_is_named_once():
    with pytest.raises(AnswersRejected) as rejected:
        submit(two_blocks(), {"a": 5, "c": {"value": 3, "unit": "cm"}, "zzz": 1}, day=DAY)
    assert [(each.question, each.code) for each in rejected.value.problems] == [
        ("a", "type"),
        ("zzz", "unknown-question"),
        ("c", "unit"),
    ]


def test_a_question_of_another_path_is_left_aside():
    path = two_blocks()
    other = compiled([{"id": "three", "category": "GOALS", "questions": [{"id": "d", "type": "text"}]}])
    known = msgspec.structs.replace(path, known=path.known | other.known)
    accepted, problems = accept_all(known, {"a": "x", "d": "kept aside"})
    assert (accepted, problems) == ({"a": "x"}, ())


def test_consents_are_stamped():
    path = asking({"id": "agree", "type": "consent", "required": True})
    stamps = {"agree": Stamp(at="2026-11-23T10:00:00Z", text="I agree.")}
    accepted, _ = accept_all(path, {"agree": {"name": "Ada", "text": "nothing"}}, stamps=stamps)
    assert accepted == {"agree": {"name": "Ada", "at": "2026-11-23T10:00:00Z", "text": "I agree."}}
    assert submit(path, accepted, day=DAY).answers == accepted

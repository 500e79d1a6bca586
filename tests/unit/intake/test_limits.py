"""How much a path asks."""

from datetime import date

from tests.libraries import asking

from intakt.content.model import QuestionType
from intakt.intake.limits import SECONDS, minutes, most_required, required_count

DAY = date(2026, 11, 23)


def test_every_type_has_a_time():
    assert set(SECONDS) == set(QuestionType.__args__)


def test_minutes_round_up():
    path = asking(
        *[{"id": f"q{index}", "type": "textarea"} for index in range(3)], {"id": "tick", "type": "checkbox"}
    )
    assert minutes(path, {}, day=DAY) == 3


def test_the_most_that_is_asked_is_found_by_climbing():
    follow = {"type": "text", "required": True}
    path = asking(
        {
            "id": "flags",
            "type": "multiselect",
            "options": [{"value": "a"}, {"value": "b"}, {"value": "none"}],
        },
        {"id": "date-of-birth", "type": "date"},
        {"id": "of-a", **follow, "showWhen": {"op": "contains", "question": "flags", "value": "a"}},
        {"id": "of-b", **follow, "showWhen": {"op": "contains", "question": "flags", "value": "b"}},
        {"id": "of-minors", **follow, "showWhen": {"op": "equals", "fact": "minor", "value": True}},
        {"id": "of-none", **follow, "showWhen": {"op": "equals", "question": "flags", "value": "none"}},
    )
    assert required_count(path, {"flags": ["none"]}, day=DAY) == 1
    count, answers = most_required(path, {"flags": ["none"]}, day=DAY)
    assert count == 3
    assert set(answers["flags"]) >= {"a", "b"}
    assert required_count(path, answers, day=DAY) == 3

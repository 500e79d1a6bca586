"""Progress: whole percent of visible required questions answered."""

from datetime import date

from tests.libraries import asking

from intakt.intake.flow import find_flow
from intakt.intake.progress import measure

DAY = date(2026, 11, 23)


def percent(path, answers):
    progress = measure(path, find_flow(path, answers, day=DAY), answers)
    assert [(each.id, each.title, each.percent) for each in progress.sections] == [
        ("all", "All", progress.percent)
    ]
    return progress.percent


def test_counts_what_is_required_and_visible():
    path = asking(
        {"id": "a", "type": "text", "required": True},
        {"id": "b", "type": "text", "required": True, "showWhen": {"op": "isNotEmpty", "question": "a"}},
        {"id": "c", "type": "text", "required": True, "showWhen": {"op": "isNotEmpty", "question": "a"}},
        {"id": "d", "type": "text"},
    )
    assert percent(path, {}) == 0
    assert percent(path, {"d": "x", "b": "hidden"}) == 0
    assert percent(path, {"a": "x"}) == 33
    assert percent(path, {"a": "x", "b": "x"}) == 66
    assert percent(path, {"a": "x", "b": " ", "c": "x"}) == 66
    assert percent(path, {"a": "x", "b": "x", "c": "x"}) == 100


def test_nothing_required_is_done():
    assert percent(asking({"id": "a", "type": "text"}), {}) == 100


def test_a_required_box_that_is_not_ticked_is_not_done():
    assert percent(asking({"id": "a", "type": "checkbox", "required": True}), {"a": False}) == 0

"""Which control a question gets, and what it shows of an answer."""

from typing import Any

import pytest
from tests.libraries import asking

from intakt.content.model import Question
from intakt.web.client import controls


def question(**fields: Any) -> Question:
    return asking({"id": "q", **fields}).questions["q"].question


def options(count: int) -> list[dict[str, str]]:
    return [{"value": f"v{number}"} for number in range(count)]


@pytest.mark.parametrize(
    ("fields", "control"),
    [
        ({"type": "select", "options": options(7)}, "radios"),
        ({"type": "select", "options": options(8)}, "select"),
        ({"type": "radio", "options": options(2)}, "radios"),
        ({"type": "multiselect", "options": options(3)}, "checks"),
        ({"type": "date"}, "date"),
        ({"type": "date", "minAge": 8, "maxAge": 100}, "birthday"),
        ({"type": "range", "min": 0, "max": 10, "step": 1}, "scale"),
        ({"type": "range", "min": 0, "max": 100, "step": 1}, "input"),
        ({"type": "checkbox"}, "tick"),
        ({"type": "textarea"}, "area"),
        ({"type": "consent"}, "consent"),
        ({"type": "phone"}, "input"),
    ],
)
def test_control(fields: dict[str, Any], control: str) -> None:
    assert controls.control_of(question(**fields)) == control


@pytest.mark.parametrize(
    ("fields", "mode"),
    [
        ({"type": "number", "step": 1}, "numeric"),
        ({"type": "number"}, "decimal"),
        ({"type": "number", "step": 0.5}, "decimal"),
        ({"type": "quantity", "units": ["kg"]}, "decimal"),
        ({"type": "email"}, "email"),
        ({"type": "phone"}, "tel"),
        ({"type": "text"}, ""),
    ],
)
def test_keyboard(fields: dict[str, Any], mode: str) -> None:
    assert controls.inputmode_of(question(**fields)) == mode


def test_units_offered() -> None:
    assert controls.units_of(question(type="quantity", units=["cm", "m", "in"])) == ("cm", "m", "ft-in")
    assert controls.units_of(question(type="quantity", units=["cm", "in"])) == ("cm", "in")
    assert controls.units_of(question(type="quantity", units=["kg", "lb"])) == ("kg", "lb")
    body = asking({"id": "weight", "type": "quantity", "units": ["kg", "lb"]}).questions["weight"].question
    assert controls.units_of(body) == ("kg", "lb", "st-lb")


@pytest.mark.parametrize(
    ("answer", "country", "unit"),
    [
        (None, "DE", "cm"),
        (None, "US", "ft-in"),
        (None, "", "cm"),
        ({"value": 67, "unit": "in", "si": 170.2}, "DE", "ft-in"),
        ({"value": 1.7, "unit": "m", "si": 170.0}, "US", "m"),
    ],
)
def test_unit_shown(answer: object, country: str, unit: str) -> None:
    asked = question(type="quantity", units=["cm", "m", "in"])
    assert controls.unit_shown(asked, answer, ("cm", "m", "ft-in"), country) == unit


@pytest.mark.parametrize(
    ("control", "answer", "unit", "shown"),
    [
        ("quantity", {"value": 67.5, "unit": "in", "si": 171.5}, "ft-in", ("5", ("7.5",))),
        ("quantity", {"value": 70.0, "unit": "kg", "si": 70.0}, "kg", ("70", ("",))),
        ("quantity", None, "kg", ("", ("",))),
        ("quantity", None, "st-lb", ("", ("",))),
        ("birthday", "1990-05-03", "", ("1990-05-03", ("3", "5", "1990"))),
        ("birthday", None, "", ("", ("", "", ""))),
        ("consent", {"name": "Ada", "at": "x", "text": "y"}, "", ("Ada", ())),
        ("tick", True, "", ("yes", ())),
        ("tick", False, "", ("", ())),
        ("input", 72.5, "", ("72.5", ())),
        ("input", None, "", ("", ())),
    ],
)
def test_shown(control: Any, answer: object, unit: str, shown: object) -> None:
    assert controls.shown(control, answer, unit) == shown

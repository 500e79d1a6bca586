"""Words of danger in the shipped library: what must be heard, and what must not be mistaken for it."""

from pathlib import Path

import pytest
import yaml
from tests.clients import DAY, FULL
from tests.shipped import population, release

from intakt.content.danger import danger_words, plain
from intakt.content.model import CLIENT_TYPES
from intakt.intake.notices import notices_for
from intakt.intake.sampling import sample
from intakt.intake.submission import accept_all

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases/danger.yaml").read_text("utf-8"))
LIBRARY = release().library
WORDED = [urgent for urgent in LIBRARY.urgent if urgent.words]
CLIENTS = 1000 if FULL else 150
NAMES = {"full-name", "guardian-name", "clearance-name"}
"""Texts that are somebody's name: nothing is looked for in a name."""


def heard(text: str) -> set[str]:
    return {urgent.id for urgent in WORDED if danger_words(urgent).mean(text)}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in CASES.items() if kind != "calm" for text in texts]
)
def test_danger_is_heard(kind: str, text: str) -> None:
    assert kind in heard(text), plain(text)


@pytest.mark.parametrize("text", CASES["calm"])
def test_calm_words_raise_no_alarm(text: str) -> None:
    assert heard(text) == set(), plain(text)


@pytest.mark.parametrize("urgent", WORDED, ids=lambda urgent: urgent.id)
def test_every_text_but_names_is_listened_to(urgent) -> None:
    texts = {
        question.id
        for block in LIBRARY.blocks.values()
        for question in block.questions
        if question.type in ("text", "textarea")
    }
    assert set(urgent.questions) == texts - NAMES


def test_long_and_odd_texts_are_no_trouble() -> None:
    for text in ("no " * 3000, "a" * 20_000, "\u202e\u0000🙂" * 500, "not suicid" * 2000, ""):
        heard(text)


def urgent_notices(client_type: str, **answers: object) -> dict[str, object]:
    found = notices_for(
        release().path(client_type),
        {name.replace("_", "-"): value for name, value in answers.items()},
        day=DAY,
    )
    return {notice.id: notice for notice in found if notice.urgent}


ADULT = {"date_of_birth": "1990-05-05", "country": "GB"}
CHILD = {"date_of_birth": "2012-05-05", "country": "GB"}


@pytest.mark.parametrize(
    ("client_type", "answers", "expected"),
    [
        ("WORKOUT_ONLY", {**ADULT, "symptoms": ["chest-discomfort-effort"]}, "chest-pain"),
        ("WORKOUT_ONLY", {**ADULT, "symptoms": ["breathless-at-rest"]}, "breathless-at-rest"),
        ("NUTRITION_ONLY", {**ADULT, "symptoms": ["fainted", "dizzy"]}, "fainting"),
        ("NUTRITION_ONLY", {**ADULT, "medical_flags": ["blood-pressure-uncontrolled"]}, "blood-pressure"),
        ("SPECIAL_SITUATION", {**ADULT, "red_flags": ["bladder-bowel"]}, "nerves"),
        ("SPECIAL_SITUATION", {**ADULT, "red_flags": ["numbness-saddle"]}, "nerves"),
        ("SPECIAL_SITUATION", {**ADULT, "red_flags": ["weakness-getting-worse"]}, "nerves"),
        ("SPECIAL_SITUATION", {**ADULT, "red_flags": ["fever"]}, "infection"),
        ("SPECIAL_SITUATION", {**ADULT, "red_flags": ["hot-swollen-joint"]}, "infection"),
        ("YOUTH", {**CHILD, "heart_screen": ["heart-fainted-sport"]}, "young-heart"),
        ("YOUTH", {**CHILD, "heart_screen": ["heart-chest-pain-sport"]}, "young-heart"),
        ("GENERAL_WELLNESS", {**ADULT, "coach_note": "I want to die"}, "self-harm"),
    ],
)
def test_danger_is_told_with_the_number_of_the_country(client_type, answers, expected) -> None:
    found = urgent_notices(client_type, **answers)
    assert list(found) == [f"urgent.{expected}"]
    (notice,) = found.values()
    assert notice.severity == "stop"
    assert notice.number == ("116 123" if expected == "self-harm" else "999")
    assert notice.title and notice.text


def test_what_a_clinician_has_looked_into_is_no_alarm() -> None:
    told = {**ADULT, "symptoms": ["chest-discomfort-effort", "fainted"]}
    checked = {**told, "symptoms_checked": ["chest-discomfort-effort"]}
    assert list(urgent_notices("WORKOUT_ONLY", **checked)) == ["urgent.fainting"]


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_false_alarms_are_rare_among_sampled_clients(client_type: str) -> None:
    """Nothing that they write means danger; few choose an option that does."""
    path, alarms = release().path(client_type), 0
    for responses in sample(path, population(), seed=5000, count=CLIENTS, day=DAY):
        accepted, _ = accept_all(path, responses)
        found = [notice for notice in notices_for(path, accepted, day=DAY) if notice.urgent]
        alarms += bool(found)
        assert not {notice.id.removeprefix("urgent.") for notice in found} & {each.id for each in WORDED}
    assert alarms <= 0.05 * CLIENTS


def test_every_stop_option_is_urgent() -> None:
    """An option marked `stop` means danger: a rule of urgent.yaml must know it."""
    for block in LIBRARY.blocks.values():
        for question in block.questions:
            for option in question.options:
                if option.notice == "stop":
                    answer = [option.value]
                    known = [u for u in LIBRARY.urgent if u.when and question.id in u.questions]
                    assert any(option.value in repr(u.when) for u in known), (question.id, answer)

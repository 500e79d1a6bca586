"""Notices: of chosen options, and of answers that mean danger."""

from datetime import date

from tests.libraries import asking

from intakt.intake.notices import notices_for

DAY = date(2026, 11, 23)
SYMPTOMS = {
    "id": "symptoms",
    "type": "multiselect",
    "options": [
        {"value": "none"},
        {"value": "dizzy", "notice": "caution"},
        {"value": "chest", "notice": "stop"},
    ],
}
NOTE = {"id": "note", "type": "textarea", "showWhen": {"op": "isNotEmpty", "question": "symptoms"}}
COUNTRY = {"id": "country", "type": "select", "options": [{"value": "DE"}, {"value": "NO"}]}
URGENT = [
    {
        "id": "chest",
        "questions": ["symptoms"],
        "when": {"op": "contains", "question": "symptoms", "value": "chest"},
    },
    {"id": "harm", "questions": ["note"], "words": [r"\bhurt myself\b", "suicid"], "number": "crisis"},
]


def shown(answers):
    path = asking(SYMPTOMS, NOTE, COUNTRY, urgent=URGENT)
    return notices_for(path, answers, day=DAY)


def test_nothing_chosen_nothing_shown():
    assert shown({}) == ()
    assert shown({"symptoms": ["none"], "note": "I hurt my knee"}) == ()


def test_a_chosen_option_shows_its_notice():
    (notice,) = shown({"symptoms": ["dizzy"]})
    assert (notice.id, notice.severity, notice.question, notice.text, notice.urgent) == (
        "symptoms.dizzy",
        "caution",
        "symptoms",
        "about dizzy",
        False,
    )


def test_danger_comes_first_with_the_countrys_number():
    first, *rest = shown({"symptoms": ["dizzy", "chest"], "country": "NO"})
    assert (first.id, first.urgent, first.severity, first.number) == ("urgent.chest", True, "stop", "113")
    assert first.text == "Call 113 ."
    assert [each.id for each in rest] == ["symptoms.dizzy", "symptoms.chest"]


def test_words_are_found_whatever_the_case():
    (notice,) = [each for each in shown({"symptoms": ["none"], "note": "I might HURT Myself"}) if each.urgent]
    assert (notice.id, notice.question, notice.number) == ("urgent.harm", "note", "112")


def test_words_in_a_hidden_answer_do_not_count():
    assert shown({"note": "suicide"}) == ()

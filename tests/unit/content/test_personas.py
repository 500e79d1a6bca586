"""Personas that ship, and files that are wrong."""

from datetime import date, timedelta

import pytest
from tests.libraries import SHIPPED, base_files
from tests.shipped import release

from intakt.content import personas
from intakt.content.release import write_files
from intakt.intake.submission import submit
from intakt.kit.errors import ContentError, LibraryRejected


def test_personas_that_ship_are_read_by_id():
    found = personas.load(SHIPPED)
    assert [each.id for each in found] == sorted(each.id for each in found)
    assert sum(each.demo for each in found) == 20


def test_dates_and_yes_stay_words(tmp_path):
    text = b"id: a\ntitle: A\nclientType: YOUTH\nresponses: {date-of-birth: 2012-01-01, ok: yes, n: 3}\n"
    write_files({"personas/a.yaml": text}, tmp_path)
    (persona,) = personas.load(tmp_path)
    assert persona.responses == {"date-of-birth": "2012-01-01", "ok": "yes", "n": 3}
    assert date.fromisoformat(persona.responses["date-of-birth"])


def test_personas_stay_as_old_as_they_were():
    said = {"date-of-birth": "2009-06-03", "full-name": "Kim", "weight": 60, "foods": ["2009-06-03"]}
    assert personas.told_on(personas.WRITTEN, said) == said
    later = personas.told_on(personas.WRITTEN + timedelta(days=365), said)
    assert later == said | {"date-of-birth": "2010-06-03"}


@pytest.mark.parametrize("days", [1, 98, 192, 400, 829, 3000])
def test_those_of_the_demo_are_complete_whenever_they_are_shown(days):
    day = personas.WRITTEN + timedelta(days=days)
    for persona in personas.load(SHIPPED):
        if persona.demo:
            told = personas.told_on(day, persona.responses)
            assert submit(release().path(persona.client_type), told, day=day).answers, persona.id


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("personas/b.yaml", b"id: a\ntitle: A\nclientType: YOUTH\nresponses: {}\n", "file-name"),
        ("personas/a.yaml", b"id: a\ntitle: A\nclientType: NOBODY\nresponses: {}\n", "wrong-value"),
        ("personas/a.yaml", b"id: [a\n", "yaml-syntax"),
    ],
)
def test_a_wrong_file_is_named(tmp_path, name, text, code):
    write_files({name: text}, tmp_path)
    with pytest.raises(LibraryRejected) as rejected:
        personas.load(tmp_path)
    (finding,) = rejected.value.findings
    assert (finding.code, finding.file) == (code, name)


def test_the_population_must_be_there(tmp_path):
    write_files(base_files(), tmp_path)
    with pytest.raises(ContentError, match="population"):
        personas.load_population(tmp_path)

"""One tiny broken library for every kind of fault: each is found at its place, with a remedy and an
example.
"""

import re
from pathlib import Path

import pytest
from tests import libraries

from intakt.content import loader
from intakt.content.release import build
from intakt.content.yaml_source import parse
from intakt.intake.audit import PERSONA_DAY, audit_files
from intakt.intake.flow import find_flow
from intakt.intake.submission import accept_all

FAULTS = sorted(folder.name for folder in libraries.FOLDER.iterdir() if folder.name != "base")
SOURCES = Path(__file__).parents[3] / "src" / "intakt"
NOT_MADE = {"file-size", "too-tangled"}
"""Codes that a tiny library cannot show; they have tests of their own."""


def test_the_base_is_sound():
    assert audit_files(libraries.files_of("base"), readers=frozenset(), needs={}) == ()


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_found(fault):
    expected = parse((libraries.FOLDER / fault / "expect.yaml").read_bytes()).value
    files = libraries.files_of(fault, remove=expected.get("remove", ()))
    readers = frozenset(expected.get("readers", ()))
    needs = {packet: frozenset(names) for packet, names in expected.get("needs", {}).items()}

    findings = audit_files(files, readers=readers, needs=needs)

    found = [each for each in findings if (each.code, each.place) == (expected["code"], expected["place"])]
    assert found, [str(each) for each in findings]
    finding = found[0]
    assert (finding.file, finding.line) == (expected["file"], expected["line"])
    assert finding.severity == expected.get("severity", "error")
    assert finding.message and finding.remedy
    assert expected.get("remedy", "") in finding.remedy
    others = {each.code for each in findings} - {expected["code"], *expected.get("also", ())}
    assert expected.get("many") or not others, [str(each) for each in findings]
    if expected.get("example") is not False:
        shows_the_client(finding, files, expected)


def shows_the_client(finding, files, expected):
    """The example names a client type and gives answers that can be stored."""
    assert finding.example is not None
    assert set(finding.example) == {"clientType", "responses"}
    assert set(expected.get("answers", ())) <= set(finding.example["responses"])
    loaded = loader.read(files)
    if finding.example["clientType"] not in loaded.library.paths:
        return
    if finding.code in ("cycle", "condition-form", "unknown-block", "block-twice", "bad-pattern"):
        return  # such a library cannot run
    path = build(loaded.library).path(finding.example["clientType"])
    accepted, problems = accept_all(path, finding.example["responses"])
    assert problems == ()
    find_flow(path, accepted, day=PERSONA_DAY)


def test_every_kind_of_fault_has_a_library():
    """Codes are the first argument of the functions that make findings and faults."""
    made = re.compile(r'(?:_?finding|_?fault|_failed|Fault)\(\s*(?:name=)?"([a-z]+(?:-[a-z]+)+)"')
    given = re.compile(r'(?:yield|return) "([a-z]+(?:-[a-z]+)+)", (?:f?"|\w+)')
    named = re.compile(r'"([a-z]+-never-fires)"')
    codes: set[str] = set()
    for source in [*(SOURCES / "content").rglob("*.py"), SOURCES / "intake" / "audit.py"]:
        text = source.read_text()
        codes |= {*made.findall(text), *given.findall(text), *named.findall(text)}
    shown = {parse((libraries.FOLDER / fault / "expect.yaml").read_bytes()).value["code"] for fault in FAULTS}
    assert len(codes) > 50
    assert codes - shown - NOT_MADE == set()

"""Personas: whole answers and what must come out; they serve tests, samples and the demo alike."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from intakt.content.decoding import decode
from intakt.content.loader import Files, read_files
from intakt.content.model import ClientType
from intakt.content.yaml_source import Document, parse
from intakt.kit.dates import parse_date
from intakt.kit.errors import ContentError, Finding, LibraryRejected
from intakt.kit.structs import Frozen

FOLDER = "personas/"
POPULATION = "personas/population.yaml"
WRITTEN = date(2026, 11, 23)
"""The day on which the personas that ship say what they say."""


class Persona(Frozen, frozen=True, kw_only=True, rename="camel"):
    """One made-up client. `expect` is read by the tests that know what it means."""

    id: str
    title: str
    client_type: ClientType
    responses: dict[str, Any]
    expect: dict[str, Any] = {}
    demo: bool = False


def load(directory: Path) -> tuple[Persona, ...]:
    """The personas of a library folder, by id. LibraryRejected with every mistake of form."""
    personas, findings = read_personas(read_files(directory))
    if findings:
        raise LibraryRejected(findings)
    return personas


def told_on(day: date, responses: Mapping[str, Any]) -> dict[str, Any]:
    """What a persona says on another day: as old as when it was written, as far from what was and will be."""
    moved = day - WRITTEN

    def told(answer: object) -> object:
        found = parse_date(answer) if isinstance(answer, str) else None
        return answer if found is None else (found + moved).isoformat()

    return {question: told(answer) for question, answer in responses.items()}


def load_population(directory: Path) -> Mapping[str, Any]:
    """How real clients are spread (personas/population.yaml), as `intake.sampling` reads it."""
    files = read_files(directory)
    if POPULATION not in files:
        raise ContentError(f"There is no {POPULATION} in {directory}; add it.")
    document = parse(files[POPULATION])
    findings = _findings(POPULATION, document)
    if findings:
        raise LibraryRejected(findings)
    if not isinstance(document.value, dict):
        raise ContentError(f"{POPULATION} must be a mapping.")
    return document.value


def read_personas(files: Files) -> tuple[tuple[Persona, ...], tuple[Finding, ...]]:
    """The personas that could be read, by id, and what is wrong with the other files."""
    personas: list[Persona] = []
    findings: list[Finding] = []
    for name in sorted(files):
        if not name.startswith(FOLDER) or name == POPULATION or not name.endswith(".yaml"):
            continue
        document = parse(files[name])
        persona, faults = decode(document.value, Persona)
        findings += _findings(name, document)
        if not document.faults:
            findings += [
                _finding(name, fault.name, document.line(fault.at), fault.message, fault.remedy)
                for fault in faults
            ]
        if persona is None:
            continue
        if persona.id != PurePosixPath(name).stem:
            remedy = f"Rename it to {FOLDER}{persona.id}.yaml."
            findings.append(
                _finding(name, "file-name", 1, "The file is not named after its persona.", remedy)
            )
        personas.append(persona)
    return tuple(sorted(personas, key=lambda persona: persona.id)), tuple(findings)


def _findings(name: str, document: Document) -> tuple[Finding, ...]:
    return tuple(
        _finding(name, fault.name, fault.line, fault.message, fault.remedy) for fault in document.faults
    )


def _finding(name: str, code: str, line: int | None, message: str, remedy: str) -> Finding:
    return Finding(
        code=code, severity="error", file=name, line=line, place=name, message=message, remedy=remedy
    )

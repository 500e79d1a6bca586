"""The whole check of a library folder: its form, its sense, and its paths walked by its personas."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from intakt.content import loader
from intakt.content.checks.library import check, in_order
from intakt.content.checks.scene import Demands, Example
from intakt.content.compiled import CompiledPath
from intakt.content.loader import Files, Loaded
from intakt.content.personas import Persona, read_personas
from intakt.content.release import build
from intakt.intake.limits import minutes, most_required, required_count
from intakt.intake.submission import accept_all, submit
from intakt.intake.validators import VALIDATORS
from intakt.intake.wrong import WORDS
from intakt.kit.errors import AnswersRejected, Finding

PERSONA_DAY = date(2026, 11, 23)
"""The day on which personas have their ages."""

MOST = 2
"""How many times the limit a client with unusual answers may have to answer before the check warns."""

MESSAGES = frozenset(f"validation.{name}" for name in (*WORDS, *VALIDATORS))
"""Every text that validation can show."""


def audit(
    directory: Path,
    *,
    readers: frozenset[str],
    needs: Mapping[str, frozenset[str]],
    texts: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Everything that is wrong with a library folder, errors first, by file and line; nothing when it can
    be published.

    `readers` are the question ids that code reads, `needs` those that each packet type cannot do without,
    `texts` keys that code asks for. ContentError when there is no such folder.
    """
    return audit_files(loader.read_files(directory), readers=readers, needs=needs, texts=texts)


def audit_files(
    files: Files,
    *,
    readers: frozenset[str],
    needs: Mapping[str, frozenset[str]],
    texts: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """The same, of files in memory."""
    loaded = loader.read(files)
    demands = Demands(readers=readers, needs=needs, validators=frozenset(VALIDATORS), texts=texts | MESSAGES)
    findings = check(loaded, demands, day=PERSONA_DAY)
    personas, wrong = read_personas(files)
    findings += wrong
    if not any(finding.severity == "error" for finding in findings):
        findings += tuple(_walk(loaded, personas))
    return in_order(findings)


def _walk(loaded: Loaded, personas: tuple[Persona, ...]) -> Iterator[Finding]:
    """Personas answer validly; each path keeps its limit and its promise of time.

    The limit of product A1 is on what everybody must answer, so it is held against the path's typical
    persona. Safety questions that follow an unusual answer (an illness, a symptom, a guardian for a minor)
    are required where shown by the interface and come on top; a client found with more than twice the limit
    is a warning.
    """
    release = build(loaded.library)
    answered = {}
    for persona in personas:
        path = release.path(persona.client_type)
        try:
            answered[persona.id] = submit(path, persona.responses, day=PERSONA_DAY).answers
        except AnswersRejected as error:
            yield _finding(
                "persona-invalid",
                loaded,
                f"persona.{persona.id}",
                f"The answers are not valid: {error.message}",
                "Mend the answers.",
                file=f"personas/{persona.id}.yaml",
                example={"clientType": persona.client_type, "responses": persona.responses},
            )
    for client_type in loaded.library.paths:
        yield from _path(loaded, release.path(client_type), answered)


def _path(
    loaded: Loaded, path: CompiledPath, answered: Mapping[str, Mapping[str, object]]
) -> Iterator[Finding]:
    declared = path.path
    place = f"path.{declared.client_type}"
    typical = answered.get(declared.typical_persona)
    if typical is None:
        message = f"There is no valid persona `{declared.typical_persona}` to measure the path with."
        yield _finding("persona-missing", loaded, place, message, "Add it.", warning=not declared.active)
    else:
        took = minutes(path, typical, day=PERSONA_DAY)
        if took != declared.estimated_minutes:
            message = f"It says {declared.estimated_minutes} minutes; its typical persona takes {took}."
            remedy = f"Write `estimatedMinutes: {took}`."
            yield _finding("time-estimate", loaded, place, message, remedy, example=_example(path, typical))
        count = required_count(path, typical, day=PERSONA_DAY)
        if count > declared.required_limit:
            message = f"Its typical persona must answer {count} questions; at most {declared.required_limit}."
            remedy = "Make some optional, or show them to fewer clients."
            yield _finding(
                "too-many-required", loaded, place, message, remedy, example=_example(path, typical)
            )
    count, answers = most_required(path, typical or {}, day=PERSONA_DAY)
    if count > MOST * declared.required_limit:
        message = f"This client must answer {count} questions, more than {MOST} times the path's limit."
        remedy = "Make some of the follow-up questions optional."
        example = _example(path, answers)
        yield _finding("many-required", loaded, place, message, remedy, example=example, warning=True)


def _example(path: CompiledPath, answers: Mapping[str, object]) -> Example:
    accepted, _ = accept_all(path, answers)
    return {"clientType": path.client_type, "responses": msgspec.to_builtins(accepted)}


def _finding(
    code: str,
    loaded: Loaded,
    place: str,
    message: str,
    remedy: str,
    *,
    file: str = "",
    example: Example | None = None,
    warning: bool = False,
) -> Finding:
    known, line = loaded.at(place)
    return Finding(
        code=code,
        severity="warning" if warning else "error",
        file=file or known,
        line=line,
        place=place,
        message=message,
        remedy=remedy,
        example=example,
    )

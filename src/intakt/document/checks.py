"""What is wrong with a packet template, found before it is saved: language, texts, facts, placeholders.

Every string is checked against the closed language, then the template is filled on sample plans, and each
section must be seen on at least one of them: what is never filled is never checked.
"""

from collections.abc import Iterator, Mapping

import msgspec

from intakt.content.model import Library
from intakt.document import sandbox
from intakt.document.compose import TEMPLATES, build, packet_of, template_name
from intakt.document.context import context_of, facts_of
from intakt.document.model import Practice
from intakt.document.samples import CERTIFICATE, Sample, samples
from intakt.document.templates import PARTS, PacketTemplate, parse
from intakt.document.words import Words
from intakt.document.writer import TemplateFault
from intakt.kit.errors import ContentError, Finding
from intakt.kit.rules import Condition, faults, references
from intakt.kit.structs import Frozen

PRACTICE = Practice(name="Sample practice")
PLAIN = frozenset({"type", "style", "align", "width", "layout", "kind", "source", "tone", "as", "box"})
"""Fields that are no words; paths are checked by filling."""
PATHS = frozenset({"each", "require", "value", "low", "marked", "line", "packet", "boxes", "marks", "strong"})


KNOWN = tuple(sorted(TEMPLATES.values()))
"""What this version composes; other files are refused, because nothing would ever read them."""
REMEDY = "Mend it there, or take it out."


def findings(library: Library) -> tuple[Finding, ...]:
    """Everything wrong with the templates of a library, in each of its languages."""
    missing = [name for name in KNOWN if name not in library.templates]
    unread = [name for name in sorted(library.templates) if name not in (*KNOWN, PARTS)]
    found = [
        _finding(name, "template-missing", "", "there is no such template", "Add it.") for name in missing
    ]
    found += [
        _finding(name, "template-unread", "", "nothing reads this template", "Remove it.") for name in unread
    ]
    for name in sorted(set(library.templates).intersection(KNOWN)):
        for language in library.languages:
            words = Words(Language(library=library, language=language), packet=packet_of(name))
            found += check(name, library.templates[name], words)
    return tuple(found)


def check(name: str, source: str, words: Words) -> tuple[Finding, ...]:
    """Everything wrong with the template of that file name; empty means it may be saved."""
    try:
        template = parse(name, source, parts=words.library.templates.get(PARTS, ""))
    except ContentError as error:
        return (_finding(name, "template", "", error.message),)
    written = [*_written(name, template, words), *_conditions(name, template)]
    return tuple(written) or tuple(_filled(name, template, words))


class Language(Frozen, frozen=True, kw_only=True):
    """A library in one language."""

    library: Library
    language: str


def _finding(name: str, code: str, place: str, message: str, remedy: str = REMEDY) -> Finding:
    return Finding(
        code=code,
        severity="error",
        file=f"templates/{name}",
        line=None,
        place=place,
        message=message,
        remedy=remedy,
    )


def _strings(value: object, place: str) -> Iterator[tuple[str, str]]:
    """(place, source) of every string of words."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in PLAIN or key in PATHS or key == "when":
                continue
            yield from _strings(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _strings(inner, f"{place}[{index}]")
    elif isinstance(value, str):
        yield place, value


def _written(name: str, template: PacketTemplate, words: Words) -> Iterator[Finding]:
    for place, written in _strings(msgspec.to_builtins(template), ""):
        source = written
        if written.startswith("@"):
            if not words.has(written[1:]):
                yield _finding(name, "template-text", place, f"there is no text document.{written[1:]}")
                continue
            source = words.source(written[1:])
        for line, message in sandbox.problems(source):
            yield _finding(name, "template-language", place, f"line {line}: {message}")


def _conditions(name: str, template: PacketTemplate) -> Iterator[Finding]:
    known = {fact for sample in _samples_for(name) for fact in facts_of(sample.plan, sample.profile)}
    for place, condition in _whens(msgspec.to_builtins(template), ""):
        tree = msgspec.convert(condition, Condition)
        for message in faults(tree):
            yield _finding(name, "template-condition", place, message)
        for kind, used in references(tree):
            if kind != "fact" or used not in known:
                yield _finding(name, "template-condition", place, f"documents have no {kind} named {used}")


def _whens(value: object, place: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            here = f"{place}.{key}" if place else str(key)
            if key == "when" and inner is not None:
                yield here, inner
            else:
                yield from _whens(inner, here)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _whens(inner, f"{place}[{index}]")


def _samples_for(name: str) -> tuple[Sample, ...]:
    return tuple(sample for sample in samples() if template_name(sample.plan) == name)


def _filled(name: str, template: PacketTemplate, words: Words) -> Iterator[Finding]:
    seen: set[str] = set()
    for sample in _samples_for(name):
        context = context_of(sample.plan, sample.profile, words, PRACTICE, CERTIFICATE)
        try:
            document = build(template, context, words)
        except TemplateFault as error:
            yield _finding(name, "template-placeholder", f"sample {sample.name}", error.message)
            return
        seen |= {section.id for section in document.sections}
    for index, section in enumerate(template.sections):
        if section.each is None and section.id not in seen:
            yield _finding(name, "template-unseen", f"sections[{index}]", "is shown on no sample plan")

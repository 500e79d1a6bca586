"""A library's files into one frozen Library; every mistake is reported with file, line, place and remedy."""

import stat
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from intakt.content import model, tables
from intakt.content.decoding import decode, decode_list
from intakt.content.exercises import Exercise, PatternGroup
from intakt.content.foods import Food, MealTemplate
from intakt.content.yaml_source import Document, Fault, parse
from intakt.kit.errors import ContentError, Finding, LibraryRejected
from intakt.kit.structs import Frozen
from intakt.kit.text import normalise

Files = Mapping[str, bytes]
"""Relative path with slashes -> content."""
Position = tuple[str, int | None]
"""File and line."""

DEFAULT_LANGUAGE = "en"
"""Spoken to who names no language, where the library has it; else the first of the alphabet is."""
SUFFIXES = {".yaml", ".csv"}
_MAX_FILES = 5_000


def in_order(languages: Iterable[str]) -> tuple[str, ...]:
    """The default language first, the others by their codes."""
    return tuple(sorted(languages, key=lambda code: (code != DEFAULT_LANGUAGE, code)))


class Loaded(Frozen, frozen=True, kw_only=True):
    """A library as far as it could be read, what is wrong with its files, and where each thing stands."""

    library: model.Library
    findings: tuple[Finding, ...]
    positions: dict[str, Position]
    """place ("question.sex", "rule.adults-only", "text.en.block.goals.title" ...) -> file and line."""

    def at(self, *places: str) -> Position:
        """The position of the first of the places that is known."""
        for place in places:
            if place in self.positions:
                return self.positions[place]
        return ("", None)


def load(directory: Path) -> model.Library:
    """The library in a folder. LibraryRejected with every mistake of form; sense is for `content.checks`."""
    return library_of(read_files(directory))


def library_of(files: Files) -> model.Library:
    """The library in these files. LibraryRejected with every mistake of form."""
    loaded = read(files)
    if loaded.findings:
        raise LibraryRejected(loaded.findings)
    return loaded.library


def read_files(directory: Path) -> dict[str, bytes]:
    """Every file of the folder that can belong to a library. ContentError when there is no such folder."""
    if not directory.is_dir():
        raise ContentError(
            f"There is no folder {directory}; name the folder that holds blocks/, paths/ and text/."
        )
    files: dict[str, bytes] = {}
    for path in sorted(directory.rglob("*")):
        name = path.relative_to(directory).as_posix()
        if any(part.startswith((".", "__")) for part in name.split("/")):
            continue
        if stat.S_ISREG(path.stat().st_mode) and (path.suffix in SUFFIXES or name.startswith("templates/")):
            files[name] = path.read_bytes()
        if len(files) > _MAX_FILES:
            raise ContentError(f"{directory} holds more than {_MAX_FILES} files; is it a library?")
    return files


def read(files: Files) -> Loaded:
    """Reads what can be read and notes the rest."""
    reader = _Reader()
    for name in sorted(files):
        reader.file(PurePosixPath(name), files[name])
    return reader.loaded()


class _Reader:
    """Collects the library piece by piece."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.positions: dict[str, Position] = {}
        self.texts: dict[str, dict[str, str]] = {}
        self.blocks: dict[str, model.Block] = {}
        self.paths: dict[str, model.Path] = {}
        self.routing: tuple[model.RoutingRow, ...] = ()
        self.policies: dict[str, model.Policy] = {}
        self.terms: tuple[model.Term, ...] = ()
        self.urgent: tuple[model.Urgent, ...] = ()
        self.countries: dict[str, model.Country] = {}
        self.foods: dict[str, Food] = {}
        self.meals: dict[str, MealTemplate] = {}
        self.exercises: dict[str, Exercise] = {}
        self.pattern_groups: dict[str, PatternGroup] = {}
        self.watchwords: dict[str, model.Watchwords] = {}
        self.templates: dict[str, str] = {}

    def loaded(self) -> Loaded:
        library = model.Library(
            languages=in_order(self.texts), texts=self.texts, blocks=self.blocks,
            paths={name: self.paths[name] for name in model.CLIENT_TYPES if name in self.paths},
            routing=self.routing, policies=self.policies, terms=self.terms, urgent=self.urgent,
            countries=self.countries, foods=self.foods, meals=self.meals, exercises=self.exercises,
            pattern_groups=self.pattern_groups, watchwords=self.watchwords, templates=self.templates,
        )  # fmt: skip
        return Loaded(library=library, findings=tuple(self.findings), positions=self.positions)

    def file(self, path: PurePosixPath, content: bytes) -> None:
        folder, name = path.parts[0], str(path)
        if folder == "text" and len(path.parts) >= 3 and path.suffix == ".yaml":
            self._texts(name, path.parts[1], content)
        elif folder == "templates" and len(path.parts) > 1:
            self._template(name, content)
        elif folder == "personas":
            return  # content/personas.py reads them; they are no part of the library
        elif reader := self._reader_of(path):
            reader(name, content)
        else:
            message = "This file has no place in a library."
            self._finding("file-unknown", (name, None), name, message, "Remove or rename it.")

    def _reader_of(self, path: PurePosixPath) -> Callable[[str, bytes], None] | None:
        named: dict[str, Callable[[str, bytes], None]] = {
            "routing.yaml": self._routing,
            "foods.csv": self._foods,
            "meals.csv": self._meals,
            "exercises.csv": self._exercises,
            "patterns.csv": self._pattern_groups,
            "policies/terms.csv": self._terms,
            "policies/urgent.yaml": self._urgent,
            "policies/countries.yaml": self._countries,
        }
        if str(path) in named:
            return named[str(path)]
        folders = {
            "blocks": self._block,
            "paths": self._path,
            "policies": self._policies,
            "watchwords": self._watchwords,
        }
        if len(path.parts) == 2 and path.suffix == ".yaml":
            return folders.get(path.parts[0])
        return None

    # --- one kind of file each -----------------------------------------------------------------------------

    def _block(self, name: str, content: bytes) -> None:
        document = self._parse(name, content)
        block, faults = decode(document.value, model.Block, parts={"questions": model.Question})
        self._faults(name, document, faults)
        if block is None:
            return
        if block.id != PurePosixPath(name).stem:
            message = f"The file is not named after its block `{block.id}`."
            remedy = f"Rename it to blocks/{block.id}.yaml."
            self._finding("file-name", (name, document.line(("id",))), f"block.{block.id}", message, remedy)
        self._claim(f"block.{block.id}", name, document.line(("id",)))
        self.blocks.setdefault(block.id, block)
        for index, question in enumerate(block.questions):
            at = _place_of(document, "questions", question.id, index)
            self._claim(f"question.{question.id}", name, document.line(at))
            for number, option in enumerate(question.options):
                line = document.line((*at, "options", number))
                self._claim(f"question.{question.id}.option.{option.value}", name, line)

    def _path(self, name: str, content: bytes) -> None:
        document = self._parse(name, content)
        path, faults = decode(
            document.value, model.Path, parts={"sections": model.Section, "rules": model.Rule}
        )
        self._faults(name, document, faults)
        if path is None:
            return
        if path.client_type.lower() != PurePosixPath(name).stem.replace("-", "_"):
            at = (name, document.line(("clientType",)))
            remedy = f"Rename it to paths/{path.client_type.lower()}.yaml."
            message = "The file is not named after its client type."
            self._finding("file-name", at, f"path.{path.client_type}", message, remedy)
        self._claim(f"path.{path.client_type}", name, document.line(("clientType",)))
        self.paths.setdefault(path.client_type, path)
        for index, rule in enumerate(path.rules):
            where = _place_of(document, "rules", rule.id, index)
            self._claim(f"path.{path.client_type}.rule.{rule.id}", name, document.line(where))
        for index, section in enumerate(path.sections):
            where = _place_of(document, "sections", section.id, index)
            self._claim(f"path.{path.client_type}.section.{section.id}", name, document.line(where))

    def _routing(self, name: str, content: bytes) -> None:
        self.routing = self._list(name, content, model.RoutingRow, "routing", "id")

    def _urgent(self, name: str, content: bytes) -> None:
        self.urgent = self._list(name, content, model.Urgent, "urgent", "id")

    def _countries(self, name: str, content: bytes) -> None:
        countries = self._list(name, content, model.Country, "country", "code")
        self.countries = {country.code: country for country in countries}

    def _list(self, name: str, content: bytes, kind: type[Any], place: str, key: str) -> tuple[Any, ...]:
        document = self._parse(name, content)
        items, faults = decode_list(document.value, kind)
        self._faults(name, document, faults)
        lines = _lines_of(document, key)
        for item in items:
            identity = getattr(item, key)
            self._claim(f"{place}.{identity}", name, lines.get(identity))
        return items

    def _policies(self, name: str, content: bytes) -> None:
        document = self._parse(name, content)
        if not isinstance(document.value, dict):
            self._faults(name, document, decode(document.value, model.Policy)[1])
            return
        stem = PurePosixPath(name).stem
        for key, value in document.value.items():
            policy, faults = decode(value, model.Policy, at=(key,))
            self._faults(name, document, faults)
            if policy is not None:
                self._claim(f"policy.{stem}.{key}", name, document.line((key,)))
                self.policies[f"{stem}.{key}"] = policy

    def _watchwords(self, name: str, content: bytes) -> None:
        document, language = self._parse(name, content, words=True), PurePosixPath(name).stem
        lists, faults = decode(document.value, model.Watchwords)
        self._faults(name, document, faults)
        self._claim(f"watchwords.{language}", name, 1)
        if lists is not None:
            self.watchwords[language] = lists

    def _foods(self, name: str, content: bytes) -> None:
        rows, faults = tables.read_foods(content)
        self._faults(name, None, faults)
        self.foods = {food.id: food for _, food in rows}
        self._rows(name, "food", ((line, food.id) for line, food in rows))

    def _meals(self, name: str, content: bytes) -> None:
        rows, faults = tables.read_meals(content)
        self._faults(name, None, faults)
        self.meals = {meal.id: meal for _, meal in rows}
        self._rows(name, "meal", ((line, meal.id) for line, meal in rows))

    def _exercises(self, name: str, content: bytes) -> None:
        rows, faults = tables.read_exercises(content)
        self._faults(name, None, faults)
        self.exercises = {exercise.id: exercise for _, exercise in rows}
        self._rows(name, "exercise", ((line, exercise.id) for line, exercise in rows))

    def _pattern_groups(self, name: str, content: bytes) -> None:
        rows, faults = tables.read_pattern_groups(content)
        self._faults(name, None, faults)
        self.pattern_groups = {group.id: group for _, group in rows}
        self._rows(name, "pattern", ((line, group.id) for line, group in rows))

    def _terms(self, name: str, content: bytes) -> None:
        rows, faults = tables.read_terms(content)
        self._faults(name, None, faults)
        self.terms = tuple(term for _, term in rows)
        self._rows(name, "term", ((line, f"{term.kind}.{term.term}") for line, term in rows))

    def _rows(self, name: str, place: str, rows: Iterable[tuple[int, str]]) -> None:
        for line, identity in rows:
            self._claim(f"{place}.{identity}", name, line)

    def _template(self, name: str, content: bytes) -> None:
        try:
            self.templates[name.removeprefix("templates/")] = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            message = "The file is not UTF-8 text."
            self._finding("file-encoding", (name, None), name, message, "Save it as UTF-8.")

    def _texts(self, name: str, language: str, content: bytes) -> None:
        document = self._parse(name, content, words=True)
        texts = self.texts.setdefault(language, {})
        for place, text in _flatten(document.value, ()):
            key = ".".join(str(step) for step in place)
            line = document.line(tuple(step - 1 if isinstance(step, int) else step for step in place))
            if key in texts:
                self._claim(f"text.{language}.{key}", name, line)
                continue
            self.positions[f"text.{language}.{key}"] = (name, line)
            texts[key] = normalise(text, lines=True).strip("\n")

    # --- noting ---------------------------------------------------------------------------------------------

    def _parse(self, name: str, content: bytes, *, words: bool = False) -> Document:
        document = parse(content, words=words)
        self._faults(name, document, document.faults)
        return document

    def _faults(self, name: str, document: Document | None, faults: Iterable[Fault]) -> None:
        for fault in faults:
            if document is not None and document.faults and fault not in document.faults:
                continue  # what could not be parsed is said already; the rest may only follow from it
            line = fault.line if fault.line or document is None else document.line(fault.at)
            place = ".".join(str(step) for step in fault.at) or name
            self._finding(fault.name, (name, line), place, fault.message, fault.remedy)

    def _claim(self, place: str, name: str, line: int | None) -> None:
        """Notes where a thing stands; the same thing twice is a mistake."""
        if place in self.positions:
            file, first = self.positions[place]
            message = f"It stands already in {file}, line {first}."
            self._finding("duplicate-id", (name, line), place, message, "Remove one of them.")
        else:
            self.positions[place] = (name, line)

    def _finding(self, code: str, at: Position, place: str, message: str, remedy: str) -> None:
        finding = Finding(
            code=code,
            severity="warning" if code == "file-unknown" else "error",
            file=at[0],
            line=at[1],
            place=place,
            message=message,
            remedy=remedy,
        )
        self.findings.append(finding)


def _flatten(value: object, place: tuple[str | int, ...]) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """(place, text) of every scalar; list items count from 1."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _flatten(child, (*place, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _flatten(child, (*place, index + 1))
    elif value is not None:
        yield place, str(value)


def _place_of(document: Document, part: str, identity: str, index: int) -> tuple[str | int, ...]:
    """Where the item with that id stands in the file; items that did not decode shift the index."""
    items = document.value.get(part) if isinstance(document.value, dict) else None
    if isinstance(items, list):
        for position, item in enumerate(items):
            if position >= index and isinstance(item, dict) and item.get("id") == identity:
                return (part, position)
    return (part, index)


def _lines_of(document: Document, key: str) -> dict[str, int | None]:
    items = document.value if isinstance(document.value, list) else []
    lines: dict[str, int | None] = {}
    for index, item in enumerate(items):
        if isinstance(item, dict) and isinstance(item.get(key), str):
            lines.setdefault(item[key], document.line((index, key)))
    return lines

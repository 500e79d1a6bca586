"""The words of the pages: one folder a language, one Fluent file an area (web/words/<language>/<area>.ftl).

Read once when the application is put together, and checked then: every language has the same messages with
the same variables, and a message's name begins with its area.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentInt
from fluent.runtime.utils import native_to_fluent
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from intakt.kit.errors import SetupError
from intakt.kit.structs import Frozen

FOLDER = Path(__file__).parent / "words"
SOURCE = "en"
"""The language that the others are held against, and the one spoken when none fits."""
FORMATS = {"en": "en-GB"}
"""Whose dates and numbers a language is written with, where its own code would say something else."""
SAMPLES = (1_000_000, 1000, 111, 102, 101, 100, *range(29, -1, -1))
"""Numbers among which every plural form of whole numbers is met, the large ones first."""


class Language(Frozen, frozen=True, kw_only=True):
    code: str
    name: str
    """As its own speakers write it."""
    direction: str


class Slot(FluentInt):
    """A number that chooses its plural form and then stands as {name}, to be filled in by a script."""

    name = ""

    def format(self, locale: Locale) -> str:
        return f"{{{self.name}}}"


class Words:
    """All messages of one language."""

    def __init__(self, code: str, messages: Mapping[str, ftl.Message], resource: ftl.Resource) -> None:
        locale = Locale.parse(FORMATS.get(code, code), sep="-")
        name = locale.get_language_name(locale) or code
        self.language = Language(code=code, name=name[:1].upper() + name[1:], direction=locale.text_direction)
        self.variables = {key: variables_of(message) for key, message in messages.items()}
        self.bundle = FluentBundle(
            [str(locale).replace("_", "-")], use_isolating=locale.text_direction == "rtl"
        )
        self.bundle.add_resource(resource)
        self.locale = locale

    def __call__(self, key: str, /, **values: Any) -> str:
        """The message. KeyError when there is none, or when its variables are not exactly those given."""
        wanted = self.variables.get(key)
        if wanted is None or wanted != frozenset(values):
            raise KeyError(f"message {key}: wants {sorted(wanted or ())}, is given {sorted(values)}")
        return self.resolved(key, {name: native_to_fluent(value) for name, value in values.items()})

    def day(self, at: datetime) -> str:
        """The day in UTC, as the language writes it."""
        return format_date(at.astimezone(UTC).date(), "long", locale=self.locale)

    def resolved(self, key: str, values: dict[str, Any]) -> str:
        pattern = self.bundle.get_message(key).value
        if pattern is None:
            raise KeyError(f"message {key} has no words")
        errors: list[Exception] = []
        current = CurrentEnvironment(args=values)
        text = pattern(ResolverEnvironment(context=self.bundle, current=current, errors=errors))
        if errors:
            raise KeyError(f"message {key}: {errors[0]}")
        return str(text)

    def pattern(self, key: str, *, count: str | None = None) -> str | dict[str, str]:
        """The message for a script: variables stand as {name}; with `count`, one pattern a plural form."""
        values = {name: f"{{{name}}}" for name in self.variables[key]}
        if count is None:
            return self(key, **values)
        forms: dict[str, str] = {}
        for number in SAMPLES:
            form = self.locale.plural_form(number)
            if form not in forms:
                slot = Slot(number)
                slot.name = count
                forms[form] = self.resolved(key, {**values, count: slot})
        return forms

    def patterns(
        self, keys: Iterable[str], beginnings: Iterable[str] = (), counted: Mapping[str, str] | None = None
    ) -> dict[str, str | dict[str, str]]:
        """Several messages for a script, and all of those beginnings; `counted`: which variable counts."""
        named = [*keys, *(key for begin in beginnings for key in self.variables if key.startswith(begin))]
        plain = {key: self.pattern(key) for key in named}
        return {**plain, **{key: self.pattern(key, count=name) for key, name in (counted or {}).items()}}


class Catalogue:
    """The words of every language."""

    def __init__(self, languages: Mapping[str, Words]) -> None:
        self.languages = dict(languages)

    def words(self, code: str) -> Words:
        return self.languages[code]

    def fitting(self, wanted: str) -> str | None:
        """The shipped language for a tag such as `de-AT`; None when there is none."""
        tag = wanted.strip().lower()
        known = {code.lower(): code for code in self.languages}
        return known.get(tag) or known.get(tag.partition("-")[0])


def load(folder: Path = FOLDER) -> Catalogue:
    """Every language of the folder. SetupError lists what does not fit together."""
    codes = sorted(each.name for each in folder.iterdir() if each.is_dir())
    codes.sort(key=lambda code: code != SOURCE)
    wrong: list[str] = []
    found = {code: read(folder / code, wrong) for code in codes}
    if SOURCE not in found:
        raise SetupError(f"{folder} has no words in {SOURCE}")
    for code in codes[1:]:
        compare(found[SOURCE], found[code], wrong)
    if wrong:
        raise SetupError("words of the pages: " + "; ".join(wrong))
    return Catalogue(found)


def read(folder: Path, wrong: list[str]) -> Words:
    """One language; what is wrong with its files is added to the list."""
    messages: dict[str, ftl.Message] = {}
    body: list[ftl.EntryType] = []
    for path in sorted(folder.glob("*.ftl")):
        where = f"{folder.name}/{path.name}"
        resource = FluentResource(path.read_text("utf-8"))
        for entry in resource.body:
            if isinstance(entry, ftl.Junk):
                wrong.append(f"{where}: not understood: {(entry.content or '').strip()[:60]!r}")
            elif isinstance(entry, ftl.Message):
                key = entry.id.name
                if not key.startswith(f"{path.stem}-"):
                    wrong.append(f"{where}: {key} must begin with {path.stem}-")
                if entry.value is None:
                    wrong.append(f"{where}: {key} has no words")
                if key in messages:
                    wrong.append(f"{where}: {key} is there twice")
                messages[key] = entry
        body += resource.body
    return Words(folder.name, messages, ftl.Resource(body))


def compare(source: Words, other: Words, wrong: list[str]) -> None:
    code = other.language.code
    for key in sorted(source.variables.keys() - other.variables.keys()):
        wrong.append(f"{code} lacks {key}")
    for key in sorted(other.variables.keys() - source.variables.keys()):
        wrong.append(f"{code} has {key}, which {SOURCE} has not")
    for key in sorted(source.variables.keys() & other.variables.keys()):
        if source.variables[key] != other.variables[key]:
            wrong.append(f"{code}: {key} has other variables than in {SOURCE}")


class Found(Visitor):
    """The variables that a message uses."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def variables_of(message: ftl.Message) -> frozenset[str]:
    found = Found()
    found.visit(message)
    return frozenset(found.names)

"""The words of a library in one language."""

import re

from intakt.content.model import Library
from intakt.kit.errors import ContentError
from intakt.kit.numbers import NumberStyle

PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_-]*)\}")
"""`{name}`; any other brace is text."""


class Wording:
    """Texts by key. Immutable; the same library and language give the same words."""

    __slots__ = ("_texts", "language", "library")

    def __init__(self, library: Library, language: str) -> None:
        texts = library.texts.get(language)
        if texts is None:
            known = ", ".join(library.languages) or "none"
            raise ContentError(f"The library has no texts in `{language}`; it has {known}.")
        self.library = library
        self.language = language
        self._texts = texts

    @property
    def numbers(self) -> NumberStyle:
        """How the language writes numbers."""
        return NumberStyle(group=self.text("number.group"), decimal=self.text("number.decimal"))

    def number(self, value: float, *, decimals: int = 2) -> str:
        return self.numbers.write(value, decimals=decimals)

    def has(self, key: str) -> bool:
        return key in self._texts

    def text(self, key: str, **values: object) -> str:
        """The text with its `{name}` placeholders filled. ContentError when the key or a value is missing."""
        found = self._texts.get(key)
        if found is None:
            raise ContentError(
                f"There is no text `{key}` in `{self.language}`; add it under text/{self.language}/."
            )
        return fill(found, values, key=key) if "{" in found else found

    def optional(self, key: str, **values: object) -> str | None:
        """The text, or None when the library has none under that key."""
        return self.text(key, **values) if key in self._texts else None

    def lines(self, key: str) -> tuple[str, ...]:
        """The numbered texts key.1, key.2 ... ContentError when there is none."""
        found: list[str] = []
        while (line := self._texts.get(f"{key}.{len(found) + 1}")) is not None:
            found.append(line)
        if not found:
            raise ContentError(
                f"There is no list of texts `{key}.1`, `{key}.2` ... in `{self.language}`; add it."
            )
        return tuple(found)


def fill(text: str, values: dict[str, object], *, key: str) -> str:
    """`{name}` replaced by values[name]. ContentError names a placeholder without a value."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise ContentError(
                f"The text `{key}` has a placeholder {match[0]} that nothing fills; remove it."
            )
        return str(values[match[1]])

    return PLACEHOLDER.sub(value, text)


def placeholders(text: str) -> frozenset[str]:
    """The names of its placeholders."""
    return frozenset(PLACEHOLDER.findall(text))

"""Reading YAML with the line of every value, so that a mistake can be shown where it stands.

Plain scalars follow YAML 1.2's core schema: only `true` and `false` are booleans (a country may be `NO`, an
option `yes`), dates and times stay text. Anchors, aliases, merge keys and tags are refused: people read this.
"""

import math
import re

import yaml

from intakt.kit.structs import Frozen

Place = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and list positions."""

MAX_BYTES = 4_000_000
MAX_DEPTH = 40

_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_BRACKETS = re.compile(r"[\[\]{}]")
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_CORE_TAGS = "tag:yaml.org,2002:"


class Fault(Frozen, frozen=True, kw_only=True):
    """One mistake in a file. `name` is the finding's code."""

    name: str
    line: int | None
    message: str
    remedy: str
    at: Place = ()


class Document(Frozen, frozen=True, kw_only=True):
    value: object
    lines: dict[Place, int]
    """1-based; of a mapping's value: the line of its key."""
    faults: tuple[Fault, ...] = ()

    def line(self, place: Place) -> int | None:
        """The line of the place, or of the nearest value around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)


def parse(content: bytes, *, words: bool = False) -> Document:
    """One YAML document. With `words` every scalar is text as written (for the files under text/)."""
    if len(content) > MAX_BYTES:
        return _failed("file-size", None, "The file is larger than 4 MB.", "Split it.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _failed("file-encoding", None, "The file is not UTF-8 text.", "Save it as UTF-8.")
    depth = _depth(text)
    if depth > MAX_DEPTH:
        return _failed("yaml-depth", None, "Brackets are nested too deeply.", "Write it flatter.")
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        return _failed(
            "yaml-syntax", line, f"Not valid YAML: {error.problem}.", "Mend the line; mind indents."
        )
    except yaml.YAMLError as error:
        reason = str(getattr(error, "reason", error))
        return _failed("yaml-syntax", None, f"Not valid YAML: {reason}.", "Remove that character.")
    if root is None:
        return Document(value=None, lines={})
    reader = _Reader(words=words)
    value = reader.read(root, ())
    return Document(value=value, lines=reader.lines, faults=tuple(reader.faults))


def _failed(name: str, line: int | None, message: str, remedy: str) -> Document:
    return Document(
        value=None, lines={}, faults=(Fault(name=name, line=line, message=message, remedy=remedy),)
    )


def _depth(text: str) -> int:
    """About how deeply values are nested, so that no file can exhaust the parser's stack."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    indents = max((len(line) - len(line.lstrip(" -?")) for line in text.split("\n")), default=0)
    return max(deepest, indents // 2)


class _Reader:
    """Turns the parser's nodes into values, noting lines and faults on the way."""

    def __init__(self, *, words: bool) -> None:
        self.words = words
        self.lines: dict[Place, int] = {}
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, place: Place) -> object:
        line: int = node.start_mark.line + 1
        self.lines.setdefault(place, line)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            again = self.lines[place]
            self._fault(
                "yaml-alias", again, "Anchors and aliases are not read.", "Write the value out again."
            )
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*place, index)) for index, child in enumerate(node.value)]
        return self._mapping(node, place)

    def _mapping(self, node: yaml.Node, place: Place) -> dict[str, object]:
        result: dict[str, object] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
                self._fault("yaml-key", line, "A key must be plain text.", "Write `key: value`.")
                continue
            key: str = key_node.value
            if key in result:
                self._fault("yaml-duplicate-key", line, f"`{key}` stands here twice.", "Remove one of them.")
                continue
            self.lines[(*place, key)] = line
            result[key] = self.read(child, (*place, key))
        return result

    def _scalar(self, node: yaml.ScalarNode) -> object:
        text: str = node.value
        if not node.tag.startswith(_CORE_TAGS):
            self._fault(
                "yaml-tag", node.start_mark.line + 1, f"The tag {node.tag} is not read.", "Remove it."
            )
        if self.words or node.style:
            return text
        if text in _NULL:
            return None
        if text in _BOOLEANS:
            return _BOOLEANS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and math.isfinite(float(text)):
            return float(text)
        return text

    def _fault(self, name: str, line: int, message: str, remedy: str) -> None:
        self.faults.append(Fault(name=name, line=line, message=message, remedy=remedy))

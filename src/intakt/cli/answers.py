"""Reading answers files: JSON, YAML or JSON lines, from a file or from standard input."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec
import yaml

from intakt.kit.errors import InputError
from intakt.kit.structs import Frozen

SHAPE = '{"clientType": ..., "responses": {...}}'


class Line(Frozen, frozen=True, kw_only=True):
    """One client's raw answers and the line they stand on; `line` is None when the file holds one client."""

    line: int | None
    body: bytes


class AnswersFile(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What one client sent; unknown keys beside these are not ours to judge."""

    client_type: str
    responses: dict[str, object]
    language: str | None = None


class PlainLoader(yaml.SafeLoader):
    """YAML with JSON's scalars only: `yes`, `08:30` and 1990-01-01 stay text, as questions expect them."""

    yaml_implicit_resolvers = {}


for _tag, _shape, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
):
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_shape), list(_first))


def parse(body: bytes) -> AnswersFile:
    """One client's answers, JSON or YAML.

    Raises InputError, in words for whoever wrote the file.
    """
    try:
        return msgspec.convert(document(body), AnswersFile)
    except (msgspec.ValidationError, RecursionError) as error:
        raise InputError(f"answers are one object {SHAPE}: {error}") from None


def document(body: bytes) -> object:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        if body.lstrip()[:1] in (b"{", b"["):
            raise InputError(f"not JSON: {error}") from None
    try:
        return yaml.load(body, PlainLoader)  # a SafeLoader: builds plain values only
    except (yaml.YAMLError, RecursionError, UnicodeDecodeError, ValueError) as error:
        raise InputError(f"neither JSON nor YAML: {' '.join(str(error).split())}") from None


def read_many(path: str, stream: IO[bytes]) -> Iterator[Line]:
    """The clients in the file: one object is one; several lines of one object each, or `.jsonl`, are many."""
    if Path(path).suffix == ".jsonl":
        yield from lines(stream)
        return
    body = stream.read()
    if is_lines(body):
        yield from lines(iter(body.splitlines()))
    else:
        yield Line(line=None, body=body)


def is_lines(body: bytes) -> bool:
    """Whether at least two lines stand there and the first is a whole JSON object by itself."""
    filled = [line for line in body.splitlines() if line.strip()]
    if len(filled) < 2 or not filled[0].lstrip().startswith(b"{"):
        return False
    try:
        msgspec.json.decode(filled[0])
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def lines(stream: Iterator[bytes]) -> Iterator[Line]:
    for number, body in enumerate(stream, start=1):
        if body.strip():
            yield Line(line=number, body=body)

"""Plain values into the library's structs, with a fault in plain words for everything that does not fit."""

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from intakt.content.yaml_source import Fault, Place
from intakt.kit.structs import Frozen

Model = TypeVar("Model", bound=Frozen)

_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<place>.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
_ENUM = re.compile(r"Invalid enum value '?(?P<value>[^']*)'?")
_EXPECTED = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<given>[^`]*)`")
_WORDS = {
    "str": "text (put it between quotes)", "int": "a whole number", "float": "a number",
    "bool": "true or false", "array": "a list", "object": "a mapping", "null": "nothing",
}  # fmt: skip


def decode(
    value: object, model: type[Model], *, at: Place = (), parts: Mapping[str, type[Frozen]] | None = None
) -> tuple[Model | None, list[Fault]]:
    """The struct, or None when it cannot be made; and every fault found (without lines).

    `parts` names fields that are lists of other structs: each item is decoded by itself, so that one wrong
    question does not hide the next.
    """
    if not isinstance(value, dict):
        return None, [
            _fault("wrong-value", at, f"Expected a mapping, got {_kind(value)}.", "Write `key: value` lines.")
        ]
    rest: dict[str, Any] = dict(value)
    made: dict[str, tuple[Frozen, ...]] = {}
    faults: list[Fault] = []
    for name, part in (parts or {}).items():
        if isinstance(rest.get(name), list):
            items, wrong = decode_list(rest[name], part, at=(*at, name))
            faults += wrong
            made[name] = items
            rest[name] = []
    struct, wrong = _convert(rest, model, at)
    faults += wrong
    if struct is not None and made:
        struct = msgspec.structs.replace(struct, **made)
    return struct, faults


def decode_list(
    values: object, model: type[Model], *, at: Place = (), parts: Mapping[str, type[Frozen]] | None = None
) -> tuple[tuple[Model, ...], list[Fault]]:
    """Each item of a list by itself: those that fit, and the faults of the others."""
    if values is None:
        return (), []
    if not isinstance(values, list):
        return (), [
            _fault("wrong-value", at, f"Expected a list, got {_kind(values)}.", "Begin each item with `- `.")
        ]
    made: list[Model] = []
    faults: list[Fault] = []
    for index, value in enumerate(values):
        struct, wrong = decode(value, model, at=(*at, index), parts=parts)
        faults += wrong
        if struct is not None:
            made.append(struct)
    return tuple(made), faults


def _convert(value: dict[str, Any], model: type[Model], at: Place) -> tuple[Model | None, list[Fault]]:
    faults: list[Fault] = []
    while True:
        try:
            struct = msgspec.convert(value, model)
        except msgspec.ValidationError as error:
            fault, within = _explain(str(error), value, model, at)
            faults.append(fault)
            unknown = _UNKNOWN.search(str(error))
            if not unknown or not _remove(value, within, unknown["key"]):
                return None, faults
        else:
            return (None if faults else struct), faults


def _remove(value: Any, within: Place, key: str) -> bool:
    for step in within:
        value = value[step]
    return isinstance(value, dict) and value.pop(key, _remove) is not _remove


def _explain(error: str, value: object, model: type[Frozen], at: Place) -> tuple[Fault, Place]:
    match = _AT.match(error)
    what, path = (match["what"], match["place"] or "") if match else (error, "")
    within = tuple(_steps(path))
    place = (*at, *within)
    if found := _UNKNOWN.search(what):
        known = sorted(_keys(model, within))
        hint = _nearest(found["key"], known)
        remedy = f"Did you mean `{hint}`?" if hint else f"Remove it; known here: {', '.join(known)}."
        return _fault(
            "unknown-key", (*place, found["key"]), f"`{found['key']}` is not known here.", remedy
        ), within
    if found := _MISSING.search(what):
        return _fault(
            "missing-key", place, f"`{found['key']}` is missing.", f"Add `{found['key']}: ...`."
        ), within
    given = _at(value, within)
    if _ENUM.search(what):
        return _fault(
            "wrong-value", place, f"`{given}` is not one of the values known here.", _allowed(model, within)
        ), within
    if found := _EXPECTED.search(what):
        wanted = " or ".join(_WORDS.get(each.strip(), each.strip()) for each in found["wanted"].split("|"))
        return _fault("wrong-value", place, f"`{given}` does not fit here.", f"Write {wanted}."), within
    return _fault("wrong-value", place, f"{what}.", "Write a value that fits."), within


def _steps(path: str) -> Iterator[str | int]:
    for match in _STEP.finditer(path.removeprefix("$")):
        if match["index"] is not None:
            yield int(match["index"])
        elif match["key"] is not None:
            yield match["key"]


def _at(value: Any, within: Place) -> object:
    for step in within:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return _kind(value) if isinstance(value, (dict, list)) else value


def _type_at(model: type[Frozen], within: Place) -> msgspec.inspect.Type:
    """The declared type at a place inside the struct; of a union, the first member that has the next step."""
    current: msgspec.inspect.Type = msgspec.inspect.type_info(model)
    for step in within:
        current = _enter(current, step) or msgspec.inspect.AnyType()
    return current


def _enter(current: msgspec.inspect.Type, step: str | int) -> msgspec.inspect.Type | None:
    members = current.types if isinstance(current, msgspec.inspect.UnionType) else (current,)
    for member in members:
        if isinstance(member, msgspec.inspect.StructType) and isinstance(step, str):
            for field in member.fields:
                if field.encode_name == step:
                    return field.type
        if isinstance(member, msgspec.inspect.VarTupleType | msgspec.inspect.ListType):
            return member.item_type
        if isinstance(member, msgspec.inspect.DictType):
            return member.value_type
    return None


def _keys(model: type[Frozen], within: Place) -> list[str]:
    found = _type_at(model, within)
    members = found.types if isinstance(found, msgspec.inspect.UnionType) else (found,)
    return [
        field.encode_name
        for member in members
        if isinstance(member, msgspec.inspect.StructType)
        for field in member.fields
    ]


def _allowed(model: type[Frozen], within: Place) -> str:
    found = _type_at(model, within)
    members = found.types if isinstance(found, msgspec.inspect.UnionType) else (found,)
    values = [
        str(value)
        for member in members
        if isinstance(member, msgspec.inspect.LiteralType)
        for value in member.values
    ]
    return f"Use one of {', '.join(values)}." if values else "Use one of the values in the guide."


def _nearest(word: str, known: list[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, known, n=1)), None)


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    return {dict: "a mapping", list: "a list", str: "text", bool: "true or false"}.get(
        type(value), "a number"
    )


def _fault(name: str, at: Place, message: str, remedy: str) -> Fault:
    return Fault(name=name, line=None, message=message, remedy=remedy, at=at)

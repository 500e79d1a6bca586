"""Library tables (CSV): one struct a row; lists are joined by `|`, booleans are 0 and 1."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, get_origin, get_type_hints

import msgspec

from intakt.content.exercises import Exercise, PatternGroup
from intakt.content.foods import Food, Ingredient, MealTemplate
from intakt.content.model import Term
from intakt.content.yaml_source import Fault
from intakt.kit.structs import Frozen

Row = TypeVar("Row", bound=Frozen)
Cells = Mapping[str, str]


def read_foods(content: bytes) -> tuple[list[tuple[int, Food]], list[Fault]]:
    """(line, food) of every good row, and the faults of the others."""
    return _read(content, tuple(Food.__struct_fields__), _maker(Food))


def read_terms(content: bytes) -> tuple[list[tuple[int, Term]], list[Fault]]:
    """(line, term) of every good row, and the faults of the others."""
    return _read(content, tuple(Term.__struct_fields__), _maker(Term))


def read_meals(content: bytes) -> tuple[list[tuple[int, MealTemplate]], list[Fault]]:
    """(line, template) of every good row, and the faults of the others."""
    optional = tuple(field.name for field in msgspec.structs.fields(MealTemplate) if not field.required)
    return _read(content, tuple(MealTemplate.__struct_fields__), _make_meal, optional=optional)


def read_exercises(content: bytes) -> tuple[list[tuple[int, Exercise]], list[Fault]]:
    """(line, exercise) of every good row, and the faults of the others."""
    return _read(content, tuple(Exercise.__struct_fields__), _make_exercise)


def read_pattern_groups(content: bytes) -> tuple[list[tuple[int, PatternGroup]], list[Fault]]:
    """(line, group) of every good row, and the faults of the others."""
    return _read(content, tuple(PatternGroup.__struct_fields__), _maker(PatternGroup))


def _read(
    content: bytes, columns: tuple[str, ...], make: Callable[[Cells], Row], optional: tuple[str, ...] = ()
) -> tuple[list[tuple[int, Row]], list[Fault]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [_fault("file-encoding", None, "The file is not UTF-8 text.", "Save it as UTF-8.")]
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, Row]] = []
    faults: list[Fault] = []
    try:
        if fault := _header_fault(tuple(reader.fieldnames or ()), columns, optional):
            return [], [fault]
        for cells in reader:
            line = reader.line_num
            if None in cells or None in cells.values():
                faults.append(
                    _fault(
                        "table-row",
                        line,
                        "The row has not as many cells as the heading.",
                        "Count the commas.",
                    )
                )
                continue
            try:
                rows.append((line, make(cells)))
            except (msgspec.ValidationError, ValueError) as error:
                message = f"{cells.get(columns[0])}: {error}."
                faults.append(
                    _fault("table-row", line, message, "Mend the cell; lists use |, booleans 0 or 1.")
                )
    except csv.Error as error:
        faults.append(
            _fault("table-row", reader.line_num, f"Not a valid CSV row: {error}.", "Mind the quotes.")
        )
    return rows, faults


def _header_fault(
    given: tuple[str, ...], columns: tuple[str, ...], optional: tuple[str, ...]
) -> Fault | None:
    absent = [name for name in columns if name not in given and name not in optional]
    if not absent and set(given) <= set(columns) and len(given) == len(set(given)):
        return None
    missing = ", ".join(absent) or "none"
    extra = ", ".join(name for name in given if name not in columns) or "none"
    message = f"The heading does not fit: missing {missing}; unknown or doubled {extra}."
    return _fault("table-columns", 1, message, f"Use the columns {', '.join(columns)}.")


def _maker(model: type[Row]) -> Callable[[Cells], Row]:
    lists = {name for name, hint in get_type_hints(model).items() if get_origin(hint) is tuple}

    def make(cells: Cells) -> Row:
        values = {name: _split(cell) if name in lists else cell for name, cell in cells.items()}
        return msgspec.convert(values, model, strict=False)

    return make


def _make_meal(cells: Cells) -> MealTemplate:
    values: dict[str, object] = dict(cells)
    values |= {name: _split(cells[name]) for name in ("slots", "equipment", "cuisines")}
    values["ingredients"] = list(_ingredients(cells["ingredients"]))
    values["swaps"] = dict(_swaps(cells["swaps"]))
    return msgspec.convert(values, MealTemplate, strict=False)


EXERCISE_LISTS = ("primary", "secondary", "regions", "flags")


def _make_exercise(cells: Cells) -> Exercise:
    """Equipment reads `bench/chair;mat`: groups by `;`, any of a group by `/`. Rehabilitation reads
    `knee:B|hip:C`. An empty regression or progression is none.
    """
    values: dict[str, object] = {name: cell for name, cell in cells.items() if cell or name in EXERCISE_LISTS}
    values |= {name: _split(cells[name]) for name in EXERCISE_LISTS}
    values["equipment"] = [_split(group, by="/") for group in _split(cells["equipment"], by=";")]
    values["rehab_regions"] = dict(_phases(cells["rehab_regions"]))
    return msgspec.convert(values, Exercise, strict=False)


def _phases(cell: str) -> Iterator[tuple[str, str]]:
    for part in _split(cell):
        region, colon, phase = part.partition(":")
        if not colon:
            raise ValueError(f"`{part}` is not region:phase")
        yield region, phase


def _ingredients(cell: str) -> Iterator[Ingredient]:
    for part in _split(cell, by=";"):
        pieces = part.split(":")
        if len(pieces) != 4:
            raise ValueError(f"`{part}` is not food:min:base:max")
        food, low, base, high = pieces
        yield Ingredient(food=food, min_g=int(low), base_g=int(base), max_g=int(high))


def _swaps(cell: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in _split(cell, by=";"):
        food, *others = part.split(">")
        if not others or not all(others):
            raise ValueError(f"`{part}` is not food>other>other")
        yield food, tuple(others)


def _split(cell: str, *, by: str = "|") -> list[str]:
    return [part.strip() for part in cell.split(by) if part.strip()]


def _fault(name: str, line: int | None, message: str, remedy: str) -> Fault:
    return Fault(name=name, line=line, message=message, remedy=remedy)

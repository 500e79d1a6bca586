"""Turns the parts of a template into sections and blocks: repeats, conditions, placeholders. Knows no
plan.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from intakt.document import model
from intakt.document.templates import (
    BlockPart,
    CalloutPart,
    CellPart,
    ChartPart,
    ImagePart,
    ItemPart,
    ListPart,
    Part,
    SectionPart,
    TablePart,
    TextPart,
)
from intakt.document.words import Words
from intakt.kit.errors import ContentError
from intakt.kit.rules import Value, holds

Values = Mapping[str, object]
Choice = TypeVar("Choice", bound=str)
TONES: tuple[model.Tone, ...] = ("info", "caution", "stop", "note")
BOXES: tuple[model.Box, ...] = ("write", "tick", "star")


class TemplateFault(ContentError):
    """A template cannot be filled."""


class Writer:
    """Fills template parts with values. `place` in errors reads like sections[3].blocks[0].text."""

    def __init__(self, *, words: Words, facts: Mapping[str, Value | None]) -> None:
        self._words = words
        self._facts = facts

    def _fact(self, kind: str, name: str) -> Value | None:
        return self._facts.get(name) if kind == "fact" else None

    def write(self, source: str, values: Values, *, place: str) -> str:
        """A source, or the text that `@key` names, with its placeholders filled."""
        try:
            words = self._words
            return words.fill(words.source(source[1:]) if source.startswith("@") else source, values)
        except ContentError as error:
            raise TemplateFault(f"{place}: {error}") from error

    def sections(self, parts: tuple[SectionPart, ...], values: Values) -> tuple[model.Section, ...]:
        return tuple(
            model.Section(
                id=self.write(part.id, here, place=f"{place}.id"),
                title=self.write(part.title, here, place=f"{place}.title"),
                subtitle=self.write(part.subtitle, here, place=f"{place}.subtitle"),
                layout=part.layout,
                level=part.level,
                blocks=tuple(self._blocks(part.blocks, here, place=place)),
            )
            for part, here, place in self._repeated(parts, values, place="sections")
        )

    def _repeated(
        self, parts: tuple[Any, ...], values: Values, *, place: str
    ) -> Iterator[tuple[Any, Values, str]]:
        """Each part that applies, once for every value of its `each`."""
        for index, part in enumerate(parts):
            here = f"{place}[{index}]"
            if isinstance(part, Part):
                yield from ((part, inner, here) for inner in self._scopes(part, values, place=here))
            else:
                yield part, values, here

    def _scopes(self, part: Part, values: Values, *, place: str) -> Iterator[Values]:
        if part.when is not None and not holds(part.when, self._fact):
            return
        loops = [values]
        if part.each is not None:
            found = resolve(part.each, values, place=f"{place}.each")
            if not isinstance(found, tuple):
                raise TemplateFault(f"{place}.each: {part.each} is not a list")
            loops = [{**values, part.as_: value} for value in found]
        for inner in loops:
            if part.require is None or resolve(part.require, inner, place=f"{place}.require"):
                yield inner

    def _blocks(
        self, parts: tuple[BlockPart, ...], values: Values, *, place: str
    ) -> Iterator[model.AnyBlock]:
        for part, here, at in self._repeated(parts, values, place=f"{place}.blocks"):
            yield self._block(part, here, at)

    def _block(self, part: BlockPart, values: Values, place: str) -> model.AnyBlock:
        match part:
            case TextPart():
                text = self.write(part.text, values, place=f"{place}.text")
                return model.Text(text=text, style=part.style, quoted=part.quoted, caveat=part.caveat)
            case ListPart():
                return self._list(part, values, place)
            case TablePart():
                return self._table(part, values, place)
            case ChartPart():
                return self._chart(part, values, place)
            case ImagePart():
                return model.Image(source=part.source, alt=self.write(part.alt, values, place=f"{place}.alt"))
            case CalloutPart():
                return self._callout(part, values, place)

    def _list(self, part: ListPart, values: Values, place: str) -> model.List:
        return model.List(
            items=self._items(part.items, values, place=place),
            style=part.style,
            title=self.write(part.title, values, place=f"{place}.title"),
            columns=part.columns,
            quoted=part.quoted,
            caveat=part.caveat,
        )

    def _items(self, parts: tuple[ItemPart, ...], values: Values, *, place: str) -> tuple[model.Item, ...]:
        return tuple(
            model.Item(
                text=self.write(part.text, here, place=f"{at}.text"),
                lead=self.write(part.lead, here, place=f"{at}.lead"),
                note=self.write(part.note, here, place=f"{at}.note"),
                quoted=part.quoted,
            )
            for part, here, at in self._repeated(parts, values, place=f"{place}.items")
        )

    def _table(self, part: TablePart, values: Values, place: str) -> model.Table:
        columns = tuple(
            model.Column(label=self.write(c.label, here, place=f"{at}.label"), align=c.align, width=c.width)
            for c, here, at in self._repeated(part.columns, values, place=f"{place}.columns")
        )
        rows = tuple(
            model.Row(
                cells=self._cells(row.cells, here, place=at),
                strong=_truth(row.strong, here, place=f"{at}.strong"),
                quoted=row.quoted,
                note=self.write(row.note, here, place=f"{at}.note"),
                boxes=int(number(row.boxes, here, place=f"{at}.boxes")) if row.boxes else 0,
            )
            for row, here, at in self._repeated(part.rows, values, place=f"{place}.rows")
        )
        uneven = [row for row in rows if len(row.cells) != len(columns)]
        if uneven:
            raise TemplateFault(
                f"{place}: a row of {len(uneven[0].cells)} cells under {len(columns)} columns"
            )
        return model.Table(
            caption=self.write(part.caption, values, place=f"{place}.caption"),
            columns=columns,
            rows=rows,
            style=part.style,
            box=_one_of(BOXES, part.box, values, place=f"{place}.box"),
            marks=_names(part.marks, values, place=f"{place}.marks") if part.marks else (),
        )

    def _cells(self, cells: tuple[CellPart | str, ...], values: Values, *, place: str) -> tuple[str, ...]:
        return tuple(
            self.write(cell.text if isinstance(cell, CellPart) else cell, here, place=at)
            for cell, here, at in self._repeated(cells, values, place=f"{place}.cells")
        )

    def _chart(self, part: ChartPart, values: Values, place: str) -> model.Chart:
        points = tuple(
            model.Point(
                label=self.write(p.label, here, place=f"{at}.label"),
                value=number(p.value, here, place=f"{at}.value"),
                shown=self.write(p.shown, here, place=f"{at}.shown"),
                low=number(p.low, here, place=f"{at}.low") if p.low else None,
                marked=_truth(p.marked or False, here, place=f"{at}.marked"),
            )
            for p, here, at in self._repeated(part.points, values, place=f"{place}.points")
        )
        return model.Chart(
            kind=part.kind,
            title=self.write(part.title, values, place=f"{place}.title"),
            alt=self.write(part.alt, values, place=f"{place}.alt"),
            points=points,
            centre=self.write(part.centre, values, place=f"{place}.centre"),
            centre_note=self.write(part.centre_note, values, place=f"{place}.centre_note"),
            line=number(part.line, values, place=f"{place}.line") if part.line else None,
            line_label=self.write(part.line_label, values, place=f"{place}.line_label"),
        )

    def _callout(self, part: CalloutPart, values: Values, place: str) -> model.Callout:
        tone = _one_of(TONES, part.tone, values, place=f"{place}.tone")
        items = self._items(part.items, values, place=place)
        return model.Callout(
            tone=tone,
            title=self.write(part.title, values, place=f"{place}.title"),
            text=self.write(part.text, values, place=f"{place}.text"),
            items=tuple(item.text for item in items),
            caveat=part.caveat,
        )


def resolve(path: str, values: Values, *, place: str) -> object:
    """The value at a dotted path of names, struct fields only: "day.totals.kcal"."""
    first, *rest = path.split(".")
    if first not in values:
        raise TemplateFault(f"{place}: there is no {first}")
    found = values[first]
    for name in rest:
        if name not in getattr(found, "__struct_fields__", ()):
            raise TemplateFault(f"{place}: {path} has no {name}")
        found = getattr(found, name)
    return found


def _one_of(known: tuple[Choice, ...], written: str, values: Values, *, place: str) -> Choice:
    """One of the known by its name, or the one at a path."""
    found = written if written in known else resolve(written, values, place=place)
    for choice in known:
        if found == choice:
            return choice
    raise TemplateFault(f"{place}: {found!r} is none of {', '.join(known)}")


def _names(path: str, values: Values, *, place: str) -> tuple[str, ...]:
    found = resolve(path, values, place=place)
    if not isinstance(found, tuple):
        raise TemplateFault(f"{place}: {path} is not a list")
    return tuple(str(name) for name in found)


def _truth(written: bool | str, values: Values, *, place: str) -> bool:
    return bool(resolve(written, values, place=place)) if isinstance(written, str) else written


def number(path: str, values: Values, *, place: str) -> float:
    found = resolve(path, values, place=place)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise TemplateFault(f"{place}: {path} is not a number")
    return float(found)

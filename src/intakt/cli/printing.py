"""Tables for people, JSON for machines."""

import sys
from collections.abc import Iterable, Sequence

import click
import msgspec
from rich.console import Console
from rich.table import Table

WIDE = 240
"""Columns where no terminal says how wide it is."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")


def print_json(value: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str) -> None:
    """One line a row, as wide as the terminal; `empty` is said when there are none."""
    shown = [[plain(cell) for cell in row] for row in rows]
    if not shown:
        click.echo(empty)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for cells in shown:
        table.add_row(*cells)
    width = None if sys.stdout.isatty() else WIDE
    Console(markup=False, highlight=False, width=width).print(table)


def plain(cell: object) -> str:
    """A cell as text: what people typed may hold control characters; a terminal must not obey them."""
    text = "-" if cell is None else str(cell)
    return "".join(letter if letter.isprintable() else " " for letter in text)

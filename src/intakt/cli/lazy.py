"""A command group that imports a command only when it is used, so that `intakt --help` answers at once."""

import importlib
from collections.abc import Mapping
from typing import Any

import click

Place = tuple[str, str, str]
"""Module, attribute, one line of help."""


class LazyGroup(click.Group):
    """`lazy` names the commands and where each is."""

    def __init__(self, *args: Any, lazy: Mapping[str, Place] | None = None, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, attribute, _ = self.lazy[cmd_name]
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.{attribute} is not a command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in self.lazy.items()])

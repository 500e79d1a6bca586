"""A command group that imports a command only when it is used, so that `intakt --help` answers at once.

It is also the one edge of every command: what goes wrong ends in one line on stderr that says what to do, and in
an exit code: 0 done, 2 wrong use or input, 1 failure.
"""

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TextIO

import click
from click.exceptions import NoArgsIsHelpError

from intakt.kit.errors import ContentError, InputError, IntaktError, NotFound, StateError

WRONG_USE = 2
FAILURE = 1


class Entry(click.Command):
    """A command's name and one line of help, standing in for it in the list of commands."""


class LazyGroup(click.Group):
    """`commands` are given as name -> (module, attribute, one line of help)."""

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str, str]] | None = None, **extra: Any) -> None:
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

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and turn every error into one line and an exit code."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
        words = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(words, prog_name, complete_var, False, windows_expand_args, **extra)
        except NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.ClickException as error:
            fail(f"{error.format_message()}{hint(error)}", code=error.exit_code)
        except click.Abort:
            fail("stopped", code=FAILURE)
        except BrokenPipeError:
            silence(sys.stdout)
            sys.exit(FAILURE)
        except Exception as error:  # noqa: BLE001 - the edge of the command: one line, never a stack trace
            if "--traceback" in words[:1]:
                raise
            fail(sentence(error), code=exit_code(error))
        sys.exit(code if isinstance(code, int) else 0)


def hint(error: click.ClickException) -> str:
    """Where to read on after a wrong use."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f" (see `{context.command_path} --help`)" if context else ""


def exit_code(error: Exception) -> int:
    """2 for what the caller can mend in what they typed or sent, 1 for everything else."""
    return WRONG_USE if isinstance(error, InputError | ContentError | NotFound | StateError) else FAILURE


def sentence(error: Exception) -> str:
    """One line that says what is wrong."""
    if isinstance(error, IntaktError):
        return error.message
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{error.strerror or error}"
    return (
        f"unexpected {type(error).__name__}: {error} (run `intakt --traceback ...` to see where, and report it)"
    )


def fail(message: str, *, code: int) -> NoReturn:
    """Say it in one line on stderr and leave."""
    click.echo(f"intakt: {' '.join(message.split())}", err=True)
    sys.exit(code)


def silence(stream: TextIO) -> None:
    """Nobody reads the stream any more: let Python's last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

"""`intakt`: the list of commands, and the one edge of all of them.

Each command lives in its own file and is imported when it is used. What goes wrong in one ends here, in one
line on stderr that says what to do and in an exit code: 0 done, 2 wrong use or input, 1 failure.
"""

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn, TextIO

import click
from click.exceptions import NoArgsIsHelpError

from intakt.cli.lazy import LazyGroup
from intakt.kit.errors import ContentError, InputError, IntaktError, NotFound, StateError

WRONG_USE = 2
FAILURE = 1
COMMANDS = {
    "serve": ("intakt.cli.serve", "serve", "Run everything on this machine."),
    "web": ("intakt.cli.web", "web", "Run the web role alone."),
    "worker": ("intakt.cli.worker", "worker", "Run the worker role alone."),
    "migrate": ("intakt.cli.migrate", "migrate", "Bring the database's tables up to date."),
    "doctor": ("intakt.cli.doctor", "doctor", "Check the installation and say what to mend."),
    "demo": ("intakt.cli.demo", "demo", "Load 20 personas, marked as demo."),
    "library": ("intakt.cli.library", "library", "Check, publish or write out a library."),
    "generate": ("intakt.cli.generate", "generate", "Make packets from answers, without a server."),
    "sample": ("intakt.cli.sample", "sample", "Draw valid answers, one JSON object a line."),
    "token": ("intakt.cli.token", "token", "Bearer tokens for the API."),
    "packets": ("intakt.cli.packets", "packets", "The packets that wait for a coach."),
    "jobs": ("intakt.cli.jobs", "jobs", "The job queue and its dead letters."),
}


class Root(LazyGroup):
    """The group that turns every error into one line and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        *rest: Any,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        words = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(words, prog_name, standalone_mode=False, **extra)
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
        except Exception as error:
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
    where = "run `intakt --traceback ...` to see where, and report it"
    return f"unexpected {type(error).__name__}: {error} ({where})"


def fail(message: str, *, code: int) -> NoReturn:
    """Say it in one line on stderr and leave."""
    click.echo(f"intakt: {' '.join(message.split())}", err=True)
    sys.exit(code)


def silence(stream: TextIO) -> None:
    """Nobody reads the stream any more: let Python's last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@click.command(cls=Root, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="intakt", message="%(version)s")
@click.option("--traceback", is_flag=True, help="Show where an unexpected error comes from.")
def main(traceback: bool) -> None:
    """Intakt: from a client's answers to a packet that a coach would sign."""


if __name__ == "__main__":
    main()

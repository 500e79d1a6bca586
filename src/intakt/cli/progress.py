"""Progress bars on stderr: drawn for a person, silent for a machine."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from intakt.kit.structs import Frozen


class Bar(Frozen, frozen=True, kw_only=True):
    """`step` moves the bar on by one; `say` prints a line above it."""

    progress: Progress
    task: TaskID

    def step(self) -> None:
        self.progress.advance(self.task)

    def say(self, line: str) -> None:
        self.progress.console.print(line, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def bar(title: str, *, total: int | None, quiet: bool = False) -> Iterator[Bar]:
    """A bar for `total` steps (None: unknown), on stderr when that is a terminal; `quiet`: never."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal) as progress:
        yield Bar(progress=progress, task=progress.add_task(title, total=total))

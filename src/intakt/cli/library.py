"""`intakt library`: look through a library, publish it, write out the one in use."""

from pathlib import Path

import click

from intakt.cli.lazy import LazyGroup


@click.command(
    cls=LazyGroup,
    lazy={
        "check": ("intakt.cli.library_check", "check", "Look for mistakes in a library folder."),
        "publish": ("intakt.cli.library_publish", "publish", "Check a library and use it from now on."),
        "export": ("intakt.cli.library_publish", "export", "Write the library in use to a folder."),
    },
)
def library() -> None:
    """Check, publish or write out a library: questions, paths, routing, foods, words."""


FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

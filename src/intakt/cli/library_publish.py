"""`intakt library publish` and `export`: the library that new intakes begin on."""

from pathlib import Path

import click

from intakt.cli.library import FOLDER
from intakt.cli.library_check import report
from intakt.cli.printing import as_json, print_json
from intakt.cli.running import with_context
from intakt.kit.errors import InputError, LibraryRejected
from intakt.services import library
from intakt.services.checking import check


@click.command()
@click.argument("directory", metavar="DIR", type=FOLDER)
@as_json
def publish(directory: Path, as_json: bool) -> int:
    """Check the library folder DIR; without an error in it, new intakes begin on it from now on."""
    errors = [finding for finding in check(directory) if finding.severity == "error"]
    for finding in errors:
        report(finding)
    if errors:
        click.echo(f"intakt: not published: {len(errors)} errors in {directory}", err=True)
        return 2
    try:
        done = with_context(lambda ctx: library.publish(ctx, directory, by="command line"))
    except LibraryRejected as error:
        for finding in error.findings:
            report(finding)
        return 2
    if as_json:
        print_json(done)
    elif done.changed:
        click.echo(f"Published: new intakes begin on release {done.release}.")
    else:
        click.echo(f"Nothing has changed: release {done.release} is in use already.")
    return 0


@click.command()
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write into a folder that is not empty.")
def export(directory: Path, force: bool) -> None:
    """Write the library in use to the folder DIR, to be changed and published again."""
    if directory.exists() and any(directory.iterdir()) and not force:
        raise InputError(f"{directory} is not empty: choose another folder, or add --force")
    directory.mkdir(parents=True, exist_ok=True)
    release = with_context(lambda ctx: library.export(ctx, directory))
    click.echo(f"Release {release} is in {directory}.")

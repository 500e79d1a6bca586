"""`intakt library check`: no database needed."""

import json
from pathlib import Path

import click

from intakt.cli.library import FOLDER
from intakt.cli.printing import as_json, print_json
from intakt.kit.errors import Finding
from intakt.services.checking import check as check_folder


@click.command()
@click.argument("directory", metavar="DIR", type=FOLDER)
@as_json
def check(directory: Path, as_json: bool) -> int:
    """Look for mistakes in the library folder DIR, each with its place, remedy and an example client.

    Warnings alone leave it fit to publish; with an error the exit code is 2.
    """
    findings = check_folder(directory)
    errors = sum(finding.severity == "error" for finding in findings)
    if as_json:
        print_json(findings)
    else:
        for finding in findings:
            report(finding)
        click.echo(f"{errors} errors, {len(findings) - errors} warnings in {directory}")
    return 2 if errors else 0


def report(finding: Finding) -> None:
    click.echo(str(finding), err=True)
    if finding.example is not None:
        click.echo(f"    for example {json.dumps(finding.example, ensure_ascii=False)}", err=True)

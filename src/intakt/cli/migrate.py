"""`intakt migrate`: safe when many start at once."""

import asyncio

import click

from intakt import app, settings


@click.command()
def migrate() -> None:
    """Bring the database's tables up to date. Many at a time is safe: one works, the others wait."""
    chosen = settings.load()
    app.configure_logging(chosen)
    with app.database(chosen) as url:
        applied = asyncio.run(app.migrate(chosen, url))
    for name in applied:
        click.echo(f"applied {name}")
    click.echo(f"{len(applied)} applied; the tables are up to date.")

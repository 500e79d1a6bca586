"""`intakt web`: the web role alone, for one of many hosts."""

import click

from intakt.cli import webserver
from intakt.cli.children import end_with_parent


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True)
@click.option("--parent", type=int, hidden=True, help="End when this process does.")
def web(host: str, port: int, processes: int, parent: int | None) -> None:
    """Run the web role alone: the HTTP API and the pages.

    Needs a database that is there (INTAKT_DATABASE_URL) and migrated.
    """
    if parent is not None:
        end_with_parent(parent)
    webserver.serve(host, port, processes=processes)

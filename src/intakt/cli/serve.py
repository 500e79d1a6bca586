"""`intakt serve`: database, web and worker processes under one supervisor."""

import asyncio
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import click

from intakt import app, settings
from intakt.cli.children import cores
from intakt.cli.supervisor import Child, Role, Stop, drain, listen_for_stop, stop_listening, supervise
from intakt.cli.webserver import require_free
from intakt.kit.errors import SetupError
from intakt.persistence import embedded
from intakt.settings import Settings

READY_SECONDS = 120
MOST_WORKERS = 8


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--web", type=click.IntRange(1, 64), default=1, show_default=True, help="Web processes.")
@click.option("--workers", type=click.IntRange(1, 64), help="Packets made at once (default: one a core).")
def serve(host: str, port: int, web: int, workers: int | None) -> None:
    """Run everything on this machine until Ctrl-C: database, web pages and API, workers.

    The database is our own in the data directory, unless INTAKT_DATABASE_URL names another.
    """
    chosen = settings.load()
    app.configure_logging(chosen)
    listen_for_stop()
    try:
        require_free(host, port)
        with database(chosen) as url:
            token = asyncio.run(app.prepare(chosen, url))
            wanted = roles(host, port, web=web, workers=workers or min(cores(), MOST_WORKERS))
            run(address_of(host, port), wanted, chosen=chosen, token=token)
    except Stop:
        click.echo("Stopped.")


@contextmanager
def database(chosen: Settings) -> Iterator[str]:
    if chosen.database_url is not None:
        yield chosen.database_url
        return
    with embedded.serve(chosen.data_dir) as server:
        yield server.url


def address_of(host: str, port: int) -> str:
    """Where a browser on this machine finds us."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{reached}]:{port}" if ":" in reached else f"http://{reached}:{port}"


def roles(host: str, port: int, *, web: int, workers: int) -> tuple[Role, ...]:
    return (
        Role(name="web", words=("web", "--host", host, "--port", str(port), "--processes", str(web))),
        Role(name="worker", words=("worker", "--processes", str(workers))),
    )


def run(address: str, wanted: tuple[Role, ...], *, chosen: Settings, token: str | None) -> None:
    """Children up, the address said, children watched; ends by Stop, with all of them gone."""
    environment = {**os.environ, "INTAKT_BASE_URL": chosen.base_url or address}
    children = [Child(role, environment) for role in wanted]
    try:
        for child in children:
            child.start()
        wait_ready(address, children)
        click.echo(f"Intakt is at {address}")
        if token is not None:
            click.echo(f"Admin token: {token}")
            click.echo("It is shown this once; `intakt token create` makes another.")
        supervise(children)
    finally:
        stop_listening()
        drain(children)


def wait_ready(address: str, children: list[Child]) -> None:
    """Until the web role answers that it is ready. SetupError when it does not, or ends."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        ended = next((child for child in children if not child.alive()), None)
        if ended is not None:
            raise SetupError(f"the {ended.role.name} process ended while starting; what it said stands above")
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise SetupError(f"the web process is not ready after {READY_SECONDS} s: see `intakt doctor`")

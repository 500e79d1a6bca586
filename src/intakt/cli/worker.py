"""`intakt worker`: the worker role alone, for one of many hosts."""

import asyncio
import signal

import click

from intakt import app, settings
from intakt.cli.children import cores, end_with_parent


@click.command()
@click.option("--processes", type=click.IntRange(1, 64), help="Packets made at once (default: one a core).")
@click.option("--concurrency", type=click.IntRange(1, 200), help="Jobs taken at once (default: 10).")
@click.option("--parent", type=int, hidden=True, help="End when this process does.")
def worker(processes: int | None, concurrency: int | None, parent: int | None) -> None:
    """Run the worker role alone: packets are made and mail is sent.

    Ends on SIGTERM or Ctrl-C, after what is under way.
    """
    if parent is not None:
        end_with_parent(parent)
    chosen = settings.load()
    app.configure_logging(chosen)
    asyncio.run(run(chosen, children=processes or cores(), concurrency=concurrency))


async def run(chosen: settings.Settings, *, children: int, concurrency: int | None) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await app.work(chosen, stop=stop, children=children, concurrency=concurrency)

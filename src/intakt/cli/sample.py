"""`intakt sample`: valid answers of made-up clients, one JSON object a line."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import click
import msgspec

from intakt.cli import packaged
from intakt.cli.progress import bar
from intakt.content.model import CLIENT_TYPES
from intakt.content.personas import load_population
from intakt.intake import covering, sampling


@click.command()
@click.argument("client_type", metavar="CLIENT_TYPE", type=click.Choice(CLIENT_TYPES))
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same clients.")
@click.option("--count", type=click.IntRange(min=1), default=1, show_default=True, help="How many clients.")
@click.option(
    "--adversarial", is_flag=True, help="Evenly over all options, instead of as among real clients."
)
@click.option("--cover", is_flag=True, help="As many as meet every rule, question and option.")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day they answer (default: today)."
)
def sample(
    client_type: str, seed: int, count: int, adversarial: bool, cover: bool, day: datetime | None
) -> None:
    """Draw valid answers for CLIENT_TYPE: what `intakt generate -` reads, one client a line."""
    if cover and (adversarial or count != 1):
        raise click.UsageError("--cover decides itself how many and how", click.get_current_context())
    on = day.date() if day else date.today()
    drawn = draw(client_type, seed=seed, count=count, adversarial=adversarial, cover=cover, day=on)
    with bar("Drawing", total=None if cover else count, quiet=sys.stdout.isatty()) as progress:
        for responses in drawn:
            line = msgspec.json.encode({"clientType": client_type, "responses": responses})
            click.echo(line)
            progress.step()


def draw(
    client_type: str, *, seed: int, count: int, adversarial: bool, cover: bool, day: date
) -> Iterator[dict[str, Any]]:
    path = packaged.release().path(client_type)
    population = load_population(packaged.LIBRARY)
    if cover:
        return iter(covering.cover(path, population, seed=seed, day=day))
    return sampling.sample(path, population, seed=seed, count=count, adversarial=adversarial, day=day)

"""`intakt token create`: bearer tokens for the API."""

from typing import Literal

import click

from intakt.cli.running import with_context
from intakt.services import accounts


@click.group()
def token() -> None:
    """Bearer tokens for the API."""


@token.command()
@click.option("--email", required=True, help="Whose account; it is made when there is none.")
@click.option("--role", required=True, type=click.Choice(["client", "coach", "admin"]))
def create(email: str, role: Literal["client", "coach", "admin"]) -> None:
    """Print a new bearer token. It is shown this once: only its hash is kept."""
    click.echo(with_context(lambda ctx: accounts.create_token(ctx, email, role)))

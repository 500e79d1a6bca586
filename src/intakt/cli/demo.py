"""`intakt demo`: personas as clients to look at."""

import click

from intakt.cli import packaged
from intakt.cli.progress import bar
from intakt.cli.running import with_context
from intakt.content import personas
from intakt.content.personas import Persona
from intakt.services import intakes, library
from intakt.services.context import Context

HOW_MANY = 20


@click.command()
def demo() -> None:
    """Load 20 personas as clients, marked as demo: they stay out of every figure.

    Their packets are made as soon as a worker runs (`intakt serve`).
    """
    count = with_context(load)
    click.echo(f"{count} demo clients are loaded; `intakt serve` makes their packets.")


async def load(ctx: Context) -> int:
    await library.ensure_default(ctx)
    offered = {path.client_type for path in await library.all_paths(ctx) if path.active}
    known = in_order(personas.load(packaged.LIBRARY))
    chosen = [persona for persona in known if persona.client_type in offered][:HOW_MANY]
    with bar("Loading", total=len(chosen)) as progress:
        for persona in chosen:
            told = personas.told_on(ctx.now().date(), persona.responses)
            await intakes.submit_answers(ctx, persona.client_type, told, demo=True)
            progress.step()
    return len(chosen)


def in_order(found: tuple[Persona, ...]) -> list[Persona]:
    """Those meant for showing first, then the others, by id."""
    return sorted(found, key=lambda persona: (not persona.demo, persona.id))

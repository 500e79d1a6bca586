"""`intakt packets`: the review queue."""

from typing import Literal

import click

from intakt.cli.printing import as_json, print_json, print_table
from intakt.cli.running import as_operator
from intakt.services import packets as service
from intakt.services.views import PacketRow

COLUMNS = ("id", "client", "type", "status", "version", "waits for", "since")


@click.group()
def packets() -> None:
    """The packets that wait for a coach, and opening or holding one."""


@packets.command("list")
@click.option("--waiting-for", type=click.Choice(["coach", "guardian"]), help="Only those.")
@click.option("--limit", type=click.IntRange(1, 200), default=50, show_default=True)
@click.option("--cursor", help="Go on where the page before ended.")
@as_json
def list_packets(
    waiting_for: Literal["coach", "guardian"] | None, limit: int, cursor: str | None, as_json: bool
) -> None:
    """List packets, newest first."""
    page = as_operator(
        lambda ctx, caller: service.listing(ctx, caller, waiting_for=waiting_for, limit=limit, cursor=cursor)
    )
    if as_json:
        print_json(page)
        return
    print_table(COLUMNS, map(row, page.items), empty="No packets.")
    if page.next_cursor:
        click.echo(f"More: --cursor {page.next_cursor}")


@packets.command()
@click.argument("packet_id", metavar="ID")
@click.option("--reason", help="For the audit log.")
@as_json
def release(packet_id: str, reason: str | None, as_json: bool) -> None:
    """Open packet ID to its client."""
    done = as_operator(lambda ctx, caller: service.release(ctx, caller, packet_id, reason=reason))
    tell(done, "is open to its client", as_json=as_json)


@packets.command()
@click.argument("packet_id", metavar="ID")
@click.option("--reason", help="For the audit log.")
@as_json
def hold(packet_id: str, reason: str | None, as_json: bool) -> None:
    """Close packet ID until a coach releases it."""
    done = as_operator(lambda ctx, caller: service.hold(ctx, caller, packet_id, reason=reason))
    tell(done, "is held until it is released", as_json=as_json)


def tell(done: PacketRow, words: str, *, as_json: bool) -> None:
    if as_json:
        print_json(done)
    else:
        click.echo(f"{done.type} of {done.client_name!r}, version {done.version}, {words}.")


def row(packet: PacketRow) -> tuple[object, ...]:
    since = packet.updated_at.strftime("%Y-%m-%d %H:%M")
    return (
        packet.id,
        packet.client_name,
        packet.type,
        packet.status,
        packet.version,
        packet.waiting_for,
        since,
    )

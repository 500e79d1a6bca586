"""Clients as the back office sees them."""

import msgspec

from intakt.kit.errors import InputError, NotFound
from intakt.kit.ids import is_id
from intakt.persistence import clients, packet_versions, packets, records, submissions
from intakt.persistence.clients import Listed, Order
from intakt.persistence.paging import Place
from intakt.services import access, paging
from intakt.services.context import Context
from intakt.services.packet_views import status_packet
from intakt.services.priorities import PRIORITIES
from intakt.services.views import Caller, ClientRecord, ClientRow, Page

SORTS: dict[str, Order] = {"urgent": "urgent", "-createdAt": "newest", "createdAt": "oldest"}


async def listing(
    ctx: Context,
    caller: Caller,
    *,
    client_type: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
    sort: str = "urgent",
) -> Page[ClientRow]:
    """A coach's own and unassigned clients, an admin's all.

    `sort`: urgent (answers that mean danger first, then newest first), -createdAt (newest first), createdAt.
    """
    coach, size = access.coach_filter(caller), paging.page_size(limit)
    if sort not in SORTS:
        raise InputError(f"sort must be one of {', '.join(SORTS)}.")
    after = paging.decode(cursor, newest_first=sort != "createdAt")
    async with ctx.database.session() as session:
        found = await clients.listing(
            session,
            SORTS[sort],
            client_type=client_type,
            coach=coach,
            after=after,
            count=size + 1,
        )
    more = None
    if len(found) > size:
        last = found[size - 1]
        more = paging.encode(Place(at=last.created_at, id=last.id, rank=int(last.urgent)))
    return Page(items=tuple(_row(each) for each in found[:size]), next_cursor=more)


def _row(listed: Listed) -> ClientRow:
    return ClientRow(**{name: getattr(listed, name) for name in ClientRow.__struct_fields__})


async def read(ctx: Context, caller: Caller, client_id: str) -> ClientRecord:
    """The whole record, its answers opened; the look is audited. NotFound also when not the coach's."""
    async with ctx.database.transaction() as session:
        if not is_id(client_id):
            raise NotFound("There is no such client.")
        record = await access.require_client(session, caller, client_id)
        stored = await submissions.latest(session, client_id, ctx.secrets)
        rows = await packets.status(session, [client_id])
        await records.audit(
            session,
            actor=access.require_staff(caller),
            action="client-read",
            now=ctx.now(),
            client_id=client_id,
        )
    return ClientRecord(
        **msgspec.structs.asdict(_row(record)),
        focus=record.focus,
        release=record.release,
        responses=stored.answers if stored is not None else {},
        packets=tuple(status_packet(row) for row in rows),
    )


async def attend(ctx: Context, caller: Caller, client_id: str, *, reason: str | None = None) -> ClientRow:
    """Somebody has seen to an urgent client, who takes an ordinary place again; audited, once."""
    async with ctx.database.transaction() as session:
        if not is_id(client_id):
            raise NotFound("There is no such client.")
        await access.require_client(session, caller, client_id)
        await clients.lock(session, client_id)
        if await clients.attend(session, client_id, now=ctx.now()):
            await packet_versions.calm(session, client_id, priority=PRIORITIES["normal"])
            await records.audit(
                session,
                actor=access.require_staff(caller),
                action="urgent-attended",
                now=ctx.now(),
                client_id=client_id,
                reason=reason,
            )
        return _row(await access.require_client(session, caller, client_id))

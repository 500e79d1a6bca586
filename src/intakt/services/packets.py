"""Packets: status, reading, files, review, versions."""

import msgspec

from intakt.kit.errors import InputError, NotFound, StateError
from intakt.kit.ids import is_id
from intakt.persistence import packet_versions, packets, records
from intakt.persistence.database import Session
from intakt.persistence.packets import File, Order, Reading, Row
from intakt.persistence.paging import Place
from intakt.planning.model import Certificate
from intakt.services import access, paging
from intakt.services.context import Context
from intakt.services.packet_views import packet_row, status_view
from intakt.services.reviewing import hold, regenerate, release, row_for
from intakt.services.views import (
    Caller,
    FileKind,
    PacketFile,
    PacketRow,
    PacketView,
    Page,
    StatusView,
    VersionRow,
    WaitingFor,
)

__all__ = ["file", "hold", "listing", "read", "regenerate", "release", "status", "versions"]

MEDIA = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}
ORDERS: dict[str, Order] = {
    "-createdAt": "newest_created",
    "createdAt": "oldest_created",
    "-updatedAt": "newest_updated",
    "updatedAt": "oldest_updated",
}


async def status(ctx: Context, caller: Caller) -> StatusView:
    """The caller's packets at their newest versions; empty for staff and before submitting."""
    if caller.staff:
        return status_view(())
    async with ctx.database.session() as session:
        ids = await access.client_ids(session, caller)
        return status_view(await packets.status(session, ids) if ids else ())


# --- reading ----------------------------------------------------------------------------------


async def read(ctx: Context, caller: Caller, packet_id: str) -> PacketView:
    """The newest READY version. NotFound; StateError `not-ready` (409); StateError `waiting` (403)."""
    async with ctx.database.transaction() as session:
        found = await packets.reading(session, packet_id) if is_id(packet_id) else None
        await _require_open(ctx, session, caller, found)
    if found is None or found.ready is None or found.sealed_plan is None or found.sealed_document is None:
        raise StateError("This packet is not ready yet.", code="not-ready")
    return PacketView(
        id=found.id,
        type=found.type,
        status="READY",
        version=found.ready,
        client_id=found.client_id,
        client_type=found.client_type,
        created_at=found.created_at,
        ready_at=found.ready_at,
        released_at=found.released_at,
        rule_set=found.rule_set or "adult",
        plan=msgspec.Raw(ctx.secrets.open(found.sealed_plan)),
        document=msgspec.Raw(ctx.secrets.open(found.sealed_document)),
        certificate=msgspec.json.decode(found.certificate or "{}", type=Certificate),
    )


async def file(ctx: Context, caller: Caller, packet_id: str, kind: FileKind) -> PacketFile:
    """The PDF or the page, under the same rules as `read`."""
    async with ctx.database.transaction() as session:
        found = await packets.file(session, packet_id) if is_id(packet_id) else None
        await _require_open(ctx, session, caller, found, kind=kind)
    if found is None:
        raise NotFound("There is no such packet.")
    key, etag = (found.pdf_key, found.pdf_etag) if kind == "pdf" else (found.html_key, found.html_etag)
    if key is None or etag is None:
        raise StateError("This packet is not ready yet.", code="not-ready")
    return PacketFile(
        content=await ctx.storage.get(key),
        etag=etag,
        filename=f"{found.full_name} - {found.type.title()}.{kind}",
        media_type=MEDIA[kind],
    )


async def _require_open(
    ctx: Context, session: Session, caller: Caller, found: Reading | File | None, *, kind: str = "json"
) -> None:
    """NotFound unless it is the caller's to see; StateError while it is not made or not open to them.

    A look by anybody but the client is audited.
    """
    if found is None or not await access.may_see(
        session, caller, client_id=found.client_id, coach_id=found.coach_id
    ):
        raise NotFound("There is no such packet.")
    if found.ready is None:
        raise StateError("This packet is not ready yet.", code="not-ready")
    if caller.staff:
        await records.audit(
            session,
            actor=caller.account_id or caller.token_id,
            action="packet-read",
            now=ctx.now(),
            client_id=found.client_id,
            packet_id=found.id,
            version=found.ready,
            kind=kind,
        )
    elif found.waits_guardian:
        raise StateError("A guardian must confirm before this packet opens.", code="waiting")
    elif found.held and found.released_at is None:
        raise StateError("A coach looks at this packet before it opens.", code="waiting")


async def listing(
    ctx: Context,
    caller: Caller,
    *,
    waiting_for: WaitingFor | None = None,
    limit: int = 50,
    cursor: str | None = None,
    sort: str = "-createdAt",
) -> Page[PacketRow]:
    """Packets for staff, newest first; `sort` is createdAt or updatedAt, with `-` for newest first.

    Those that wait come newest first whatever `sort` says, for a coach those of urgent clients before them.
    """
    coach, size = access.coach_filter(caller), paging.page_size(limit)
    if sort not in ORDERS:
        raise InputError(f"sort must be one of {', '.join(ORDERS)}.")
    order = ORDERS[sort]
    if waiting_for is not None:
        order = "waiting_coach" if waiting_for == "coach" else "waiting_guardian"
    after = paging.decode(cursor, newest_first=not order.startswith("oldest"))
    async with ctx.database.session() as session:
        found = await packets.listing(session, order, coach=coach, after=after, count=size + 1)
    more = paging.encode(_place(found[size - 1], order)) if len(found) > size else None
    return Page(items=tuple(packet_row(row) for row in found[:size]), next_cursor=more)


def _place(row: Row, order: Order) -> Place:
    if order == "waiting_coach":
        return Place(at=row.ready_at or row.created_at, id=row.id, rank=row.priority)
    return Place(at=row.updated_at if order.endswith("updated") else row.created_at, id=row.id)


async def versions(ctx: Context, caller: Caller, packet_id: str) -> tuple[VersionRow, ...]:
    """Every version, newest first."""
    async with ctx.database.session() as session:
        await row_for(session, caller, packet_id)
        found = await packet_versions.versions(session, packet_id)
    return tuple(VersionRow(**msgspec.structs.asdict(each)) for each in found)

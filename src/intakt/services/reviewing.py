"""What staff decide about packets: release, hold, make again. Services `packets` offers them."""

from intakt.kit.errors import NotFound, StateError
from intakt.kit.ids import is_id
from intakt.persistence import clients, notices, packet_versions, packets, queue, records, submissions
from intakt.persistence.clients import Locked
from intakt.persistence.database import Session
from intakt.persistence.packet_versions import Key
from intakt.persistence.packets import Row
from intakt.services import access, announcements
from intakt.services.context import Context
from intakt.services.packet_views import packet_row
from intakt.services.priorities import level_of
from intakt.services.views import Caller, PacketRow, Priority


async def row_for(session: Session, caller: Caller, packet_id: str) -> Row:
    """The packet's line for staff who may see it. NotFound, Refused."""
    access.require_staff(caller)
    found = await packets.row(session, packet_id) if is_id(packet_id) else None
    if found is None or not await access.may_see(
        session, caller, client_id=found.client_id, coach_id=found.coach_id
    ):
        raise NotFound("There is no such packet.")
    return found


async def _hold_both(session: Session, caller: Caller, packet_id: str) -> tuple[packets.Locked, Locked]:
    """Packet and client, locked in the order that workers lock them."""
    found = await row_for(session, caller, packet_id)
    client = await clients.lock(session, found.client_id)
    packet = await packets.lock(session, packet_id)
    if client is None or packet is None:
        raise NotFound("There is no such packet.")
    return packet, client


async def release(ctx: Context, caller: Caller, packet_id: str, *, reason: str | None = None) -> PacketRow:
    """Open the newest READY version to the client; audited. A second time changes nothing."""
    async with ctx.database.transaction() as session:
        packet, client = await _hold_both(session, caller, packet_id)
        if packet.ready is None:
            raise StateError("This packet is not ready yet.", code="not-ready")
        key, now = Key(packet_id=packet_id, version=packet.ready), ctx.now()
        if await packet_versions.release(session, key, now=now):
            await _noted(ctx, session, caller, packet, "packet-released", reason)
            if not client.waits_for_guardian:
                await announcements.tell_released(ctx, session, client, key, packet.type)
        return packet_row(await row_for(session, caller, packet_id))


async def hold(ctx: Context, caller: Caller, packet_id: str, *, reason: str | None = None) -> PacketRow:
    """Close it to the client until a coach releases it; audited."""
    async with ctx.database.transaction() as session:
        packet, _ = await _hold_both(session, caller, packet_id)
        if packet.ready is None:
            raise StateError("This packet is not ready yet.", code="not-ready")
        key = Key(packet_id=packet_id, version=packet.ready)
        if await packet_versions.hold(session, key, now=ctx.now()):
            await _noted(ctx, session, caller, packet, "packet-held", reason)
        return packet_row(await row_for(session, caller, packet_id))


async def _noted(
    ctx: Context, session: Session, caller: Caller, packet: packets.Locked, what: str, reason: str | None
) -> None:
    now = ctx.now()
    await packets.touch(session, packet.id, now=now)
    await records.audit(
        session,
        actor=access.require_staff(caller),
        action=what,
        now=now,
        client_id=packet.client_id,
        packet_id=packet.id,
        reason=reason,
    )
    await notices.packets_changed(session, packet.client_id)


async def regenerate(
    ctx: Context, caller: Caller, packet_id: str, *, priority: Priority = "normal", variant: bool = False
) -> PacketRow:
    """A new version beside the old, queued; `variant` asks for other meals from the same answers.

    StateError `in-progress` while the newest version is still on its way.
    """
    async with ctx.database.transaction() as session:
        packet, client = await _hold_both(session, caller, packet_id)
        newest = await packet_versions.state(session, Key(packet_id=packet_id, version=packet.newest))
        if newest is None or newest.status in ("PENDING", "GENERATING"):
            raise StateError("This packet is being made already.", code="in-progress")
        stored = await submissions.by_id(session, newest.submission_id, ctx.secrets)
        if stored is None:
            raise NotFound("There is no such submission.")
        now, version, level = ctx.now(), packet.newest + 1, level_of(priority, danger=client.urgent)
        new = packet_versions.New(
            packet_id=packet_id, version=version, priority=level, variant=newest.variant + variant
        )
        await packet_versions.insert(
            session,
            [new],
            client_id=packet.client_id,
            submission_id=newest.submission_id,
            release=stored.release,
            now=now,
        )
        await packets.raise_newest(session, packet_id, version=version, now=now)
        job = queue.Generate(packet_id=packet_id, version=version)
        await queue.enqueue_generation(session, [(job, level)])
        await _noted(ctx, session, caller, packet, "packet-regenerated", None)
        return packet_row(await row_for(session, caller, packet_id))

"""From rows to what is shown of packets."""

from collections.abc import Sequence

from intakt.persistence.packets import Row, StatusRow
from intakt.services.views import PacketRow, StatusPacket, StatusSummary, StatusView, WaitingFor


def waiting_for(row: Row | StatusRow) -> WaitingFor | None:
    """Who must open the READY version first: the guardian before the coach."""
    if row.ready is None:
        return None
    if row.waits_guardian:
        return "guardian"
    return "coach" if row.waits_coach else None


def status_packet(row: StatusRow) -> StatusPacket:
    failed = row.status == "FAILED"
    return StatusPacket(
        id=row.id,
        client_id=row.client_id,
        type=row.type,
        status=row.status,
        retry_count=row.retry_count,
        has_error=failed,
        error_message=row.error_message if failed else None,
        version=row.version,
        ready_version=row.ready,
        waiting_for=waiting_for(row),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def status_view(rows: Sequence[StatusRow]) -> StatusView:
    """The whole object that polling and streams send."""
    packets = tuple(status_packet(row) for row in rows)
    counted = dict.fromkeys(("READY", "FAILED", "GENERATING", "PENDING"), 0)
    waiting = 0
    for packet in packets:
        counted[packet.status] += 1
        waiting += packet.status == "READY" and packet.waiting_for is not None
    total = len(packets)
    return StatusView(
        packets=packets,
        summary=StatusSummary(
            total=total,
            completed=counted["READY"],
            failed=counted["FAILED"],
            generating=counted["GENERATING"],
            pending=counted["PENDING"],
            waiting=waiting,
            progress=100 * counted["READY"] // total if total else 0,
        ),
    )


def packet_row(row: Row) -> PacketRow:
    return PacketRow(
        id=row.id,
        client_id=row.client_id,
        client_name=row.full_name,
        urgent=row.urgent,
        client_type=row.client_type,
        type=row.type,
        status=row.status,
        version=row.version,
        ready_version=row.ready,
        waiting_for=waiting_for(row),
        retry_count=row.retry_count,
        error_code=row.error_code,
        error_message=row.error_message,
        created_at=row.created_at,
        updated_at=row.updated_at,
        released_at=row.released_at,
    )

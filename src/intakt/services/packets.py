"""Packets: status, reading, files, review, versions."""

from intakt.services.context import Context
from intakt.services.views import (
    Caller,
    FileKind,
    PacketFile,
    PacketRow,
    PacketView,
    Page,
    Priority,
    StatusView,
    VersionRow,
    WaitingFor,
)


async def status(ctx: Context, caller: Caller) -> StatusView:
    """The caller's packets at their newest versions; empty for staff and before submitting."""
    raise NotImplementedError


async def read(ctx: Context, caller: Caller, packet_id: str) -> PacketView:
    """The newest READY version. NotFound; StateError `not-ready` (409); StateError `waiting` (403)."""
    raise NotImplementedError


async def file(ctx: Context, caller: Caller, packet_id: str, kind: FileKind) -> PacketFile:
    """The PDF or the page, under the same rules as `read`."""
    raise NotImplementedError


async def listing(
    ctx: Context,
    caller: Caller,
    *,
    waiting_for: WaitingFor | None = None,
    limit: int = 50,
    cursor: str | None = None,
    sort: str = "-createdAt",
) -> Page[PacketRow]:
    """Packets for staff, newest first; `sort` is createdAt or updatedAt, with `-` for newest first."""
    raise NotImplementedError


async def versions(ctx: Context, caller: Caller, packet_id: str) -> tuple[VersionRow, ...]:
    """Every version, newest first."""
    raise NotImplementedError


async def release(ctx: Context, caller: Caller, packet_id: str, *, reason: str | None = None) -> PacketRow:
    """Open the newest READY version to the client; audited. A second time changes nothing."""
    raise NotImplementedError


async def hold(ctx: Context, caller: Caller, packet_id: str, *, reason: str | None = None) -> PacketRow:
    """Close it to the client until a coach releases it; audited."""
    raise NotImplementedError


async def regenerate(
    ctx: Context, caller: Caller, packet_id: str, *, priority: Priority = "normal", variant: bool = False
) -> PacketRow:
    """A new version beside the old, queued; `variant` asks for other meals from the same answers."""
    raise NotImplementedError

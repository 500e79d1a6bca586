"""Clients as the back office sees them."""

from intakt.services.context import Context
from intakt.services.views import Caller, ClientRecord, ClientRow, Page


async def listing(
    ctx: Context,
    caller: Caller,
    *,
    client_type: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
    sort: str = "-createdAt",
) -> Page[ClientRow]:
    """A coach's own clients, an admin's all; `sort` is createdAt or completedAt, `-` for newest first."""
    raise NotImplementedError


async def read(ctx: Context, caller: Caller, client_id: str) -> ClientRecord:
    """The whole record, its answers opened; the look is audited. NotFound also when not the coach's."""
    raise NotImplementedError

"""The same as admin.py, for asyncio and trio."""

from collections.abc import AsyncIterator, Callable
from typing import TypeVar

from intakt_client import calls
from intakt_client.admin import PAGE, ClientSort, PacketSort
from intakt_client.admin_models import (
    CacheStatistics,
    ClientRecord,
    ClientRow,
    Done,
    GuardianConfirmed,
    Job,
    PacketRow,
    Page,
    Queue,
    VersionRow,
)
from intakt_client.async_sending import AsyncSender
from intakt_client.calls import Call
from intakt_client.models import ClientType, Priority, WaitingFor

Item = TypeVar("Item")


class AsyncAdmin:
    """Lists are iterators that turn the pages as they are read."""

    def __init__(self, sender: AsyncSender) -> None:
        self.sender = sender

    async def pages(self, page: Callable[[str | None], Call[Page[Item]]]) -> AsyncIterator[Item]:
        cursor: str | None = None
        while True:
            found = await self.sender.do(page(cursor))
            for item in found.items:
                yield item
            cursor = found.next_cursor
            if cursor is None:
                return

    def clients(
        self, *, client_type: ClientType | None = None, sort: ClientSort = "-createdAt", page_size: int = PAGE
    ) -> AsyncIterator[ClientRow]:
        """A coach's clients, an admin's all."""
        return self.pages(
            lambda cursor: calls.clients_page(cursor, client_type=client_type, sort=sort, limit=page_size)
        )

    async def client(self, client_id: str) -> ClientRecord:
        """The whole record; every look is written to the audit log."""
        return await self.sender.do(calls.client(client_id))

    async def attend(
        self, client_id: str, *, reason: str | None = None, idempotency_key: str | None = None
    ) -> ClientRow:
        """Somebody has seen to an urgent client."""
        return await self.sender.do(calls.attend(client_id, reason, idempotency_key))

    async def record_guardian(
        self, client_id: str, name: str, *, idempotency_key: str | None = None
    ) -> GuardianConfirmed:
        return await self.sender.do(calls.record_guardian(client_id, name, idempotency_key))

    def packets(
        self, *, waiting_for: WaitingFor | None = None, sort: PacketSort = "-createdAt", page_size: int = PAGE
    ) -> AsyncIterator[PacketRow]:
        return self.pages(
            lambda cursor: calls.packets_page(cursor, waiting_for=waiting_for, sort=sort, limit=page_size)
        )

    async def versions(self, packet_id: str) -> tuple[VersionRow, ...]:
        """Newest first."""
        return (await self.sender.do(calls.versions(packet_id))).items

    async def release(
        self, packet_id: str, *, reason: str | None = None, idempotency_key: str | None = None
    ) -> PacketRow:
        """Open a packet to its client."""
        return await self.sender.do(calls.release(packet_id, reason, idempotency_key))

    async def hold(
        self, packet_id: str, *, reason: str | None = None, idempotency_key: str | None = None
    ) -> PacketRow:
        """Close it until a coach releases it."""
        return await self.sender.do(calls.hold(packet_id, reason, idempotency_key))

    async def regenerate(
        self,
        packet_id: str,
        *,
        priority: Priority = "normal",
        variant: bool = False,
        idempotency_key: str | None = None,
    ) -> PacketRow:
        """A new version beside the old one, which stays open until the new one is READY."""
        return await self.sender.do(calls.regenerate(packet_id, priority, variant, idempotency_key))

    async def queue(self) -> Queue:
        return await self.sender.do(calls.queue())

    async def jobs(self) -> tuple[Job, ...]:
        """Dead letters, then what is at work and in line."""
        return (await self.sender.do(calls.jobs())).items

    async def retry_job(self, job_id: str, *, idempotency_key: str | None = None) -> Done:
        return await self.sender.do(calls.retry_job(job_id, idempotency_key))

    async def dismiss_job(self, job_id: str, *, idempotency_key: str | None = None) -> Done:
        return await self.sender.do(calls.dismiss_job(job_id, idempotency_key))

    async def caches(self) -> dict[str, CacheStatistics]:
        return await self.sender.do(calls.caches())

    async def invalidate_caches(self, *, idempotency_key: str | None = None) -> Done:
        return await self.sender.do(calls.invalidate_caches(idempotency_key))

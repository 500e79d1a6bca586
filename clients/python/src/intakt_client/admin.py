"""The back office, for tokens of coaches and admins."""

from collections.abc import Callable, Iterator
from typing import Literal, TypeVar

from intakt_client import calls
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
from intakt_client.calls import Call
from intakt_client.models import ClientType, Priority, WaitingFor
from intakt_client.sending import Sender

Item = TypeVar("Item")
ClientSort = Literal["createdAt", "-createdAt", "completedAt", "-completedAt"]
PacketSort = Literal["createdAt", "-createdAt", "updatedAt", "-updatedAt"]
PAGE = 100


class Admin:
    """Lists are iterators that turn the pages as they are read."""

    def __init__(self, sender: Sender) -> None:
        self.sender = sender

    def pages(self, page: Callable[[str | None], Call[Page[Item]]]) -> Iterator[Item]:
        cursor: str | None = None
        while True:
            found = self.sender.do(page(cursor))
            yield from found.items
            cursor = found.next_cursor
            if cursor is None:
                return

    def clients(
        self, *, client_type: ClientType | None = None, sort: ClientSort = "-createdAt", page_size: int = PAGE
    ) -> Iterator[ClientRow]:
        """A coach's clients, an admin's all."""
        return self.pages(
            lambda cursor: calls.clients_page(cursor, client_type=client_type, sort=sort, limit=page_size)
        )

    def client(self, client_id: str) -> ClientRecord:
        """The whole record; every look is written to the audit log."""
        return self.sender.do(calls.client(client_id))

    def attend(
        self, client_id: str, *, reason: str | None = None, idempotency_key: str | None = None
    ) -> ClientRow:
        """Somebody has seen to an urgent client."""
        return self.sender.do(calls.attend(client_id, reason, idempotency_key))

    def record_guardian(
        self, client_id: str, name: str, *, idempotency_key: str | None = None
    ) -> GuardianConfirmed:
        return self.sender.do(calls.record_guardian(client_id, name, idempotency_key))

    def packets(
        self, *, waiting_for: WaitingFor | None = None, sort: PacketSort = "-createdAt", page_size: int = PAGE
    ) -> Iterator[PacketRow]:
        return self.pages(
            lambda cursor: calls.packets_page(cursor, waiting_for=waiting_for, sort=sort, limit=page_size)
        )

    def versions(self, packet_id: str) -> tuple[VersionRow, ...]:
        """Newest first."""
        return self.sender.do(calls.versions(packet_id)).items

    def release(
        self, packet_id: str, *, reason: str | None = None, idempotency_key: str | None = None
    ) -> PacketRow:
        """Open a packet to its client."""
        return self.sender.do(calls.release(packet_id, reason, idempotency_key))

    def hold(
        self, packet_id: str, *, reason: str | None = None, idempotency_key: str | None = None
    ) -> PacketRow:
        """Close it until a coach releases it."""
        return self.sender.do(calls.hold(packet_id, reason, idempotency_key))

    def regenerate(
        self,
        packet_id: str,
        *,
        priority: Priority = "normal",
        variant: bool = False,
        idempotency_key: str | None = None,
    ) -> PacketRow:
        """A new version beside the old one, which stays open until the new one is READY."""
        return self.sender.do(calls.regenerate(packet_id, priority, variant, idempotency_key))

    def queue(self) -> Queue:
        return self.sender.do(calls.queue())

    def jobs(self) -> tuple[Job, ...]:
        """Dead letters, then what is at work and in line."""
        return self.sender.do(calls.jobs()).items

    def retry_job(self, job_id: str, *, idempotency_key: str | None = None) -> Done:
        return self.sender.do(calls.retry_job(job_id, idempotency_key))

    def dismiss_job(self, job_id: str, *, idempotency_key: str | None = None) -> Done:
        return self.sender.do(calls.dismiss_job(job_id, idempotency_key))

    def caches(self) -> dict[str, CacheStatistics]:
        return self.sender.do(calls.caches())

    def invalidate_caches(self, *, idempotency_key: str | None = None) -> Done:
        return self.sender.do(calls.invalidate_caches(idempotency_key))

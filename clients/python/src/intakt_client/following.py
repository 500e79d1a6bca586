"""Following the packets: what has changed, who is to be told, how long to wait. No network is known here."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from intakt_client.errors import IntaktError, NotDoneInTime, ProblemError, is_passing
from intakt_client.models import Status, StatusPacket
from intakt_client.retrying import backoff

Told = Callable[[], Any]


@dataclass(frozen=True, kw_only=True)
class Callbacks:
    on_update: Callable[[Status], Any] | None = None
    """The status first, and each change of it."""
    on_all_complete: Callable[[Status], Any] | None = None
    """Once, when every packet is READY or FAILED."""
    on_packet_failed: Callable[[StatusPacket], Any] | None = None
    """Once for each packet that has failed for good."""


@dataclass(kw_only=True)
class Following:
    """One run of `watch`."""

    callbacks: Callbacks
    poll_interval: float
    within: float | None
    patience: float
    """Seconds for which the server may be away."""
    etag: str | None = None
    status: Status | None = None
    failed: set[tuple[str, int]] = field(default_factory=set)
    failures: int = 0
    away_since: float | None = None
    began: float = field(default_factory=time.monotonic)

    @property
    def done(self) -> bool:
        return self.status is not None and self.status.is_complete

    @property
    def known(self) -> Status:
        """After the first word."""
        assert self.status is not None
        return self.status

    def hear(self, status: Status | None, etag: str | None) -> list[Told] | None:
        """Whom to tell of it; None when nothing has changed."""
        self.failures, self.away_since = 0, None
        self.etag = etag
        if status is None or status == self.status:
            return None
        self.status = status
        return [*self._failures(status), *self._changes(status)]

    def _failures(self, status: Status) -> list[Told]:
        now = {(packet.id, packet.version) for packet in status.packets if packet.status == "FAILED"}
        new = [packet for packet in status.packets if (packet.id, packet.version) in now - self.failed]
        self.failed = now
        tell = self.callbacks.on_packet_failed
        return [lambda packet=packet: tell(packet) for packet in new] if tell else []  # type: ignore[misc]

    def _changes(self, status: Status) -> list[Told]:
        update, complete = self.callbacks.on_update, self.callbacks.on_all_complete
        told: list[Told] = [lambda: update(status)] if update else []
        if complete and status.is_complete:
            told.append(lambda: complete(status))
        return told

    def wait(self) -> float:
        """Seconds until the next question."""
        return self._in_time(self.poll_interval)

    def wait_after(self, error: IntaktError) -> float:
        """The same after a failure. Raises it when waiting does not mend it, or has not for long enough."""
        now = time.monotonic()
        self.away_since = self.away_since or now
        if not is_passing(error) or now - self.away_since > self.patience:
            raise error
        asked = error.retry_after if isinstance(error, ProblemError) else None
        self.failures += 1
        return self._in_time(max(asked or 0.0, backoff(self.failures - 1)))

    def wait_at_most(self) -> float | None:
        """The seconds that are left; None: as many as it takes."""
        return None if self.within is None else self._in_time(self.within)

    def _in_time(self, seconds: float) -> float:
        if self.within is None:
            return seconds
        left = self.began + self.within - time.monotonic()
        if left <= 0:
            raise NotDoneInTime(self.status, self.within)
        return min(seconds, left)


class Lines:
    """Server-Sent Events, line by line."""

    def __init__(self) -> None:
        self.event = ""
        self.data: list[str] = []

    def take(self, line: str) -> Status | None:
        """The status, when this line ends one."""
        if not line:
            event, data = self.event, "\n".join(self.data)
            self.event, self.data = "", []
            return msgspec.json.decode(data, type=Status) if event == "status" and data else None
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            self.event = value
        elif name == "data":
            self.data.append(value)
        return None

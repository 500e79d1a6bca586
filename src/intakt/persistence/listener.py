"""The one connection of a process that listens: empties caches when told, wakes those who watch packets."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from intakt.kit.errors import Unavailable
from intakt.persistence.caches import Caches
from intakt.persistence.database import AWAY, listen
from intakt.persistence.notices import CACHES, PACKETS

log = logging.getLogger(__name__)
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0


class Listener:
    """Runs for ever; what may have been missed while the connection was lost counts as having happened."""

    def __init__(self, url: str, caches: Caches) -> None:
        self._url = url
        self._caches = caches
        self._watchers: dict[str, set[asyncio.Event]] = {}
        self.connected = asyncio.Event()
        """Set from the first time that the channels are open."""

    async def run(self) -> None:
        """Until cancelled."""
        pause = FIRST_PAUSE
        while True:
            began = asyncio.get_running_loop().time()
            try:
                await listen(self._url, (PACKETS, CACHES), self._hear, self._connected)
            except (Unavailable, *AWAY) as error:
                log.warning("listening again in %.1f s: %s", pause, error)
            await asyncio.sleep(pause)
            steady = asyncio.get_running_loop().time() - began > 2 * LONGEST_PAUSE
            pause = FIRST_PAUSE if steady else min(LONGEST_PAUSE, pause * 2)

    def _hear(self, channel: str, payload: str) -> None:
        if channel == CACHES:
            self._caches.empty(payload)
        for event in self._watchers.get(payload, ()):
            event.set()

    def _connected(self) -> None:
        self._caches.empty("library")
        self._caches.empty("tokens")
        for events in self._watchers.values():
            for event in events:
                event.set()
        self.connected.set()

    @contextmanager
    def watch(self, keys: Sequence[str]) -> Iterator[asyncio.Event]:
        """An event that is set whenever one of these clients' packets changes."""
        event = asyncio.Event()
        for key in keys:
            self._watchers.setdefault(key, set()).add(event)
        try:
            yield event
        finally:
            for key in keys:
                events = self._watchers.get(key, set())
                events.discard(event)
                if not events:
                    self._watchers.pop(key, None)

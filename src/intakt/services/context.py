"""What every service call is given: connections, caches, clock and the few settings that decide."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from intakt.document.model import Practice
from intakt.kit.structs import Frozen
from intakt.persistence.caches import Caches
from intakt.persistence.database import Database
from intakt.persistence.listener import Listener
from intakt.persistence.secrets import Secrets
from intakt.persistence.storage import Storage


class JobsConfig(Frozen, frozen=True, kw_only=True):
    max_attempts: int = 3
    retry_delay: timedelta = timedelta(seconds=5)
    timeout: timedelta = timedelta(seconds=300)
    poll: timedelta = timedelta(seconds=10)
    takeover: timedelta = timedelta(seconds=10)
    """A worker silent for so long has lost its jobs."""
    max_takeovers: int = 10
    concurrency: int = 10


class Config(Frozen, frozen=True, kw_only=True):
    base_url: str = "http://127.0.0.1:8000"
    release_policy: Literal["auto", "flagged", "all"] = "flagged"
    practice: Practice = Practice(name="Intakt")
    jobs: JobsConfig = JobsConfig()
    status_poll_seconds: float = 5
    abandon_after: timedelta = timedelta(days=30)
    remind_after: tuple[timedelta | None, timedelta | None] = (timedelta(days=2), timedelta(days=7))
    """When the first and the second reminder of an unfinished intake go out; None: that one never does."""
    admin_email: str | None = None
    mail_from: str = "intakt@localhost"
    default_library: Path = Path(__file__).parents[1] / "library"
    live_silence: float = 15
    """Seconds after which a live stream gives a sign of life."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Made once a process by `app.py`; the same object serves every call."""

    database: Database
    caches: Caches
    storage: Storage
    secrets: Secrets
    listener: Listener
    config: Config = field(default_factory=Config)
    now: Callable[[], datetime] = utc_now
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the process winds down: live streams end."""

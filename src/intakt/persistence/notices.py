"""What processes tell each other through the database."""

from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)
PACKETS = "intakt_packets"
"""Payload: the id of the client whose packets changed."""
CACHES = "intakt_caches"
"""Payload: the name of the cache to empty, or `all`."""


async def packets_changed(session: Session, client_id: str) -> None:
    await session.value(SQL["notify"], channel=PACKETS, payload=client_id)


async def empty_caches(session: Session, name: str = "all") -> None:
    await session.value(SQL["notify"], channel=CACHES, payload=name)


async def alive(session: Session) -> bool:
    return bool(await session.value(SQL["alive"]))


async def workers(session: Session) -> int:
    return int(str(await session.value(SQL["workers"])))

"""Erasing for good: rows of clients, intakes and accounts, and the list of files that must go too."""

from collections.abc import Sequence
from datetime import datetime

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)
OF_CLIENTS = ("versions", "packets", "submissions")
"""In the order of their references."""


class _Id(Frozen, frozen=True, kw_only=True):
    id: str


class _File(Frozen, frozen=True, kw_only=True):
    key: str


async def intakes_of(session: Session, client_ids: Sequence[str], *, account_id: str | None) -> list[str]:
    found = await session.all(SQL["intakes_of"], _Id, client_ids=list(client_ids), account_id=account_id)
    return [row.id for row in found]


async def erase(
    session: Session, client_ids: Sequence[str], intake_ids: Sequence[str], *, now: datetime
) -> None:
    """Everything of these clients and intakes but the audit log; their files are noted for removal."""
    await session.run(SQL["note_files_of"], client_ids=list(client_ids), now=now)
    for name in OF_CLIENTS:
        await session.run(SQL[name], client_ids=list(client_ids))
    await session.run(SQL["intakes"], intake_ids=list(intake_ids))
    await session.run(SQL["clients"], client_ids=list(client_ids))
    await session.run(SQL["events"], client_ids=list(client_ids), intake_ids=list(intake_ids))


async def forget_codes(session: Session, email: str) -> None:
    await session.run(SQL["sign_ins"], email=email)


async def note_files(session: Session, keys: Sequence[str], *, now: datetime) -> None:
    """Files that nobody will ever ask for."""
    await session.run(SQL["note"], keys=list(keys), now=now)


async def files(session: Session, *, count: int) -> list[str]:
    """Keys of files that still have to go."""
    return [row.key for row in await session.all(SQL["files"], _File, count=count)]


async def file_gone(session: Session, keys: Sequence[str]) -> None:
    await session.run(SQL["file_gone"], keys=list(keys))

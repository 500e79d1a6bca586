"""Clients: what is clear and queryable about them. Everything sensitive is sealed elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from intakt.content.model import ClientType
from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.paging import Place
from intakt.persistence.queries import load

SQL = load(__file__)


class Columns(Frozen, frozen=True, kw_only=True):
    """The profile's clear columns."""

    client_type: ClientType
    full_name: str
    email: str
    age_band: str
    sex: str
    country: str
    goal: str
    focus: tuple[str, ...]
    packet_types: tuple[str, ...]
    minor: bool
    release: str
    urgent: bool
    """An answer means danger; which one stays sealed."""


class Listed(Frozen, frozen=True, kw_only=True):
    id: str
    full_name: str
    email: str
    client_type: ClientType
    age_band: str
    sex: str
    country: str
    goal: str
    minor: bool
    guardian_confirmed_at: datetime | None
    packet_types: tuple[str, ...]
    urgent: bool
    completed_at: datetime
    created_at: datetime
    updated_at: datetime


class Record(Listed, frozen=True, kw_only=True):
    focus: tuple[str, ...]
    release: str
    coach_id: str | None


class Own(Frozen, frozen=True, kw_only=True):
    """A record as the client sees it in a list."""

    id: str
    full_name: str
    client_type: ClientType
    minor: bool
    guardian_confirmed_at: datetime | None
    created_at: datetime


class Locked(Frozen, frozen=True, kw_only=True):
    id: str
    account_id: str | None
    email: str
    full_name: str
    minor: bool
    guardian_confirmed_at: datetime | None
    urgent: bool
    coach_id: str | None
    release: str
    language: str | None
    """Of the last submission; None before the first is stored."""

    @property
    def waits_for_guardian(self) -> bool:
        return self.minor and self.guardian_confirmed_at is None


class _Id(Frozen, frozen=True, kw_only=True):
    id: str


def _values(columns: Columns) -> dict[str, object]:
    return {name: getattr(columns, name) for name in Columns.__struct_fields__}


async def insert(
    session: Session,
    client_id: str,
    columns: Columns,
    *,
    account_id: str | None,
    demo: bool,
    now: datetime,
) -> None:
    await session.run(
        SQL["insert"], id=client_id, account_id=account_id, demo=demo, now=now, **_values(columns)
    )


async def update(session: Session, client_id: str, columns: Columns, *, now: datetime) -> None:
    await session.run(SQL["update"], id=client_id, now=now, **_values(columns))


async def lock(session: Session, client_id: str) -> Locked | None:
    """The row, held until the transaction ends."""
    return await session.one(SQL["lock"], Locked, id=client_id)


async def of_account(session: Session, account_id: str) -> tuple[str, ...]:
    return tuple(row.id for row in await session.all(SQL["of_account"], _Id, account_id=account_id))


async def join(session: Session, client_id: str, *, account_id: str, now: datetime) -> bool:
    """False when the record is another account's."""
    return bool(await session.run(SQL["join"], id=client_id, account_id=account_id, now=now))


async def own(session: Session, ids: Sequence[str]) -> tuple[Own, ...]:
    return await session.all(SQL["own"], Own, ids=list(ids))


async def by_id(session: Session, client_id: str) -> Record | None:
    return await session.one(SQL["by_id"], Record, id=client_id)


Order = Literal["urgent", "newest", "oldest"]


async def listing(
    session: Session,
    order: Order,
    *,
    client_type: str | None,
    coach: str | None,
    after: Place,
    count: int,
) -> tuple[Listed, ...]:
    """`count` clients after a place in the order; `coach` None means all of them."""
    values: dict[str, object] = {"at": after.at, "id": after.id, "coach": coach, "count": count}
    if order == "urgent":
        values["first"] = after.rank > 0
    if client_type is None:
        return await session.all(SQL[order], Listed, **values)
    return await session.all(SQL[f"{order}_of_type"], Listed, client_type=client_type, **values)


async def attend(session: Session, client_id: str, *, now: datetime) -> bool:
    """Whether the client still waited for it."""
    return bool(await session.run(SQL["attend"], id=client_id, now=now))


async def confirm_guardian(session: Session, client_id: str, *, now: datetime) -> bool:
    """Whether this was the first time."""
    return bool(await session.run(SQL["confirm_guardian"], id=client_id, now=now))

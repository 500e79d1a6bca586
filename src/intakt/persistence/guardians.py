"""Guardians' links and consents."""

from datetime import datetime
from typing import Literal

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)


class _Link(Frozen, frozen=True, kw_only=True):
    client_id: str


class _Consent(Frozen, frozen=True, kw_only=True):
    confirmed_at: datetime


async def insert_link(
    session: Session, client_id: str, *, token_hash: bytes, now: datetime, expires_at: datetime
) -> None:
    await session.run(
        SQL["insert_link"], hash=token_hash, client_id=client_id, now=now, expires_at=expires_at
    )


async def client_of_link(session: Session, token_hash: bytes, *, now: datetime) -> str | None:
    found = await session.one(SQL["link"], _Link, hash=token_hash, now=now)
    return None if found is None else found.client_id


async def consent(
    session: Session,
    client_id: str,
    *,
    sealed_name: bytes,
    how: Literal["link", "coach"],
    account_id: str | None,
    now: datetime,
) -> bool:
    """Whether this was the first."""
    return bool(
        await session.run(
            SQL["consent"],
            client_id=client_id,
            sealed_name=sealed_name,
            how=how,
            account_id=account_id,
            now=now,
        )
    )


async def confirmed_at(session: Session, client_id: str) -> datetime | None:
    found = await session.one(SQL["confirmed_at"], _Consent, client_id=client_id)
    return None if found is None else found.confirmed_at

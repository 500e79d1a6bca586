"""Everything that is held about a client, for the client to take away."""

from datetime import date, datetime

import msgspec

from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load
from intakt.persistence.secrets import Secrets

SQL = load(__file__)


class Submitted(Frozen, frozen=True, kw_only=True):
    """`answers` are opened."""

    id: str
    client_type: str
    release: str
    language: str
    day: date
    answers: dict[str, object]


class Version(Frozen, frozen=True, kw_only=True):
    type: str
    packet_id: str
    version: int
    held: bool
    release: str
    engine: str | None
    created_at: datetime
    ready_at: datetime | None
    released_at: datetime | None
    sealed_plan: bytes | None
    sealed_document: bytes | None
    certificate: str | None
    pdf_key: str | None
    html_key: str | None


class Looked(Frozen, frozen=True, kw_only=True):
    """`actor` is a role, `operator`, `guardian` or the client."""

    at: datetime
    action: str
    actor: str


class _Row(Frozen, frozen=True, kw_only=True):
    id: str
    client_type: str
    release: str
    language: str
    day: date
    answers: str
    sealed: bytes


async def submissions(session: Session, client_id: str, secrets: Secrets) -> tuple[Submitted, ...]:
    """First first."""
    found = await session.all(SQL["submissions"], _Row, client_id=client_id)
    return tuple(_open(row, secrets) for row in found)


def _open(row: _Row, secrets: Secrets) -> Submitted:
    clear: dict[str, object] = msgspec.json.decode(row.answers)
    hidden: dict[str, object] = msgspec.json.decode(secrets.open(row.sealed))
    return Submitted(
        id=row.id,
        client_type=row.client_type,
        release=row.release,
        language=row.language,
        day=row.day,
        answers={**clear, **hidden},
    )


async def versions(session: Session, client_id: str) -> tuple[Version, ...]:
    """Every finished version, plan and document still sealed."""
    return await session.all(SQL["versions"], Version, client_id=client_id)


async def audit(session: Session, client_id: str) -> tuple[Looked, ...]:
    """First first."""
    return await session.all(SQL["audit"], Looked, client_id=client_id)

"""What is only ever added to: the audit log and the events."""

from datetime import datetime
from typing import Literal

import msgspec

from intakt.kit.ids import new_id
from intakt.kit.structs import Frozen
from intakt.persistence.database import Session
from intakt.persistence.queries import load

SQL = load(__file__)
Kind = Literal[
    "intake-started",
    "intake-submitted",
    "packet-ready",
    "packet-failed",
    "packet-retried",
    "packet-released",
    "packet-held",
    "guardian-confirmed",
]


class Audited(Frozen, frozen=True, kw_only=True):
    at: datetime
    actor: str
    action: str
    packet_id: str | None
    detail: str


async def audit(
    session: Session,
    *,
    actor: str,
    action: str,
    now: datetime,
    client_id: str | None = None,
    packet_id: str | None = None,
    **detail: str | int | None,
) -> None:
    """`actor` is an account's id, or who else acted: `operator`, `guardian`."""
    await session.run(
        SQL["audit"],
        id=new_id(),
        now=now,
        actor=actor,
        action=action,
        client_id=client_id,
        packet_id=packet_id,
        detail=msgspec.json.encode(detail).decode(),
    )


async def event(
    session: Session,
    kind: Kind,
    *,
    now: datetime,
    client_type: str | None = None,
    intake_id: str | None = None,
    client_id: str | None = None,
    packet_id: str | None = None,
    version: int | None = None,
    code: str | None = None,
) -> None:
    await session.run(
        SQL["event"],
        id=new_id(),
        now=now,
        kind=kind,
        client_type=client_type,
        intake_id=intake_id,
        client_id=client_id,
        packet_id=packet_id,
        version=version,
        code=code,
    )


async def audit_of_client(session: Session, client_id: str, *, count: int = 200) -> tuple[Audited, ...]:
    return await session.all(SQL["audit_of_client"], Audited, client_id=client_id, count=count)

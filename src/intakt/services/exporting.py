"""Everything that is held about a client, as one ZIP: the data as JSON, and the documents open to them."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import msgspec

from intakt.kit.errors import NotFound
from intakt.kit.text import fold
from intakt.persistence import accounts, clients, exporting, intakes, passkeys
from intakt.persistence import records as audit_log
from intakt.persistence.clients import Own
from intakt.persistence.database import Session
from intakt.persistence.exporting import Version
from intakt.services import access, my_data
from intakt.services.account_views import Export
from intakt.services.context import Context
from intakt.services.views import Caller

README = """This is everything that we hold about you.

data.json         your account, your answers as you sent them, what was made from them (plans and documents),
                  who looked at or changed your record, and when
packets/          the documents that are open to you, as PDF and as a page for the browser

Times are UTC. Weights are in kg, lengths in cm, as they are stored.
"""


async def export(ctx: Context, caller: Caller) -> Export:
    """The ZIP; audited for each record. Refused for staff."""
    my_data.require_client(caller)
    async with ctx.database.transaction() as session:
        owned = await clients.own(session, await access.client_ids(session, caller))
        files: dict[str, str] = {}
        records = []
        for number, each in enumerate(owned, start=1):
            record, its_files = await _record(ctx, session, each, folder=_folder(number, each))
            records.append(record)
            files |= its_files
            await audit_log.audit(
                session, actor=_actor(caller), action="data-exported", now=ctx.now(), client_id=each.id
            )
        data = {
            "exportedAt": ctx.now(),
            "practice": ctx.config.practice.name,
            "account": await _account(ctx, session, caller),
            "records": records,
            "unfinished": await _unfinished(ctx, session, caller),
        }
    return Export(
        content=await _zip(ctx, data, files), filename=f"my-data-{ctx.now().date().isoformat()}.zip"
    )


def _actor(caller: Caller) -> str:
    return caller.account_id or "client"


def _folder(number: int, client: Own) -> str:
    """`1-ada-lovelace`: to be recognised, and safe on every disk."""
    name = re.sub(r"[^\w]+", "-", fold(client.full_name).lower()).strip("-_")[:40]
    return f"packets/{number}-{name or 'record'}"


async def _account(ctx: Context, session: Session, caller: Caller) -> dict[str, Any] | None:
    account = await accounts.by_id(session, caller.account_id) if caller.account_id else None
    if account is None:
        return None
    devices = await accounts.sessions(session, account.id, now=ctx.now())
    keys = await passkeys.of_account(session, account.id)
    return {
        "email": account.email,
        "createdAt": account.created_at,
        "devices": [
            {"label": each.label, "since": each.created_at, "lastUsedAt": each.last_used_at}
            for each in devices
        ],
        "passkeys": [
            {"label": each.label, "createdAt": each.created_at, "lastUsedAt": each.last_used_at}
            for each in keys
        ],
    }


async def _record(
    ctx: Context, session: Session, client: Own, *, folder: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """One client's record, and its files by their names in the ZIP."""
    record = await clients.by_id(session, client.id)
    if record is None:
        raise NotFound("There is no such record.")
    submitted = await exporting.submissions(session, client.id, ctx.secrets)
    versions = await exporting.versions(session, client.id)
    files: dict[str, str] = {}
    packets = []
    for each in versions:
        open_ = not (client.minor and client.guardian_confirmed_at is None) and not (
            each.held and each.released_at is None
        )
        packets.append(_packet(ctx, each, open_=open_))
        if open_:
            name = f"{folder}/{each.type.lower()}-{each.version}"
            files |= {f"{name}.pdf": each.pdf_key or "", f"{name}.html": each.html_key or ""}
    profile = {
        name: value for name, value in msgspec.structs.asdict(record).items() if name not in ("coach_id",)
    }
    return {
        "profile": profile,
        "submissions": [msgspec.structs.asdict(each) for each in submitted],
        "packets": packets,
        "lookedAt": [msgspec.structs.asdict(each) for each in await exporting.audit(session, client.id)],
    }, {name: key for name, key in files.items() if key}


def _packet(ctx: Context, version: Version, *, open_: bool) -> dict[str, Any]:
    """What is not open yet is listed without its content: a coach or guardian looks at it first."""
    found: dict[str, Any] = {
        "id": version.packet_id,
        "type": version.type,
        "version": version.version,
        "open": open_,
        "release": version.release,
        "engine": version.engine,
        "createdAt": version.created_at,
        "readyAt": version.ready_at,
        "releasedAt": version.released_at,
    }
    if open_ and version.sealed_plan is not None and version.sealed_document is not None:
        found["plan"] = msgspec.Raw(ctx.secrets.open(version.sealed_plan))
        found["document"] = msgspec.Raw(ctx.secrets.open(version.sealed_document))
        found["certificate"] = msgspec.Raw((version.certificate or "null").encode())
    return found


async def _unfinished(ctx: Context, session: Session, caller: Caller) -> list[dict[str, Any]]:
    """Answers that were not submitted yet."""
    found: Sequence[intakes.Unfinished] = ()
    if caller.intake_id is not None:
        found = await intakes.unfinished_by_id(session, caller.intake_id)
    elif caller.account_id is not None:
        found = await intakes.unfinished(session, caller.account_id)
    return [
        {
            "intakeId": each.id,
            "clientType": each.client_type,
            "startedAt": each.started_at,
            "lastSavedAt": each.last_saved_at,
            "answers": await intakes.answers(session, each.id, ctx.secrets),
        }
        for each in found
    ]


async def _zip(ctx: Context, data: dict[str, Any], files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", README)
        archive.writestr("data.json", msgspec.json.format(msgspec.json.encode(data), indent=2))
        for name, key in files.items():
            archive.writestr(name, await ctx.storage.get(key))
    return held.getvalue()

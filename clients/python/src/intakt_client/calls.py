"""Every call of the API as a value: what to send and how to read the answer. No network is known here."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from urllib.parse import quote

import httpx
import msgspec

from intakt_client import admin_models as office
from intakt_client import models
from intakt_client.models import Answer, ClientType, Priority, WaitingFor

T = TypeVar("T")
Body = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Call(Generic[T]):
    method: str
    path: str
    read: Callable[[httpx.Response], T]
    query: Mapping[str, str] = field(default_factory=dict)
    body: Body | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def json_as(shape: type[T]) -> Callable[[httpx.Response], T]:
    return lambda answer: msgspec.json.decode(answer.content, type=shape)


def get(shape: type[T], path: str, **query: object) -> Call[T]:
    given = {name: str(value) for name, value in query.items() if value is not None}
    return Call(method="GET", path=path, read=json_as(shape), query=given)


def post(shape: type[T], path: str, body: Body | None, key: str | None) -> Call[T]:
    """A POST has a key, so that a repeat of it is done once."""
    headers = {"idempotency-key": key or secrets.token_hex(16)}
    given = None if body is None else {name: value for name, value in body.items() if value is not None}
    return Call(method="POST", path=path, read=json_as(shape), body=given, headers=headers)


def part(value: str) -> str:
    return quote(value, safe="")


# --- a client's ---------------------------------------------------------------------------------


def paths() -> Call[tuple[models.PathSummary, ...]]:
    return get(tuple[models.PathSummary, ...], "/api/intake/paths")


def path(client_type: ClientType, release: str | None) -> Call[models.Path]:
    return get(models.Path, f"/api/intake/paths/{part(client_type)}", release=release)


def question_blocks(ids: tuple[str, ...], category: str | None) -> Call[tuple[models.Block, ...]]:
    wanted = ",".join(ids) or None
    return get(tuple[models.Block, ...], "/api/intake/question-blocks", ids=wanted, category=category)


def start_intake(client_type: ClientType, key: str | None) -> Call[models.StartedIntake]:
    return post(models.StartedIntake, "/api/intake", {"clientType": client_type}, key)


def read_intake(intake_id: str) -> Call[models.Intake]:
    return get(models.Intake, f"/api/intake/{part(intake_id)}")


def save_answers(
    intake_id: str,
    responses: Mapping[str, Answer],
    *,
    writer: str,
    seq: Mapping[str, int],
    client_type: ClientType | None,
    current_step: str | None,
) -> Call[models.Intake]:
    more = {"clientType": client_type, "currentStep": current_step}
    body = {name: value for name, value in more.items() if value is not None}
    body |= {"responses": dict(responses), "writer": writer, "seq": dict(seq)}  # type: ignore[dict-item]
    return Call(method="PATCH", path=f"/api/intake/{part(intake_id)}", read=json_as(models.Intake), body=body)


def submit(intake_id: str, key: str | None) -> Call[models.Submitted]:
    return post(models.Submitted, "/api/intake/submit-dynamic", {"intakeId": intake_id}, key)


def submit_answers(
    client_type: ClientType, responses: Mapping[str, Answer], email: str | None, key: str | None
) -> Call[models.Submitted]:
    body = {"clientType": client_type, "responses": dict(responses), "clientEmail": email}
    return post(models.Submitted, "/api/intake/submit-dynamic", body, key)


def reopen(intake_id: str, key: str | None) -> Call[models.StartedIntake]:
    return post(models.StartedIntake, f"/api/intake/{part(intake_id)}/reopen", None, key)


def packet_status() -> Call[models.Status]:
    return get(models.Status, "/api/packets/status")


def packet_status_if_changed(etag: str | None) -> Call[tuple[models.Status | None, str | None]]:
    """The status and its ETag; None when it is still the one that was named."""

    def read(answer: httpx.Response) -> tuple[models.Status | None, str | None]:
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return None, etag
        return msgspec.json.decode(answer.content, type=models.Status), answer.headers.get("etag")

    headers = {"if-none-match": etag} if etag else {}
    return Call(method="GET", path="/api/packets/status", read=read, headers=headers)


def packet(packet_id: str) -> Call[models.Packet]:
    return get(models.Packet, f"/api/packets/{part(packet_id)}")


def pdf(packet_id: str) -> Call[bytes]:
    return Call(method="GET", path=f"/api/packets/{part(packet_id)}/pdf", read=lambda answer: answer.content)


def combined_pdf() -> Call[bytes]:
    return Call(method="GET", path="/api/packets/pdf", read=lambda answer: answer.content)


def html(packet_id: str) -> Call[str]:
    return Call(method="GET", path=f"/api/packets/{part(packet_id)}/html", read=lambda answer: answer.text)


# --- the back office's ----------------------------------------------------------------------------


def clients_page(
    cursor: str | None, *, client_type: ClientType | None, sort: str, limit: int
) -> Call[office.Page[office.ClientRow]]:
    query = {"clientType": client_type, "sort": sort, "limit": limit, "cursor": cursor}
    return get(office.Page[office.ClientRow], "/api/admin/clients", **query)


def packets_page(
    cursor: str | None, *, waiting_for: WaitingFor | None, sort: str, limit: int
) -> Call[office.Page[office.PacketRow]]:
    query = {"waitingFor": waiting_for, "sort": sort, "limit": limit, "cursor": cursor}
    return get(office.Page[office.PacketRow], "/api/admin/packets", **query)


def client(client_id: str) -> Call[office.ClientRecord]:
    return get(office.ClientRecord, f"/api/admin/clients/{part(client_id)}")


def attend(client_id: str, reason: str | None, key: str | None) -> Call[office.ClientRow]:
    return post(office.ClientRow, f"/api/admin/clients/{part(client_id)}/attended", {"reason": reason}, key)


def record_guardian(client_id: str, name: str, key: str | None) -> Call[office.GuardianConfirmed]:
    path = f"/api/admin/clients/{part(client_id)}/guardian"
    return post(office.GuardianConfirmed, path, {"name": name}, key)


def versions(packet_id: str) -> Call[office.Page[office.VersionRow]]:
    return get(office.Page[office.VersionRow], f"/api/admin/packets/{part(packet_id)}/versions")


def release(packet_id: str, reason: str | None, key: str | None) -> Call[office.PacketRow]:
    return post(office.PacketRow, f"/api/admin/packets/{part(packet_id)}/release", {"reason": reason}, key)


def hold(packet_id: str, reason: str | None, key: str | None) -> Call[office.PacketRow]:
    return post(office.PacketRow, f"/api/admin/packets/{part(packet_id)}/hold", {"reason": reason}, key)


def regenerate(packet_id: str, priority: Priority, variant: bool, key: str | None) -> Call[office.PacketRow]:
    path = f"/api/admin/packets/{part(packet_id)}/regenerate"
    return post(office.PacketRow, path, {"priority": priority, "variant": variant}, key)


def queue() -> Call[office.Queue]:
    return get(office.Queue, "/api/admin/queue")


def jobs() -> Call[office.Page[office.Job]]:
    return get(office.Page[office.Job], "/api/admin/jobs")


def retry_job(job_id: str, key: str | None) -> Call[office.Done]:
    return post(office.Done, f"/api/admin/jobs/{part(job_id)}/retry", None, key)


def dismiss_job(job_id: str, key: str | None) -> Call[office.Done]:
    return post(office.Done, f"/api/admin/jobs/{part(job_id)}/dismiss", None, key)


def caches() -> Call[dict[str, office.CacheStatistics]]:
    return get(dict[str, office.CacheStatistics], "/api/admin/cache")


def invalidate_caches(key: str | None) -> Call[office.Done]:
    return post(office.Done, "/api/admin/cache/invalidate", None, key)

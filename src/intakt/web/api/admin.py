"""The back office: clients, packets and their review."""

from typing import Annotated, Literal

import msgspec
from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.content.model import ClientType
from intakt.kit.structs import Wire
from intakt.services import clients, guardians, packets
from intakt.services.views import (
    ClientRecord,
    ClientRow,
    GuardianView,
    PacketRow,
    Page,
    Priority,
    VersionRow,
    WaitingFor,
)
from intakt.web.api import examples
from intakt.web.auth import staff
from intakt.web.describe import Answer, Operation, promise
from intakt.web.requests import WebRequest, body_of, caller_of, ctx_of, id_of, query_of
from intakt.web.responses import answer

Limit = Annotated[int, msgspec.Meta(ge=1, le=200)]
Cursor = Annotated[str, msgspec.Meta(max_length=500, description="nextCursor of the page before.")]
Words = Annotated[str, msgspec.Meta(max_length=2000)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
PACKET = {"packet_id": examples.PACKET}
CLIENT = {"client_id": examples.CLIENT}


class ClientsQuery(Wire, frozen=True, kw_only=True):
    client_type: ClientType | None = None
    limit: Limit = 50
    cursor: Cursor | None = None
    sort: Literal["urgent", "createdAt", "-createdAt"] = "urgent"


class PacketsQuery(Wire, frozen=True, kw_only=True):
    waiting_for: WaitingFor | None = None
    limit: Limit = 50
    cursor: Cursor | None = None
    sort: Literal["createdAt", "-createdAt", "updatedAt", "-updatedAt"] = "-createdAt"


class ReasonBody(Wire, frozen=True, kw_only=True):
    reason: Words | None = None


class RegenerateBody(Wire, frozen=True, kw_only=True):
    priority: Priority = "normal"
    variant: bool = False


class GuardianRecordBody(Wire, frozen=True, kw_only=True):
    name: Name


class Versions(Wire, frozen=True, kw_only=True):
    """Every version, newest first: always one page."""

    items: tuple[VersionRow, ...]
    next_cursor: str | None = None


@get(
    "/api/admin/clients",
    guards=[staff],
    opt=promise(
        Operation(
            id="listClients",
            tag="admin",
            summary="A coach's clients, an admin's all",
            query=ClientsQuery,
            answers={200: Answer(description="A page.", shape=Page[ClientRow])},
        )
    ),
)
async def list_clients(request: WebRequest) -> ASGIResponse:
    query = query_of(request, ClientsQuery)
    page = await clients.listing(
        ctx_of(request),
        caller_of(request),
        client_type=query.client_type,
        limit=query.limit,
        cursor=query.cursor,
        sort=query.sort,
    )
    return answer(page)


@get(
    "/api/admin/clients/{client_id:str}",
    guards=[staff],
    opt=promise(
        Operation(
            id="readClient",
            tag="admin",
            summary="A client's whole record",
            description="Every look is written to the audit log.",
            problems=(404,),
            path_examples=CLIENT,
            answers={200: Answer(description="The record.", shape=ClientRecord)},
        )
    ),
)
async def read_client(request: WebRequest) -> ASGIResponse:
    return answer(await clients.read(ctx_of(request), caller_of(request), id_of(request, "client_id")))


@post(
    "/api/admin/clients/{client_id:str}/attended",
    guards=[staff],
    status_code=200,
    opt=promise(
        Operation(
            id="attendClient",
            tag="admin",
            summary="Say that somebody has seen to an urgent client",
            description="The client takes an ordinary place in the lists again.",
            problems=(404,),
            body=ReasonBody,
            body_required=False,
            body_example={"reason": "Called; has seen a doctor."},
            path_examples=CLIENT,
            answers={200: Answer(description="Attended to.", shape=ClientRow)},
        )
    ),
)
async def attend_client(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, ReasonBody, default=ReasonBody())
    row = await clients.attend(
        ctx_of(request), caller_of(request), id_of(request, "client_id"), reason=body.reason
    )
    return answer(row)


@post(
    "/api/admin/clients/{client_id:str}/guardian",
    guards=[staff],
    status_code=200,
    opt=promise(
        Operation(
            id="recordGuardian",
            tag="admin",
            summary="Record that a guardian has agreed",
            problems=(404,),
            body=GuardianRecordBody,
            body_example={"name": "Maria Nowak"},
            path_examples=CLIENT,
            answers={200: Answer(description="Recorded.", shape=GuardianView, example=examples.GUARDIAN)},
        )
    ),
)
async def record_guardian(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, GuardianRecordBody)
    done = await guardians.record(
        ctx_of(request), caller_of(request), id_of(request, "client_id"), name=body.name
    )
    return answer(done)


@get(
    "/api/admin/packets",
    guards=[staff],
    opt=promise(
        Operation(
            id="listPackets",
            tag="admin",
            summary="Packets, and those that wait",
            query=PacketsQuery,
            answers={200: Answer(description="A page.", shape=Page[PacketRow])},
        )
    ),
)
async def list_packets(request: WebRequest) -> ASGIResponse:
    query = query_of(request, PacketsQuery)
    page = await packets.listing(
        ctx_of(request),
        caller_of(request),
        waiting_for=query.waiting_for,
        limit=query.limit,
        cursor=query.cursor,
        sort=query.sort,
    )
    return answer(page)


@get(
    "/api/admin/packets/{packet_id:str}/versions",
    guards=[staff],
    opt=promise(
        Operation(
            id="listVersions",
            tag="admin",
            summary="Every version of a packet",
            problems=(404,),
            path_examples=PACKET,
            answers={200: Answer(description="Newest first.", shape=Versions)},
        )
    ),
)
async def list_versions(request: WebRequest) -> ASGIResponse:
    found = await packets.versions(ctx_of(request), caller_of(request), id_of(request, "packet_id"))
    return answer(Versions(items=found))


@post(
    "/api/admin/packets/{packet_id:str}/release",
    guards=[staff],
    status_code=200,
    opt=promise(
        Operation(
            id="releasePacket",
            tag="admin",
            summary="Open a packet to its client",
            problems=(404, 409),
            body=ReasonBody,
            body_required=False,
            body_example={"reason": "Checked by phone."},
            path_examples=PACKET,
            answers={200: Answer(description="Open.", shape=PacketRow)},
        )
    ),
)
async def release(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, ReasonBody, default=ReasonBody())
    row = await packets.release(
        ctx_of(request), caller_of(request), id_of(request, "packet_id"), reason=body.reason
    )
    return answer(row)


@post(
    "/api/admin/packets/{packet_id:str}/hold",
    guards=[staff],
    status_code=200,
    opt=promise(
        Operation(
            id="holdPacket",
            tag="admin",
            summary="Close a packet until a coach releases it",
            problems=(404, 409),
            body=ReasonBody,
            body_required=False,
            body_example={"reason": "The allergy answer needs a call."},
            path_examples=PACKET,
            answers={200: Answer(description="Held.", shape=PacketRow)},
        )
    ),
)
async def hold(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, ReasonBody, default=ReasonBody())
    row = await packets.hold(
        ctx_of(request), caller_of(request), id_of(request, "packet_id"), reason=body.reason
    )
    return answer(row)


@post(
    "/api/admin/packets/{packet_id:str}/regenerate",
    guards=[staff],
    status_code=202,
    opt=promise(
        Operation(
            id="regeneratePacket",
            tag="admin",
            summary="Make a new version beside the old",
            description="The old one stays open until the new one is READY.",
            problems=(404, 409),
            body=RegenerateBody,
            body_required=False,
            body_example={"priority": "urgent", "variant": True},
            path_examples=PACKET,
            answers={202: Answer(description="Queued.", shape=PacketRow)},
        )
    ),
)
async def regenerate(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, RegenerateBody, default=RegenerateBody())
    row = await packets.regenerate(
        ctx_of(request),
        caller_of(request),
        id_of(request, "packet_id"),
        priority=body.priority,
        variant=body.variant,
    )
    return answer(row, status=202)


HANDLERS = (
    list_clients,
    read_client,
    attend_client,
    record_guardian,
    list_packets,
    list_versions,
    release,
    hold,
    regenerate,
)

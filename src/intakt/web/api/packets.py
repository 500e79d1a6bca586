"""The caller's packets: status, live status, content and files."""

from litestar import get
from litestar.response import Stream
from litestar.response.base import ASGIResponse

from intakt.kit.structs import Wire
from intakt.services import combined, packets
from intakt.services.views import FileKind, PacketView, StatusView
from intakt.web import live
from intakt.web.api import examples
from intakt.web.auth import signed_in
from intakt.web.describe import Answer, Operation, promise
from intakt.web.language import words_of
from intakt.web.requests import WebRequest, caller_of, ctx_of, id_of, query_of
from intakt.web.responses import answer, disposition, encoder, matching, maybe_unchanged, unchanged

DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'self'; sandbox allow-modals allow-popups"
)
"""A rendered packet brings its own styles and pictures; no script of any kind runs in it."""


class TogetherQuery(Wire, frozen=True, kw_only=True):
    client: str | None = None
    lang: str | None = None


@get(
    "/api/packets/status",
    guards=[signed_in],
    opt=promise(
        Operation(
            id="packetStatus",
            tag="packets",
            summary="The caller's packets, newest versions",
            conditional=True,
            answers={200: Answer(description="All of them.", shape=StatusView, example=examples.STATUS)},
        )
    ),
)
async def status(request: WebRequest) -> ASGIResponse:
    view = await packets.status(ctx_of(request), caller_of(request))
    return maybe_unchanged(request, encoder.encode(view))


@get(
    "/api/packets/events",
    guards=[signed_in],
    opt=promise(
        Operation(
            id="packetEvents",
            tag="packets",
            summary="The same, live (Server-Sent Events)",
            description="`event: status` with the whole object, first and at each change.",
            answers={
                200: Answer(
                    description="The stream.", media_type="text/event-stream", example=examples.EVENTS
                )
            },
        )
    ),
)
async def events(request: WebRequest) -> Stream:
    return live.stream(ctx_of(request), caller_of(request))


@get(
    "/api/packets/pdf",
    guards=[signed_in],
    opt=promise(
        Operation(
            id="packetsPdf",
            tag="packets",
            summary="All packets that are open to the caller, as one PDF",
            description="Each with its own cover, in the order of the status; `client` names one record.",
            query=TogetherQuery,
            problems=(404, 409),
            conditional=True,
            answers={200: Answer(description="The document.", media_type="application/pdf")},
        )
    ),
)
async def together(request: WebRequest) -> ASGIResponse:
    title = words_of(request)("packets-together")
    wanted = query_of(request, TogetherQuery).client
    made = await combined.bundle(ctx_of(request), caller_of(request), title=title, client_id=wanted)
    tag = f'"{made.etag}"'
    if known := matching(request.headers.get("if-none-match"), tag):
        return unchanged(known)
    found = await combined.file(made)
    return maybe_unchanged(
        request,
        found.content,
        etag=found.etag,
        media_type=found.media_type,
        headers={"content-disposition": disposition(found.filename, inline=True)},
    )


@get(
    "/api/packets/{packet_id:str}",
    guards=[signed_in],
    opt=promise(
        Operation(
            id="readPacket",
            tag="packets",
            summary="The newest ready version that is open to the caller",
            problems=(404, 409),
            path_examples={"packet_id": examples.PACKET},
            answers={200: Answer(description="Plan, document and certificate.", shape=PacketView)},
        )
    ),
)
async def read(request: WebRequest) -> ASGIResponse:
    view = await packets.read(ctx_of(request), caller_of(request), id_of(request, "packet_id"))
    return answer(view)


def file_operation(kind: FileKind, media_type: str) -> Operation:
    return Operation(
        id=f"packet{kind.capitalize()}",
        tag="packets",
        summary=f"The packet as {kind.upper()}",
        problems=(404, 409),
        conditional=True,
        path_examples={"packet_id": examples.PACKET},
        answers={200: Answer(description="The document.", media_type=media_type)},
    )


@get(
    "/api/packets/{packet_id:str}/pdf",
    guards=[signed_in],
    opt=promise(file_operation("pdf", "application/pdf")),
)
async def pdf(request: WebRequest) -> ASGIResponse:
    return await document(request, "pdf")


@get(
    "/api/packets/{packet_id:str}/html",
    guards=[signed_in],
    opt=promise(file_operation("html", "text/html")),
)
async def html(request: WebRequest) -> ASGIResponse:
    return await document(request, "html")


async def document(request: WebRequest, kind: FileKind) -> ASGIResponse:
    """The stored bytes; shown in the browser, saved under a name that no header can be broken with."""
    found = await packets.file(ctx_of(request), caller_of(request), id_of(request, "packet_id"), kind)
    headers = {"content-disposition": disposition(found.filename, inline=True)}
    if kind == "html":
        headers["content-security-policy"] = DOCUMENT_POLICY
    return maybe_unchanged(
        request, found.content, etag=found.etag, media_type=found.media_type, headers=headers
    )


HANDLERS = (status, events, together, read, pdf, html)

"""Puts the web application together from a context and the operator's options."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from litestar import Litestar, get
from litestar.config.cors import CORSConfig
from litestar.datastructures import State
from litestar.response.base import ASGIResponse
from litestar.types import ControllerRouterHandler

from intakt.content.personas import Persona
from intakt.services.context import Context
from intakt.web import assets, brand, errors, openapi, words
from intakt.web.api import accounts as account_api
from intakt.web.api import admin, guardian, health, intake, library, operations, packets
from intakt.web.client import account, demo, packet, paths, patterns, reminders, resume, sign_in
from intakt.web.client import guardian as guardian_pages
from intakt.web.client import intake as intake_pages
from intakt.web.client import packets as packet_pages
from intakt.web.describe import Answer, Operation, promise
from intakt.web.edge import Edge
from intakt.web.gate import idempotent, limiting
from intakt.web.options import WebOptions
from intakt.web.requests import MAX_BODY, WebRequest
from intakt.web.responses import PUBLIC, maybe_unchanged

HANDLERS: tuple[ControllerRouterHandler, ...] = (
    *health.HANDLERS,
    *library.HANDLERS,
    *intake.HANDLERS,
    *guardian.HANDLERS,
    *account_api.HANDLERS,
    *packets.HANDLERS,
    *admin.HANDLERS,
    *operations.HANDLERS,
    *assets.HANDLERS,
    *brand.HANDLERS,
    *paths.HANDLERS,
    *intake_pages.HANDLERS,
    *sign_in.HANDLERS,
    *resume.HANDLERS,
    *account.HANDLERS,
    *reminders.HANDLERS,
    *packet_pages.HANDLERS,
    *packet.HANDLERS,
    *guardian_pages.HANDLERS,
    *demo.HANDLERS,
    *patterns.HANDLERS,
)
OpenContext = Callable[[], AbstractAsyncContextManager[Context]]


@get(
    "/schema/openapi.json",
    opt=promise(
        Operation(
            id="openapi",
            tag="health",
            summary="This document",
            public=True,
            conditional=True,
            answers={200: Answer(description="OpenAPI 3.1.", shape=dict[str, object])},
        )
    ),
)
async def schema(request: WebRequest) -> ASGIResponse:
    return maybe_unchanged(request, request.app.state.schema, cache=PUBLIC)


def build(
    open_context: OpenContext,
    options: WebOptions,
    *,
    personas: Sequence[Persona] = (),
    extra: Sequence[ControllerRouterHandler] = (),
    catalogue: words.Catalogue | None = None,
) -> Edge:
    """The application. `open_context` is entered when the process starts serving and left when it stops.

    `personas` are offered on the demo page; `extra` are routes of a benchmark's or test's own; `catalogue`
    stands for the shipped words.
    """

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        async with open_context() as ctx:
            app.state.ctx = ctx
            yield

    cors = CORSConfig(
        allow_origins=list(options.cors_origins),
        allow_methods=["GET", "POST", "PATCH", "HEAD", "OPTIONS"],
        allow_headers=["authorization", "content-type", "idempotency-key", "if-none-match"],
        expose_headers=["etag", "retry-after", "x-request-id"],
        max_age=600,
    )
    app = Litestar(
        route_handlers=[*HANDLERS, schema, *extra],
        lifespan=[lifespan],
        middleware=[*((limiting(),) if options.rate_limits else ()), idempotent],
        exception_handlers={Exception: errors.respond},
        request_max_body_size=MAX_BODY,
        cors_config=cors if options.cors_origins else None,
        openapi_config=None,
        logging_config=None,
        state=State(
            {
                "options": options,
                "personas": tuple(personas),
                "words": catalogue or words.load(),
                "assets": assets.load(),
            }
        ),
    )
    app.state.schema = openapi.build(app)
    return Edge(app, options)

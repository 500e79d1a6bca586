"""Whether the process lives, whether it can serve, and its figures."""

from litestar import get
from litestar.response.base import ASGIResponse

from intakt.kit.structs import Wire
from intakt.services import operations
from intakt.services.views import Health
from intakt.web import metrics
from intakt.web.auth import admin_or_this_machine
from intakt.web.describe import Answer, Operation, promise
from intakt.web.requests import WebRequest, ctx_of
from intakt.web.responses import answer


class Alive(Wire, frozen=True, kw_only=True):
    status: str = "ok"


@get(
    "/healthz",
    opt=promise(
        Operation(
            id="healthz",
            tag="health",
            summary="The process lives",
            public=True,
            answers={200: Answer(description="It does.", shape=Alive, example={"status": "ok"})},
        )
    ),
)
async def healthz() -> ASGIResponse:
    return answer(Alive())


@get(
    "/readyz",
    opt=promise(
        Operation(
            id="readyz",
            tag="health",
            summary="Database, migrations and library are there",
            public=True,
            answers={
                200: Answer(
                    description="Ready to serve.",
                    shape=Health,
                    example={"ready": True, "database": None, "migrations": None, "library": None},
                ),
                503: Answer(
                    description="Not ready; each part that is not says why.",
                    shape=Health,
                    example={
                        "ready": False,
                        "database": "no connection",
                        "migrations": None,
                        "library": None,
                    },
                ),
            },
        )
    ),
)
async def readyz(request: WebRequest) -> ASGIResponse:
    health = await operations.health(ctx_of(request))
    if health.ready:
        return answer(health)
    return answer(health, status=503, headers={"retry-after": "5"})


@get(
    "/metrics",
    guards=[admin_or_this_machine],
    opt=promise(
        Operation(
            id="metrics",
            tag="health",
            summary="Figures for Prometheus",
            description="For admins, and for direct calls from the machine itself.",
            answers={200: Answer(description="Text format 0.0.4.", media_type="text/plain")},
        )
    ),
)
async def figures(request: WebRequest) -> ASGIResponse:
    queue = await operations.queue(ctx_of(request))
    return ASGIResponse(
        body=metrics.exposition(queue),
        headers={"cache-control": "no-store"},
        media_type="text/plain; version=0.0.4",
        encoding="utf-8",
    )


HANDLERS = (healthz, readyz, figures)

"""The machinery, for admins: queue, dead letters, caches."""

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.structs import Wire
from intakt.services import operations
from intakt.services.views import CacheStatistics, JobView, QueueView
from intakt.web.api import examples
from intakt.web.auth import admin
from intakt.web.describe import Answer, Operation, promise
from intakt.web.requests import WebRequest, caller_of, ctx_of, part_of
from intakt.web.responses import answer


class Jobs(Wire, frozen=True, kw_only=True):
    """Dead letters first: always one page."""

    items: tuple[JobView, ...]
    next_cursor: str | None = None


class Done(Wire, frozen=True, kw_only=True):
    success: bool = True


DONE = Answer(description="Done.", shape=Done, example={"success": True})


@get(
    "/api/admin/queue",
    guards=[admin],
    opt=promise(
        Operation(
            id="readQueue",
            tag="operations",
            summary="The job queue in figures",
            answers={200: Answer(description="Now.", shape=QueueView, example=examples.QUEUE)},
        )
    ),
)
async def queue(request: WebRequest) -> ASGIResponse:
    return answer(await operations.queue(ctx_of(request)))


@get(
    "/api/admin/jobs",
    guards=[admin],
    opt=promise(
        Operation(
            id="listJobs",
            tag="operations",
            summary="Dead letters, then what is at work and in line",
            answers={200: Answer(description="At most 200.", shape=Jobs)},
        )
    ),
)
async def jobs(request: WebRequest) -> ASGIResponse:
    return answer(Jobs(items=await operations.jobs(ctx_of(request))))


@post(
    "/api/admin/jobs/{job_id:str}/retry",
    guards=[admin],
    status_code=202,
    opt=promise(
        Operation(
            id="retryJob",
            tag="operations",
            summary="Queue a dead letter again",
            problems=(404,),
            answers={202: DONE},
        )
    ),
)
async def retry(request: WebRequest) -> ASGIResponse:
    await operations.retry(ctx_of(request), part_of(request, "job_id"), caller=caller_of(request))
    return answer(Done(), status=202)


@post(
    "/api/admin/jobs/{job_id:str}/dismiss",
    guards=[admin],
    status_code=200,
    opt=promise(
        Operation(
            id="dismissJob",
            tag="operations",
            summary="Take a dead letter off the list",
            description="Its packet stays FAILED.",
            problems=(404,),
            answers={200: DONE},
        )
    ),
)
async def dismiss(request: WebRequest) -> ASGIResponse:
    await operations.dismiss(ctx_of(request), part_of(request, "job_id"), caller=caller_of(request))
    return answer(Done())


@get(
    "/api/admin/cache",
    guards=[admin],
    opt=promise(
        Operation(
            id="readCaches",
            tag="operations",
            summary="Each cache in figures",
            description="Of the process that answers.",
            answers={
                200: Answer(description="By name.", shape=dict[str, CacheStatistics], example=examples.CACHE)
            },
        )
    ),
)
async def cache(request: WebRequest) -> ASGIResponse:
    return answer(await operations.cache(ctx_of(request)))


@post(
    "/api/admin/cache/invalidate",
    guards=[admin],
    status_code=200,
    opt=promise(
        Operation(
            id="invalidateCaches",
            tag="operations",
            summary="Empty the caches of every process",
            answers={200: DONE},
        )
    ),
)
async def invalidate(request: WebRequest) -> ASGIResponse:
    await operations.invalidate(ctx_of(request))
    return answer(Done())


HANDLERS = (queue, jobs, retry, dismiss, cache, invalidate)

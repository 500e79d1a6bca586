"""An intake from its start to its packets."""

from typing import Annotated

import msgspec
from litestar import get, patch, post
from litestar.response.base import ASGIResponse

from intakt.content.model import ClientType
from intakt.kit.errors import InputError
from intakt.kit.structs import Wire
from intakt.services import intakes, library
from intakt.services.views import IntakeChange, IntakeView, Started, Submitted
from intakt.web.api import examples
from intakt.web.api.library import Language
from intakt.web.auth import account_of, own_intake, require_intake
from intakt.web.describe import Answer, Operation, promise
from intakt.web.requests import WebRequest, body_of, ctx_of, part_of
from intakt.web.responses import answer, session_cookie

Email = Annotated[str, msgspec.Meta(max_length=254)]


class StartBody(Wire, frozen=True, kw_only=True):
    client_type: ClientType
    language: Language | None = None


class SubmitBody(Wire, frozen=True, kw_only=True):
    """Either an intake, or all answers at once."""

    intake_id: str | None = None
    client_type: ClientType | None = None
    responses: dict[str, object] | None = None
    client_email: Email | None = None
    language: Language | None = None


@post(
    "/api/intake",
    opt=promise(
        Operation(
            id="startIntake",
            tag="intake",
            summary="Start an intake",
            description="The token opens this intake and its packets only; it is also set as a cookie.",
            public=True,
            body=StartBody,
            body_example={"clientType": "NUTRITION_ONLY"},
            answers={201: Answer(description="Started.", shape=Started, example=examples.STARTED)},
        )
    ),
)
async def start(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, StartBody)
    ctx = ctx_of(request)
    language = await library.language(ctx, body.language)
    account = await account_of(request)
    started = await intakes.start(ctx, body.client_type, language=language, account_id=account)
    cookie = session_cookie(request, started.token, account=account)
    return answer(started, status=201, headers=cookie)


@get(
    "/api/intake/{intake_id:str}",
    guards=[own_intake],
    opt=promise(
        Operation(
            id="readIntake",
            tag="intake",
            summary="Where an intake stands",
            problems=(404,),
            path_examples={"intake_id": examples.INTAKE},
            answers={200: Answer(description="It.", shape=IntakeView, example=examples.INTAKE_VIEW)},
        )
    ),
)
async def read(request: WebRequest) -> ASGIResponse:
    return answer(await intakes.read(ctx_of(request), part_of(request, "intake_id")))


@patch(
    "/api/intake/{intake_id:str}",
    guards=[own_intake],
    opt=promise(
        Operation(
            id="saveIntake",
            tag="intake",
            summary="Save answers",
            description="Merges by question; null removes. A wrong answer is kept and listed in errors.",
            problems=(404, 409),
            body=IntakeChange,
            body_example=examples.CHANGE,
            path_examples={"intake_id": examples.INTAKE},
            answers={
                200: Answer(
                    description="Where it stands now.", shape=IntakeView, example=examples.INTAKE_VIEW
                )
            },
        )
    ),
)
async def save(request: WebRequest) -> ASGIResponse:
    change = await body_of(request, IntakeChange)
    return answer(await intakes.save(ctx_of(request), part_of(request, "intake_id"), change))


@post(
    "/api/intake/submit-dynamic",
    opt=promise(
        Operation(
            id="submitIntake",
            tag="intake",
            summary="Submit: an intake, or all answers at once",
            description="An intakeId needs the intake's token; the same intake gives the first result.",
            public=True,
            problems=(401, 403, 404, 409),
            body=SubmitBody,
            body_example=examples.DYNAMIC,
            answers={
                202: Answer(
                    description="Queued; follow the status.", shape=Submitted, example=examples.SUBMITTED
                )
            },
        )
    ),
)
async def submit(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, SubmitBody)
    ctx = ctx_of(request)
    if body.intake_id is not None:
        if body.client_type is not None or body.responses is not None:
            raise InputError("Send either intakeId, or clientType and responses, not both.")
        await require_intake(request, body.intake_id)
        return answer(await intakes.submit(ctx, body.intake_id), status=202)
    if body.client_type is None or body.responses is None:
        raise InputError("Send intakeId, or clientType and responses.")
    language = await library.language(ctx, body.language)
    account = await account_of(request)
    done = await intakes.submit_answers(
        ctx, body.client_type, body.responses, body.client_email, language=language, account_id=account
    )
    cookie = session_cookie(request, done.token, account=account) if isinstance(done.token, str) else {}
    return answer(done, status=202, headers=cookie)


@post(
    "/api/intake/{intake_id:str}/reopen",
    guards=[own_intake],
    opt=promise(
        Operation(
            id="reopenIntake",
            tag="intake",
            summary="Begin again from a submitted intake's answers",
            problems=(404, 409),
            path_examples={"intake_id": examples.INTAKE},
            answers={
                201: Answer(
                    description="A new intake of the same client.", shape=Started, example=examples.STARTED
                )
            },
        )
    ),
)
async def reopen(request: WebRequest) -> ASGIResponse:
    started = await intakes.reopen(ctx_of(request), part_of(request, "intake_id"))
    cookie = session_cookie(request, started.token, account=await account_of(request))
    return answer(started, status=201, headers=cookie)


HANDLERS = (start, read, save, submit, reopen)

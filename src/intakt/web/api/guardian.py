"""A minor's guardian confirms by the mailed link."""

from typing import Annotated

import msgspec
from litestar import post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import NotFound
from intakt.kit.structs import Wire
from intakt.services import guardians
from intakt.services.views import GuardianView
from intakt.web.api import examples
from intakt.web.describe import Answer, Operation, promise
from intakt.web.requests import TOKEN, WebRequest, body_of, ctx_of, part_of
from intakt.web.responses import answer

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class GuardianBody(Wire, frozen=True, kw_only=True):
    name: Name
    agree: bool


@post(
    "/api/guardian/{token:str}",
    status_code=200,
    opt=promise(
        Operation(
            id="confirmGuardian",
            tag="guardian",
            summary="A guardian confirms",
            public=True,
            problems=(404,),
            body=GuardianBody,
            body_example={"name": "Maria Nowak", "agree": True},
            answers={200: Answer(description="Confirmed.", shape=GuardianView, example=examples.GUARDIAN)},
        )
    ),
)
async def confirm(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, GuardianBody)
    token = part_of(request, "token")
    if not TOKEN.fullmatch(token):
        raise NotFound("This link is not valid any more.")
    return answer(await guardians.confirm(ctx_of(request), token, name=body.name, agree=body.agree))


HANDLERS = (confirm,)

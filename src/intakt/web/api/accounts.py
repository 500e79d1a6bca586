"""Signing in from other front ends: by mailed code, by passkey."""

from typing import Annotated, Any

import msgspec
from litestar import post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import NotFound
from intakt.kit.structs import Wire
from intakt.services import codes, passkeys, sessions
from intakt.services.account_views import CodeSent, PasskeyOptions, PasskeyView, SignedIn
from intakt.web.api import examples
from intakt.web.api.library import Language
from intakt.web.auth import caller_if_any, require_own_site, signed_in
from intakt.web.describe import Answer, Operation, promise
from intakt.web.language import language_of
from intakt.web.requests import TOKEN, WebRequest, body_of, caller_of, ctx_of, part_of
from intakt.web.responses import answer, no_session_cookie, session_cookie

Email = Annotated[str, msgspec.Meta(min_length=3, max_length=254)]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Ticket = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


class SignInBody(Wire, frozen=True, kw_only=True):
    email: Email
    language: Language | None = None


class CodeBody(Wire, frozen=True, kw_only=True):
    code: Code
    join: bool = False
    """Add the intake whose token comes along to the account."""


class SignedOut(Wire, frozen=True, kw_only=True):
    success: bool


class CredentialBody(Wire, frozen=True, kw_only=True):
    """`credential` is what the browser's PublicKeyCredential says with `toJSON()`."""

    ticket: Ticket
    credential: dict[str, Any]


@post(
    "/api/sign-in",
    opt=promise(
        Operation(
            id="requestCode",
            tag="sign-in",
            summary="Mail a code to sign in with",
            description="The answer is the same whether the address is known or not.",
            public=True,
            problems=(403,),
            body=SignInBody,
            body_example={"email": "ada@example.org"},
            answers={
                202: Answer(description="It is on its way.", shape=CodeSent, example=examples.CODE_SENT)
            },
        )
    ),
)
async def request_code(request: WebRequest) -> ASGIResponse:
    require_own_site(request)
    body = await body_of(request, SignInBody)
    language = body.language or language_of(request)
    return answer(await codes.send(ctx_of(request), body.email, language=language), status=202)


@post(
    "/api/sign-in/{token:str}",
    status_code=200,
    opt=promise(
        Operation(
            id="signIn",
            tag="sign-in",
            summary="Sign in with the mailed code",
            description="`token` is the ticket. The session is also set as a cookie. A code works once.",
            public=True,
            problems=(403, 404),
            body=CodeBody,
            body_example={"code": "1234 5678", "join": True},
            answers={200: Answer(description="Signed in.", shape=SignedIn, example=examples.SIGNED_IN)},
        )
    ),
)
async def sign_in(request: WebRequest) -> ASGIResponse:
    require_own_site(request)
    body = await body_of(request, CodeBody)
    ticket = part_of(request, "token")
    if not TOKEN.fullmatch(ticket):
        raise NotFound(codes.SPENT)
    shown = await caller_if_any(request) if body.join else None
    done = await sessions.sign_in(ctx_of(request), ticket, body.code, agent=agent_of(request), shown=shown)
    return answer(done, headers=session_cookie(request, done.token))


@post(
    "/api/sign-out",
    status_code=200,
    guards=[signed_in],
    opt=promise(
        Operation(
            id="signOut",
            tag="sign-in",
            summary="Sign out here",
            description="An intake's own token stays good: it is the way back to the answers.",
            problems=(404,),
            answers={200: Answer(description="Signed out.", shape=SignedOut, example={"success": True})},
        )
    ),
)
async def sign_out(request: WebRequest) -> ASGIResponse:
    await sessions.sign_out(ctx_of(request), caller_of(request))
    return answer(SignedOut(success=True), headers=no_session_cookie(request))


# --- passkeys ---------------------------------------------------------------------------------


@post(
    "/api/passkeys/options",
    status_code=200,
    guards=[signed_in],
    opt=promise(
        Operation(
            id="passkeyOptions",
            tag="sign-in",
            summary="What a browser needs to make a passkey",
            answers={200: Answer(description="For navigator.credentials.create.", shape=PasskeyOptions)},
        )
    ),
)
async def passkey_options(request: WebRequest) -> ASGIResponse:
    return answer(await passkeys.begin(ctx_of(request), caller_of(request)))


@post(
    "/api/passkeys",
    guards=[signed_in],
    opt=promise(
        Operation(
            id="addPasskey",
            tag="sign-in",
            summary="Add the passkey that was made",
            body=CredentialBody,
            body_example=examples.CREDENTIAL,
            answers={201: Answer(description="Added.", shape=PasskeyView)},
        )
    ),
)
async def add_passkey(request: WebRequest) -> ASGIResponse:
    body = await body_of(request, CredentialBody)
    added = await passkeys.finish(
        ctx_of(request), caller_of(request), body.ticket, body.credential, agent=agent_of(request)
    )
    return answer(added, status=201)


@post(
    "/api/passkeys/sign-in/options",
    status_code=200,
    opt=promise(
        Operation(
            id="passkeySignInOptions",
            tag="sign-in",
            summary="What a browser needs to ask for a passkey",
            public=True,
            problems=(403,),
            answers={200: Answer(description="For navigator.credentials.get.", shape=PasskeyOptions)},
        )
    ),
)
async def passkey_sign_in_options(request: WebRequest) -> ASGIResponse:
    require_own_site(request)
    return answer(await passkeys.begin_sign_in(ctx_of(request)))


@post(
    "/api/passkeys/sign-in",
    status_code=200,
    opt=promise(
        Operation(
            id="passkeySignIn",
            tag="sign-in",
            summary="Sign in with a passkey",
            public=True,
            problems=(403,),
            body=CredentialBody,
            body_example=examples.CREDENTIAL,
            answers={200: Answer(description="Signed in.", shape=SignedIn, example=examples.SIGNED_IN)},
        )
    ),
)
async def passkey_sign_in(request: WebRequest) -> ASGIResponse:
    require_own_site(request)
    body = await body_of(request, CredentialBody)
    done = await passkeys.sign_in(ctx_of(request), body.ticket, body.credential, agent=agent_of(request))
    return answer(done, headers=session_cookie(request, done.token))


def agent_of(request: WebRequest) -> str:
    return request.headers.get("user-agent", "")[:500]


HANDLERS = (
    request_code,
    sign_in,
    sign_out,
    passkey_options,
    add_passkey,
    passkey_sign_in_options,
    passkey_sign_in,
)

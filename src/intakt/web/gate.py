"""The middleware every route passes: rate limits first, then idempotency keys."""

import hashlib
import math
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from litestar.connection import Request
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from intakt.kit.errors import Unavailable
from intakt.services import accounts, idempotency
from intakt.services.views import FirstAnswer
from intakt.web.addresses import address_of
from intakt.web.auth import token_of
from intakt.web.limits import BEGINNINGS, CALLS, CODES, GUESSES, MAILS, Buckets, Limit
from intakt.web.problems import INVALID, TOO_MANY, Rejected
from intakt.web.requests import WebRequest, ctx_of, raw_body

EXEMPT = frozenset({"/healthz", "/readyz", "/metrics"})
OPENING = frozenset({"/api/intake", "/api/intake/submit-dynamic", "/start", "/demo"})
COSTLY: tuple[tuple[str, Limit], ...] = (
    ("/sign-in/", CODES),
    ("/api/sign-in/", CODES),
    ("/sign-in", MAILS),
    ("/api/sign-in", MAILS),
    ("/resume/mail/", MAILS),
    ("/resume", CODES),
)
"""Posts that mail a code or try one, by the beginning of their path; the first that fits."""
KEY_LENGTH = 200
KEPT_HEADERS = frozenset({"content-type", "set-cookie", "cache-control", "location", "etag"})


def limiting() -> Callable[[ASGIApp], ASGIApp]:
    """429 with Retry-After for those who call too often, whatever they call.

    The framework wraps each route in a middleware of its own: the buckets are made here, once for all.
    """
    calls, beginnings, guesses = Buckets(CALLS), Buckets(BEGINNINGS), Buckets(GUESSES)
    costly = {limit: Buckets(limit) for limit in (MAILS, CODES)}

    def wait_for(scope: HTTPScope, address: str, shown: bytes) -> float:
        """Count the call; the seconds that it comes too early."""
        who = hashlib.blake2b(shown, digest_size=9).hexdigest() if shown else address
        wait = max(calls.take(who), guesses.wait(address))
        if scope["method"] == "POST" and scope["path"] in OPENING and not shown:
            wait = max(wait, beginnings.take(address))
        limit = costly_limit(scope)
        return wait if limit is None else max(wait, costly[limit].take(address))

    def limited(app: ASGIApp) -> ASGIApp:
        async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != ScopeType.HTTP or scope["path"] in EXEMPT:
                await app(scope, receive, send)
                return
            address = address_of(scope)
            shown = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
            wait = wait_for(scope, address, shown)
            if wait:
                head = {"retry-after": str(math.ceil(wait))}
                raise Rejected(TOO_MANY, "That was too often; wait a little.", headers=head)

            async def count_guesses(message: Message) -> None:
                if message["type"] == "http.response.start" and message["status"] == 401 and shown:
                    guesses.take(address)
                await send(message)

            await app(scope, receive, count_guesses)

        return middleware

    return limited


def costly_limit(scope: HTTPScope) -> Limit | None:
    if scope["method"] != "POST":
        return None
    return next((limit for beginning, limit in COSTLY if scope["path"].startswith(beginning)), None)


def idempotent(app: ASGIApp) -> ASGIApp:
    """A POST with an Idempotency-Key is done once; the same call again gets the first answer."""

    async def middleware(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] != "POST":
            await app(scope, receive, send)
            return
        request: WebRequest = Request(scope, receive=receive, send=send)
        key = request.headers.get("idempotency-key")
        if key is None:
            await app(scope, receive, send)
            return
        await once(app, request, key=key, send=send)

    return middleware


async def once(app: ASGIApp, request: WebRequest, *, key: str, send: Send) -> None:
    if not 1 <= len(key) <= KEY_LENGTH or not key.isascii() or not key.isprintable() or " " in key:
        raise Rejected(INVALID, f"An Idempotency-Key has 1 to {KEY_LENGTH} visible ASCII characters.")
    body = await raw_body(request)
    ctx, route, caller = ctx_of(request), request.scope["path"], await name_of(request)
    digest = hashlib.sha256(body).digest()
    first = await idempotency.first_answer(
        ctx, key, caller=caller, method="POST", route=route, body_hash=digest
    )
    if first is not None:
        await replay(first, send)
        return
    held = Held()
    answered = False
    try:
        await app(request.scope, replayed(body, request.receive), held)
        answered = held.status < 500 and held.status not in (401, 429)
    finally:
        if answered:
            with suppress(Unavailable):  # what was done stands, and its caller is told
                await idempotency.remember(
                    ctx, key, caller=caller, method="POST", route=route, answer=held.answer()
                )
        else:
            await idempotency.forget(ctx, key, caller=caller, method="POST", route=route)
    await held.release(send)


async def name_of(request: WebRequest) -> str:
    """Whose key it is: the token's, or for anonymous callers their address's."""
    token = token_of(request)
    caller = await accounts.authenticate(ctx_of(request), token) if token else None
    return caller.token_id if caller else f"address {address_of(request.scope)}"


def replayed(body: bytes, receive: Receive) -> Receive:
    """The body, read already, given once more; then whatever the connection says."""
    given = False

    async def again() -> Any:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


class Held:
    """Holds an answer back until it is remembered, so that a repeat sent at once finds it."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.status = 500
        self.headers: dict[str, str] = {}
        self.content = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            for name, value in message["headers"]:
                if name.decode("latin-1").lower() in KEPT_HEADERS:
                    self.headers[name.decode("latin-1").lower()] = value.decode("latin-1")
        elif message["type"] == "http.response.body":
            self.content += message["body"]
        self.messages.append(message)

    async def release(self, send: Send) -> None:
        for message in self.messages:
            await send(message)

    def answer(self) -> FirstAnswer:
        return FirstAnswer(status=self.status, headers=self.headers, content=bytes(self.content))


async def replay(first: FirstAnswer, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in first.headers.items()]
    headers += [(b"content-length", str(len(first.content)).encode()), (b"idempotency-replayed", b"true")]
    await send({"type": "http.response.start", "status": first.status, "headers": headers})
    await send({"type": "http.response.body", "body": first.content, "more_body": False})

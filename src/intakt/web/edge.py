"""The outermost layer of every HTTP answer: request id, HEAD, compression, headers, figures, a log line."""

import logging
import re
import time
import uuid
from typing import Any

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import Message, Receive, Scope, Send

from intakt.web.compress import Compressor, takes_gzip
from intakt.web.metrics import REQUESTS, SECONDS
from intakt.web.options import WebOptions

log = logging.getLogger("intakt.web.requests")
REQUEST_ID = re.compile(rb"[\w.-]{8,64}", re.ASCII)
API_POLICY = b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
SLOW_SECONDS = 1.0
STANDING = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class Edge:
    """An ASGI application around the Litestar one."""

    def __init__(self, app: Litestar, options: WebOptions) -> None:
        self.app = app
        self.compressor = Compressor()
        self.standing = STANDING + (
            ((b"strict-transport-security", b"max-age=31536000"),) if options.secure else ()
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        request_id = request_id_of(scope)
        scope["request_id"] = request_id  # type: ignore[typeddict-unknown-key]
        began = time.perf_counter()
        asked = scope["method"]
        if asked == "HEAD":
            scope["method"] = "GET"
            receive, send = headless(receive, send)
        out = self.compressor.wrap(send, wanted=takes_gzip(scope["headers"]))

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self.dressed(message["headers"], request_id)
                record(scope, str(asked), message["status"], time.perf_counter() - began, request_id)
            await out(message)

        await self.app(scope, receive, dress)

    def dressed(self, headers: Any, request_id: str) -> list[tuple[bytes, bytes]]:
        given = list(headers)
        names = {name.lower() for name, _ in given}
        if b"content-security-policy" not in names:
            given.append((b"content-security-policy", API_POLICY))
        given += self.standing
        given.append((b"x-request-id", request_id.encode()))
        return given


def request_id_of(scope: Scope) -> str:
    """The id a gateway gave, when it looks like one; else a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and REQUEST_ID.fullmatch(value):
            return value.decode()
    return uuid.uuid4().hex


def headless(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """HEAD: the same answer as GET without its body; a stream is told that its reader has gone."""
    started = False

    async def hear() -> Any:
        if started:
            return {"type": "http.disconnect"}
        return await receive()

    async def say(message: Message) -> None:
        nonlocal started
        if message["type"] == "http.response.start":
            started = True
            await send(message)
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return hear, say


def record(scope: Scope, method: str, status: int, seconds: float, request_id: str) -> None:
    """Count it; write a line for what was slow or went wrong. Never the path itself: it may hold a token."""
    route = str(scope.get("path_template") or "unmatched")
    REQUESTS.labels(method if method in METHODS else "OTHER", route, str(status)).inc()
    SECONDS.labels(route).observe(seconds)
    level = logging.WARNING if status >= 500 else logging.INFO
    if status >= 400 or seconds > SLOW_SECONDS or log.isEnabledFor(logging.DEBUG):
        log.log(
            level,
            "%s %s %s",
            method,
            route,
            status,
            extra={"request_id": request_id, "route": route, "status": status, "seconds": round(seconds, 4)},
        )


METHODS = frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"})

"""Idempotency keys at the gate, at moments that no caller over a network can be sure to meet."""

from types import SimpleNamespace
from typing import Any

from litestar.types import Message, Receive, Scope, Send

from intakt.services.context import Context
from intakt.web.gate import idempotent


async def handler(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 201, "headers": []})
    await send({"type": "http.response.body", "body": b"made", "more_body": False})


def posted(ctx: Context) -> Any:
    return {
        "type": "http",
        "method": "POST",
        "path": "/api/intake",
        "headers": [(b"idempotency-key", b"a-key")],
        "client": ("127.0.0.1", 1),
        "route_handler": SimpleNamespace(resolve_request_max_body_size=lambda: 100),
        "litestar_app": SimpleNamespace(state=SimpleNamespace(ctx=ctx)),
    }


async def body() -> Any:
    return {"type": "http.request", "body": b"{}", "more_body": False}


async def test_a_repeat_finds_the_answer_as_soon_as_the_first_is_given(ctx: Context) -> None:
    gate = idempotent(handler)
    repeats: list[Message] = []

    async def hear_repeat(message: Message) -> None:
        repeats.append(message)

    async def hear(message: Message) -> None:
        """The first word of the first answer: the same call comes again at once."""
        if message["type"] == "http.response.start":
            await gate(posted(ctx), body, hear_repeat)

    await gate(posted(ctx), body, hear)
    start, content = repeats
    assert start["status"] == 201  # type: ignore[typeddict-item]
    assert (b"idempotency-replayed", b"true") in start["headers"]  # type: ignore[typeddict-item]
    assert content["body"] == b"made"  # type: ignore[typeddict-item]

"""What travels compressed, and under which ETag."""

import asyncio
import gzip
from typing import Any

import pytest

from intakt.web.compress import SMALLEST, Compressor, takes_gzip

LONG = b"words " * SMALLEST


def sent(
    compressor: Compressor, body: bytes, *, wanted: bool = True, status: int = 200, **headers: str
) -> tuple[dict[bytes, bytes], bytes]:
    messages: list[Any] = []

    async def send(message: Any) -> None:
        messages.append(message)

    async def run() -> None:
        say = compressor.wrap(send, wanted=wanted)
        named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        await say({"type": "http.response.start", "status": status, "headers": named})
        await say({"type": "http.response.body", "body": body, "more_body": False})

    asyncio.run(run())
    return dict(messages[0]["headers"]), messages[1]["body"]


def test_a_page_is_compressed_for_who_takes_it() -> None:
    headers, body = sent(Compressor(), LONG, content_type="text/html; charset=utf-8", content_length="1")
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"vary"] == b"accept-encoding"
    assert headers[b"content-length"] == str(len(body)).encode()
    assert gzip.decompress(body) == LONG


def test_others_get_it_as_it_is_and_caches_are_told() -> None:
    headers, body = sent(Compressor(), LONG, wanted=False, content_type="application/json", etag='"x"')
    assert body == LONG
    assert b"content-encoding" not in headers
    assert headers[b"vary"] == b"accept-encoding"
    assert headers[b"etag"] == b'"x"'


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"short", "text/html", 200),
        (LONG, "application/pdf", 200),
        (LONG, "text/event-stream", 200),
        (LONG, "text/html", 422),
    ],
)
def test_what_is_left_alone(body: bytes, kind: str, status: int) -> None:
    headers, given = sent(Compressor(), body, status=status, content_type=kind)
    assert given == body
    assert b"content-encoding" not in headers


def test_the_compressed_answer_has_an_etag_of_its_own() -> None:
    headers, _ = sent(Compressor(), LONG, content_type="text/css", etag='"abc"')
    assert headers[b"etag"] == b'"abc-gzip"'


def test_only_public_content_is_kept() -> None:
    compressor = Compressor()
    sent(compressor, LONG, content_type="text/html", etag='"mine"', cache_control="private, no-cache")
    assert not compressor.kept
    sent(compressor, LONG, content_type="text/css", etag='"all"', cache_control="public, max-age=60")
    assert set(compressor.kept) == {b'"all"'}


@pytest.mark.parametrize(
    ("given", "taken"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("gzip;q=0", False), ("br", False), ("", False)],
)
def test_accept_encoding(given: str, taken: bool) -> None:
    assert takes_gzip([(b"accept-encoding", given.encode())]) is taken

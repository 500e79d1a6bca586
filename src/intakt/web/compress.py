"""Pages, styles, scripts and JSON travel compressed to readers who take gzip; streams and files never do.

What is public and carries an ETag is compressed once. A compressed answer has an ETag of its own, as RFC 9110
wants of strong ones: the same with `-gzip` (see `responses.matches`).
"""

import gzip
from collections import OrderedDict
from typing import Any

from litestar.types import Message, Send

SMALLEST = 700
"""Bytes: what is smaller fits a packet of the network anyway."""
LEVEL = 6
KEPT = 128
TYPES = (
    b"text/html",
    b"text/css",
    b"text/javascript",
    b"application/json",
    b"application/problem+json",
    b"image/svg+xml",
)
Headers = list[tuple[bytes, bytes]]


def takes_gzip(headers: Any) -> bool:
    """Whether Accept-Encoding names gzip, and not with q=0."""
    for name, value in headers:
        if name == b"accept-encoding":
            for part in value.lower().split(b","):
                coding, _, quality = part.strip().partition(b";")
                if coding.strip() in (b"gzip", b"*"):
                    return quality.replace(b" ", b"") not in (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000")
    return False


class Compressor:
    """Wraps a `send`; remembers what it compressed of public content."""

    def __init__(self) -> None:
        self.kept: OrderedDict[bytes, bytes] = OrderedDict()

    def wrap(self, send: Send, *, wanted: bool) -> Send:
        held: Message | None = None

        async def say(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and compressible(message["headers"]):
                message["headers"] = [*message["headers"], (b"vary", b"accept-encoding")]
                if wanted and message["status"] == 200:
                    held = message
                    return
            elif held is not None and message["type"] == "http.response.body":
                start, held = held, None
                if not message.get("more_body") and len(message["body"]) >= SMALLEST:
                    message["body"] = self.compressed(list(start["headers"]), message["body"])  # type: ignore[typeddict-item]
                    start["headers"] = marked(list(start["headers"]), len(message["body"]))  # type: ignore[typeddict-item]
                await send(start)
            await send(message)

        return say

    def compressed(self, headers: Headers, body: bytes) -> bytes:
        named = dict(headers)
        tag = named.get(b"etag", b"")
        if not tag or not named.get(b"cache-control", b"").startswith(b"public"):
            return gzip.compress(body, LEVEL, mtime=0)
        if tag not in self.kept:
            self.kept[tag] = gzip.compress(body, LEVEL, mtime=0)
            if len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return self.kept[tag]


def compressible(headers: Any) -> bool:
    named = {name.lower(): value for name, value in headers}
    return b"content-encoding" not in named and named.get(b"content-type", b"").startswith(TYPES)


def marked(headers: Headers, length: int) -> Headers:
    """The headers of the compressed answer."""
    changed: Headers = [(b"content-encoding", b"gzip"), (b"content-length", str(length).encode())]
    for name, value in headers:
        if name.lower() == b"etag" and value.endswith(b'"'):
            changed.append((name, value[:-1] + b'-gzip"'))
        elif name.lower() != b"content-length":
            changed.append((name, value))
    return changed

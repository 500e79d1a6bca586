"""Status requests against a plain-text route of the same server: what a token, one query and an ETag cost.

The server is the real one (Granian, one process, the whole middleware) on a database of its own; the client
is a bounded set of raw keep-alive connections on loopback, so that every route meets the same load.
"""

import asyncio
import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

from bench.figure import Figure, percentile
from bench.serving import answers, context, with_database
from intakt.services import intakes
from intakt.settings import Settings

CONNECTIONS = 16
START_SECONDS = 60
AIM = 0.2
"""Status is to reach at least a fifth of the plain route's rate."""

Times = list[float]


def run(*, full: bool = False) -> list[Figure]:
    seconds = 10.0 if full else 3.0

    async def measure(chosen: Settings, url: str) -> tuple[Times, Times, Times]:
        async with context(chosen, url, size=2) as ctx:
            done = await intakes.submit_answers(ctx, "NUTRITION_ONLY", answers())
        with server(chosen, url) as port:
            await started(port)
            status = request("/api/packets/status", token=str(done.token))
            unchanged = request("/api/packets/status", token=str(done.token), etag=await etag(port, status))
            plain = request("/bench/plain")
            for warm in (plain, status):
                await load(port, warm, seconds=seconds / 4)
            return (
                await load(port, plain, seconds=seconds),
                await load(port, status, seconds=seconds),
                await load(port, unchanged, seconds=seconds),
            )

    plain, status, unchanged = with_database(measure)
    return [
        rate("status requests", status, plain, seconds=seconds),
        rate("status requests, unchanged (304)", unchanged, plain, seconds=seconds),
        Figure(
            name="status, p99 of the time to answer",
            value=percentile(sorted(status), 0.99) * 1000,
            unit="ms",
            peer="plain-text route",
            peer_value=percentile(sorted(plain), 0.99) * 1000,
        ),
    ]


def rate(name: str, times: Times, peer: Times, *, seconds: float) -> Figure:
    return Figure(
        name=name,
        value=len(times) / seconds,
        unit="1/s",
        peer="plain-text route",
        peer_value=len(peer) / seconds,
        better="higher",
        aim=AIM,
    )


# --- the server ---------------------------------------------------------------------------------------------


@contextlib.contextmanager
def server(chosen: Settings, url: str) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    words = [sys.executable, "-m", "bench.plain_server", str(chosen.data_dir), url, str(port)]
    process = subprocess.Popen(words)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(20)


async def started(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            await load(port, request("/bench/plain"), seconds=0.01, connections=1)
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(f"the server does not answer after {START_SECONDS} s")


# --- the load -----------------------------------------------------------------------------------------------


def request(path: str, *, token: str | None = None, etag: str | None = None) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"Authorization: Bearer {token}"] if token else []
    lines += [f"If-None-Match: {etag}"] if etag else []
    return "\r\n".join([*lines, "", ""]).encode()


async def load(port: int, content: bytes, *, seconds: float, connections: int = CONNECTIONS) -> Times:
    """The seconds each request took, over so many connections that each wait for their answer."""
    until = time.perf_counter() + seconds
    found = await asyncio.gather(*(one_connection(port, content, until) for _ in range(connections)))
    return [taken for times in found for taken in times]


async def one_connection(port: int, content: bytes, until: float) -> Times:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times = []
    try:
        while (began := time.perf_counter()) < until:
            writer.write(content)
            head = await reader.readuntil(b"\r\n\r\n")
            if head[9:12] not in (b"200", b"304"):
                raise RuntimeError(f"an answer that is none: {head[:80]!r}")
            length = length_of(head)
            if length:
                await reader.readexactly(length)
            times.append(time.perf_counter() - began)
    finally:
        writer.close()
        await writer.wait_closed()
    return times


def length_of(head: bytes) -> int:
    if head[9:12] == b"304":
        return 0
    at = head.lower().index(b"content-length: ") + 16
    return int(head[at : head.index(b"\r\n", at)])


async def etag(port: int, content: bytes) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(content)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    finally:
        writer.close()
        await writer.wait_closed()
    return next(line.partition(": ")[2] for line in head.split("\r\n") if line.lower().startswith("etag: "))

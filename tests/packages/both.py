"""The Python client in both its forms, called alike, so that every test is a test of both."""

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal

from intakt_client import AsyncClient, Client

Handler = Callable[[httpx.Request], httpx.Response | None]


class Gateway(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Counts what passes. `misbehave` may answer in the server's place, or raise."""

    def __init__(self) -> None:
        self.sync = httpx.HTTPTransport(verify=False)
        self.asynchronous = httpx.AsyncHTTPTransport(verify=False)
        self.passed: list[tuple[str, int]] = []
        self.sent: list[httpx.Request] = []
        self.misbehave: Handler = lambda request: None
        self.lose: Callable[[httpx.Request], bool] = lambda request: False
        """Whether the server's answer to it never arrives."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self.after(request, self.before(request) or self.sync.handle_request(request))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = self.before(request) or await self.asynchronous.handle_async_request(request)
        return self.after(request, answer)

    def close(self) -> None:
        self.sync.close()

    async def aclose(self) -> None:
        await self.asynchronous.aclose()

    def before(self, request: httpx.Request) -> httpx.Response | None:
        self.sent.append(request)
        return self.misbehave(request)

    def after(self, request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        if self.lose(request):
            raise httpx.ReadError("cut off", request=request)
        self.passed.append((f"{request.method} {request.url.path}", answer.status_code))
        return answer

    def statuses(self, wanted: str) -> list[int]:
        return [status for name, status in self.passed if name == wanted]


class Awaited:
    """An object of the async client, whose methods wait for their result; iterators come as lists."""

    def __init__(self, portal: BlockingPortal, target: Any) -> None:
        self.__dict__.update(portal=portal, target=target)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.target, name)
        if name == "admin":
            return Awaited(self.portal, found)
        return functools.partial(self.call, found) if callable(found) else found

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self.target, name, value)

    def call(self, method: Callable[..., Any], *args: object, **options: object) -> Any:
        async def run() -> Any:
            result = method(*args, **options)
            if inspect.isasyncgen(result):
                return [item async for item in result]
            return await result

        return self.portal.call(run)


@contextmanager
def opened(kind: str, url: str, **options: Any) -> Iterator[Any]:
    """`options` are the client's own."""
    if kind == "sync":
        with Client(url, **options) as client:
            yield client
        return
    with start_blocking_portal() as portal:
        client = Awaited(portal, portal.call(functools.partial(AsyncClient, url, **options)))
        yield client
        client.close()

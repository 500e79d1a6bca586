"""The same as sending.py, for asyncio and trio."""

from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self, TypeVar

import anyio
import httpx

from intakt_client import calls
from intakt_client.calls import Call
from intakt_client.errors import ConnectionFailed, IntaktError, is_passing, problem_of
from intakt_client.following import Following, Lines, Told
from intakt_client.models import Status
from intakt_client.requests import Requests
from intakt_client.retrying import wait_before_retry

T = TypeVar("T")


class AsyncSender:
    """A connection pool; close it, or use it in an `async with`."""

    def __init__(self, requests: Requests, transport: httpx.AsyncBaseTransport | None) -> None:
        self.requests = requests
        self.http = httpx.AsyncClient(
            base_url=requests.base_url, transport=transport, timeout=requests.timeout
        )

    async def close(self) -> None:
        await self.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def do(self, call: Call[T], *, retries: int | None = None) -> T:
        """The answer in its type. Raises ProblemError or ConnectionFailed."""
        most = self.requests.retries if retries is None else retries
        attempt = 0
        while True:
            try:
                return await self.attempt(call)
            except IntaktError as error:
                wait = wait_before_retry(error, attempt=attempt, retries=most)
                if wait is None:
                    raise
            await anyio.sleep(wait)
            attempt += 1

    async def attempt(self, call: Call[T]) -> T:
        try:
            answer = await self.http.send(self.requests.build(self.http, call))
        except httpx.TransportError as error:
            raise ConnectionFailed(f"{self.requests.base_url} cannot be reached: {error}") from error
        if answer.is_success or answer.status_code == httpx.codes.NOT_MODIFIED:
            return call.read(answer)
        raise problem_of(answer)

    async def changes(self, following: Following, *, live: bool) -> AsyncIterator[list[Told]]:
        """Whom to tell at each change, until all is done. The status is the following's."""
        while True:
            try:
                if live:
                    async for told in self.pushed(following):
                        yield told
                if not following.done:
                    answer = await self.do(calls.packet_status_if_changed(following.etag), retries=0)
                    news = following.hear(*answer)
                    if news is not None:
                        yield news
                if following.done:
                    return
                wait = following.wait()
            except IntaktError as error:
                wait = following.wait_after(error)
            await anyio.sleep(wait)

    async def pushed(self, following: Following) -> AsyncIterator[list[Told]]:
        """The same from one stream, to its end; a stream that breaks is no failure: asking tells."""
        try:
            async for status in self.listen(following):
                told = following.hear(status, None)
                if told is not None:
                    yield told
                if following.done:
                    return
        except IntaktError as error:
            if not is_passing(error):
                raise

    async def listen(self, following: Following) -> AsyncIterator[Status]:
        lines = Lines()
        try:
            request = self.requests.events(self.http, within=following.wait_at_most())
            answer = await self.http.send(request, stream=True)
            try:
                if not answer.is_success:
                    await answer.aread()
                    raise problem_of(answer)
                async for line in answer.aiter_lines():
                    following.wait_at_most()
                    status = lines.take(line)
                    if status is not None:
                        yield status
            finally:
                await answer.aclose()
        except httpx.TransportError as error:
            raise ConnectionFailed(f"The stream ended: {error}") from error

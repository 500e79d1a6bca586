"""One call over the network, with token, time limit and retries; and the packets followed."""

import time
from collections.abc import Iterator
from types import TracebackType
from typing import Self, TypeVar

import httpx

from intakt_client import calls
from intakt_client.calls import Call
from intakt_client.errors import ConnectionFailed, IntaktError, is_passing, problem_of
from intakt_client.following import Following, Lines, Told
from intakt_client.models import Status
from intakt_client.requests import Requests
from intakt_client.retrying import wait_before_retry

T = TypeVar("T")


class Sender:
    """A connection pool; close it, or use it in a `with`."""

    def __init__(self, requests: Requests, transport: httpx.BaseTransport | None) -> None:
        self.requests = requests
        self.http = httpx.Client(base_url=requests.base_url, transport=transport, timeout=requests.timeout)

    def close(self) -> None:
        self.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def do(self, call: Call[T], *, retries: int | None = None) -> T:
        """The answer in its type. Raises ProblemError or ConnectionFailed."""
        most = self.requests.retries if retries is None else retries
        attempt = 0
        while True:
            try:
                return self.attempt(call)
            except IntaktError as error:
                wait = wait_before_retry(error, attempt=attempt, retries=most)
                if wait is None:
                    raise
            time.sleep(wait)
            attempt += 1

    def attempt(self, call: Call[T]) -> T:
        try:
            answer = self.http.send(self.requests.build(self.http, call))
        except httpx.TransportError as error:
            raise ConnectionFailed(f"{self.requests.base_url} cannot be reached: {error}") from error
        if answer.is_success or answer.status_code == httpx.codes.NOT_MODIFIED:
            return call.read(answer)
        raise problem_of(answer)

    def changes(self, following: Following, *, live: bool) -> Iterator[list[Told]]:
        """Whom to tell at each change, until all is done. The status is the following's."""
        while True:
            try:
                if live:
                    yield from self.pushed(following)
                if not following.done:
                    told = following.hear(*self.do(calls.packet_status_if_changed(following.etag), retries=0))
                    if told is not None:
                        yield told
                if following.done:
                    return
                wait = following.wait()
            except IntaktError as error:
                wait = following.wait_after(error)
            time.sleep(wait)

    def pushed(self, following: Following) -> Iterator[list[Told]]:
        """The same from one stream, to its end; a stream that breaks is no failure: asking tells."""
        try:
            for status in self.listen(following):
                told = following.hear(status, None)
                if told is not None:
                    yield told
                if following.done:
                    return
        except IntaktError as error:
            if not is_passing(error):
                raise

    def listen(self, following: Following) -> Iterator[Status]:
        lines = Lines()
        try:
            request = self.requests.events(self.http, within=following.wait_at_most())
            answer = self.http.send(request, stream=True)
            try:
                if not answer.is_success:
                    answer.read()
                    raise problem_of(answer)
                for line in answer.iter_lines():
                    following.wait_at_most()
                    status = lines.take(line)
                    if status is not None:
                        yield status
            finally:
                answer.close()
        except httpx.TransportError as error:
            raise ConnectionFailed(f"The stream ended: {error}") from error

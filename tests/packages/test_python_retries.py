"""What clients/python tries again, and what it does not, when the way to the server misbehaves."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email.utils import formatdate
from typing import Any

import httpx
import msgspec
import pytest
from tests.packages.both import Gateway, Handler, opened
from tests.people import answers
from tests.serving import Serving

import intakt_client
from intakt_client import retrying
from intakt_client.errors import problem_of, seconds_of
from intakt_client.following import Lines
from intakt_client.models import Status

STATUS = "/api/packets/status"
EVENTS = "/api/packets/events"
Connect = Callable[..., Any]


@pytest.fixture
def gateway() -> Gateway:
    return Gateway()


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, intakt: Serving, gateway: Gateway) -> Iterator[Connect]:
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(
            opened(request.param, intakt.url, transport=gateway, **options)
        )


Answer = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""


def away(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("nobody there", request=request)


def test_503_and_429_are_tried_again_after_the_time_named(connect: Connect, gateway: Gateway) -> None:
    busy = [
        httpx.Response(429, headers={"retry-after": "1"}),
        httpx.Response(503, headers={"retry-after": "0"}),
    ]
    gateway.misbehave = lambda request: busy.pop() if busy else None
    began = time.monotonic()
    assert len(connect().paths()) == 7
    assert time.monotonic() - began >= 1
    assert [status for _, status in gateway.passed] == [503, 429, 200]


def test_a_lost_answer_is_asked_for_again_and_nothing_is_done_twice(
    connect: Connect, gateway: Gateway
) -> None:
    lost: list[httpx.Request] = []
    gateway.lose = lambda request: request.method == "POST" and not lost and not lost.append(request)  # type: ignore[func-returns-value]
    client = connect()
    form = answers("typical-wellness")
    done = client.submit_answers(form["clientType"], form["responses"])
    keys = [request.headers["idempotency-key"] for request in gateway.sent]
    assert len(keys) == 2 and len(set(keys)) == 1
    known = client.packet_status()
    assert {packet.id for packet in known.packets} == {packet.id for packet in done.packets}


def test_a_repeat_that_comes_while_the_first_is_at_work(connect: Connect, gateway: Gateway) -> None:
    headers = {"content-type": "application/problem+json"}
    at_work = [httpx.Response(409, json={"code": "in-progress"}, headers=headers)]
    gateway.misbehave = lambda request: at_work.pop() if at_work else None
    connect().start_intake("NUTRITION_ONLY")
    assert [status for _, status in gateway.passed] == [409, 201]


def test_each_call_has_a_key_of_its_own(connect: Connect, gateway: Gateway) -> None:
    client = connect()
    client.start_intake("NUTRITION_ONLY")
    client.start_intake("NUTRITION_ONLY")
    assert len({request.headers["idempotency-key"] for request in gateway.sent}) == 2


@pytest.mark.parametrize(
    ("answer", "error", "tries"),
    [
        ((502, {"content-type": "text/html"}, b"<h1>Bad gateway</h1>"), intakt_client.Unavailable, 2),
        ((500, {}, b""), intakt_client.ServerFault, 1),
        ((503, {"retry-after": "3600"}, b""), intakt_client.Unavailable, 1),
        ((418, {}, b""), intakt_client.ProblemError, 1),
    ],
    ids=["gateway", "fault", "too long to wait", "no"],
)
def test_when_it_gives_up(
    connect: Connect, gateway: Gateway, answer: Answer, error: type[Exception], tries: int
) -> None:
    status, headers, body = answer
    gateway.misbehave = lambda request: httpx.Response(status, headers=headers, content=body)
    with pytest.raises(error) as caught:
        connect(retries=1).paths()
    assert type(caught.value) is error
    assert caught.value.code == f"http-{status}"  # type: ignore[attr-defined]
    assert len(gateway.sent) == tries


def test_an_outage_is_borne_while_patience_lasts(connect: Connect, gateway: Gateway) -> None:
    client = connect()
    client.start_intake("NUTRITION_ONLY")
    told: list[Status] = []
    coming: list[Handler] = [away, away, lambda request: None, lambda request: httpx.Response(403)]
    gateway.misbehave = lambda request: coming.pop(0)(request)
    with pytest.raises(intakt_client.ProblemError):
        client.wait_until_done(poll_interval=0.05, within=300, on_update=told.append)
    assert (len(told), coming) == (1, [])
    gateway.misbehave = away
    with pytest.raises(intakt_client.ConnectionFailed):
        client.wait_until_done(poll_interval=0.05, within=300, patience=0.1)


@pytest.mark.parametrize("stream", [lambda request: httpx.Response(503), away], ids=["refused", "away"])
def test_instead_of_a_stream_it_asks(connect: Connect, gateway: Gateway, stream: Any) -> None:
    client = connect()
    form = answers("typical-wellness")
    client.submit_answers(form["clientType"], form["responses"])

    def no_stream(request: httpx.Request) -> httpx.Response | None:
        return stream(request) if request.url.path == EVENTS else None

    gateway.misbehave = no_stream
    assert client.wait_until_done(live=True, poll_interval=0.05, within=300).is_complete
    assert 200 in gateway.statuses(f"GET {STATUS}")


def test_callbacks_may_be_coroutines(intakt: Serving) -> None:
    told: list[Status] = []

    async def tell(status: Status) -> None:
        told.append(status)

    form = answers("typical-wellness")
    with opened("async", intakt.url) as client:
        client.submit_answers(form["clientType"], form["responses"])
        last = client.wait_until_done(poll_interval=0.05, within=300, on_all_complete=tell)
    assert told == [last]


def test_waits_double_with_a_random_part() -> None:
    for attempt, most in ((0, 0.5), (3, 4.0), (5000, 30.0)):
        waits = [retrying.backoff(attempt) for _ in range(50)]
        assert most / 2 <= min(waits) < max(waits) <= most


def test_retry_after_is_seconds_or_a_date() -> None:
    assert seconds_of("3") == 3
    assert 3500 < (seconds_of(formatdate(time.time() + 3600, usegmt=True)) or 0) <= 3600
    assert seconds_of(formatdate(0, usegmt=True)) == 0
    assert seconds_of(None) is seconds_of("soon") is None


def test_a_problem_that_was_cut_off_is_told_by_its_status() -> None:
    cut = httpx.Response(409, content=b'{"code": "sub', headers={"content-type": "application/problem+json"})
    assert isinstance(problem_of(cut), intakt_client.Conflict)


def test_a_newer_servers_fields_are_passed_over() -> None:
    summary = (
        b'{"total":0,"completed":0,"failed":0,"generating":0,"pending":0,"waiting":0,"progress":0,"new":1}'
    )
    status = msgspec.json.decode(b'{"packets":[],"summary":%s,"newer":[1]}' % summary, type=Status)
    assert status.summary.total == 0
    lines = Lines()
    sent = [
        "event: status",
        'data: {"packets":[],',
        b'data:"summary":'.decode() + summary.decode() + "}",
        ":",
        "",
    ]
    heard = [lines.take(line) for line in sent]
    assert heard == [None, None, None, None, status]

"""Problem details for whatever is wrong, and no 5xx for anything that is sent."""

import contextlib
import socket
from collections.abc import Iterator

import httpx
import pytest
from tests.serving import Serving

URL = "/api/intake"
JSON = {"content-type": "application/json"}


@pytest.fixture
def alone(intakt: Serving) -> Iterator[httpx.Client]:
    """On a connection of its own: the server hangs up on who sends more than it reads."""
    with intakt.client() as client:
        yield client


def problem(answer: httpx.Response) -> dict[str, object]:
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, object] = answer.json()
    assert found.keys() >= {"type", "title", "status", "detail", "instance"}
    assert found["status"] == answer.status_code
    assert found["requestId"] == answer.headers["x-request-id"]
    return found


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", JSON, 400),
        (b"{", JSON, 400),
        (b"\xff\xfe", JSON, 400),
        (b"[" * 50_000, JSON, 400),
        (b'{"clientType": "NUTRITION_ONLY"} {}', JSON, 400),
        (b"{}", JSON, 422),
        (b"null", JSON, 422),
        (b'{"clientType": 5}', JSON, 422),
        (b'{"clientType": "\\u0000"}', JSON, 422),
        (b'{"clientType": "NUTRITION_ONLY", "more": 1}', JSON, 422),
        (b'{"clientType": "NUTRITION_ONLY"}', {"content-type": "text/plain"}, 415),
        (b'{"clientType": "NUTRITION_ONLY"}', {}, 415),
        (b"a=b", {"content-type": "application/x-www-form-urlencoded"}, 415),
        (b" " * 1_000_001, JSON, 413),
    ],
)
def test_bodies(alone: httpx.Client, body: bytes, headers: dict[str, str], status: int) -> None:
    answer = alone.post(URL, content=body, headers=headers)
    assert answer.status_code == status
    problem(answer)


def test_a_body_without_a_length_is_measured_too(alone: httpx.Client) -> None:
    answer = alone.post(URL, content=(b" " * 65_536 for _ in range(40)), headers=JSON)
    assert answer.status_code == 413


def test_media_types_that_are_json(nobody: httpx.Client) -> None:
    for kind in ("application/json; charset=utf-8", "APPLICATION/JSON", "application/merge-patch+json"):
        done = nobody.post(URL, content=b'{"clientType": "NUTRITION_ONLY"}', headers={"content-type": kind})
        assert done.status_code == 201


@pytest.mark.parametrize("url", ["/nothing", "/api", "/api/intake/a/b/c", "/static/../a.py", "/%00", "/é"])
def test_nothing_there(nobody: httpx.Client, url: str) -> None:
    answer = nobody.get(url)
    assert answer.status_code == 404
    problem(answer)


@pytest.mark.parametrize(
    ("method", "url", "allow"),
    [
        ("DELETE", "/healthz", "GET, HEAD, OPTIONS"),
        ("PUT", "/api/intake", "OPTIONS, POST"),
        ("POST", "/api/packets/status", "GET, HEAD, OPTIONS"),
        ("GET", "/api/intake/submit-dynamic", "OPTIONS, POST"),
    ],
)
def test_methods(nobody: httpx.Client, method: str, url: str, allow: str) -> None:
    answer = nobody.request(method, url)
    assert answer.status_code == 405
    assert answer.headers["allow"] == allow
    problem(answer)


def test_every_answer_carries_the_standing_headers(nobody: httpx.Client) -> None:
    for url in ("/", "/healthz", "/nothing", "/api/packets/status", "/static/css/base.css"):
        headers = nobody.get(url).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "content-security-policy" in headers
        assert "referrer-policy" in headers
        assert "x-request-id" in headers
        assert "access-control-allow-origin" not in headers


def test_a_gateways_request_id_is_kept_when_it_looks_like_one(nobody: httpx.Client) -> None:
    assert (
        nobody.get("/healthz", headers={"x-request-id": "abc-12345"}).headers["x-request-id"] == "abc-12345"
    )
    assert nobody.get("/healthz", headers={"x-request-id": "<b>" * 9}).headers["x-request-id"] != "<b>" * 9


def test_figures_for_this_machine_only(nobody: httpx.Client, client: object) -> None:
    answer = nobody.get("/metrics")
    assert answer.status_code == 200
    assert b"intakt_http_requests_total" in answer.content
    assert b"intakt_queue_pending" in answer.content
    assert nobody.get("/metrics", headers={"x-forwarded-for": "203.0.113.7"}).status_code == 401


def test_raw_nonsense_on_the_wire(intakt: Serving) -> None:
    """Whatever comes over the socket, the server answers or hangs up, and goes on."""
    for nonsense in (
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /api/intake HTTP/1.1\r\nHost: x\r\nContent-Length: nonsense\r\n\r\n",
        b"POST /api/intake HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nConnection: close\r\n\r\n{}",
        b"GET / HTTP/1.1\r\nHost: x\r\nCookie: intakt_session=\xff\x00\r\nConnection: close\r\n\r\n",
        b"GET /api/packets/status HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \xff\xfe\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", intakt.port), timeout=60) as wire:
            wire.sendall(nonsense)
            with contextlib.suppress(OSError):  # hung up already
                wire.shutdown(socket.SHUT_WR)
            answer = b""
            with contextlib.suppress(ConnectionError):
                answer = wire.recv(65_536)
            assert b" 500 " not in answer.split(b"\r\n")[0]
    with intakt.client() as client:
        assert client.get("/healthz").status_code == 200

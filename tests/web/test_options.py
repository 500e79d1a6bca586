"""What an operator can switch: rate limits, other origins, https."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from litestar.testing import TestClient

from intakt.web import gate
from intakt.web.build import build
from intakt.web.limits import CALLS, Limit
from intakt.web.options import WebOptions

URL = "/api/packets/status"
"""Answers 401 to nobody, without a database."""


@asynccontextmanager
async def no_context() -> AsyncIterator[None]:
    yield None


def client(options: WebOptions) -> TestClient:  # type: ignore[type-arg]
    return TestClient(build(no_context, options))  # type: ignore[arg-type]


def test_calling_too_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as may come at once, by a bucket that hardly fills meanwhile, however slow the caller is."""
    monkeypatch.setattr(gate, "CALLS", Limit(burst=CALLS.burst, per_minute=0.001))
    with client(WebOptions(rate_limits=True)) as caller:
        statuses = {caller.get(URL).status_code for _ in range(CALLS.burst)}
        assert statuses == {401}
        refused = caller.get(URL)
        assert refused.status_code == 429
        assert refused.headers["content-type"] == "application/problem+json"
        assert int(refused.headers["retry-after"]) >= 1
        assert caller.get("/healthz").status_code == 200, "health is never limited"
        forged = {"x-forwarded-for": "203.0.113.7"}
        assert caller.get(URL, headers=forged).status_code == 429, (
            "only a proxy on this machine may name another address"
        )


def test_limits_can_be_switched_off() -> None:
    with client(WebOptions(rate_limits=False)) as caller:
        assert {caller.get(URL).status_code for _ in range(CALLS.burst + 50)} == {401}


@pytest.mark.parametrize(("origin", "allowed"), [("https://a.example", True), ("https://b.example", False)])
def test_other_origins_only_when_named(origin: str, allowed: bool) -> None:
    with client(WebOptions(cors_origins=("https://a.example",))) as caller:
        answer = caller.get("/healthz", headers={"origin": origin})
        assert (answer.headers.get("access-control-allow-origin") == origin) is allowed
        asked = {"origin": origin, "access-control-request-method": "PATCH"}
        preflight = caller.options("/api/intake/x", headers=asked)
        assert (preflight.headers.get("access-control-allow-origin") == origin) is allowed
        assert "access-control-allow-credentials" not in preflight.headers


def test_https_says_so() -> None:
    with client(WebOptions(base_url="https://intakt.example")) as caller:
        assert "strict-transport-security" in caller.get("/healthz").headers
    with client(WebOptions()) as caller:
        assert "strict-transport-security" not in caller.get("/healthz").headers

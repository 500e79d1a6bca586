"""The limits on what mails a code or tries one. Needs no database: each call is turned away before that."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from types import SimpleNamespace

import pytest
from httpx import Response
from litestar.testing import TestClient

from intakt.services.context import Config
from intakt.web.build import build
from intakt.web.gate import COSTLY
from intakt.web.limits import CODES, MAILS
from intakt.web.options import WebOptions


@pytest.fixture
def caller() -> Iterator[TestClient]:  # type: ignore[type-arg]
    @asynccontextmanager
    async def opened() -> AsyncIterator[SimpleNamespace]:
        yield SimpleNamespace(config=Config())

    with TestClient(build(opened, WebOptions(rate_limits=True))) as client:  # type: ignore[arg-type]
        yield client


def until_refused(caller: TestClient, url: str, form: dict[str, str], *, burst: int) -> Response:  # type: ignore[type-arg]
    """Not before `burst` calls, and soon after (the bucket fills a little meanwhile)."""
    for number in range(burst + 30):
        answer = caller.post(url, data=form, headers={"accept": "text/html"})
        if answer.status_code == 429:
            assert number >= burst
            return answer
        assert answer.status_code in (404, 415, 422)
    raise AssertionError(f"{url} is never refused")


def test_one_caller_does_not_ask_for_codes_all_the_time(caller: TestClient) -> None:  # type: ignore[type-arg]
    refused = until_refused(caller, "/sign-in", {"email": "no address"}, burst=MAILS.burst)
    assert int(refused.headers["retry-after"]) > 0
    assert "That was a little fast" in refused.text
    until_refused(caller, "/api/sign-in", {"email": "no address"}, burst=0)
    assert caller.get("/sign-in").status_code == 200, "looking is not asking"


def test_one_caller_does_not_try_codes_and_links_all_the_time(caller: TestClient) -> None:  # type: ignore[type-arg]
    until_refused(caller, "/resume", {"link": "x"}, burst=CODES.burst)
    until_refused(caller, "/resume/no-intake", {"token": "x"}, burst=0)


def test_the_longer_beginning_is_looked_at_first() -> None:
    beginnings = [beginning for beginning, _ in COSTLY]
    for place, beginning in enumerate(beginnings):
        assert not any(beginning.startswith(earlier) for earlier in beginnings[:place]), beginning

"""Callers of the API: nobody, clients with packets, an administrator, a coach."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx
import pytest
from tests.people import Person, submitted
from tests.serving import Serving, environment


@pytest.fixture(scope="session")
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def nobody(intakt: Serving, closing: ExitStack) -> httpx.Client:
    """Keeps no cookie, so that it stays nobody."""
    client = closing.enter_context(intakt.client())
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return client


@pytest.fixture(scope="session")
def admin(intakt: Serving, closing: ExitStack) -> Person:
    person = Person(intakt, intakt.token)
    closing.callback(person.http.close)
    return person


@pytest.fixture(scope="session")
def coach(intakt: Serving, closing: ExitStack) -> Person:
    words = ["token", "create", "--email", "coach@example.org", "--role", "coach"]
    made = subprocess.run(
        [sys.executable, "-m", "intakt.cli", *words],
        env=environment(intakt.data_dir),
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )
    person = Person(intakt, made.stdout.strip())
    closing.callback(person.http.close)
    return person


@pytest.fixture(scope="session")
def submit(intakt: Serving, closing: ExitStack) -> Callable[[dict[str, Any] | None], Person]:
    """submit(body) -> somebody who has just submitted."""

    def send(body: dict[str, Any] | None = None) -> Person:
        person = submitted(intakt, body)
        closing.callback(person.http.close)
        return person

    return send


@pytest.fixture(scope="session")
def client(submit: Callable[[dict[str, Any] | None], Person]) -> Person:
    """Somebody whose packets are made; to be looked at only."""
    person = submit(None)
    person.wait_made()
    return person

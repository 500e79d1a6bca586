"""Whatever the OpenAPI document allows, and much that it does not: no 5xx, no undocumented status or shape.

Each case is sent with one of several tokens and, half the time, with the id of something that exists. The
live stream never ends by itself and has tests of its own.
"""

import os
import zlib
from collections.abc import Callable
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import httpx
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.people import Person, answers
from tests.serving import Serving

from intakt.web.build import build
from intakt.web.options import WebOptions

CASES = 2000 if os.environ.get("INTAKT_TEST_SIZE") == "full" else 25
NOT_HERE = ["/api/packets/events", "/api/sign-out"]
"""The stream never ends by itself; signing out ends the token that all others here are sent with."""
COSTLY = {"/api/admin/packets/{packet_id}/regenerate"}
"""Each that succeeds keeps a worker busy for a while."""
CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@asynccontextmanager
async def no_context() -> Any:
    yield None


document = msgspec.json.decode(build(no_context, WebOptions()).app.state.schema)
schema = schemathesis.openapi.from_dict(document).exclude(path=NOT_HERE)


class World(msgspec.Struct, kw_only=True):
    """What exists, by the name of the path parameter, and who may ask."""

    url: str
    ids: dict[str, str]
    admin: str
    intake: str
    others: list[str | None]


@pytest.fixture(scope="module")
def world(
    intakt: Serving,
    submit: Callable[[dict[str, Any]], Person],
    admin: Person,
    coach: Person,
    nobody: httpx.Client,
) -> World:
    """Somebody of its own: this client's packets are released, held and made again."""
    client = submit(answers())
    client.wait_made()
    started = nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}).json()
    blocks = nobody.get("/api/intake/question-blocks").json()
    ids = {
        "intake_id": started["intakeId"],
        "packet_id": client.packet("NUTRITION"),
        "client_id": client.submitted["client"]["id"],
        "client_type": "NUTRITION_ONLY",
        "block_id": blocks[0]["id"],
    }
    return World(
        url=intakt.url,
        ids=ids,
        admin=admin.token,
        intake=started["token"],
        others=[coach.token, client.token, None],
    )


@schema.parametrize()
@settings(
    max_examples=CASES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_the_contract(case: schemathesis.Case, world: World) -> None:
    drawn = repr((case.path_parameters, case.query, case.headers, case.body))
    random = Random(zlib.crc32(drawn.encode("utf-8", "backslashreplace")))
    token = random.choice([world.admin, world.admin, world.intake, world.intake, *world.others])
    if random.randrange(20 if case.operation.path in COSTLY else 2) == 0:
        for name in case.path_parameters or {}:
            case.path_parameters[name] = world.ids.get(name, case.path_parameters[name])
    headers = {"authorization": f"Bearer {token}"} if token else {}
    case.call_and_validate(base_url=world.url, headers=headers, checks=CHECKS)


# --- the document itself ----------------------------------------------------------------------------------


def operations() -> list[Any]:
    return [
        pytest.param(path, method, operation, id=operation["operationId"])
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_route_is_described() -> None:
    app = build(no_context, WebOptions()).app
    described = {(path, method.upper()) for path, methods in document["paths"].items() for method in methods}
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            path = route.path_format
            if path.startswith("/api") or path in ("/healthz", "/readyz", "/metrics"):
                for method in handler.http_methods - {"OPTIONS"}:
                    assert (path, method) in described


@pytest.mark.parametrize(("path", "method", "operation"), operations())
def test_every_operation_says_what_it_needs_to(path: str, method: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    answers_to = operation["responses"]
    assert "503" in answers_to and "429" in answers_to
    if operation.get("security") != []:
        assert "401" in answers_to
    if "requestBody" in operation:
        assert {"400", "413", "415", "422"} <= answers_to.keys()
        assert "example" in operation["requestBody"]["content"]["application/json"]
    assert "500" not in answers_to


def test_examples_are_what_they_say(world: World) -> None:
    """Examples of bodies are taken, with the ids of what exists in place of theirs."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            body = operation.get("requestBody")
            if body is None:
                continue
            example = body["content"]["application/json"]["example"]
            url = path.replace("{token}", "a-made-up-token")
            for name, value in world.ids.items():
                url = url.replace(f"{{{name}}}", value)
            answer = httpx.request(
                method,
                world.url + url,
                json=answers() if path.endswith("submit-dynamic") else example,
                headers={"authorization": f"Bearer {world.intake if 'intake' in path else world.admin}"},
                timeout=60,
            )
            expected = (404,) if "{token}" in path else (200, 201, 202, 409)
            if path == "/api/sign-in":  # the cases above have asked for codes to the example's address
                expected = (202, 429)
            assert answer.status_code in expected, (path, answer.text)

"""Clients of a running Intakt: answers to send, callers with a token."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import msgspec
import yaml

from intakt.content import personas
from intakt.content.personas import Persona, told_on
from tests.serving import Serving

TODAY = datetime.now(UTC).date()
PERSONAS = Path(__file__).parents[1] / "src/intakt/library/personas"
PATIENCE = 180


def everybody() -> dict[str, Persona]:
    """The personas by id, as they speak today."""
    return {
        each.id: msgspec.structs.replace(each, responses=told_on(TODAY, each.responses))
        for each in personas.load(PERSONAS.parent)
    }


def answers(persona: str = "typical-nutrition", **changed: object) -> dict[str, Any]:
    """What is posted to submit as that persona today; `changed` answers by question id with _ for -."""
    found = yaml.safe_load((PERSONAS / f"{persona}.yaml").read_text("utf-8"))
    responses = told_on(TODAY, json.loads(json.dumps(found["responses"], default=str)))
    responses |= {name.replace("_", "-"): value for name, value in changed.items()}
    return {"clientType": found["clientType"], "responses": responses}


class Person:
    """Somebody with a token, at one server."""

    def __init__(self, server: Serving, token: str) -> None:
        self.token = token
        self.http = httpx.Client(
            base_url=server.url, headers={"authorization": f"Bearer {token}"}, timeout=30
        )
        self.submitted: dict[str, Any] = {}

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = self.http.get("/api/packets/status").json()
        return found

    def packet(self, kind: str) -> str:
        return next(str(one["id"]) for one in self.submitted["packets"] if one["type"] == kind)

    def wait_until(self, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        deadline = time.monotonic() + PATIENCE
        while not true(status := self.status()):
            assert time.monotonic() < deadline, f"it did not happen: {status}"
            time.sleep(0.05)
        return status

    def wait_made(self) -> dict[str, Any]:
        def made(status: dict[str, Any]) -> bool:
            summary = status["summary"]
            return bool(summary["total"] > 0 and summary["completed"] + summary["failed"] == summary["total"])

        return self.wait_until(made)


def submitted(server: Serving, body: dict[str, Any] | None = None) -> Person:
    """A client who has just sent all answers at once."""
    done = httpx.post(f"{server.url}/api/intake/submit-dynamic", json=body or answers(), timeout=30)
    assert done.status_code == 202, done.text
    person = Person(server, done.json()["token"])
    person.submitted = done.json()
    return person

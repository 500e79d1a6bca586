"""Packets as their owner, and nobody else, reads them."""

import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.people import Person, answers

Submit = Callable[[dict[str, Any]], Person]


def test_status(client: Person) -> None:
    status = client.status()
    assert {packet["type"] for packet in status["packets"]} == {"INTRO", "NUTRITION"}
    for packet in status["packets"]:
        assert packet.keys() == {
            "id",
            "clientId",
            "type",
            "status",
            "retryCount",
            "hasError",
            "errorMessage",
            "version",
            "readyVersion",
            "waitingFor",
            "createdAt",
            "updatedAt",
        }
        assert (packet["status"], packet["version"], packet["readyVersion"]) == ("READY", 1, 1)
    assert status["summary"] == {
        "total": 2,
        "completed": 2,
        "failed": 0,
        "generating": 0,
        "pending": 0,
        "waiting": 0,
        "progress": 100,
    }


def test_unchanged_status_is_not_sent_again(client: Person) -> None:
    first = client.http.get("/api/packets/status")
    assert first.headers["cache-control"] == "private, no-cache"
    again = client.http.get("/api/packets/status", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_staff_have_no_packets_of_their_own(admin: Person, coach: Person) -> None:
    assert admin.status()["packets"] == coach.status()["packets"] == []


def test_before_submitting_there_is_nothing(intakt: Any, nobody: httpx.Client) -> None:
    started = nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}).json()
    token = {"authorization": f"Bearer {started['token']}"}
    assert nobody.get("/api/packets/status", headers=token).json()["summary"]["total"] == 0


@pytest.mark.parametrize("kind", ["INTRO", "NUTRITION"])
def test_a_packet(client: Person, kind: str) -> None:
    packet = client.http.get(f"/api/packets/{client.packet(kind)}").json()
    assert packet.keys() == {
        "id",
        "type",
        "status",
        "version",
        "clientId",
        "clientType",
        "createdAt",
        "readyAt",
        "releasedAt",
        "ruleSet",
        "plan",
        "document",
        "certificate",
    }
    assert (packet["type"], packet["status"], packet["ruleSet"]) == (kind, "READY", "adult")
    assert packet["certificate"].keys() >= {"rules", "engine", "release", "date", "seed"}
    assert packet["document"]["sections"]
    if kind == "NUTRITION":
        assert len(packet["plan"]["days"]) == 7


@pytest.mark.parametrize(("kind", "media"), [("pdf", "application/pdf"), ("html", "text/html")])
def test_its_files(client: Person, kind: str, media: str) -> None:
    url = f"/api/packets/{client.packet('NUTRITION')}/{kind}"
    found = client.http.get(url)
    assert found.status_code == 200
    assert found.headers["content-type"].split(";")[0] == media
    assert found.headers["content-disposition"].startswith("inline; filename=")
    again = client.http.get(url, headers={"if-none-match": found.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.http.head(url)
    assert (head.status_code, head.content) == (200, b"")


def test_a_rendered_packet_can_run_nothing(client: Person) -> None:
    found = client.http.get(f"/api/packets/{client.packet('NUTRITION')}/html")
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "sandbox" in policy and "allow-scripts" not in policy
    assert "<script" not in found.text


def test_another_persons_packet_does_not_exist(
    client: Person, submit: Submit, nobody: httpx.Client, coach: Person
) -> None:
    other = submit(answers())
    for suffix in ("", "/pdf", "/html"):
        url = f"/api/packets/{client.packet('INTRO')}{suffix}"
        assert other.http.get(url).status_code == 404
        assert nobody.get(url).status_code == 401
        made_up = f"/api/packets/{uuid.uuid4()}{suffix}"
        assert client.http.get(made_up).status_code == 404


@pytest.mark.parametrize("name", ["x", "%00", "..%2f..%2fetc%2fpasswd", "a" * 5000, "%ff%fe"])
def test_names_of_nothing(client: Person, name: str) -> None:
    for suffix in ("", "/pdf", "/html"):
        answer = client.http.get(f"/api/packets/{name}{suffix}")
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_packet_with_a_review_waits_for_a_coach(submit: Submit, coach: Person) -> None:
    person = submit(answers(medical_flags=["other"], conditions_other="flurbigastric dysmorphia zeta"))
    status = person.wait_made()
    (waiting,) = [packet for packet in status["packets"] if packet["waitingFor"]]
    assert (waiting["type"], waiting["waitingFor"]) == ("NUTRITION", "coach")
    assert status["summary"]["waiting"] == 1
    refused = person.http.get(f"/api/packets/{waiting['id']}")
    assert (refused.status_code, refused.json()["code"]) == (403, "waiting")

    queue = coach.http.get("/api/admin/packets", params={"waitingFor": "coach", "limit": 200}).json()
    assert waiting["id"] in {row["id"] for row in queue["items"]}
    released = coach.http.post(f"/api/admin/packets/{waiting['id']}/release", json={"reason": "Called."})
    assert (released.status_code, released.json()["waitingFor"]) == (200, None)
    assert person.http.get(f"/api/packets/{waiting['id']}").status_code == 200

    held = coach.http.post(f"/api/admin/packets/{waiting['id']}/hold")
    assert (held.status_code, held.json()["waitingFor"]) == (200, "coach")
    assert person.http.get(f"/api/packets/{waiting['id']}").status_code == 403


def test_a_minors_packets_wait_for_the_guardian(submit: Submit, admin: Person) -> None:
    person = submit(answers("minor-asks-to-cut"))
    status = person.wait_made()
    assert {packet["waitingFor"] for packet in status["packets"]} == {"guardian"}
    for packet in status["packets"]:
        refused = person.http.get(f"/api/packets/{packet['id']}/pdf")
        assert (refused.status_code, refused.json()["code"]) == (403, "waiting")
    recorded = admin.http.post(
        f"/api/admin/clients/{person.submitted['client']['id']}/guardian", json={"name": "Maria Nowak"}
    )
    assert recorded.status_code == 200
    assert "guardian" not in {packet["waitingFor"] for packet in person.status()["packets"]}


def test_not_ready_yet(submit: Submit) -> None:
    """Either it is answered before it is made, and says so, or it is made."""
    person = submit(answers())
    early = person.http.get(f"/api/packets/{person.packet('NUTRITION')}")
    assert early.status_code in (200, 409)
    if early.status_code == 409:
        assert early.json()["code"] == "not-ready"

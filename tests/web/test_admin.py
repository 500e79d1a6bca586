"""The back office: who may, what it lists, what it changes."""

import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.people import Person, answers

Submit = Callable[[dict[str, Any]], Person]
STAFF = ("/api/admin/clients", "/api/admin/packets")
ADMINS = ("/api/admin/queue", "/api/admin/jobs", "/api/admin/cache")


def test_who_may(nobody: httpx.Client, client: Person, coach: Person, admin: Person) -> None:
    for url in (*STAFF, *ADMINS):
        assert nobody.get(url).status_code == 401
        assert client.http.get(url).status_code == 403
        assert admin.http.get(url).status_code == 200
        assert coach.http.get(url).status_code == (200 if url in STAFF else 403)


def test_a_wrong_token_is_no_token(nobody: httpx.Client) -> None:
    for header in ("Bearer nonsense-nonsense", "Bearer", "Basic YTpi", "bearer " + "x" * 600):
        refused = nobody.get("/api/admin/queue", headers={"authorization": header})
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"


def every_client(admin: Person, **query: object) -> list[str]:
    """By as many pages as it takes."""
    seen: list[str] = []
    while True:
        page = admin.http.get("/api/admin/clients", params=query).json()
        seen += [row["id"] for row in page["items"]]
        if page["nextCursor"] is None:
            return seen
        query["cursor"] = page["nextCursor"]


def test_clients_page_by_page(client: Person, submit: Submit, admin: Person) -> None:
    submit(answers())
    seen = every_client(admin, limit=1)
    assert len(seen) == len(set(seen))
    assert client.submitted["client"]["id"] in seen
    assert every_client(admin, limit=200, sort="createdAt") == seen[::-1]


def test_a_clients_record(client: Person, admin: Person) -> None:
    record = admin.http.get(f"/api/admin/clients/{client.submitted['client']['id']}").json()
    assert record["fullName"] == client.submitted["client"]["fullName"]
    assert record["responses"]["diet-type"]
    assert len(record["packets"]) == 2


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=201", "limit=many", "cursor=nonsense", "cursor=%00", "sort=name", "clientType=NOBODY"],
)
def test_lists_refuse_what_they_do_not_know(admin: Person, query: str) -> None:
    assert admin.http.get(f"/api/admin/clients?{query}").status_code == 422


def test_regenerating_adds_a_version_beside_the_old(submit: Submit, admin: Person) -> None:
    person = submit(answers())
    person.wait_made()
    packet = person.packet("NUTRITION")
    before = person.http.get(f"/api/packets/{packet}").json()
    queued = admin.http.post(
        f"/api/admin/packets/{packet}/regenerate", json={"priority": "urgent", "variant": True}
    )
    assert (queued.status_code, queued.json()["version"]) == (202, 2)
    person.wait_until(
        lambda status: any(one["readyVersion"] == 2 for one in status["packets"] if one["id"] == packet)
    )
    after = person.http.get(f"/api/packets/{packet}").json()
    assert after["version"] == 2
    assert after["certificate"]["seed"] != before["certificate"]["seed"]
    versions = admin.http.get(f"/api/admin/packets/{packet}/versions").json()["items"]
    assert [row["version"] for row in versions] == [2, 1]


@pytest.mark.parametrize("action", ["release", "hold", "regenerate"])
def test_nothing_to_act_on(admin: Person, action: str) -> None:
    assert admin.http.post(f"/api/admin/packets/{uuid.uuid4()}/{action}").status_code == 404
    assert admin.http.post(f"/api/admin/packets/x/{action}").status_code == 404


def test_a_body_may_be_left_out_but_not_be_wrong(client: Person, admin: Person) -> None:
    url = f"/api/admin/packets/{client.packet('INTRO')}/release"
    assert admin.http.post(url).status_code == 200
    assert admin.http.post(url, json={"reason": 5}).status_code == 422
    assert admin.http.post(url, content=b"{", headers={"content-type": "application/json"}).status_code == 400
    assert admin.http.post(url, content=b"{}", headers={"content-type": "text/plain"}).status_code == 415


def test_queue_and_caches(admin: Person, client: Person) -> None:
    queue = admin.http.get("/api/admin/queue").json()
    assert queue.keys() >= {"pending", "processing", "completed", "failed"}
    assert queue["completed"] >= 2
    caches = admin.http.get("/api/admin/cache").json()
    for figures in caches.values():
        assert figures.keys() >= {"hits", "misses", "size", "hitRate"}
        assert 0 <= figures["hitRate"] <= 1
        assert round(figures["hitRate"], 2) == figures["hitRate"]
    assert admin.http.post("/api/admin/cache/invalidate").status_code == 200


def test_jobs_that_are_none(admin: Person) -> None:
    for action in ("retry", "dismiss"):
        assert admin.http.post(f"/api/admin/jobs/{uuid.uuid4()}/{action}").status_code == 404
        assert admin.http.post(f"/api/admin/jobs/x/{action}").status_code == 404


@pytest.mark.parametrize("body", [{"name": "", "agree": True}, {"name": "A"}, {"name": "A", "agree": "yes"}])
def test_a_guardian_must_say_so(nobody: httpx.Client, body: dict[str, Any]) -> None:
    assert nobody.post("/api/guardian/some-made-up-token", json=body).status_code == 422


def test_a_guardians_link_that_is_none(nobody: httpx.Client) -> None:
    for token in ("some-made-up-token", "%00", "x" * 2000):
        answer = nobody.post(f"/api/guardian/{token}", json={"name": "A", "agree": True})
        assert answer.status_code == 404

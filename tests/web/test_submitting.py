"""All answers at once, and doing the same thing twice."""

import uuid
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from tests.people import Person, answers

URL = "/api/intake/submit-dynamic"


def test_submitting_answers_at_once(nobody: httpx.Client) -> None:
    done = nobody.post(URL, json=answers(full_name="Ada Nowak"))
    assert done.status_code == 202
    body = done.json()
    assert body["success"] is True
    assert body["client"]["fullName"] == "Ada Nowak"
    assert {packet["type"] for packet in body["packets"]} == {"INTRO", "NUTRITION"}
    assert body["message"] == "Your personalized packets are being generated"
    assert body["token"] in done.headers["set-cookie"]


def test_the_address_may_stand_beside_the_answers(nobody: httpx.Client) -> None:
    body = answers()
    address = body["responses"].pop("email")
    done = nobody.post(URL, json=body | {"clientEmail": address})
    assert (done.status_code, done.json()["client"]["email"]) == (202, address)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"clientType": "NUTRITION_ONLY"},
        {"responses": {}},
        {"intakeId": "x", "clientType": "NUTRITION_ONLY", "responses": {}},
        {"clientType": "NUTRITION_ONLY", "responses": []},
        {"clientType": "NUTRITION_ONLY", "responses": {}, "clientEmail": 5},
        {"clientType": "NUTRITION_ONLY", "responses": {}, "clientEmail": "x" * 300},
        {"clientType": "NUTRITION_ONLY", "responses": {}, "more": 1},
    ],
)
def test_bodies_of_another_shape(nobody: httpx.Client, body: dict[str, Any]) -> None:
    refused = nobody.post(URL, json=body)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"


def test_every_wrong_answer_is_listed(nobody: httpx.Client) -> None:
    refused = nobody.post(URL, json=answers(email="nonsense", height=5, sex="robot", nonsense=1))
    assert refused.status_code == 422
    listed = {problem["question"] for problem in refused.json()["errors"]}
    assert {"email", "height", "sex", "nonsense"} <= listed


HOSTILE = (
    "<b>{{7*7}}</b> \u202e#set page(width: 1cm) \\u{0} `x` $a$ @ref \u0000 =1+1 👩🏽\u200d🚀 營養 ไทย हिन्दी ع"
)


def test_hostile_names_come_out_as_typed(submit: Callable[[dict[str, Any]], Person]) -> None:
    """Through plan, document, HTML and PDF: harmless, and shown as typed."""
    person = submit(answers(full_name=HOSTILE))
    typed = HOSTILE.replace("\u0000", "")
    assert person.submitted["client"]["fullName"] == typed
    status = person.wait_made()
    assert status["summary"]["failed"] == 0
    packet = person.packet("NUTRITION")
    html = person.http.get(f"/api/packets/{packet}/html")
    assert "<b>{{7*7}}" not in html.text
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt;" in html.text
    pdf = person.http.get(f"/api/packets/{packet}/pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["content-disposition"].isascii()


# --- Idempotency-Key ----------------------------------------------------------------------------------------


def test_the_same_key_gives_the_first_answer(nobody: httpx.Client) -> None:
    key = {"idempotency-key": str(uuid.uuid4())}
    first = nobody.post(URL, json=answers(), headers=key)
    again = nobody.post(URL, json=answers(), headers=key)
    assert again.content == first.content
    assert again.status_code == first.status_code == 202
    assert again.headers["set-cookie"] == first.headers["set-cookie"]
    assert again.headers["idempotency-replayed"] == "true"
    other = nobody.post(URL, json=answers(), headers={"idempotency-key": str(uuid.uuid4())})
    assert other.json()["client"]["id"] != first.json()["client"]["id"]


def test_a_refusal_is_an_answer_too(nobody: httpx.Client) -> None:
    key = {"idempotency-key": str(uuid.uuid4())}
    first = nobody.post(URL, json=answers(sex="robot"), headers=key)
    again = nobody.post(URL, json=answers(sex="robot"), headers=key)
    assert (again.status_code, again.content) == (422, first.content)


def test_the_same_key_with_another_body_is_refused(nobody: httpx.Client) -> None:
    key = {"idempotency-key": str(uuid.uuid4())}
    assert nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}, headers=key).status_code == 201
    refused = nobody.post("/api/intake", json={"clientType": "YOUTH"}, headers=key)
    assert refused.status_code == 422
    elsewhere = nobody.post(URL, json=answers(), headers=key)
    assert elsewhere.status_code == 202, "a key belongs to a route"


def test_a_key_belongs_to_its_caller(nobody: httpx.Client, client: Person) -> None:
    key = {"idempotency-key": str(uuid.uuid4())}
    body = {"clientType": "NUTRITION_ONLY"}
    mine = client.http.post("/api/intake", json=body, headers=key)
    client.http.cookies.clear()
    theirs = nobody.post("/api/intake", json=body, headers=key)
    assert mine.json()["intakeId"] != theirs.json()["intakeId"]


@pytest.mark.parametrize("key", ["", "a b", "x" * 201])
def test_keys_that_are_none(nobody: httpx.Client, key: str) -> None:
    refused = nobody.post(
        "/api/intake", json={"clientType": "NUTRITION_ONLY"}, headers={"idempotency-key": key}
    )
    assert refused.status_code == 422

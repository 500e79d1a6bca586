"""An intake over HTTP: started, saved from two devices, submitted, reopened; nobody else sees it."""

from typing import Any

import httpx
import pytest
from tests.people import Person, answers
from tests.serving import Serving


@pytest.fixture
def started(intakt: Serving, nobody: httpx.Client) -> Any:
    done = nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"})
    assert done.status_code == 201
    person = Person(intakt, done.json()["token"])
    person.submitted = done.json()
    with person.http:
        yield person


def url(person: Person) -> str:
    return f"/api/intake/{person.submitted['intakeId']}"


def save(person: Person, **change: object) -> httpx.Response:
    return person.http.patch(url(person), json=change)


def test_starting_gives_a_token_and_a_cookie(nobody: httpx.Client) -> None:
    done = nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"})
    body = done.json()
    assert body.keys() == {"intakeId", "token", "clientType", "release", "resumeUrl"}
    cookie = done.headers["set-cookie"]
    assert body["token"] in cookie
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_the_cookie_opens_the_intake_too(nobody: httpx.Client, started: Person) -> None:
    cookie = {"cookie": f"intakt_session={started.token}"}
    assert nobody.get(url(started), headers=cookie).status_code == 200


def test_another_site_cannot_use_the_cookie(nobody: httpx.Client, started: Person) -> None:
    cookie = {"cookie": f"intakt_session={started.token}"}
    for foreign in ({"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}):
        refused = nobody.patch(url(started), json={}, headers=cookie | foreign)
        assert refused.status_code == 403
        assert refused.json()["code"] == "cross-site"
    own = {"origin": str(nobody.base_url).rstrip("/")}
    assert nobody.patch(url(started), json={}, headers=cookie | own).status_code == 200


def test_a_new_intake_has_nothing_yet(started: Person) -> None:
    found = started.http.get(url(started)).json()
    assert found["responses"] == {}
    assert found["progress"]["percent"] == 0
    assert found["isComplete"] is False
    assert found["required"]
    assert set(found["required"]) <= set(found["visible"]["questions"])
    assert "acked" not in found


def test_answers_are_merged_and_shown_back(started: Person) -> None:
    save(started, responses={"full-name": "Ada", "weight": {"value": 154, "unit": "lb"}})
    found = save(started, responses={"sex": "female", "full-name": None}).json()
    assert found["responses"] == {"weight": {"value": 154, "unit": "lb", "si": 69.9}, "sex": "female"}
    assert started.http.get(url(started)).json()["responses"] == found["responses"]


def test_two_devices_do_not_overwrite_each_other(started: Person) -> None:
    save(started, responses={"full-name": "From the phone"}, writer="phone", seq={"full-name": 2})
    late = save(started, responses={"full-name": "Older"}, writer="phone", seq={"full-name": 1}).json()
    assert late["responses"]["full-name"] == "From the phone"
    assert late["acked"] == {"full-name": 2}
    other = save(started, responses={"full-name": "From the laptop"}, writer="laptop", seq={"full-name": 1})
    assert other.json()["responses"]["full-name"] == "From the laptop"


def test_a_wrong_answer_is_kept_and_listed(started: Person) -> None:
    found = save(started, responses={"email": "nonsense"})
    assert found.status_code == 200
    assert found.json()["responses"]["email"] == "nonsense"
    (problem,) = [error for error in found.json()["errors"] if error["question"] == "email"]
    assert problem.keys() == {"question", "code", "message"}


@pytest.mark.parametrize(
    "responses",
    [
        {"no-such-question": "x"},
        {"full-name": 5},
        {"medical-flags": "none"},
        {"weight": "heavy"},
        {"full-name": "x" * 100_000},
    ],
)
def test_what_cannot_be_stored_saves_nothing_of_the_call(started: Person, responses: dict[str, Any]) -> None:
    refused = save(started, responses={"sex": "male", **responses})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert started.http.get(url(started)).json()["responses"] == {}


HOSTILE = [
    "\u0000\u0001\u001f\ufffe",
    "\u202edcba \u200f שלום",
    "{{ 7 * 7 }} {% include 'x' %} ${7*7} #{7}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "'; DROP TABLE clients; --",
    '=HYPERLINK("http://example.org")',
    "𝕬𝖉𝖆 👩🏽\u200d🚀 營養",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_any_kind_is_kept_as_typed(started: Person, text: str) -> None:
    found = save(started, responses={"full-name": f"A{text}"}).json()
    kept = found["responses"]["full-name"]
    expected = "".join(letter for letter in f"A{text}" if letter >= " " and letter != "\ufffe")
    assert kept == expected


def test_changing_the_path_keeps_shared_answers(started: Person) -> None:
    save(started, responses={"full-name": "Ada", "diet-type": "vegan"})
    changed = save(started, clientType="WORKOUT_ONLY").json()
    assert (changed["clientType"], changed["responses"]["full-name"]) == ("WORKOUT_ONLY", "Ada")
    back = save(started, clientType="NUTRITION_ONLY").json()
    assert back["responses"] == {"full-name": "Ada", "diet-type": "vegan"}


def test_the_path_through_an_intake(started: Person) -> None:
    everything = answers()["responses"]
    found = save(started, responses=everything).json()
    assert found["errors"] == []
    assert (found["progress"]["percent"], found["isComplete"]) == (100, True)

    body = {"intakeId": started.submitted["intakeId"]}
    done = started.http.post("/api/intake/submit-dynamic", json=body)
    assert done.status_code == 202
    assert [packet["status"] for packet in done.json()["packets"]] == ["PENDING", "PENDING"]
    assert "token" not in done.json()
    again = started.http.post("/api/intake/submit-dynamic", json=body)
    assert (again.status_code, again.json()) == (202, done.json())

    late = save(started, responses={"full-name": "Too late"})
    assert (late.status_code, late.json()["code"]) == (409, "submitted")

    reopened = started.http.post(f"{url(started)}/reopen")
    assert reopened.status_code == 201
    assert reopened.json()["intakeId"] != started.submitted["intakeId"]
    token = {"authorization": f"Bearer {reopened.json()['token']}"}
    copy = started.http.get(f"/api/intake/{reopened.json()['intakeId']}", headers=token).json()
    assert copy["responses"]["full-name"] == everything["full-name"]


def test_an_unfinished_intake_lists_every_wrong_answer(started: Person) -> None:
    save(started, responses={"email": "nonsense"})
    body = {"intakeId": started.submitted["intakeId"]}
    refused = started.http.post("/api/intake/submit-dynamic", json=body)
    assert refused.status_code == 422
    problems = {problem["question"] for problem in refused.json()["errors"]}
    assert {"email", "full-name", "date-of-birth"} <= problems


def test_nobody_else_sees_it(started: Person, nobody: httpx.Client, client: Person, admin: Person) -> None:
    assert nobody.get(url(started)).status_code == 401
    for other in (client, admin):
        for answer in (
            other.http.get(url(started)),
            other.http.patch(url(started), json={}),
            other.http.post(f"{url(started)}/reopen"),
            other.http.post("/api/intake/submit-dynamic", json={"intakeId": started.submitted["intakeId"]}),
        ):
            assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_a_path_that_is_not_offered(nobody: httpx.Client) -> None:
    inactive = [path for path in nobody.get("/api/intake/paths").json() if not path["active"]]
    for path in inactive:
        refused = nobody.post("/api/intake", json={"clientType": path["clientType"]})
        assert (refused.status_code, refused.json()["code"]) == (422, "path-inactive")

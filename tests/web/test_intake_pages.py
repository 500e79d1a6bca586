"""The intake's pages over HTTP, as a browser without scripts posts them: nothing lost, everything said."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.serving import Serving
from tests.shipped import answers_of

HTML = {"accept": "text/html"}


class Visitor:
    """A browser at an intake of its own."""

    def __init__(self, intakt: Serving, client_type: str = "NUTRITION_ONLY") -> None:
        self.http = httpx.Client(base_url=intakt.url, headers=HTML, timeout=30)
        started = self.http.post("/start", data={"clientType": client_type})
        assert started.status_code == 303
        self.id = re.split(r"[/?]", started.headers["location"])[2]

    def get(self, where: str = "") -> httpx.Response:
        return self.http.get(f"/intake/{self.id}{where and '/' + where}")

    def post(self, where: str, **fields: Any) -> httpx.Response:
        data = {f"a.{name.replace('__', '.').replace('_', '-')}": value for name, value in fields.items()}
        return self.http.post(f"/intake/{self.id}/{where}", data=data)

    def stored(self) -> dict[str, Any]:
        found: dict[str, Any] = self.http.get(f"/api/intake/{self.id}").json()["responses"]
        return found

    def answer(self, responses: dict[str, Any]) -> None:
        saved = self.http.patch(f"/api/intake/{self.id}", json={"responses": responses})
        assert saved.status_code == 200

    def leads_to(self, answer: httpx.Response, where: str) -> None:
        assert (answer.status_code, answer.headers.get("location")) == (303, f"/intake/{self.id}/{where}")


@pytest.fixture
def visitor(intakt: Serving) -> Iterator[Visitor]:
    visitor = Visitor(intakt)
    yield visitor
    visitor.http.close()


def errors(answer: httpx.Response) -> list[str]:
    return [text for text in re.findall(r"data-error>.*?<span>(.*?)</span>", answer.text) if text]


def test_a_step_is_saved_and_leads_to_the_next(visitor: Visitor) -> None:
    visitor.leads_to(visitor.get(), "consent")
    missing = visitor.post("consent", data_consent="")
    assert missing.status_code == 422
    assert errors(missing) == ["Please type your full name to agree."]
    visitor.leads_to(visitor.post("consent", data_consent="Ada Lovelace"), "about-you")
    visitor.leads_to(visitor.get(), "about-you")
    first = visitor.stored()["data-consent"]
    visitor.post("consent", data_consent="Ada Lovelace")
    assert visitor.stored()["data-consent"] == first, "sent along again, a consent keeps its time"


def test_wrong_answers_are_kept_and_said(visitor: Visitor) -> None:
    answer = visitor.post("body", height="5,9", height__unit="cm", weight="seventy", weight__unit="kg")
    assert answer.status_code == 422
    assert len(errors(answer)) == 2
    assert 'value="seventy"' in answer.text
    assert visitor.stored()["height"] == {"value": 5.9, "unit": "cm", "si": 5.9}


def test_what_cannot_be_stored_holds_up_nothing_else(visitor: Visitor) -> None:
    answer = visitor.post("anything-else", phone="+49 30 1234567", coach_note="x" * 20_001)
    assert answer.status_code == 422
    assert errors(answer)
    assert visitor.stored()["phone"] == "+49 30 1234567"


def test_a_question_that_opens_is_asked_before_going_on(visitor: Visitor) -> None:
    answer = visitor.post("medical-history", medical_flags=["other"], medications_affecting=["none"])
    assert answer.status_code == 422
    visitor.answer({"symptoms": ["none"]})
    opened = visitor.post("symptoms", symptoms=["dizzy"], active_regularly="yes")
    assert (opened.status_code, "symptoms-checked" in opened.text) == (422, True)


def test_danger_is_read_before_going_on(visitor: Visitor) -> None:
    visitor.answer({"date-of-birth": "1990-05-03", "country": "GB", "sex": "female"})
    fields = {"coach_note": "I want to die", "phone": ""}
    answer = visitor.post("anything-else", **fields)
    visitor.leads_to(answer, "anything-else?look#look")
    shown = visitor.http.get(answer.headers["location"])
    assert "You matter, and help is there" in shown.text
    assert re.search(r'href="tel:[0-9 ]+"', shown.text)
    visitor.leads_to(visitor.post("anything-else", **fields), "review")


def test_words_are_text_and_never_markup(visitor: Visitor) -> None:
    name = "<script>alert(1)</script> {{ 7*7 }}"
    visitor.answer({"full-name": name})
    for where in ("about-you", "review"):
        page = visitor.get(where)
        assert "<script>alert" not in page.text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page.text


def test_the_review_says_what_is_missing_and_why_something_was_left_out(intakt: Serving) -> None:
    visitor = Visitor(intakt)
    visitor.answer(answers_of("typical-nutrition") | {"medical-flags": ["pregnant"], "email": None})
    page = visitor.get("review")
    assert f'href="/intake/{visitor.id}/about-you#q-email"' in page.text
    assert "In pregnancy your midwife or doctor looks after these." in page.text
    refused = visitor.http.post(f"/intake/{visitor.id}/submit")
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    visitor.http.close()


def test_submitting_twice_leads_to_the_same_packets(intakt: Serving) -> None:
    visitor = Visitor(intakt)
    visitor.answer(answers_of("typical-nutrition"))
    for _ in range(2):
        sent = visitor.http.post(f"/intake/{visitor.id}/submit")
        assert (sent.status_code, sent.headers["location"]) == (303, "/packets")
    packets = visitor.http.get("/api/packets/status").json()["packets"]
    assert {each["version"] for each in packets} == {1}
    for where in ("", "consent", "review"):
        assert visitor.get(where).headers["location"] == "/packets"
    assert visitor.post("consent", data_consent="Eve").headers["location"] == "/packets"
    visitor.http.close()


def test_the_path_changes_and_shared_answers_stay(visitor: Visitor) -> None:
    visitor.answer({"full-name": "Ada", "diet-type": "vegan"})
    changed = visitor.http.post(f"/intake/{visitor.id}/path", data={"clientType": "WORKOUT_ONLY"})
    assert changed.status_code == 303
    assert 'value="Ada"' in visitor.get("about-you").text
    assert visitor.get("diet").status_code == 404
    visitor.http.post(f"/intake/{visitor.id}/path", data={"clientType": "NUTRITION_ONLY"})
    assert visitor.stored()["diet-type"] == "vegan"
    assert visitor.http.post(f"/intake/{visitor.id}/path", data={"clientType": "X"}).status_code == 422


def test_what_is_not_there_and_what_is_not_asked(visitor: Visitor, intakt: Serving) -> None:
    assert visitor.get("no-such-block").status_code == 404
    assert visitor.post("no-such-block").status_code == 404
    visitor.answer({"date-of-birth": "1990-05-03"})
    assert visitor.get("guardian").status_code == 303, "a hidden step leads on"
    other = Visitor(intakt)
    assert other.http.get(f"/intake/{visitor.id}/consent").status_code == 404
    other.http.cookies.clear()
    assert other.http.get(f"/intake/{visitor.id}/consent").status_code == 401
    other.http.close()


def test_another_sites_form_saves_nothing(visitor: Visitor) -> None:
    foreign = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    answer = visitor.http.post(
        f"/intake/{visitor.id}/about-you", data={"a.full-name": "Eve"}, headers=foreign
    )
    assert answer.status_code == 403
    assert "full-name" not in visitor.stored()


def test_the_scripts_words_and_rules(visitor: Visitor) -> None:
    script = visitor.get("script").json()
    assert script["words"]["required"] == "Please answer this question."
    assert script["numbers"]["US"][0] == "911"
    blocks = {block["id"]: block for block in script["path"]["blocks"]}
    assert "help" not in blocks["about-you"]["questions"][0]
    assert {each["id"] for each in script["urgent"]} >= {"chest-pain", "self-harm"}
    steps = visitor.get("steps").text
    assert steps.count("data-block=") == len(blocks)

"""Packets as pages, and all of them in one file."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from tests.people import Person, answers, submitted
from tests.serving import Serving

from intakt.rendering.pdf import page_count

BROWSER = {"accept": "text/html,*/*;q=0.8"}


@pytest.fixture
def minor(intakt: Serving) -> Iterator[Person]:
    with (person := submitted(intakt, answers("minor-asks-to-cut"))).http:
        person.wait_made()
        yield person


def test_the_list_says_how_far_each_is(client: Person) -> None:
    page = client.http.get("/packets").text
    assert "2 of 2 ready" in page
    for kind in ("INTRO", "NUTRITION"):
        assert f'href="/packets/{client.packet(kind)}"' in page
        assert f'href="/api/packets/{client.packet(kind)}/pdf"' in page
    assert 'href="/api/packets/pdf?client=' in page


def test_what_waits_says_for_whom_and_is_not_opened(minor: Person) -> None:
    page = minor.http.get("/packets").text
    assert page.count("With the guardian") >= 2
    assert "We mailed them a link" in page
    packet = minor.http.get(f"/packets/{minor.packet('INTRO')}", headers=BROWSER)
    assert packet.status_code == 403
    assert "made, but not open yet" in packet.text
    assert minor.http.get("/api/packets/pdf").json()["code"] == "not-ready"


def test_before_submitting_there_is_a_way_on(nobody: httpx.Client) -> None:
    begun = nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}).json()
    page = nobody.get("/packets", headers={"authorization": f"Bearer {begun['token']}"}).text
    assert f'href="/intake/{begun["intakeId"]}"' in page
    assert "No packets yet" in page


def test_a_packet_is_the_document_itself(client: Person) -> None:
    packet = client.packet("NUTRITION")
    page = client.http.get(f"/packets/{packet}")
    assert page.status_code == 200
    document = client.http.get(f"/api/packets/{packet}").json()["document"]
    stored = client.http.get(f"/api/packets/{packet}/html").text
    sections = stored.partition('<main id="main">')[2].partition("</main>")[0].strip()
    assert sections in page.text, "the stored page and ours show the same sections"
    for section in document["sections"]:
        assert f'id="{section["id"]}"' in page.text
    assert "style=" not in page.text, "our policy lets no inline style through"


def test_nobody_elses_packet_and_no_packet_at_all(client: Person, minor: Person) -> None:
    for url in (
        f"/packets/{client.packet('INTRO')}",
        "/packets/no-id",
        f"/packets/{'0' * 8}-0000-0000-0000-{'0' * 12}",
    ):
        answer = minor.http.get(url, headers=BROWSER)
        assert answer.status_code == 404
        assert "There is nothing here" in answer.text


def test_all_in_one_pdf(client: Person) -> None:
    together = client.http.get("/api/packets/pdf")
    assert together.headers["content-type"] == "application/pdf"
    assert "All packets.pdf" in together.headers["content-disposition"]
    alone = [
        client.http.get(f"/api/packets/{each['id']}/pdf").content for each in client.submitted["packets"]
    ]
    assert page_count(together.content) >= len(alone)
    tag = together.headers["etag"]
    again = client.http.get("/api/packets/pdf", headers={"if-none-match": tag})
    assert (again.status_code, again.headers["etag"], again.content) == (304, tag, b"")
    assert client.http.get("/api/packets/pdf").content == together.content


def test_one_record_in_one_pdf(client: Person, minor: Person) -> None:
    own = client.submitted["client"]["id"]
    alone = client.http.get("/api/packets/pdf", params={"client": own})
    assert alone.content == client.http.get("/api/packets/pdf").content
    assert minor.http.get("/api/packets/pdf", params={"client": own}).status_code == 404


def test_a_coach_has_no_packets_of_their_own(coach: Person) -> None:
    assert coach.http.get("/api/packets/pdf").status_code == 409
    assert "signed in as a coach" in coach.http.get("/packets").text


def test_start_again_from_the_last_answers(
    submit: Callable[[dict[str, Any] | None], Person], client: Person
) -> None:
    person = submit(None)
    person.wait_made()
    own = person.submitted["client"]["id"]
    done = person.http.post("/packets/again", data={"client": own}, follow_redirects=False)
    assert done.status_code == 303
    intake = done.headers["location"].removeprefix("/intake/").partition("?")[0]
    token = done.headers["set-cookie"].partition("=")[2].partition(";")[0]
    begun = person.http.get(f"/api/intake/{intake}", headers={"authorization": f"Bearer {token}"}).json()
    assert begun["responses"]["full-name"] == person.submitted["client"]["fullName"]
    assert (
        person.http.post("/packets/again", data={"client": client.submitted["client"]["id"]}).status_code
        == 404
    )

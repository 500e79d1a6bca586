"""Signing in, resuming, reminders over HTTP: cookies, requests of other sites, one click, others' links."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import httpx
import pytest
from tests.people import Person, answers, submitted
from tests.serving import Serving

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
OTHER_SITE = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
FORMS = [
    ("/sign-in", {"email": "ada@example.org"}),
    ("/sign-in/some-ticket-here", {"code": "1"}),
    ("/resume", {"link": "x"}),
    ("/resume/01936f6e-5b7a-7c3e-9d2a-1f0e4c8b7a61", {"token": "x"}),
    ("/resume/here/some-link-here", {}),
    ("/resume/mail/some-link-here", {}),
    ("/sign-out", {}),
    ("/account/sign-out-everywhere", {}),
    ("/account/export", {}),
    ("/account/erase", {"what": "account", "agree": "yes"}),
    ("/account/reminders", {"wanted": "no"}),
    ("/api/sign-in", {}),
    ("/api/passkeys/sign-in/options", {}),
]


@pytest.fixture
def minor(intakt: Serving) -> Iterator[Person]:
    with (person := submitted(intakt, answers("minor-asks-to-cut"))).http:
        yield person


def letter_code(server: Serving, to: str) -> str:
    """The newest code mailed to an address."""
    found = []
    for path in Path(server.data_dir / "outbox").glob("*.eml"):
        letter = message_from_bytes(path.read_bytes(), policy=policy.default)
        if letter["To"] == to and "code" in str(letter["Subject"]):
            found.append((path.stat().st_mtime, str(letter["Subject"])[:9]))
    return max(found)[1] if found else ""


def code_for(server: Serving, person: Person, to: str) -> str:
    def mailed(_: object) -> bool:
        return bool(letter_code(server, to))

    person.wait_until(mailed)
    return letter_code(server, to)


@pytest.mark.parametrize(("url", "form"), FORMS)
def test_other_sites_change_nothing(client: Person, intakt: Serving, url: str, form: dict[str, str]) -> None:
    with intakt.client() as browser:
        browser.cookies.set("intakt_session", client.token)
        answer = browser.post(url, data=form, headers={**BROWSER, **OTHER_SITE})
        assert answer.status_code == 403, url
        assert browser.get("/packets", headers=BROWSER).status_code == 200


def test_the_code_gives_a_cookie_that_scripts_do_not_see(client: Person, intakt: Serving) -> None:
    to = "cookie@example.org"
    with intakt.client() as browser:
        sent = browser.post("/sign-in", data={"email": to}, follow_redirects=False)
        assert sent.status_code == 303
        done = browser.post(
            sent.headers["location"], data={"code": code_for(intakt, client, to)}, follow_redirects=False
        )
        assert done.status_code == 303
        cookie = done.headers["set-cookie"]
        assert "HttpOnly" in cookie and "SameSite=Lax" in cookie
        assert browser.get("/account", headers=BROWSER).status_code == 200
        assert to in browser.get("/account").text
        replayed = browser.post(sent.headers["location"], data={"code": "1"}, headers=BROWSER)
        assert replayed.status_code == 404
        assert "This code is used up" in replayed.text
        assert browser.post("/sign-out", follow_redirects=False).status_code == 303
        assert browser.get("/account", headers=BROWSER).status_code == 401


def test_every_address_gets_the_same_answer(client: Person, intakt: Serving, nobody: httpx.Client) -> None:
    known = "known@example.org"
    sent = nobody.post("/sign-in", data={"email": known})
    signed_in = nobody.post(sent.headers["location"], data={"code": code_for(intakt, client, known)})
    assert "set-cookie" in signed_in.headers
    given = [nobody.post("/sign-in", data={"email": to}) for to in (known, "never-heard-of@example.org")]
    assert {each.status_code for each in given} == {303}
    assert len({len(each.headers["location"]) for each in given}) == 1
    pages = [nobody.get(each.headers["location"]).text for each in given]
    plain = [re.sub(r"[\w-]{43}|.•••@", "", page) for page in pages]
    assert plain[0] == plain[1]


def test_signing_in_over_the_api_joins_the_intake_that_is_shown(
    intakt: Serving, client: Person, nobody: httpx.Client
) -> None:
    to = "api@example.org"
    sent = nobody.post("/api/sign-in", json={"email": to})
    assert sent.status_code == 202
    code = code_for(intakt, client, to)
    started = nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}).json()
    own = {"authorization": f"Bearer {started['token']}"}
    url = f"/api/sign-in/{sent.json()['ticket']}"
    assert (
        nobody.post(url, json={"code": "00000000", "join": True}, headers=own).json()["code"] == "wrong-code"
    )
    done = nobody.post(url, json={"code": code, "join": True}, headers=own).json()
    assert done["joined"] == "joined"
    account = {"authorization": f"Bearer {done['token']}"}
    assert nobody.get(f"/api/intake/{started['intakeId']}", headers=account).status_code == 200
    other = nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}).json()
    assert nobody.get(f"/api/intake/{other['intakeId']}", headers=account).status_code == 404
    assert nobody.post("/api/sign-out", headers=account).json() == {"success": True}
    assert nobody.get("/api/packets/status", headers=account).status_code == 401


def test_an_intakes_token_opens_no_other_and_no_other_packets(
    client: Person, minor: Person, intakt: Serving
) -> None:
    other = client.packet("NUTRITION")
    for url in (f"/api/packets/{other}", f"/api/packets/{other}/pdf", f"/packets/{other}"):
        assert minor.http.get(url, headers=BROWSER).status_code == 404
    exported = minor.http.post("/account/export")
    assert exported.headers["content-type"] == "application/zip"
    assert client.submitted["client"]["id"].encode() not in exported.content


def test_one_click_in_a_mail_program_needs_no_cookie_and_no_origin(nobody: httpx.Client) -> None:
    """RFC 8058: a form with one field, from anywhere; a made-up token stops nothing and says so."""
    answer = nobody.post(
        "/reminders/a-made-up-token", data={"List-Unsubscribe": "One-Click"}, headers=OTHER_SITE
    )
    assert answer.status_code == 404
    assert "not complete" in answer.text


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_a_link_in_advance_uses_nothing_up(nobody: httpx.Client, method: str) -> None:
    for url in ("/reminders/some-token-here", "/resume/here/some-link-here"):
        assert nobody.request(method, url).status_code == 200


def test_staff_have_no_page_of_their_own_here(coach: Person) -> None:
    answer = coach.http.get("/account", headers=BROWSER)
    assert answer.status_code == 403
    assert coach.http.post("/account/export").status_code == 403


def test_passkeys_are_not_offered_at_an_address_of_numbers(nobody: httpx.Client) -> None:
    answer = nobody.post("/api/passkeys/sign-in/options")
    assert answer.status_code == 409
    assert answer.json()["code"] == "passkeys-not-here"

"""The first page: seven paths, the open intake, an inactive path."""

from tests.people import Person
from tests.serving import Serving


def test_the_first_page_begins_an_intake(intakt: Serving) -> None:
    with intakt.client() as browser:
        page = browser.get("/").text
        assert page.count('name="clientType"') == 7
        assert page.count('action="/start"') == 7
        done = browser.post("/start", data={"clientType": "YOUTH"}, follow_redirects=False)
        assert done.status_code == 303
        intake = done.headers["location"].removeprefix("/intake/").partition("?")[0]
        assert browser.get(f"/api/intake/{intake}").json()["clientType"] == "YOUTH"


def test_an_open_intake_goes_on_or_moves_to_another_path(intakt: Serving) -> None:
    with intakt.client() as browser:
        begun = browser.post("/api/intake", json={"clientType": "YOUTH"}).json()
        browser.patch(f"/api/intake/{begun['intakeId']}", json={"responses": {"full-name": "Ada"}})
        page = browser.get("/").text
        assert page.count(f'href="/intake/{begun["intakeId"]}"') == 2
        assert page.count(f'action="/intake/{begun["intakeId"]}/path"') == 7
        assert page.count("Change to this") == 6
        fresh = browser.get("/?fresh").text
        assert fresh.count('action="/start"') == 7
        assert begun["intakeId"] not in fresh


def test_after_submitting_it_leads_to_the_packets(client: Person, intakt: Serving) -> None:
    with intakt.client() as browser:
        browser.cookies.set("intakt_session", client.token)
        page = browser.get("/").text
        assert "Your answers are with us" in page
        assert page.count('action="/start"') == 7


def test_a_path_that_is_not_there(intakt: Serving) -> None:
    with intakt.client() as browser:
        refused = browser.post("/start", data={"clientType": "NONE"})
        assert refused.status_code == 422
        assert "Please choose another" in refused.text


def test_another_site_cannot_begin_one(intakt: Serving) -> None:
    with intakt.client() as browser:
        headers = {"sec-fetch-site": "cross-site", "accept": "text/html"}
        refused = browser.post("/start", data={"clientType": "YOUTH"}, headers=headers)
        assert refused.status_code == 403
        assert "came from another site" in refused.text


def test_a_dead_session_does_not_stand_in_the_way(intakt: Serving) -> None:
    with intakt.client() as browser:
        browser.cookies.set("intakt_session", "no-such-token-at-all")
        assert browser.get("/").text.count('action="/start"') == 7


def test_a_browser_that_keeps_no_cookies_is_told_what_helps(intakt: Serving) -> None:
    with intakt.client() as browser:
        begun = browser.post("/start", data={"clientType": "YOUTH"}, follow_redirects=False)
    with intakt.client() as forgetful:
        page = forgetful.get(begun.headers["location"], headers={"accept": "text/html"})
        assert page.status_code == 401
        assert "Your browser keeps no cookies" in page.text

"""A client signs in, comes back on another device, takes the data away, has it erased: in a real browser."""

import email
import email.policy
import re
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.people import PATIENCE, answers, submitted
from tests.serving import Serving, free_port, serving

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
INTAKE = re.compile(r"/intake/([0-9a-f-]{36})")
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Served at a name: browsers have no passkeys for addresses of numbers."""
    port = free_port()
    folder = tmp_path_factory.mktemp("accounts")
    with serving(folder, port=port, INTAKT_BASE_URL=f"http://localhost:{port}") as server:
        server.url = f"http://localhost:{port}"
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 780})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def accessible(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        results = Axe().run(page, options={"runOnly": RULES})
        assert results.violations_count == 0, f"{page.url} {scheme}: {results.generate_report()}"
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide, f"{page.url} scrolls sideways"


def letters(server: Serving, to: str, words: str) -> list[email.message.EmailMessage]:
    """Those to somebody whose subject has these words, the newest last."""
    found = []
    for path in (server.data_dir / "outbox").glob("*.eml"):
        letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert isinstance(letter, email.message.EmailMessage)
        if letter["To"] == to and words in str(letter["Subject"]):
            found.append((path.stat().st_mtime_ns, letter))
    return [letter for _, letter in sorted(found, key=lambda each: each[0])]


def mailed(server: Serving, to: str, words: str, *, known: int = 0) -> email.message.EmailMessage:
    """The next such letter after those that are known: it is mailed in the background."""
    deadline = time.monotonic() + PATIENCE
    while len(found := letters(server, to, words)) <= known:
        assert time.monotonic() < deadline, f"no letter to {to} about {words}"
        time.sleep(0.05)
    return found[-1]


def code_for(server: Serving, to: str, *, known: int = 0) -> str:
    return str(mailed(server, to, "code", known=known)["Subject"])[:9]


def sign_in(page: Page, server: Serving, to: str) -> None:
    known = len(letters(server, to, "code"))
    page.goto(f"{server.url}/sign-in")
    page.get_by_label("Your e-mail address").fill(to)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code from the mail").fill(code_for(server, to, known=known))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"/(packets|account)$"))


def holding(page: Page, server: Serving, name: str) -> str:
    """The browser has the token of somebody whose packets are made; the token."""
    person = submitted(server, answers(full_name=name))
    with person.http:
        person.wait_made()
    cookie = {"name": "intakt_session", "value": person.token, "url": server.url, "httpOnly": True}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    return person.token


def test_signing_in_says_what_is_wrong_and_brings_the_answers_along(page: Page, server: Serving) -> None:
    holding(page, server, "Ada Sign")
    page.goto(f"{server.url}/sign-in")
    accessible(page)
    page.get_by_label("Your e-mail address").fill("nobody")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("Your e-mail address")).to_have_attribute("aria-invalid", "true")
    accessible(page)
    page.get_by_label("Your e-mail address").fill("ada@signs.example.org")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_text("a•••@signs.example.org")).to_be_visible()
    accessible(page)
    page.get_by_label("Code from the mail").fill("0")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("4 tries left")).to_be_visible()
    accessible(page)
    page.get_by_label("Code from the mail").fill(code_for(server, "ada@signs.example.org"))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/packets")
    expect(page.locator("[data-packet]")).to_have_count(2)
    page.goto(f"{server.url}/account")
    expect(page.get_by_text("Ada Sign").first).to_be_visible()
    accessible(page)


def test_a_stolen_link_from_the_mail_shows_nothing_without_its_code(
    page: Page, browser: Browser, server: Serving
) -> None:
    page.goto(f"{server.url}/sign-in")
    page.get_by_label("Your e-mail address").fill("victim@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code from the mail").wait_for()
    body = mailed(server, "victim@example.org", "code").get_body(("plain",))
    assert body is not None
    link = re.search(r"http\S+/sign-in/\S+", body.get_content())
    assert link
    thief = browser.new_context().new_page()
    thief.goto(link[0])
    expect(thief.get_by_label("Code from the mail")).to_be_visible()
    assert "victim@" not in thief.content()
    for left in ("4 tries", "3 tries", "2 tries", "1 try"):
        thief.get_by_label("Code from the mail").fill("12345678")
        thief.get_by_role("button", name="Sign in").click()
        expect(thief.get_by_text(f"{left} left")).to_be_visible()
    thief.get_by_label("Code from the mail").fill("12345678")
    thief.get_by_role("button", name="Sign in").click()
    expect(thief.get_by_role("heading", name="This code is used up")).to_be_visible()
    assert link[0].rpartition("/")[2] not in server.said, "what opens something is in no log"
    thief.goto(f"{server.url}/account")
    assert "We do not know this browser yet" in thief.content()
    thief.context.close()


def test_a_passkey_is_added_and_signs_in(page: Page, context: BrowserContext, server: Serving) -> None:
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    sign_in(page, server, "key@example.org")
    page.goto(f"{server.url}/account")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Your passkey is added")).to_be_visible()
    accessible(page)
    assert mailed(server, "key@example.org", "passkey")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url(f"{server.url}/")
    page.goto(f"{server.url}/sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/packets")
    page.goto(f"{server.url}/account")
    expect(page.get_by_text("Signed in as key@example.org")).to_be_visible()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("The passkey is removed")).to_be_visible()
    page.get_by_role("button", name="Sign out everywhere").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("That did not work")


def test_a_browser_without_passkeys_is_not_offered_one(page: Page, intakt: Serving) -> None:
    page.goto(f"{intakt.url}/sign-in")
    expect(page.get_by_role("button", name="Send me a code")).to_be_visible()
    assert page.get_by_role("button", name="Use a passkey").count() == 0


def test_going_on_on_another_device_by_scanning(page: Page, browser: Browser, server: Serving) -> None:
    page.goto(server.url)
    page.locator("form button").first.click()
    page.wait_for_url(INTAKE)
    found = INTAKE.search(page.url)
    assert found
    intake = found[1]
    page.goto(f"{server.url}/elsewhere/{intake}")
    accessible(page)
    kept = page.locator(".address a").first.get_attribute("href") or ""
    page.get_by_role("button", name="Show the code").click()
    expect(page.get_by_role("img", name="A code that opens your answers")).to_be_visible()
    accessible(page)
    scanned = page.locator(".address a").first.get_attribute("href") or ""
    assert "/resume/here/" in scanned and "#" in kept
    other = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 780})
    phone = other.new_page()
    phone.goto(scanned)
    accessible(phone)
    phone.get_by_role("button", name="Go on").click()
    phone.wait_for_url(re.compile(f"/intake/{intake}"))
    phone.goto(scanned)
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_role("heading", name="This link has run out")).to_be_visible()
    accessible(phone)
    other.clear_cookies()
    phone.goto(kept)
    phone.wait_for_url(re.compile(f"/intake/{intake}"))
    assert "#" not in phone.url
    other.close()


def test_the_kept_link_works_without_javascript(browser: Browser, server: Serving) -> None:
    with server.client() as http:
        kept = http.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}).json()["resumeUrl"]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(kept)
    page.get_by_label("Your link").fill(page.url.partition("#")[0])
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("not complete")
    page.get_by_label("Your link").fill(f"  {kept} ")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(INTAKE)
    page.goto(f"{server.url}/resume")
    page.get_by_label("Your link").fill(kept[:-3] + "xyz")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("does not work")
    context.close()


def test_an_account_works_without_javascript(browser: Browser, server: Serving) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url)
    page.locator("form button").first.click()
    page.wait_for_url(INTAKE)
    sign_in(page, server, "plain@example.org")
    page.goto(f"{server.url}/account")
    page.get_by_role("link", name="On another device").click()
    page.get_by_role("button", name="Show the code").click()
    expect(page.get_by_role("img", name="A code that opens your answers")).to_be_visible()
    expect(page.get_by_text("these answers are in your account")).to_be_visible()
    page.goto(f"{server.url}/account")
    page.get_by_role("button", name="No reminders, please").click()
    expect(page.get_by_text("You get no reminders of unfinished answers")).to_be_visible()
    page.get_by_role("link", name="Erase", exact=True).click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Erase", exact=True).click()
    expect(page.get_by_text("Your answers are gone")).to_be_visible()
    page.get_by_role("link", name="Your account").last.click()
    expect(page.get_by_role("heading", name="Not finished yet")).to_have_count(0)
    context.close()


def test_a_signed_in_client_is_asked_whether_answers_join(page: Page, server: Serving) -> None:
    sign_in(page, server, "joins@example.org")
    with server.client() as http:
        kept = http.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}).json()["resumeUrl"]
    page.goto(kept)
    page.get_by_role("button", name="Add to my account and go on").wait_for()
    accessible(page)
    page.get_by_role("button", name="Add to my account and go on").click()
    page.wait_for_url(INTAKE)
    page.goto(f"{server.url}/account")
    expect(page.get_by_text("Signed in as joins@example.org")).to_be_visible()
    expect(page.get_by_role("heading", name="Not finished yet")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["resume", "resume/mail/no-such-link", "reminders/no-such-link", "sign-in/no-such-code"]
)
def test_pages_for_links_that_lead_nowhere_help(page: Page, server: Serving, path: str) -> None:
    page.goto(f"{server.url}/{path}")
    accessible(page)
    assert page.locator("main a, main button").count() >= 1


def test_two_children_of_one_guardian_are_told_apart(page: Page, server: Serving) -> None:
    for name in ("Kim First", "Lou Second"):
        holding(page, server, name)
        sign_in(page, server, "guardian@example.org")
    page.goto(f"{server.url}/packets")
    for name in ("Kim First", "Lou Second"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    together = page.locator("[data-together] a")
    expect(together).to_have_count(2)
    assert len({each.get_attribute("href") for each in together.all()}) == 2
    accessible(page)


def test_taking_the_data_away_and_erasing_it(page: Page, server: Serving, tmp_path: Path) -> None:
    token = holding(page, server, "Ada Erased")
    sign_in(page, server, "erased@example.org")
    page.goto(f"{server.url}/account")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my data").click()
    download.value.save_as(tmp_path / "data.zip")
    with zipfile.ZipFile(tmp_path / "data.zip") as archive:
        assert b"Ada Erased" in archive.read("data.json")
        assert sum(name.endswith(".pdf") for name in archive.namelist()) == 2
    page.get_by_role("link", name="Erase my account").click()
    accessible(page)
    page.get_by_role("button", name="Erase", exact=True).click()
    expect(page.get_by_text("Tick the box if you want this")).to_be_visible()
    accessible(page)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Erase", exact=True).click()
    expect(page.get_by_role("heading", name="Erased")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
    accessible(page)
    with server.client() as http:
        http.headers["authorization"] = f"Bearer {token}"
        assert http.get("/api/packets/status").status_code == 401
    assert mailed(server, "erased@example.org", "erased")
    page.goto(f"{server.url}/account")
    assert "We do not know this browser yet" in page.content()

"""A guardian follows the mailed link."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.people import answers, submitted
from tests.serving import Serving

LINK = re.compile(r"http://\S+/guardian/\S+")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def mailed_link(outbox: Path, minor: str) -> str | None:
    for letter in outbox.rglob("*.eml"):
        text = letter.read_text("utf-8").replace("=\n", "")
        found = LINK.search(text)
        if found and minor in text:
            return found[0]
    return None


def test_a_guardian_opens_the_packets(page: Page, intakt: Serving) -> None:
    minor = submitted(intakt, answers("minor-asks-to-cut", full_name="Robin Unmistakable"))
    with minor.http:
        status = minor.wait_made()
        assert {packet["waitingFor"] for packet in status["packets"]} == {"guardian"}
        outbox = intakt.data_dir / "outbox"
        links: list[str] = []

        def mailed(_: object) -> bool:
            link = mailed_link(outbox, "Robin Unmistakable")
            links.extend([link] if link else [])
            return bool(links)

        minor.wait_until(mailed)
        page.goto(links[0])
        results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        assert results.violations_count == 0, results.generate_report()
        watching = page.context.new_page()
        cookie = {"name": "intakt_session", "value": minor.token, "url": intakt.url}
        page.context.add_cookies([cookie])
        watching.goto(f"{intakt.url}/packets")
        expect(watching.get_by_text("With the guardian")).to_have_count(len(status["packets"]))
        page.get_by_label("Your full name").fill("Maria Unmistakable")
        page.get_by_role("checkbox").check()
        page.get_by_role("button", name="Confirm").click()
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        assert "guardian" not in {packet["waitingFor"] for packet in minor.status()["packets"]}
        expect(watching.get_by_text("With the guardian")).to_have_count(0)  # told live, without a reload


def test_a_link_that_is_none(page: Page, intakt: Serving) -> None:
    page.goto(f"{intakt.url}/guardian/no-such-token-at-all")
    page.get_by_label("Your full name").fill("Maria")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="not valid any more")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Nothing has opened")

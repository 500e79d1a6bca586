"""The demo page and the packets: submit somebody's answers, watch, open; by keyboard too."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.serving import Serving

SECONDS = 60_000


@pytest.fixture
def page(browser: Browser, intakt: Serving) -> Iterator[Page]:
    context = browser.new_context(base_url=intakt.url)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints, complaints


def submit(page: Page, persona: str) -> None:
    page.goto("/demo")
    page.get_by_label("Whose answers").select_option(persona)
    page.get_by_role("button", name="Submit the answers").click()
    expect(page.get_by_role("heading", name="Your packets")).to_be_visible()


def test_a_persona_is_submitted_watched_and_read(page: Page) -> None:
    submit(page, "typical-nutrition")
    rows = page.locator("[data-packet]")
    expect(rows).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready", timeout=SECONDS)
    nutrition = rows.filter(has_text="Nutrition")
    expect(nutrition).to_have_attribute("data-state", "READY")

    with page.expect_popup() as opened:
        nutrition.get_by_role("link", name="Read it").click()
    packet = opened.value
    expect(packet.get_by_role("heading", level=1).first).to_be_visible()
    assert packet.evaluate("document.documentElement.lang") == "en"

    link = nutrition.get_by_role("link", name="PDF").get_attribute("href")
    assert link is not None
    answer = page.request.get(link)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")


def test_the_page_remembers_after_a_reload(page: Page) -> None:
    submit(page, "typical-nutrition")
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready", timeout=SECONDS)
    page.reload()
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready")
    expect(page.get_by_role("link", name="PDF")).to_have_count(2)


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/demo")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Whose answers")).to_be_focused()
    page.keyboard.type("A")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Submit the answers")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your packets")).to_be_visible()


def test_without_scripts(browser: Browser, intakt: Serving) -> None:
    context = browser.new_context(base_url=intakt.url, java_script_enabled=False)
    page = context.new_page()
    submit(page, "typical-nutrition")
    expect(page.get_by_text("2 of 2 ready")).to_be_visible(timeout=SECONDS)
    expect(page.get_by_role("link", name="PDF")).to_have_count(2)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_anybody_can_use_it(browser: Browser, intakt: Serving, scheme: str, width: int) -> None:
    """WCAG 2.2 AA as far as a program can tell, and nothing to scroll sideways on a phone."""
    context = browser.new_context(
        base_url=intakt.url,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    page = context.new_page()
    submit(page, "typical-nutrition")
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready", timeout=SECONDS)
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()

"""The demo page and the packets: submit somebody's answers, watch, open; by keyboard too."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect
from tests.serving import Serving

SECONDS = 180_000
MORNING = datetime(2026, 11, 23, 9)


@pytest.fixture
def page(browser: Browser, intakt: Serving) -> Iterator[Page]:
    context = browser.new_context(base_url=intakt.url)
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda said: (
            complaints.append(said.text) if said.type == "error" and "net::" not in said.text else None
        ),
    )
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
    expect(nutrition).to_have_attribute("data-state", "ready")
    for link in page.get_by_role("link", name="PDF").all():
        answer = page.request.get(link.get_attribute("href") or "")
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.body().startswith(b"%PDF-")

    nutrition.get_by_role("link", name="Open").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    contents = page.get_by_role("navigation", name="Contents")
    contents.get_by_role("link").last.click()
    assert page.evaluate("document.querySelector(':target') !== null")
    page.get_by_role("link", name="All my packets").click()
    expect(page.get_by_role("heading", name="Your packets")).to_be_visible()


def test_the_page_remembers_after_a_reload(page: Page) -> None:
    submit(page, "typical-nutrition")
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready", timeout=SECONDS)
    page.reload()
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready")
    expect(page.get_by_role("link", name="PDF")).to_have_count(3)


def status_of(*states: str) -> dict[str, Any]:
    """What the API says, with invented states: for how the page takes them."""
    packets = [
        {"id": f"p{number}", "type": kind, "status": state, "version": 1, "errorMessage": None}
        | {"readyVersion": 1 if state == "READY" else None, "waitingFor": None}
        for number, (kind, state) in enumerate(zip(("INTRO", "NUTRITION"), states, strict=True))
    ]
    ready, failed = states.count("READY"), states.count("FAILED")
    summary = {"total": 2, "completed": ready, "failed": failed, "waiting": 0, "progress": 50 * ready}
    return {"packets": packets, "summary": summary}


def until(page: Page, true: Callable[[], bool], *, page_time: int = 0) -> None:
    """Wait for it, and let so many milliseconds pass in the page each time it is not so yet."""
    deadline = time.monotonic() + SECONDS / 1000
    while not true():
        assert time.monotonic() < deadline, "it did not happen"
        if page_time:
            page.clock.run_for(page_time)
        page.wait_for_timeout(20)


def often(route: Route) -> None:
    """The page, asking ten times a second."""
    body = route.fetch().text().replace('data-poll-seconds="5"', 'data-poll-seconds="0.1"')
    route.fulfill(body=body, content_type="text/html")


def test_without_a_live_stream_it_asks_until_all_is_done(page: Page) -> None:
    submit(page, "typical-nutrition")
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready", timeout=SECONDS)
    ids = [row.get_attribute("data-packet") for row in page.locator("[data-packet]").all()]
    answers = [
        status_of("PENDING", "PENDING"),
        status_of("READY", "GENERATING"),
        status_of("READY", "FAILED"),
    ]
    asked: list[int] = []

    def answer(route: Route) -> None:
        found = answers[min(len(asked), len(answers) - 1)]
        asked.append(1)
        for packet, own in zip(found["packets"], ids, strict=True):
            packet["id"] = own
        route.fulfill(json=found)

    page.route("**/api/packets/events", lambda route: route.fulfill(status=204))
    page.route("**/api/packets/status", answer)
    page.route("**/packets", often)
    page.reload()
    failed = page.locator("[data-state=failed]")
    expect(failed.get_by_text("The fault is ours")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 of 2 ready")
    expect(page.get_by_text("We could not make everything yet")).to_be_visible()
    count = len(asked)
    assert count == len(answers)
    page.wait_for_timeout(500)
    assert len(asked) == count, "it stops by itself"


def test_a_hidden_page_asks_less_often_and_at_once_when_it_is_looked_at(page: Page) -> None:
    submit(page, "typical-nutrition")
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready", timeout=SECONDS)
    ids = [row.get_attribute("data-packet") for row in page.locator("[data-packet]").all()]
    asked: list[int] = []

    def answer(route: Route) -> None:
        asked.append(1)
        found = status_of("READY", "GENERATING")
        for packet, own in zip(found["packets"], ids, strict=True):
            packet["id"] = own
        route.fulfill(json=found)

    page.add_init_script("Object.defineProperty(document, 'hidden', { get: () => window.looked !== true })")
    page.route("**/api/packets/events", lambda route: route.fulfill(status=204))
    page.route("**/api/packets/status", answer)
    page.route("**/packets", often)
    page.clock.install(time=MORNING)
    page.clock.pause_at(MORNING + timedelta(seconds=1))
    page.reload()
    expect(page.get_by_role("status")).to_have_text("1 of 2 ready")
    page.clock.run_for(29_000)
    page.wait_for_timeout(100)
    assert len(asked) == 1
    until(page, lambda: len(asked) == 2, page_time=1000)
    page.evaluate("window.looked = true; document.dispatchEvent(new Event('visibilitychange'))")
    until(page, lambda: len(asked) == 3)
    until(page, lambda: len(asked) == 5, page_time=100)


def test_no_connection_is_said_and_it_comes_back(page: Page) -> None:
    submit(page, "typical-nutrition")
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready", timeout=SECONDS)
    away = True

    def answer(route: Route) -> None:
        if away:
            route.abort()
        else:
            route.continue_()

    page.route("**/api/packets/events", lambda route: route.fulfill(status=204))
    page.route("**/api/packets/status", answer)
    page.route("**/packets", often)
    page.reload()
    expect(page.get_by_text("No connection at the moment")).to_be_visible()
    away = False
    expect(page.get_by_text("No connection at the moment")).to_be_hidden()


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
    expect(page.get_by_role("link", name="PDF")).to_have_count(3)
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

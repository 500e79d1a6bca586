"""Every path from the first page to the packets, as typical people fill it in: phone and desktop, with
scripts and without, by keyboard alone; what was typed is what the server has.
"""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.e2e.filling import Filler
from tests.e2e.typing_only import Typist
from tests.people import PATIENCE, everybody
from tests.serving import Serving
from tests.shipped import release

from intakt.content.personas import Persona
from intakt.intake.limits import SECONDS
from intakt.intake.validation import accept

PEOPLE = everybody()
TYPICAL = [name for name in PEOPLE if name.startswith("typical-")]
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
WIDE = ("typical-full", "typical-youth")
"""Who walks on a desktop in the ordinary run too; at full size everybody does."""
WALKS = [
    *(pytest.param(persona, PHONE, id=f"{persona}-phone") for persona in TYPICAL),
    *(
        pytest.param(
            persona, DESKTOP, id=f"{persona}-desktop", marks=() if persona in WIDE else pytest.mark.full
        )
        for persona in TYPICAL
    ),
]


def context(browser: Browser, intakt: Serving, **more: Any) -> BrowserContext:
    return browser.new_context(base_url=intakt.url, reduced_motion="reduce", **more)


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What browsers complained of; nothing, at the end."""
    found: list[str] = []
    yield found
    assert not found, found


def watch(page: Page, complaints: list[str]) -> None:
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))


def send(page: Page) -> None:
    expect(page.locator("[data-missing]")).to_have_count(0)
    page.get_by_role("button", name="Send my answers").first.click()
    expect(page).to_have_url(re.compile(r"/packets$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def given(page: Page) -> dict[str, Any]:
    """What the server has, as the page's own session sees it."""
    intake = page.url.split("/intake/")[1].split("/")[0]
    answer = page.request.get(f"/api/intake/{intake}")
    assert answer.ok
    found: dict[str, Any] = answer.json()
    return found


def bare(stored: object) -> object:
    """A consent without what the server adds."""
    return {"name": stored["name"]} if isinstance(stored, dict) and "name" in stored else stored


def holds(view: dict[str, Any], person: Persona) -> None:
    """The server has exactly what was typed, to every question that was asked."""
    assert view["isComplete"], view["errors"]
    path = release().path(person.client_type)
    for name in view["visible"]["questions"]:
        wanted = accept(path.questions[name].question, person.responses.get(name))
        assert bare(view["responses"].get(name)) == bare(wanted), name


def minutes(filler: Filler, person: Persona) -> int:
    """What the questions take that were met on the way, at the seconds that each type takes."""
    questions = release().path(person.client_type).questions
    return -(-sum(SECONDS[questions[name].question.type] for name in filler.asked) // 60)


def take_pdfs(page: Page) -> None:
    """Once all packets are made: those that are open, as files."""
    deadline = time.monotonic() + PATIENCE
    while True:
        status = page.request.get("/api/packets/status").json()
        if status["summary"]["progress"] == 100:
            break
        assert time.monotonic() < deadline, status
        page.wait_for_timeout(300)
    assert status["summary"]["failed"] == 0
    for packet in status["packets"]:
        if packet["waitingFor"] is None:
            file = page.request.get(f"/api/packets/{packet['id']}/pdf")
            assert file.body().startswith(b"%PDF-")


@pytest.mark.parametrize(("persona", "size"), WALKS)
def test_a_typical_client_walks_the_whole_path(
    browser: Browser, intakt: Serving, complaints: list[str], persona: str, size: Any
) -> None:
    person = PEOPLE[persona]
    with context(browser, intakt, viewport=size) as opened:
        page = opened.new_page()
        watch(page, complaints)
        filler = Filler(page, person.responses)
        filler.start(person.client_type)
        filler.walk()
        holds(given(page), person)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert minutes(filler, person) == release().path(person.client_type).path.estimated_minutes
        send(page)
        if size == PHONE:
            take_pdfs(page)


@pytest.mark.parametrize("persona", ["typical-nutrition", "typical-youth"])
def test_without_scripts_a_step_is_posted_at_a_time(browser: Browser, intakt: Serving, persona: str) -> None:
    person = PEOPLE[persona]
    with context(browser, intakt, viewport=PHONE, java_script_enabled=False) as opened:
        page = opened.new_page()
        filler = Filler(page, person.responses, scripts=False)
        filler.start(person.client_type)
        page.get_by_role("button", name="Continue").click()
        expect(page.locator("[data-faults]")).to_be_visible()
        filler.walk()
        holds(given(page), person)
        send(page)


def test_by_keyboard_alone(browser: Browser, intakt: Serving, complaints: list[str]) -> None:
    person = PEOPLE["typical-workout"]
    with context(browser, intakt, viewport=DESKTOP) as opened:
        page = opened.new_page()
        watch(page, complaints)
        filler = Typist(page, person.responses)
        filler.start(person.client_type)
        filler.walk()
        holds(given(page), person)
        filler.press_button("Send my answers")
        expect(page).to_have_url(re.compile(r"/packets$"))

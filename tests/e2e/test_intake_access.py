"""Every block of every path, the review and errors: axe finds nothing, light and dark, and nothing spills."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.e2e.filling import Filler
from tests.people import everybody
from tests.serving import Serving
from tests.shipped import release

from intakt.content.model import CLIENT_TYPES

PEOPLE = {each.client_type: each for each in everybody().values() if each.id.startswith("typical-")}


SHOW = """async (block) => {
  const steps = location.pathname.split("/").slice(0, 3).join("/") + "/steps";
  const page = new DOMParser().parseFromString(await (await fetch(steps)).text(), "text/html");
  const step = page.querySelector(`[data-block="${block}"]`);
  for (const each of step.querySelectorAll("[hidden]")) each.hidden = false;
  for (const each of step.querySelectorAll(":disabled")) each.disabled = false;
  for (const each of step.querySelectorAll("[data-error] span")) each.textContent = "Please look again.";
  for (const each of step.querySelectorAll("[data-question]")) each.classList.add("wrong");
  step.querySelector("[data-faults] ul").innerHTML = "<li><a href='#main'>This</a></li>";
  document.querySelector("[data-block]").replaceWith(document.adoptNode(step));
  return step.dataset.block;
}"""
"""Puts a block into the page with every question, option and fault of it shown."""


def shares() -> dict[str, list[str]]:
    """By path, the blocks that no path before it asks: each block is looked at once."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for client_type in CLIENT_TYPES:
        blocks = [block.id for block in release().path(client_type).blocks]
        found[client_type] = [block for block in blocks if block not in seen]
        seen.update(blocks)
    return found


def check(page: Page, where: str) -> None:
    """In both colour schemes (contrast alone differs), and without scrolling sideways."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where} is too wide"
    for scheme, options in (("dark", {"runOnly": ["color-contrast"]}), ("light", {})):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found: dict[str, Any] = Axe().run(page, options=options).response
        wrong = [
            (each["id"], each["help"], [node["html"][:150] for node in each["nodes"]])
            for each in found["violations"]
        ]
        assert not wrong, f"{where}, {scheme}: {wrong}"


@pytest.fixture
def phone(browser: Browser, intakt: Serving) -> Iterator[Page]:
    context = browser.new_context(base_url=intakt.url, viewport={"width": 320, "height": 700})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_every_block_with_everything_shown_and_everything_wrong(phone: Page, client_type: str) -> None:
    """All questions, notices and faults of a block at once: more than anybody meets, and still accessible."""
    filler = Filler(phone, PEOPLE[client_type].responses)
    filler.start(client_type)
    for block in shares()[client_type]:
        assert phone.evaluate(SHOW, block) == block
        check(phone, block)


def test_errors_and_the_review(phone: Page) -> None:
    filler = Filler(phone, PEOPLE["GENERAL_WELLNESS"].responses)
    filler.start("GENERAL_WELLNESS")
    filler.go_on(filler.block)
    check(phone, "the first step with its error")
    phone.get_by_role("link", name="Review and send").click()
    phone.wait_for_url("**/review")
    check(phone, "a review with much missing")
    phone.get_by_role("button", name="Send my answers").first.click()
    phone.wait_for_selector("[data-missing][role=alert]")
    check(phone, "a refused submission")
    phone.locator("[data-missing] a").first.click()
    filler.ready()
    filler.walk()
    check(phone, "a review of everything")

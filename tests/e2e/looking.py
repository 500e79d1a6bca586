"""How a page is looked at: photographed, read by axe-core, and never wider than its window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PICTURES = Path(__file__).parents[2] / "build" / "pages"
LOOKS = [("light", 320), ("dark", 1280)]
"""Colour scheme and width: what is wrong with colours shows at any width, and the other way round."""


@contextmanager
def looking(browser: Browser, base_url: str, *, scheme: str = "light", width: int = 1280) -> Iterator[Page]:
    """A page of a browser of its own, into which axe-core can be put."""
    context = browser.new_context(
        base_url=base_url,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        bypass_csp=True,
        reduced_motion="reduce",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def look(page: Page, name: str) -> None:
    """Photograph the page; AssertionError for what axe-core finds or what stands out sideways."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    wide = page.evaluate(
        """[...document.querySelectorAll("body *")].filter(one => {
             const box = one.getBoundingClientRect();
             return (box.right > innerWidth + 1 || box.left < -1) && !one.closest(".scroll, .unseen, .skip");
           }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert not wide, f"{name}: wider than the window: {wide[:5]}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

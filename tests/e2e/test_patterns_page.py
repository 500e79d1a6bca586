"""Every component in every state: photographed, light and dark, narrow and wide, from either side."""

import pytest
from playwright.sync_api import Browser
from tests.e2e.looking import LOOKS, look, looking
from tests.serving import Serving


@pytest.mark.parametrize(
    ("scheme", "width", "direction"), [*((*each, "ltr") for each in LOOKS), ("dark", 320, "rtl")]
)
def test_every_component_can_be_used(
    browser: Browser, intakt: Serving, scheme: str, width: int, direction: str
) -> None:
    with looking(browser, intakt.url, scheme=scheme, width=width) as page:
        page.goto("/patterns")
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        look(page, f"patterns-{scheme}-{width}-{direction}")


def test_from_the_right_everything_changes_sides(browser: Browser, intakt: Serving) -> None:
    """The words of a choice stand to the left of its box."""
    with looking(browser, intakt.url, width=320) as page:
        page.goto("/patterns")
        page.evaluate("document.documentElement.dir = 'rtl'")
        box = page.locator("#p-radio input").first.bounding_box()
        words = page.locator("#p-radio .choice span").first.bounding_box()
        assert box and words and words["x"] < box["x"]

"""The pages around the intake in each of their states, on a phone and wide, light and dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.looking import LOOKS, look, looking
from tests.people import Person, answers, submitted
from tests.serving import Serving


@pytest.fixture(params=LOOKS, ids=lambda each: f"{each[0]}-{each[1]}")
def seen(request: pytest.FixtureRequest, browser: Browser, intakt: Serving) -> Iterator[tuple[Page, str]]:
    """A page, and how it is looked at."""
    scheme, width = request.param
    with looking(browser, intakt.url, scheme=scheme, width=width) as page:
        yield page, f"{scheme}-{width}"


@pytest.fixture(scope="module")
def adult(intakt: Serving) -> Iterator[Person]:
    with (person := submitted(intakt)).http:
        person.wait_made()
        yield person


@pytest.fixture(scope="module")
def minor(intakt: Serving) -> Iterator[Person]:
    with (person := submitted(intakt, answers("minor-asks-to-cut"))).http:
        person.wait_made()
        yield person


def sign_in(page: Page, person: Person, intakt: Serving) -> None:
    page.context.add_cookies([{"name": "intakt_session", "value": person.token, "url": intakt.url}])


def test_the_first_page(seen: tuple[Page, str]) -> None:
    page, how = seen
    page.goto("/")
    expect(page.get_by_role("button")).to_have_count(7)
    look(page, f"paths-{how}")


def test_the_guardians_page(seen: tuple[Page, str]) -> None:
    page, how = seen
    page.goto("/guardian/no-such-token-at-all")
    look(page, f"guardian-{how}")
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Type your full name, so")).to_be_visible()
    look(page, f"guardian-wrong-{how}")
    page.get_by_label("Your full name").fill("Maria")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="not valid any more")).to_be_visible()
    look(page, f"guardian-dead-{how}")


@pytest.mark.parametrize("url", ["/nothing", "/packets", "/packets?started", "/demo"])
def test_what_goes_wrong(seen: tuple[Page, str], url: str) -> None:
    page, how = seen
    page.goto(url)
    look(page, f"error-{url.strip('/').replace('?', '-')}-{how}")


def test_packets_and_a_packet(seen: tuple[Page, str], adult: Person, intakt: Serving) -> None:
    page, how = seen
    sign_in(page, adult, intakt)
    page.goto("/packets")
    expect(page.get_by_role("status")).to_have_text("2 of 2 ready")
    look(page, f"packets-{how}")
    for kind in ("INTRO", "NUTRITION"):
        page.goto(f"/packets/{adult.packet(kind)}")
        look(page, f"packet-{kind.lower()}-{how}")
    page.goto("/")
    look(page, f"paths-known-{how}")


def test_packets_that_wait(seen: tuple[Page, str], minor: Person, intakt: Serving) -> None:
    page, how = seen
    sign_in(page, minor, intakt)
    page.goto("/packets")
    expect(page.get_by_text("With the guardian").first).to_be_visible()
    look(page, f"packets-waiting-{how}")
    page.goto(f"/packets/{minor.packet('INTRO')}")
    look(page, f"error-waiting-{how}")


SHIFT = """() => new Promise(done => {
  let sum = 0;
  const watch = new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
  });
  watch.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_a_page_loads(
    browser: Browser, intakt: Serving, adult: Person, width: int
) -> None:
    with looking(browser, intakt.url, width=width) as page:
        sign_in(page, adult, intakt)
        for url in (
            "/?fresh",
            "/",
            "/packets",
            f"/packets/{adult.packet('NUTRITION')}",
            "/guardian/none-at-all",
        ):
            page.goto(url)
            assert page.evaluate(SHIFT) < 0.01, url
        page.goto("/?fresh")
        page.get_by_role("button", name="Begin").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate(SHIFT) < 0.01, page.url

"""clients/javascript as a browser loads it: as it is, from another site and from Intakt's own."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route
from tests import node
from tests.e2e.conftest import browser as browser
from tests.people import answers
from tests.serving import Serving

FOLLOW = """
async ([baseUrl, answers]) => {
  const { createClient } = await import("/src/index.js");
  const client = createClient({ baseUrl, streamTimeout: 180_000 });
  await client.submit(answers);
  const failed = [];
  const status = await new Promise((onAllComplete, onError) => {
    client.watch({ onAllComplete, onError, onPacketFailed: ({ type }) => failed.push(type) }).start();
  });
  await new Promise((resolve) => setTimeout(resolve));
  return { failed, summary: status.summary, goesOn: client.watch().status.isWatching };
}
"""
SUBMIT = """
async (answers) => {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify(answers);
  return (await fetch("/api/intake/submit-dynamic", { method: "POST", body, headers })).status;
}
"""
FOLLOW_BY_COOKIE = """
async () => {
  const { createClient } = await import("/package/src/index.js");
  const watched = (onAllComplete, onError) => createClient().watch({ onAllComplete, onError }).start();
  return (await new Promise(watched)).summary.progress;
}
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context, context.new_page() as page:
        yield page


def test_from_another_site_with_a_token(page: Page, front_end: str, failing: Serving) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {urlsplit(request.url).path}"))
    page.goto(f"{front_end}/README.md")
    found = page.evaluate(FOLLOW, [failing.url, answers("typical-wellness")])
    assert sorted(found["failed"]) == ["INTRO", "WELLNESS"]
    assert (found["summary"]["failed"], found["goesOn"]) == (2, False)
    calls = [each for each in asked if "/api/" in each and not each.startswith("OPTIONS")]
    assert calls == ["POST /api/intake/submit-dynamic", "GET /api/packets/events"]


def test_on_intakts_own_site_with_its_cookie(page: Page, intakt: Serving) -> None:
    """No token is kept by the page: the session's cookie, which no script can read, is enough."""

    def serve(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/package/")
        route.fulfill(content_type="text/javascript", body=(node.PACKAGE / path).read_text("utf-8"))

    page.route(f"{intakt.url}/package/**", serve)
    page.goto(intakt.url)
    assert page.evaluate(SUBMIT, answers("typical-wellness")) == 202
    assert page.evaluate(FOLLOW_BY_COOKIE) == 100

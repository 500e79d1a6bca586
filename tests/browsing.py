"""Pages for browser tests: one without a server, which has our modules only."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Route

import intakt

STATIC = Path(intakt.__file__).parent / "web" / "static"
NOWHERE = "http://intakt.test"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def serve_file(route: Route) -> None:
    name = route.request.url.removeprefix(f"{NOWHERE}/static/").partition("?")[0]
    path = STATIC / name
    if route.request.url.rstrip("/") == NOWHERE:
        route.fulfill(body="<!doctype html><title>Bare</title>", content_type="text/html")
    elif path.is_file():
        route.fulfill(body=path.read_bytes(), content_type=TYPES[path.suffix])
    else:
        route.fulfill(status=404, body="")


@contextlib.contextmanager
def bare_page(browser: Browser) -> Iterator[Page]:
    """An empty page whose /static/ is the package's own."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*", serve_file)
    page.goto(NOWHERE)
    yield page
    context.close()

"""What a page costs on a bad connection: bytes as they travel, everything it loads included."""

import re

import httpx
import pytest
from tests.people import Person
from tests.serving import Serving

BUDGET = 60_000
LINKED = re.compile(r"""(?:href|src)="(/(?:static/|practice|packet\.css)[^"]+)\"""")
IMPORTED = re.compile(r"""(?:import|from)\s*\(?["'](\.{1,2}/[^"']+|/static/[^"']+)["']""")


def travelled(browser: httpx.Client, url: str) -> int:
    """Bytes of an answer's body on the wire."""
    with browser.stream("GET", url, headers={"accept-encoding": "gzip"}) as answer:
        assert answer.status_code == 200, f"{url}: {answer.status_code}"
        return sum(len(chunk) for chunk in answer.iter_raw())


def loaded(browser: httpx.Client, url: str) -> dict[str, int]:
    """The page and all it loads, scripts that scripts import included: address -> bytes."""
    found = {url: travelled(browser, url)}
    waiting = LINKED.findall(browser.get(url).text)
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found[address] = travelled(browser, address)
        if address.endswith(".js"):
            for name in IMPORTED.findall(browser.get(address).text):
                waiting.append(str(httpx.URL(address).join(name)))
    return found


def test_the_first_page(intakt: Serving) -> None:
    with intakt.client() as browser:
        sizes = loaded(browser, "/")
        assert len(sizes) >= 5
        assert sum(sizes.values()) < BUDGET / 2, sizes


def test_the_first_question(intakt: Serving) -> None:
    with intakt.client() as browser:
        begun = browser.post("/start", data={"clientType": "FULL_PROGRAM"}, follow_redirects=True)
        sizes = loaded(browser, begun.url.path)
        assert any(name.endswith(".js") for name in sizes)
        assert sum(sizes.values()) < BUDGET, sizes


@pytest.mark.parametrize("page", ["/packets", "/packets/INTRO"])
def test_packets(client: Person, intakt: Serving, page: str) -> None:
    with intakt.client() as browser:
        browser.cookies.set("intakt_session", client.token)
        sizes = loaded(browser, page.replace("INTRO", client.packet("INTRO")))
        assert sum(sizes.values()) < BUDGET, sizes

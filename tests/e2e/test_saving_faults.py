"""Saving over a bad network: requests lost, doubled, late, answers lost after the commit, the server killed,
tabs closed, two tabs and a second device. No answer that was typed is lost, no client is made twice.
"""

import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.clients import DAY, FULL
from tests.people import everybody
from tests.serving import Serving, kill
from tests.shipped import population, release

from intakt.content.compiled import CompiledPath
from intakt.intake.sampling import draw
from intakt.intake.validation import accept

HARNESS = (Path(__file__).parent / "faults.js").read_text("utf-8")
CLIENTS = 20 if FULL else 3
BURSTS = 10 if FULL else 3
ANSWERS = 40
"""A burst, of each of three pages."""
PEOPLE = everybody()
FAULTS = ("lost", "dropped", "doubled", "late", "cut")
"""Each page's first request meets the next of them."""
PERSONAS = ("typical-full", "typical-nutrition", "typical-workout", "typical-special", "typical-wellness")
Last = dict[str, tuple[int, object]]
"""By question: the number and value of what a device typed last."""


class Server:
    """One that can be killed and comes back on the same port."""

    def __init__(self, folder: Path) -> None:
        self.running = Serving(folder).wait_ready()
        self.token = self.running.token
        self.faults = itertools.cycle(FAULTS)

    def kill(self) -> None:
        folder, port = self.running.data_dir, self.running.port
        kill(self.running)
        self.running = Serving(folder, port=port).wait_ready()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("faults"))
    yield server
    server.running.stop()


class Client:
    """One intake, two tabs of one browser and a second device."""

    def __init__(self, browser: Browser, server: Server, persona: str, seed: int) -> None:
        url = server.running.url
        self.chance = random.Random(seed)
        self.server, self.seed, self.persona = server, seed, persona
        self.answers, self.type = PEOPLE[persona].responses, PEOPLE[persona].client_type
        self.path: CompiledPath = release().path(self.type)
        self.draws = [
            draw(self.path, population(), seed=seed * 10 + n, adversarial=True, day=DAY) for n in range(5)
        ]
        self.contexts: list[BrowserContext] = [
            browser.new_context(base_url=server.running.url) for _ in range(2)
        ]
        started = httpx.post(f"{url}/api/intake", json={"clientType": self.type}, timeout=60).json()
        self.id, self.token = started["intakeId"], started["token"]
        for context in self.contexts:
            context.add_cookies([{"name": "intakt_session", "value": self.token, "url": url}])
        self.pages = [self.open(0), self.open(0), self.open(1)]
        self.last: tuple[Last, Last] = ({}, {})
        self.typed = 0
        self.tally: dict[str, int] = {}

    def draw(self, seed: int) -> dict[str, Any]:
        return draw(self.path, population(), seed=seed, adversarial=True, day=DAY)

    def open(self, device: int) -> Page:
        page = self.contexts[device].new_page()
        page.goto("/")
        self.seed += 1000
        given = {"intake": self.id, "seed": self.seed, "first": next(self.server.faults)}
        page.evaluate(HARNESS, given)
        return page

    def drawn(self) -> list[tuple[str, object]]:
        found = []
        for _ in range(ANSWERS):
            question = self.chance.choice(list(self.path.questions))
            value = self.chance.choice(self.draws).get(question)
            found.append((question, value))
        return found

    def burst(self) -> None:
        """All three pages type at once; then a tab may be closed in the middle of its sending."""
        typed = [self.drawn() for _ in self.pages]
        for page, answers in zip(self.pages, typed, strict=True):
            page.evaluate("(answers) => { window.typing = harness.type(answers) }", answers)
        for index, (page, answers) in enumerate(zip(self.pages, typed, strict=True)):
            log = page.evaluate("() => window.typing")
            assert len(log) == len(answers)
            self.note(index // 2, log, answers)
        if self.chance.random() < 0.5:
            self.close(self.chance.randrange(len(self.pages)))

    def note(self, device: int, log: list[list[Any]], answers: list[tuple[str, object]]) -> None:
        for (question, seq), (_, value) in zip(log, answers, strict=True):
            self.typed += 1
            if seq > self.last[device].get(question, (-1, None))[0]:
                self.last[device][question] = (seq, value)

    def close(self, index: int) -> None:
        self.count(self.pages[index])
        self.pages[index].close()
        self.pages[index] = self.open(index // 2)

    def count(self, page: Page) -> None:
        for name, count in page.evaluate("() => harness.tally").items():
            self.tally[name] = self.tally.get(name, 0) + count

    def settled(self) -> None:
        """Everything is acknowledged; the server has what each device typed last."""
        for page in self.pages:
            page.evaluate("() => harness.settle()")
        answer = httpx.get(
            f"{self.server.running.url}/api/intake/{self.id}",
            headers={"authorization": f"Bearer {self.token}"},
            timeout=60,
        )
        responses = answer.json()["responses"]
        for question in self.last[0].keys() | self.last[1].keys():
            wanted = [device[question][1] for device in self.last if question in device]
            assert plain(responses.get(question)) in [self.stored(question, value) for value in wanted], (
                question
            )

    def stored(self, question: str, value: object) -> object:
        return plain(accept(self.path.questions[question].question, value))

    def submit(self) -> None:
        page = self.pages[0]
        typed = [(question, None) for question in self.path.questions] + list(self.answers.items())
        for other in self.pages:
            other.evaluate("() => harness.settle()")
        log = page.evaluate("(answers) => harness.type(answers)", typed)
        page.evaluate("() => harness.settle()")
        assert len(log) == len(typed)
        for each in self.pages:
            each.evaluate("() => { window.submitting = harness.submit() }")
        results = [result for each in self.pages for result in each.evaluate("() => window.submitting")]
        assert {status for status, *_ in results} == {202}, results
        assert len({tuple(packets) for _, packets, _ in results}) == 1
        for each in self.pages:
            self.count(each)
        for context in self.contexts:
            context.close()


def plain(stored: object) -> object:
    """A consent without what the server adds."""
    return {"name": stored["name"]} if isinstance(stored, dict) and "name" in stored else stored


def clients_of(server: Server) -> int:
    """How many clients there are."""
    with httpx.Client(
        base_url=server.running.url, headers={"authorization": f"Bearer {server.token}"}, timeout=60
    ) as admin:
        found, cursor = 0, None
        while True:
            query = {"limit": "200", **({"cursor": cursor} if cursor else {})}
            page = admin.get("/api/admin/clients", params=query).json()
            found, cursor = found + len(page["items"]), page["nextCursor"]
            if cursor is None:
                return found


@pytest.mark.timeout(3600 if FULL else 900)
def test_no_answer_is_lost_and_nothing_is_made_twice(browser: Browser, server: Server) -> None:
    typed, tally = 0, dict[str, int]()
    for number in range(CLIENTS):
        client = Client(browser, server, PERSONAS[number % len(PERSONAS)], seed=number)
        for burst in range(BURSTS):
            client.burst()
            if burst == 1 and number % 2 == 0:
                server.kill()
            if burst % 2:
                client.settled()
        client.settled()
        client.submit()
        typed += client.typed
        tally = {name: tally.get(name, 0) + count for name, count in client.tally.items()}
        assert clients_of(server) == number + 1
    print(f"{typed} answers typed, {tally}")
    assert typed >= (20_000 if FULL else 500)
    assert all(tally[name] for name in FAULTS), tally

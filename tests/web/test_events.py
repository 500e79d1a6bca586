"""The live status over a real connection."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from tests.people import PATIENCE, Person, answers
from tests.serving import Serving

Submit = Callable[[dict[str, Any]], Person]
URL = "/api/packets/events"


class Reader:
    """One stream, read in the background: the status objects, and every raw line."""

    def __init__(self, server: Serving, headers: dict[str, str]) -> None:
        self.lines: list[str] = []
        self.seen: list[dict[str, Any]] = []
        self.answer: httpx.Response | None = None
        self.ended = threading.Event()
        self.client = httpx.Client(base_url=server.url, headers=headers, timeout=None)
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self) -> None:
        try:
            with self.client.stream("GET", URL) as answer:
                self.answer = answer
                for line in answer.iter_lines():
                    self.lines.append(line)
                    if line.startswith("data: "):
                        self.seen.append(json.loads(line.removeprefix("data: ")))
        except (httpx.TransportError, httpx.StreamError):
            self.lines.append("cut off")
        self.ended.set()

    def wait(self, true: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"it did not happen: {self.lines}"
            time.sleep(0.02)

    @property
    def progress(self) -> int:
        return int(self.seen[-1]["summary"]["progress"]) if self.seen else -1


@contextmanager
def reading(server: Serving, person: Person, *, cookie: bool = False) -> Iterator[Reader]:
    token = {"cookie": f"intakt_session={person.token}"} if cookie else {}
    reader = Reader(server, token or {"authorization": f"Bearer {person.token}"})
    try:
        yield reader
    finally:
        reader.client.close()


def test_the_whole_status_first_and_at_each_change(intakt: Serving, submit: Submit) -> None:
    person = submit(answers())
    with reading(intakt, person) as reader:
        reader.wait(lambda: reader.progress == 100)
        assert reader.answer is not None
        assert reader.answer.headers["content-type"].startswith("text/event-stream")
        assert reader.answer.headers["cache-control"] == "no-store"
        assert reader.lines[0] == "event: status"
        assert reader.lines.count("event: status") == len(reader.seen)
        for status in reader.seen:
            assert status.keys() == {"packets", "summary"}
            assert len(status["packets"]) == 2
        assert reader.seen[-1] == person.status()
        assert all(one != two for one, two in zip(reader.seen, reader.seen[1:], strict=False))


def test_the_cookie_is_enough_for_an_event_source(intakt: Serving, client: Person) -> None:
    with reading(intakt, client, cookie=True) as reader:
        reader.wait(lambda: reader.progress == 100)


def test_a_stream_opens_before_there_is_anything(intakt: Serving, nobody: httpx.Client) -> None:
    started = nobody.post("/api/intake", json={"clientType": "NUTRITION_ONLY"}).json()
    person = Person(intakt, started["token"])
    with person.http, reading(intakt, person) as reader:
        reader.wait(lambda: bool(reader.seen))
        assert reader.seen[0]["summary"]["total"] == 0
        person.http.patch(f"/api/intake/{started['intakeId']}", json={"responses": answers()["responses"]})
        body = {"intakeId": started["intakeId"]}
        assert person.http.post("/api/intake/submit-dynamic", json=body).status_code == 202
        reader.wait(lambda: reader.progress == 100)


def test_many_readers_each_see_their_own(intakt: Serving, submit: Submit, admin: Person) -> None:
    people = [submit(answers()) for _ in range(3)]
    readers = [Reader(intakt, {"authorization": f"Bearer {p.token}"}) for p in people for _ in range(5)]
    try:
        for number, reader in enumerate(readers):
            reader.wait(lambda own=reader: own.progress == 100)  # type: ignore[misc]
            own = {packet["id"] for packet in people[number // 5].submitted["packets"]}
            assert {packet["id"] for status in reader.seen for packet in status["packets"]} == own
        only_these = f"intakt_http_open_streams {len(readers)}.0\n"
        readers[0].wait(lambda: only_these in admin.http.get("/metrics").text)
    finally:
        for reader in readers:
            reader.client.close()


def test_a_release_is_seen_at_once(intakt: Serving, submit: Submit, admin: Person) -> None:
    person = submit(answers(medical_flags=["other"], conditions_other="flurbigastric dysmorphia zeta"))
    person.wait_made()
    packet = person.packet("NUTRITION")
    with reading(intakt, person) as reader:
        reader.wait(lambda: bool(reader.seen))
        assert reader.seen[0]["summary"]["waiting"] == 1
        admin.http.post(f"/api/admin/packets/{packet}/release")
        reader.wait(lambda: reader.seen[-1]["summary"]["waiting"] == 0)


def test_nobody_hears_nothing(nobody: httpx.Client) -> None:
    assert nobody.get(URL).status_code == 401


def test_head_of_a_stream_ends(client: Person) -> None:
    answer = client.http.head(URL)
    assert (answer.status_code, answer.content) == (200, b"")
    assert client.http.get("/healthz").status_code == 200


def test_silence_is_broken_by_a_comment(intakt: Serving, client: Person) -> None:
    """A raw `:` line, which an EventSource passes over."""
    with reading(intakt, client) as reader:
        reader.wait(lambda: ":" in reader.lines)
        assert len(reader.seen) == 1
        assert [line for line in reader.lines if line not in ("", ":") and not line.startswith("data:")] == [
            "event: status",
            "retry: 3000",
        ]

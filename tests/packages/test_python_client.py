"""clients/python against a running Intakt, in both its forms."""

import inspect
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from tests.packages.both import Gateway, opened
from tests.people import answers
from tests.serving import Serving

import intakt_client
from intakt_client import AsyncClient, Client, following
from intakt_client.admin import Admin
from intakt_client.async_admin import AsyncAdmin

STATUS = "GET /api/packets/status"
EVENTS = "GET /api/packets/events"
NOTHING_YET = (
    b'event: status\ndata: {"packets":[],"summary":{"total":0,"completed":0,"failed":0,"generating":0,'
    b'"pending":0,"waiting":0,"progress":0}}\n\n:\n\n'
)
"""A stream that says so, and lives on."""
FORM = answers()
Connect = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, intakt: Serving) -> Iterator[Connect]:
    """connect(...) -> a client of that form, with the options given."""
    with ExitStack() as stack:

        def made(url: str = intakt.url, **options: Any) -> Any:
            options.setdefault("transport", Gateway())
            return stack.enter_context(opened(request.param, url, **options))

        yield made


def submitted(client: Any, persona: str = "typical-wellness", **changed: object) -> Any:
    form = answers(persona, **changed)
    return client.submit_answers(form["clientType"], form["responses"])


def ids(packets: Any) -> set[str]:
    return {packet.id for packet in packets}


def test_the_paths_and_what_one_asks(connect: Connect) -> None:
    client = connect()
    assert len(client.paths()) == 7
    path = client.path("NUTRITION_ONLY")
    assert "diet-type" in {question.id for block in path.blocks for question in block.questions}
    assert client.path("NUTRITION_ONLY", release=path.release) == path
    first, second = path.blocks[0].id, path.blocks[1].id
    assert [block.id for block in client.question_blocks(first, second)] == [first, second]
    assert {block.category for block in client.question_blocks(category="GOALS")} == {"GOALS"}


def test_an_intake_from_its_start_to_a_packet_and_once_more(connect: Connect) -> None:
    client = connect()
    started = client.start_intake("NUTRITION_ONLY")
    assert client.token == started.token
    saved = client.save_answers(started.intake_id, FORM["responses"], current_step="about-you")
    assert saved.is_complete
    assert saved.acked.keys() == FORM["responses"].keys()
    assert client.read_intake(started.intake_id).responses["diet-type"] == FORM["responses"]["diet-type"]

    done = client.submit(started.intake_id)
    assert client.submit(started.intake_id).packets == done.packets
    client.wait_until_done(poll_interval=0.05, within=300)
    found = next(packet for packet in done.packets if packet.type == "NUTRITION")
    packet = client.packet(found.id)
    assert (packet.type, packet.rule_set, len(packet.plan["days"])) == ("NUTRITION", "adult", 7)
    assert client.pdf(found.id).startswith(b"%PDF-")
    assert client.combined_pdf().startswith(b"%PDF-")
    assert client.html(found.id).lower().startswith("<!doctype html>")

    again = client.reopen(started.intake_id)
    assert client.token == again.token
    assert client.read_intake(again.intake_id).responses["diet-type"] == FORM["responses"]["diet-type"]


def test_a_late_repeat_never_overwrites_a_newer_answer(connect: Connect) -> None:
    client = connect(writer="a-device")
    intake = client.start_intake("NUTRITION_ONLY").intake_id
    client.save_answers(intake, {"full-name": "Ada"}, seq={"full-name": 1})
    client.save_answers(intake, {"full-name": "Ada Lovelace"})
    late = client.save_answers(intake, {"full-name": "Ada"}, seq={"full-name": 2})
    assert late.responses["full-name"] == "Ada Lovelace"
    removed = client.save_answers(intake, {"full-name": None, "email": "nobody"})
    assert "full-name" not in removed.responses
    assert "email" in {error.question for error in removed.errors}


@pytest.mark.parametrize("live", [False, True], ids=["asked", "pushed"])
def test_packets_are_followed_until_all_is_done(connect: Connect, live: bool) -> None:
    gateway = Gateway()
    client = connect(transport=gateway)
    done = submitted(client)
    told: dict[str, list[Any]] = {"update": [], "complete": [], "failed": []}
    seen = client.watch(
        live=live,
        poll_interval=0.02,
        within=300,
        on_update=told["update"].append,
        on_all_complete=told["complete"].append,
        on_packet_failed=told["failed"].append,
    )
    seen = list(seen)
    last = seen[-1]
    assert last.is_complete and not last.is_generating
    assert ids(last.packets) == ids(done.packets)
    assert (last.summary.completed, last.summary.progress) == (2, 100)
    assert told == {"update": seen, "complete": [last], "failed": []}
    assert all(one != two for one, two in pairwise(seen))
    if live:
        assert gateway.statuses(EVENTS) == [200] and gateway.statuses(STATUS) == []
    else:
        assert gateway.statuses(EVENTS) == []
        assert gateway.statuses(STATUS).count(200) == len(seen)


def test_what_has_not_changed_is_not_sent_again(connect: Connect) -> None:
    gateway = Gateway()
    client = connect(transport=gateway)
    client.start_intake("NUTRITION_ONLY")
    told: list[Any] = []

    def four_times(request: httpx.Request) -> httpx.Response | None:
        return httpx.Response(403) if len(gateway.statuses(STATUS)) == 4 else None

    gateway.misbehave = four_times
    with pytest.raises(intakt_client.ProblemError):
        client.wait_until_done(poll_interval=0.01, within=300, on_update=told.append)
    assert gateway.statuses(STATUS) == [200, 304, 304, 304, 403]
    assert [status.summary.total for status in told] == [0]


def test_each_packet_that_failed_is_told_once(connect: Connect, failing: Serving) -> None:
    client = connect(failing.url)
    done = submitted(client)
    failed: list[Any] = []
    last = client.wait_until_done(poll_interval=0.05, within=300, on_packet_failed=failed.append)
    assert sorted(packet.id for packet in failed) == sorted(ids(done.packets))
    assert all(packet.has_error and packet.error_message for packet in failed)
    assert (last.summary.failed, last.is_complete) == (2, True)


@pytest.mark.parametrize("live", [False, True], ids=["asked", "pushed"])
def test_what_is_not_done_in_time(connect: Connect, monkeypatch: pytest.MonkeyPatch, live: bool) -> None:
    """Time passes with the first word, and however long that takes."""
    gateway = Gateway()
    client = connect(transport=gateway)
    client.start_intake("NUTRITION_ONLY")
    ahead = [0]
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + sum(ahead))
    monkeypatch.setattr(following, "time", clock)

    def stream(request: httpx.Request) -> httpx.Response | None:
        return httpx.Response(200, content=NOTHING_YET) if request.url.path.endswith("/events") else None

    gateway.misbehave = stream
    with pytest.raises(intakt_client.NotDoneInTime, match=r"300 s") as caught:
        client.wait_until_done(
            poll_interval=0.05, within=300, live=live, on_update=lambda status: ahead.append(301)
        )
    assert caught.value.status is not None
    assert caught.value.status.summary.total == 0
    assert gateway.statuses(EVENTS) == [200] * live
    assert gateway.statuses(STATUS) == [200] * (not live)


def test_refusals_are_errors_of_their_own(connect: Connect) -> None:
    client = connect()
    with pytest.raises(intakt_client.AnswersRejected) as wrong:
        submitted(client, "typical-nutrition", email="nobody", meals_per_day="40")
    assert {error.question for error in wrong.value.errors} == {"email", "meals-per-day"}
    assert (wrong.value.status, wrong.value.code) == (422, "answers")
    assert wrong.value.type == "urn:intakt:problem:answers"
    assert str(wrong.value) == wrong.value.detail

    with pytest.raises(intakt_client.SignInRequired):
        connect(token="not-a-token-of-this-place").packet_status()
    intake = connect().start_intake("NUTRITION_ONLY").intake_id
    submitted(client)
    with pytest.raises(intakt_client.NotFound):
        client.read_intake(intake)
    with pytest.raises(intakt_client.NotFound):
        client.packet("../admin/clients")
    with pytest.raises(intakt_client.Refused):
        client.admin.queue()
    with pytest.raises(intakt_client.ConnectionFailed, match=r"127\.0\.0\.1:9"):
        connect("http://127.0.0.1:9", retries=0).paths()


def test_the_same_key_gives_the_first_answer(connect: Connect) -> None:
    key = secrets.token_hex(8)
    first = connect().start_intake("NUTRITION_ONLY", idempotency_key=key)
    assert connect().start_intake("NUTRITION_ONLY", idempotency_key=key) == first
    with pytest.raises(intakt_client.Invalid):
        connect().start_intake("FULL_PROGRAM", idempotency_key=key)


def test_the_back_office(connect: Connect, intakt: Serving) -> None:
    client, admin = connect(), connect(token=intakt.token).admin
    medical = {"medical_flags": ["other"], "conditions_other": "flurbigastric dysmorphia zeta"}
    done = submitted(client, "typical-nutrition", **medical)
    client.wait_until_done(poll_interval=0.05, within=300)
    record = admin.client(done.client.id)
    assert record.responses["diet-type"] == FORM["responses"]["diet-type"]
    waiting = next(packet for packet in record.packets if packet.waiting_for == "coach").id
    with pytest.raises(intakt_client.PacketWaiting):
        client.packet(waiting)
    assert waiting in ids(admin.packets(waiting_for="coach"))
    assert admin.release(waiting, reason="Called.").waiting_for is None
    assert client.packet(waiting).id == waiting
    assert admin.hold(waiting).waiting_for == "coach"

    assert admin.regenerate(waiting, priority="urgent", variant=True).version == 2
    client.wait_until_done(poll_interval=0.05, within=300)
    assert [row.version for row in admin.versions(waiting)] == [2, 1]
    assert admin.queue().completed > 0
    assert admin.jobs() is not None
    assert 0 <= admin.caches()["releases"].hit_rate <= 1
    assert admin.invalidate_caches().success


def test_dead_letters(connect: Connect, failing: Serving) -> None:
    client, admin = connect(failing.url), connect(failing.url, token=failing.token).admin
    done = submitted(client)
    client.wait_until_done(poll_interval=0.05, within=300)
    mine = [job for job in admin.jobs() if job.packet_id in ids(done.packets) and job.status == "failed"]
    assert len(mine) == 2
    assert admin.retry_job(mine[0].id).success
    assert admin.dismiss_job(mine[1].id).success
    with pytest.raises(intakt_client.NotFound):
        admin.dismiss_job(mine[1].id)


def test_a_guardian_is_recorded(connect: Connect, intakt: Serving) -> None:
    client, admin = connect(), connect(token=intakt.token).admin
    done = submitted(client, "minor-asks-to-cut")
    assert admin.record_guardian(done.client.id, "Maria Nowak").client_id == done.client.id
    assert not admin.attend(done.client.id, reason="Called.").urgent


def test_lists_turn_their_own_pages(connect: Connect, intakt: Serving) -> None:
    client, admin = connect(), connect(token=intakt.token).admin
    mine = {submitted(client).client.id for _ in range(3)}
    small = [row.id for row in admin.clients(page_size=2, client_type="GENERAL_WELLNESS", sort="createdAt")]
    assert len(small) == len(set(small)) >= 3
    assert mine <= set(small)
    large = [row.id for row in admin.clients(page_size=200, sort="-createdAt")]
    assert [each for each in reversed(large) if each in mine] == [each for each in small if each in mine]
    first = next(iter(admin.packets(page_size=1)))
    assert first.client_type


def members(kind: type) -> dict[str, str]:
    """Public methods with their parameters."""
    return {
        name: str(
            inspect.signature(method, eval_str=False).replace(return_annotation=inspect.Signature.empty)
        )
        for name, method in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_")
    }


@pytest.mark.parametrize(("one", "other"), [(Client, AsyncClient), (Admin, AsyncAdmin)])
def test_both_forms_have_the_same_methods(one: type, other: type) -> None:
    assert members(one) == members(other)

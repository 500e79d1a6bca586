"""Packets: who sees what when, review, versions, files."""

import msgspec
import pytest
from tests import making as steps
from tests.database import replace_config
from tests.making import caller_of, make, make_all, staff, submitted

from intakt.delivery.failures import CRASH, INVARIANT
from intakt.kit.errors import InputError, NotFound, Refused, StateError
from intakt.persistence import records
from intakt.planning.model import Certificate
from intakt.services import guardians, making, operations, packets
from intakt.services.context import Context


async def letters(ctx: Context) -> list[str]:
    async with ctx.database.session() as session:
        rows = await session.connection.fetch("SELECT message FROM mail ORDER BY created_at, id")
    return [row["message"] for row in rows]


async def test_a_packet_goes_from_pending_to_ready(ctx: Context) -> None:
    result = await submitted(ctx)
    caller = await caller_of(ctx, result)
    packet_id = result.packets[1].id
    with pytest.raises(StateError) as caught:
        await packets.read(ctx, caller, packet_id)
    assert caught.value.code == "not-ready"
    mine = await steps.claimed(ctx, packet_id)
    assert [packet.status for packet in (await packets.status(ctx, caller)).packets] == [
        "PENDING",
        "GENERATING",
    ]
    assert await making.finish(ctx, mine, steps.MADE)
    view = await packets.read(ctx, caller, packet_id)
    assert (view.status, view.version, bytes(view.plan)) == ("READY", 1, b'{"withheld":false}')
    summary = (await packets.status(ctx, caller)).summary
    assert (summary.completed, summary.pending, summary.progress) == (1, 1, 50)


async def test_a_real_packet_is_read_as_it_was_certified(ctx: Context) -> None:
    result = await submitted(ctx)
    made = await steps.really_make(ctx, result.packets[1].id)
    caller = await caller_of(ctx, result)
    view = await packets.read(ctx, caller, result.packets[1].id)
    assert bytes(view.plan) == made.plan
    assert view.certificate == msgspec.json.decode(made.certificate, type=Certificate)
    pdf = await packets.file(ctx, caller, result.packets[1].id, "pdf")
    assert (pdf.content, pdf.etag, pdf.media_type) == (made.pdf, made.pdf_etag, "application/pdf")
    assert pdf.content.startswith(b"%PDF-")
    html = await packets.file(ctx, caller, result.packets[1].id, "html")
    assert html.content == made.html


async def test_finishing_twice_changes_nothing_twice(ctx: Context) -> None:
    result = await submitted(ctx)
    mine = await steps.claimed(ctx, result.packets[0].id)
    assert await making.finish(ctx, mine, steps.MADE)
    assert not await making.finish(ctx, mine, steps.MADE)
    assert await making.claim(ctx, mine.key) is None


async def test_a_version_taken_over_is_no_longer_the_first_workers(ctx: Context) -> None:
    result = await submitted(ctx)
    first = await steps.claimed(ctx, result.packets[0].id)
    second = await steps.claimed(ctx, result.packets[0].id)
    assert not await making.finish(ctx, first, steps.MADE)
    assert await making.fail(ctx, first, CRASH) is None
    assert await making.finish(ctx, second, steps.MADE)


async def test_one_letter_tells_of_all_packets(ctx: Context) -> None:
    result = await submitted(ctx)
    await make(ctx, result.packets[0].id)
    assert await letters(ctx) == []
    await make(ctx, result.packets[1].id)
    assert await letters(ctx) == ["packets-ready"]


async def test_a_packet_with_a_review_waits_for_a_coach(ctx: Context) -> None:
    result = await submitted(ctx)
    await make_all(ctx, result, reviewed=True)
    caller, coach = await caller_of(ctx, result), await staff(ctx, "coach")
    status = await packets.status(ctx, caller)
    assert [packet.waiting_for for packet in status.packets] == [None, "coach"]
    assert (status.summary.completed, status.summary.waiting) == (2, 1)
    assert await letters(ctx) == ["packets-ready", "packets-held"]
    for look in (
        packets.read(ctx, caller, result.packets[1].id),
        packets.file(ctx, caller, result.packets[1].id, "pdf"),
    ):
        with pytest.raises(StateError) as caught:
            await look
        assert caught.value.code == "waiting"
    assert (await packets.read(ctx, coach, result.packets[1].id)).status == "READY"
    listed = await packets.listing(ctx, coach, waiting_for="coach")
    assert [row.id for row in listed.items] == [result.packets[1].id]
    row = await packets.release(ctx, coach, result.packets[1].id, reason="looked fine")
    assert row.waiting_for is None
    assert (await packets.read(ctx, caller, result.packets[1].id)).released_at is not None
    await packets.release(ctx, coach, result.packets[1].id)
    assert await letters(ctx) == ["packets-ready", "packets-held", "packets-ready"]
    held = await packets.hold(ctx, coach, result.packets[1].id, reason="on second thought")
    assert held.waiting_for == "coach"


@pytest.mark.parametrize(
    ("policy", "reviewed", "waiting"),
    [
        ("auto", True, [None, None]),
        ("flagged", False, [None, None]),
        ("flagged", True, [None, "coach"]),
        ("all", False, ["coach", "coach"]),
    ],
)
async def test_the_release_policy_decides_who_waits(
    ctx: Context, policy: str, reviewed: bool, waiting: list[str | None]
) -> None:
    ctx = replace_config(ctx, release_policy=policy)
    result = await submitted(ctx)
    await make_all(ctx, result, reviewed=reviewed)
    status = await packets.status(ctx, await caller_of(ctx, result))
    assert [packet.waiting_for for packet in status.packets] == waiting


async def test_a_minors_packets_wait_for_the_guardian(ctx: Context) -> None:
    result = await submitted(ctx, "minor-asks-to-cut")
    await make_all(ctx, result)
    caller, coach = await caller_of(ctx, result), await staff(ctx, "coach")
    status = await packets.status(ctx, caller)
    assert {packet.waiting_for for packet in status.packets} == {"guardian"}
    assert await letters(ctx) == ["guardian-link"]
    listed = await packets.listing(ctx, coach, waiting_for="guardian")
    assert len(listed.items) == 2
    first = await guardians.record(ctx, coach, result.client.id, name="Gus Guardian")
    assert await guardians.record(ctx, coach, result.client.id, name="Someone Else") == first
    status = await packets.status(ctx, caller)
    assert {packet.waiting_for for packet in status.packets} == {None}
    assert await letters(ctx) == ["guardian-link", "packets-ready"]


async def test_only_the_right_people_see_a_packet(ctx: Context) -> None:
    mine, theirs = await submitted(ctx), await submitted(ctx)
    await make_all(ctx, mine)
    stranger = await caller_of(ctx, theirs)
    for packet_id in (mine.packets[0].id, "00000000-0000-7000-8000-000000000000", "x", ""):
        with pytest.raises(NotFound):
            await packets.read(ctx, stranger, packet_id)
    with pytest.raises(Refused):
        await packets.release(ctx, stranger, mine.packets[0].id)
    with pytest.raises(Refused):
        await packets.listing(ctx, stranger)
    client = await staff(ctx, "client", "ada@example.org")
    with pytest.raises(NotFound):
        await packets.read(ctx, client, mine.packets[0].id)
    assert (await packets.status(ctx, client)).packets == ()


async def test_a_look_by_staff_is_audited_and_one_by_the_client_is_not(ctx: Context) -> None:
    result = await submitted(ctx)
    await make_all(ctx, result)
    admin = await staff(ctx)
    await packets.read(ctx, await caller_of(ctx, result), result.packets[0].id)
    await packets.read(ctx, admin, result.packets[0].id)
    async with ctx.database.session() as session:
        found = await records.audit_of_client(session, result.client.id)
    assert [(each.actor, each.action) for each in found] == [(admin.account_id, "packet-read")]


async def test_a_failed_try_is_repeated_and_the_last_is_a_dead_letter(ctx: Context) -> None:
    result = await submitted(ctx)
    caller, packet_id = await caller_of(ctx, result), result.packets[0].id
    for retry in (1, 2):
        delay = await making.fail(ctx, await steps.claimed(ctx, packet_id), CRASH)
        assert delay is not None
        packet = (await packets.status(ctx, caller)).packets[0]
        assert (packet.status, packet.retry_count, packet.has_error) == ("PENDING", retry, False)
    await staff(ctx, "admin")
    assert await making.fail(ctx, await steps.claimed(ctx, packet_id), CRASH) is None
    packet = (await packets.status(ctx, caller)).packets[0]
    assert (packet.status, packet.error_message) == ("FAILED", CRASH.message)
    assert await letters(ctx) == ["packet-failed"]


async def test_pauses_double_and_differ(ctx: Context) -> None:
    first = ctx.config.jobs.retry_delay
    for retries in range(5):
        drawn = {making.pause(first, retries) for _ in range(50)}
        assert len(drawn) > 40
        assert all(0.8 <= each / (first * 2**retries) <= 1.2 for each in drawn)


async def test_a_broken_invariant_is_not_tried_again(ctx: Context) -> None:
    result = await submitted(ctx)
    assert await making.fail(ctx, await steps.claimed(ctx, result.packets[0].id), INVARIANT) is None
    packet = (await packets.status(ctx, await caller_of(ctx, result))).packets[0]
    assert (packet.status, packet.retry_count) == ("FAILED", 0)


async def test_a_packet_lost_eleven_times_fails(ctx: Context) -> None:
    result = await submitted(ctx)
    packet_id = result.packets[0].id
    for _ in range(11):
        await steps.claimed(ctx, packet_id)
    assert await making.claim(ctx, steps.key_of(packet_id)) is None
    packet = (await packets.status(ctx, await caller_of(ctx, result))).packets[0]
    assert packet.status == "FAILED"
    async with ctx.database.session() as session:
        code = await session.connection.fetchval(
            "SELECT error_code FROM packet_versions WHERE status = 'FAILED'"
        )
    assert code == "worker-lost"


async def test_regenerating_leaves_the_old_version_open(ctx: Context) -> None:
    result = await submitted(ctx)
    await make_all(ctx, result)
    caller, admin, packet_id = await caller_of(ctx, result), await staff(ctx), result.packets[1].id
    row = await packets.regenerate(ctx, admin, packet_id, priority="urgent", variant=True)
    assert (row.version, row.ready_version, row.status) == (2, 1, "PENDING")
    assert (await packets.read(ctx, caller, packet_id)).version == 1
    with pytest.raises(StateError):
        await packets.regenerate(ctx, admin, packet_id)
    await make(ctx, packet_id, version=2)
    assert (await packets.read(ctx, caller, packet_id)).version == 2
    found = await packets.versions(ctx, admin, packet_id)
    assert [(each.version, each.status, each.variant) for each in found] == [(2, "READY", 1), (1, "READY", 0)]
    async with ctx.database.session() as session:
        priority = await session.connection.fetchval("SELECT max(priority) FROM pgqueuer")
    assert priority == 20


async def test_a_version_made_again_waits_while_the_one_before_does(ctx: Context) -> None:
    result = await submitted(ctx)
    await make_all(ctx, result)
    admin, packet_id = await staff(ctx), result.packets[1].id
    await packets.hold(ctx, admin, packet_id)
    await packets.regenerate(ctx, admin, packet_id)
    await make(ctx, packet_id, version=2)
    status = await packets.status(ctx, await caller_of(ctx, result))
    assert [(packet.version, packet.waiting_for) for packet in status.packets] == [(1, None), (2, "coach")]


async def test_a_version_that_finishes_late_does_not_replace_a_newer_one(ctx: Context) -> None:
    result = await submitted(ctx)
    admin, packet_id = await staff(ctx), result.packets[1].id
    await making.fail(ctx, await steps.claimed(ctx, packet_id), INVARIANT)
    await packets.regenerate(ctx, admin, packet_id)
    await make(ctx, packet_id, version=2)
    await operations.retry(ctx, f"{packet_id}:1")
    await make(ctx, packet_id, version=1)
    row = (await packets.status(ctx, await caller_of(ctx, result))).packets[1]
    assert (row.version, row.ready_version) == (2, 2)


async def test_lists_page_without_loss_or_repeat(ctx: Context) -> None:
    results = [await submitted(ctx) for _ in range(3)]
    admin = await staff(ctx)
    wanted = {packet.id for result in results for packet in result.packets}
    for sort in ("-createdAt", "createdAt", "-updatedAt", "updatedAt"):
        seen: list[str] = []
        cursor = None
        while True:
            page = await packets.listing(ctx, admin, limit=2, cursor=cursor, sort=sort)
            seen += [row.id for row in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert len(seen) == len(wanted)
        assert set(seen) == wanted


@pytest.mark.parametrize(
    "given", [{"limit": 0}, {"limit": 201}, {"sort": "name"}, {"cursor": "x"}, {"cursor": "e30"}]
)
async def test_a_wrong_list_request_is_refused(ctx: Context, given: dict[str, object]) -> None:
    with pytest.raises(InputError):
        await packets.listing(ctx, await staff(ctx), **given)  # type: ignore[arg-type]

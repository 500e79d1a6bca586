"""Clients, accounts, the queue, dead letters, idempotency, live status, library lookups."""

import asyncio
from datetime import timedelta

import pytest
from tests import making as steps
from tests.database import replace_config, until
from tests.making import caller_of, make_all, staff, submitted

from intakt.content.model import CLIENT_TYPES
from intakt.delivery.failures import INVARIANT
from intakt.kit.errors import InputError, NotFound, Refused, StateError, UnknownId
from intakt.persistence import accounts as account_rows
from intakt.services import accounts, clients, idempotency, library, live, making, operations, packets, upkeep
from intakt.services.context import Context
from intakt.services.views import FirstAnswer

# --- accounts and clients -----------------------------------------------------------------------


async def test_work_at_the_command_line_does_not_take_the_first_administrators_token(ctx: Context) -> None:
    await accounts.operator(ctx)
    assert await accounts.first_admin_token(ctx) is not None


async def test_the_first_administrator_is_made_once(ctx: Context) -> None:
    tokens = await asyncio.gather(*(accounts.first_admin_token(ctx) for _ in range(4)))
    (token,) = [each for each in tokens if each is not None]
    caller = await accounts.authenticate(ctx, token)
    assert caller is not None
    assert caller.role == "admin"


async def test_an_unknown_or_revoked_token_is_nobodys(ctx: Context) -> None:
    token = await accounts.create_token(ctx, "coach@example.org", "coach")
    caller = await accounts.authenticate(ctx, token)
    assert caller is not None
    assert await accounts.authenticate(ctx, token + "x") is None
    async with ctx.database.session() as session:
        assert await account_rows.revoke(session, caller.token_id, now=ctx.now())
    ctx.caches.empty("tokens")
    assert await accounts.authenticate(ctx, token) is None


@pytest.mark.parametrize("email", ["", "nobody", "@x", "a b@c.d", "a@" + "x" * 300])
async def test_an_account_needs_an_address(ctx: Context, email: str) -> None:
    with pytest.raises(InputError):
        await accounts.create_token(ctx, email, "coach")


async def test_tokens_are_stored_as_hashes(ctx: Context) -> None:
    token = await accounts.create_token(ctx, "coach@example.org", "coach")
    async with ctx.database.session() as session:
        lines = await session.connection.fetch("SELECT row_to_json(t)::text AS line FROM tokens AS t")
    assert not any(token in line["line"] for line in lines)


async def test_staff_read_a_whole_record_and_it_is_audited(ctx: Context) -> None:
    result = await submitted(ctx)
    admin = await staff(ctx)
    record = await clients.read(ctx, admin, result.client.id)
    assert record.responses["medical-flags"]
    assert len(record.packets) == 2
    page = await clients.listing(ctx, admin, client_type="NUTRITION_ONLY")
    assert [row.id for row in page.items] == [result.client.id]
    assert (await clients.listing(ctx, admin, client_type="YOUTH", sort="createdAt")).items == ()
    with pytest.raises(Refused):
        await clients.read(ctx, await caller_of(ctx, result), result.client.id)
    with pytest.raises(NotFound):
        await clients.read(ctx, admin, "x")


async def test_a_coach_sees_own_and_unassigned_clients_only(ctx: Context) -> None:
    mine, theirs = await staff(ctx, "coach", "a@example.org"), await staff(ctx, "coach", "b@example.org")
    result = await submitted(ctx)
    await make_all(ctx, result)
    async with ctx.database.session() as session:
        await session.connection.execute("UPDATE clients SET coach_id = $1", mine.account_id)
    assert len((await clients.listing(ctx, mine)).items) == 1
    assert (await clients.listing(ctx, theirs)).items == ()
    assert (await packets.listing(ctx, theirs)).items == ()
    with pytest.raises(NotFound):
        await packets.read(ctx, theirs, result.packets[0].id)


# --- operations ---------------------------------------------------------------------------------


async def test_dead_letters_are_retried_or_dismissed(ctx: Context) -> None:
    result = await submitted(ctx)
    for packet in result.packets:
        await making.fail(ctx, await steps.claimed(ctx, packet.id), INVARIANT)
    queue = await operations.queue(ctx)
    assert (queue.failed, queue.dead_letters, queue.pending) == (2, 2, 0)
    first, second = [job.id for job in await operations.jobs(ctx)]
    await operations.dismiss(ctx, first)
    assert [job.id for job in await operations.jobs(ctx)] == [second]
    assert await operations.retry(ctx, "all") == 1
    assert [job.status for job in await operations.jobs(ctx)] == ["pending"]
    assert await operations.retry(ctx, first, caller=await staff(ctx)) == 1
    for job_id in (first, "x", "x:1", f"{result.packets[0].id}:99999999999", ""):
        with pytest.raises(NotFound):
            await operations.dismiss(ctx, job_id)
    with pytest.raises(NotFound):
        await operations.retry(ctx, first)


async def test_what_waits_without_a_job_is_enqueued_again(ctx: Context) -> None:
    await submitted(ctx)
    async with ctx.database.session() as session:
        await session.connection.execute("DELETE FROM pgqueuer")
    assert await making.enqueue_lost(ctx, older_than=timedelta(0)) == 2
    assert await making.enqueue_lost(ctx, older_than=timedelta(0)) == 0


async def test_untouched_intakes_are_abandoned_and_go_on_when_resumed(ctx: Context) -> None:
    from intakt.services import intakes
    from intakt.services.views import IntakeChange

    started = await intakes.start(ctx, "NUTRITION_ONLY")
    await upkeep.every_hour(replace_config(ctx, abandon_after=timedelta(days=1)))
    assert await intake_state(ctx) == "STARTED"
    await upkeep.every_hour(replace_config(ctx, abandon_after=timedelta(seconds=-1)))
    assert await intake_state(ctx) == "ABANDONED"
    await intakes.save(ctx, started.intake_id, IntakeChange(responses={"sex": "female"}))
    assert await intake_state(ctx) == "STARTED"


async def test_old_keys_and_the_queues_old_log_are_removed(ctx: Context) -> None:
    scope = {"caller": "a", "method": "POST", "route": "/"}
    await idempotency.first_answer(ctx, "k", **scope, body_hash=b"1")
    await submitted(ctx)
    tables = ("idempotency", "pgqueuer_log")
    await upkeep.every_hour(ctx)
    assert 0 not in await counts(ctx, tables)
    async with ctx.database.session() as session:
        await session.connection.execute("UPDATE idempotency SET created_at = now() - interval '25 hours'")
        await session.connection.execute("UPDATE pgqueuer_log SET created = now() - interval '8 days'")
    await upkeep.every_hour(ctx)
    assert await counts(ctx, tables) == [0, 0]


async def counts(ctx: Context, tables: tuple[str, ...]) -> list[int]:
    async with ctx.database.session() as session:
        return [await session.connection.fetchval(f"SELECT count(*) FROM {table}") for table in tables]


async def intake_state(ctx: Context) -> str:
    async with ctx.database.session() as session:
        return str(await session.connection.fetchval("SELECT state FROM intakes"))


async def test_health_says_what_is_missing(ctx: Context) -> None:
    assert (await operations.health(ctx)).ready
    async with ctx.database.session() as session:
        await session.connection.execute("DELETE FROM library_current")
    unpublished = await operations.health(ctx)
    assert (unpublished.ready, unpublished.library is not None) == (False, True)
    async with ctx.database.session() as session:
        await session.connection.execute("DELETE FROM schema_migrations WHERE name LIKE '%packets'")
    behind = await operations.health(ctx)
    assert (behind.ready, behind.migrations is not None) == (False, True)


# --- idempotency --------------------------------------------------------------------------------


async def test_a_key_gives_the_first_answer(ctx: Context) -> None:
    scope = {"caller": "a", "method": "POST", "route": "/api/intake"}
    answer = FirstAnswer(status=201, headers={"x": "y"}, content=b"{}")
    assert await idempotency.first_answer(ctx, "k", **scope, body_hash=b"1") is None
    with pytest.raises(StateError):
        await idempotency.first_answer(ctx, "k", **scope, body_hash=b"1")
    await idempotency.remember(ctx, "k", **scope, answer=answer)
    assert await idempotency.first_answer(ctx, "k", **scope, body_hash=b"1") == answer
    with pytest.raises(InputError):
        await idempotency.first_answer(ctx, "k", **scope, body_hash=b"2")
    for other in ({"caller": "b"}, {"method": "PUT"}, {"route": "/api/guardian"}):
        assert await idempotency.first_answer(ctx, "k", **{**scope, **other}, body_hash=b"2") is None


async def test_a_key_whose_call_failed_is_free_again(ctx: Context) -> None:
    scope = {"caller": "a", "method": "POST", "route": "/"}
    assert await idempotency.first_answer(ctx, "k", **scope, body_hash=b"1") is None
    await idempotency.forget(ctx, "k", **scope)
    assert await idempotency.first_answer(ctx, "k", **scope, body_hash=b"2") is None


# --- live ---------------------------------------------------------------------------------------


async def test_a_stream_sends_the_whole_status_at_each_change(ctx: Context) -> None:
    result = await submitted(ctx)
    caller = await caller_of(ctx, result)
    stream = live.changes(ctx, caller)
    first = await anext(stream)
    assert first is not None
    assert first.summary.pending == 2
    await steps.make(ctx, result.packets[0].id)
    seen = await anext(stream)
    while seen is None or seen.summary.completed == 0:
        seen = await anext(stream)
    assert seen == await packets.status(ctx, caller)
    ctx.stopping.set()
    with pytest.raises(StopAsyncIteration):
        await anext(stream)


async def test_a_silent_stream_gives_a_sign_of_life(ctx: Context) -> None:
    ctx = replace_config(ctx, live_silence=0.05)
    stream = live.changes(ctx, await caller_of(ctx, await submitted(ctx)))
    assert await anext(stream) is not None
    assert await anext(stream) is None


async def test_a_stream_opened_before_submitting_sees_the_packets_come(ctx: Context) -> None:
    from tests.personas import answers

    from intakt.services import intakes
    from intakt.services.views import IntakeChange

    started = await intakes.start(ctx, "NUTRITION_ONLY")
    caller = await accounts.authenticate(ctx, started.token)
    assert caller is not None
    stream = live.changes(ctx, caller)
    first = await anext(stream)
    assert first is not None
    assert first.packets == ()
    await intakes.save(ctx, started.intake_id, IntakeChange(responses=answers()))
    await intakes.submit(ctx, started.intake_id)
    second = await anext(stream)
    assert second is not None
    assert second.summary.total == 2


# --- library ------------------------------------------------------------------------------------


async def test_the_seven_lookups_agree_with_the_release(ctx: Context) -> None:
    release = await library.release(ctx)
    assert [path.client_type for path in await library.all_paths(ctx)] == list(CLIENT_TYPES)
    every = await library.all_blocks(ctx)
    assert [block.id for block in every] == list(release.library.blocks)
    assert await library.block(ctx, every[0].id) == every[0]
    assert await library.blocks(ctx, (every[1].id, "nope", every[0].id)) == (every[1], every[0])
    assert all(block.category == "HEALTH" for block in await library.blocks_by_category(ctx, "HEALTH"))
    view = await library.path_with_blocks(ctx, "NUTRITION_ONLY")
    summary = await library.path(ctx, "NUTRITION_ONLY")
    assert summary.question_count == sum(len(block.questions) for block in view.blocks)
    assert await library.path_with_blocks(ctx, "NUTRITION_ONLY", release_id=release.id) == view
    with pytest.raises(NotFound):
        await library.block(ctx, "nope")
    with pytest.raises(UnknownId):
        await library.path_with_blocks(ctx, "NUTRITION_ONLY", release_id="nope")


async def test_a_thousand_callers_of_a_cold_cache_make_one_load(ctx: Context) -> None:
    ctx.caches.empty()
    views = await asyncio.gather(*(library.path_with_blocks(ctx, "NUTRITION_ONLY") for _ in range(1000)))
    assert len({id(view) for view in views}) == 1
    statistics = await operations.cache(ctx)
    assert statistics["path_with_blocks"].misses == 1000
    assert statistics["releases"].misses == 1
    await library.path_with_blocks(ctx, "NUTRITION_ONLY")
    assert (await operations.cache(ctx))["path_with_blocks"].hits == 1


async def test_invalidating_reaches_other_processes(ctx: Context) -> None:
    await library.all_paths(ctx)
    assert (await operations.cache(ctx))["all_paths"].size == 1
    async with ctx.database.session() as session:
        await session.connection.execute("SELECT pg_notify('intakt_caches', 'all')")

    async def emptied() -> bool:
        return (await operations.cache(ctx))["all_paths"].size == 0

    await until(emptied)


async def test_publishing_the_same_library_again_moves_nothing(ctx: Context) -> None:
    first = await library.ensure_default(ctx)
    again = await library.ensure_default(ctx)
    assert (again.release, again.changed) == (first.release, False)
    assert (await library.current(ctx)).id == first.release

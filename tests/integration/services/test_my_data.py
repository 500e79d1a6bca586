"""What is held about a client: taken away as one ZIP, erased for good."""

import contextlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest
from tests.making import (
    MADE,
    NUTRITION,
    caller_of,
    claimed,
    make,
    make_all,
    staff,
    submitted,
)
from tests.signing import caller, signed_in

from intakt.kit.errors import InputError, NotFound, Refused, StateError
from intakt.persistence.erasing import SQL
from intakt.services import accounts, clients, erasing, exporting, intakes, making, my_data, packets, upkeep
from intakt.services.context import Context
from intakt.services.views import Caller, IntakeChange, Submitted
from intakt.settings import Settings

ADA = "ada@example.org"
KEPT = {"audit", "events"}
"""What stays: that something happened. (And a job in the queue, whose packet is gone: it ends by itself.)"""


async def ada_with(ctx: Context, result: Submitted) -> Caller:
    return await caller(ctx, (await signed_in(ctx, ADA, shown=await caller_of(ctx, result))).token)


def opened(content: bytes) -> tuple[dict[str, Any], set[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return json.loads(archive.read("data.json")), set(archive.namelist())


async def test_the_zip_holds_everything(ctx: Context) -> None:
    result = await submitted(ctx, **{"full-name": "Ada Ünal/../x"})
    await make_all(ctx, result)
    boss = await staff(ctx)
    await clients.read(ctx, boss, result.client.id)
    ada = await ada_with(ctx, result)
    data, names = opened((await exporting.export(ctx, ada)).content)
    (record,) = data["records"]
    assert data["account"]["email"] == ADA
    assert record["profile"]["full_name"] == "Ada Ünal/../x"
    assert record["submissions"][0]["answers"]["full-name"] == "Ada Ünal/../x"
    assert "medical-flags" in record["submissions"][0]["answers"], "sealed answers are opened for their owner"
    assert {each["type"] for each in record["packets"]} == {"INTRO", "NUTRITION"}
    assert all(each["plan"] == {"withheld": False} for each in record["packets"])
    looked = [(each["action"], each["actor"]) for each in record["lookedAt"]]
    assert ("client-read", "admin") in looked
    assert boss.account_id not in json.dumps(record["lookedAt"])
    documents = {name for name in names if name.startswith("packets/")}
    assert len(documents) == 4
    assert not any(".." in name or "\\" in name for name in names)


async def test_what_is_not_open_yet_is_listed_without_its_content(ctx: Context) -> None:
    result = await submitted(ctx)
    await make_all(ctx, result, reviewed=True)
    data, names = opened((await exporting.export(ctx, await caller_of(ctx, result))).content)
    held = {each["type"]: each for each in data["records"][0]["packets"]}
    assert held["INTRO"]["open"] and "plan" in held["INTRO"]
    assert not held["NUTRITION"]["open"]
    assert "plan" not in held["NUTRITION"]
    assert not any("nutrition" in name for name in names)


async def test_a_minors_documents_wait_for_the_guardian_here_too(ctx: Context) -> None:
    result = await submitted(ctx, "minor-asks-to-cut")
    await make_all(ctx, result)
    data, names = opened((await exporting.export(ctx, await caller_of(ctx, result))).content)
    assert not any(each["open"] for each in data["records"][0]["packets"])
    assert names == {"README.txt", "data.json"}


async def test_answers_not_sent_yet_are_in_it(ctx: Context) -> None:
    begun = await intakes.start(ctx, NUTRITION)
    await intakes.save(ctx, begun.intake_id, IntakeChange(responses={"full-name": "Ada"}))
    data, _ = opened((await exporting.export(ctx, await caller(ctx, begun.token))).content)
    assert data["records"] == []
    assert data["unfinished"][0]["answers"] == {"full-name": "Ada"}


async def test_nobody_takes_away_what_is_anothers(ctx: Context) -> None:
    theirs = await submitted(ctx, **{"full-name": "Victim"})
    await ada_with(ctx, theirs)
    thief = await caller(ctx, (await signed_in(ctx, "thief@example.org")).token)
    data, _ = opened((await exporting.export(ctx, thief)).content)
    assert data["records"] == [] and "Victim" not in json.dumps(data)
    with pytest.raises(Refused):
        await exporting.export(ctx, await staff(ctx))


def stored(settings: Settings) -> int:
    """Files in the store."""
    return sum(path.is_file() for path in (settings.data_dir / "files").rglob("*"))


@contextlib.contextmanager
def away(settings: Settings) -> Iterator[None]:
    """The store is not to be had meanwhile."""
    folder = settings.data_dir / "files"
    kept = folder.rename(folder.with_name("away"))
    folder.write_text("not a folder")
    yield
    folder.unlink()
    kept.rename(folder)


# --- erasing ------------------------------------------------------------------------------------


async def rows_about(ctx: Context, ids: set[str]) -> dict[str, int]:
    """In how many rows of each table one of the ids, or the address, stands in any column."""
    async with ctx.database.session() as session:
        connection: asyncpg.Connection = session.connection
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = {}
        for (table,) in tables:
            pattern = "|".join(sorted(ids))
            count = await connection.fetchval(
                f"SELECT count(*) FROM {table} AS r WHERE r::text ~ $1", pattern
            )
            if count:
                found[table] = count
        return found


async def test_erasing_an_account_leaves_the_audit_and_nothing_else(ctx: Context, settings: Settings) -> None:
    result = await submitted(ctx)
    other = await submitted(ctx, **{"full-name": "Bystander"})
    await make_all(ctx, result)
    await make_all(ctx, other)
    ada = await ada_with(ctx, result)
    begun = await intakes.start(ctx, NUTRITION, account_id=ada.account_id)
    await intakes.save(ctx, begun.intake_id, IntakeChange(responses={"email": ADA}))
    boss = await staff(ctx)
    shown = await caller_of(ctx, result)
    ids = {result.client.id, begun.intake_id, shown.intake_id or "", ada.account_id or "", ADA}
    ids |= {each.id for each in result.packets}
    before = stored(settings)
    with pytest.raises(InputError):
        await erasing.erase_account(ctx, ada, agree=False)
    await erasing.erase_account(ctx, ada, agree=True)
    left = await rows_about(ctx, ids)
    assert set(left) <= {"audit", "mail", "pgqueuer"}, left
    assert left["mail"] == 1, "the key of the last letter names the account; its content is sealed"
    assert stored(settings) == before / 2
    assert await accounts.authenticate(ctx, begun.token) is None
    with pytest.raises(NotFound):
        await clients.read(ctx, boss, result.client.id)
    assert [each.full_name for each in (await clients.listing(ctx, boss)).items] == ["Bystander"]
    with pytest.raises(NotFound):
        await packets.read(ctx, boss, result.packets[0].id)
    assert (await packets.read(ctx, boss, other.packets[0].id)).status == "READY"
    async with ctx.database.session() as session:
        actions = await session.connection.fetch(
            "SELECT action FROM audit WHERE actor = $1 ORDER BY at", ada.account_id
        )
        figures = await session.connection.fetchval(
            "SELECT count(*) FROM events WHERE kind = 'intake-submitted'"
        )
    assert {row["action"] for row in actions} >= {"record-joined", "record-erased", "account-erased"}
    assert figures == 2, "the figures stay, without saying whose they are"


async def test_every_table_that_names_a_client_is_erased_with_it(ctx: Context) -> None:
    """A new table goes by itself (ON DELETE CASCADE), or stands in erasing.sql."""
    async with ctx.database.session() as session:
        rows = await session.connection.fetch(
            """SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent
            FROM pg_constraint WHERE contype = 'f' AND confdeltype <> 'c'
            AND confrelid::regclass::text
                IN ('clients', 'intakes', 'submissions', 'packets', 'packet_versions')"""
        )
    deleted = {
        statement.sql.split()[2] for statement in SQL.values() if statement.sql.startswith("DELETE FROM")
    }
    assert {row["child"] for row in rows} <= deleted


async def test_one_record_of_two_is_erased(ctx: Context) -> None:
    one, two = await submitted(ctx, **{"full-name": "Kim"}), await submitted(ctx, **{"full-name": "Lou"})
    await ada_with(ctx, one)
    ada = await ada_with(ctx, two)
    await erasing.erase_record(ctx, ada, one.client.id, agree=True)
    assert [each.full_name for each in await my_data.records(ctx, ada)] == ["Lou"]
    with pytest.raises(NotFound):
        await erasing.erase_record(ctx, ada, one.client.id, agree=True)
    assert set(await rows_about(ctx, {one.client.id})) <= KEPT


async def test_only_ones_own_is_erased(ctx: Context) -> None:
    theirs = await submitted(ctx)
    begun = await intakes.start(ctx, NUTRITION)
    thief = await caller(ctx, (await signed_in(ctx, "thief@example.org")).token)
    with pytest.raises(NotFound):
        await erasing.erase_record(ctx, thief, theirs.client.id, agree=True)
    with pytest.raises(NotFound):
        await erasing.erase_intake(ctx, thief, begun.intake_id, agree=True)
    other = await caller(ctx, (await intakes.start(ctx, NUTRITION)).token)
    with pytest.raises(NotFound):
        await erasing.erase_intake(ctx, other, begun.intake_id, agree=True)
    with pytest.raises(Refused):
        await erasing.erase_record(ctx, await staff(ctx), theirs.client.id, agree=True)


async def test_unfinished_answers_are_erased_by_their_own_token(ctx: Context) -> None:
    begun = await intakes.start(ctx, NUTRITION)
    await intakes.save(ctx, begun.intake_id, IntakeChange(responses={"email": ADA, "full-name": "Ada"}))
    own = await caller(ctx, begun.token)
    await erasing.erase_intake(ctx, own, begun.intake_id, agree=True)
    assert await accounts.authenticate(ctx, begun.token) is None
    assert set(await rows_about(ctx, {begun.intake_id, ADA})) <= KEPT


async def test_a_packet_that_is_being_made_leaves_nothing_behind(ctx: Context, settings: Settings) -> None:
    result = await submitted(ctx)
    own = await caller_of(ctx, result)
    underway = await claimed(ctx, result.packets[0].id)
    await erasing.erase_record(ctx, own, result.client.id, agree=True)
    assert not await making.finish(ctx, underway, MADE)
    await upkeep.every_minute(ctx)
    assert stored(settings) == 0


async def test_a_store_that_is_away_gets_rid_of_files_later(ctx: Context, settings: Settings) -> None:
    result = await submitted(ctx)
    await make(ctx, result.packets[0].id)
    with away(settings):
        await erasing.erase_record(ctx, await caller_of(ctx, result), result.client.id, agree=True)
    assert stored(settings) == 2
    await upkeep.every_minute(ctx)
    assert stored(settings) == 0


async def test_the_record_of_a_submitted_intake_is_not_taken_for_unfinished(ctx: Context) -> None:
    result = await submitted(ctx)
    own = await caller_of(ctx, result)
    with pytest.raises(NotFound):
        await erasing.erase_intake(ctx, own, own.intake_id or "", agree=True)
    with pytest.raises(StateError):
        await packets.read(ctx, own, result.packets[0].id)

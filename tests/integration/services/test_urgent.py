"""Answers that mean danger: told at once, first in the lists, mailed to a person."""

import msgspec
from tests.making import make_all, staff, submitted
from tests.personas import answers

from intakt.delivery.mail import Letter
from intakt.persistence import packet_versions
from intakt.services import clients, intakes, packets
from intakt.services.context import Context
from intakt.services.views import Caller, IntakeChange

UNCHECKED = {"symptoms-checked": ["none"]}
DANGER = "Honestly I do not want to live any more"


async def letters(ctx: Context) -> list[Letter]:
    async with ctx.database.session() as session:
        rows = await session.connection.fetch("SELECT sealed FROM mail WHERE message = 'urgent-answer'")
    return [msgspec.json.decode(ctx.secrets.open(row["sealed"]), type=Letter) for row in rows]


async def first_client(ctx: Context, caller: Caller, **query: str) -> str:
    return (await clients.listing(ctx, caller, limit=1, **query)).items[0].id  # type: ignore[arg-type]


async def test_danger_is_told_while_the_form_is_still_open(ctx: Context) -> None:
    started = await intakes.start(ctx, "WORKOUT_ONLY")
    responses: dict[str, object] = {"country": "DE", "coach-note": DANGER, "symptoms": ["fainted"]}
    view = await intakes.save(ctx, started.intake_id, IntakeChange(responses=responses))
    assert [notice.id for notice in view.notices] == [
        "urgent.fainting",
        "urgent.self-harm",
        "closed",
        "symptoms.fainted",
    ]
    assert [notice.number for notice in view.notices[:2]] == ["112", "0800 111 0 111"]
    assert view.notices[2].offers == ("NUTRITION_ONLY", "GENERAL_WELLNESS")
    assert (await intakes.read(ctx, started.intake_id)).notices == view.notices
    responses = {"coach-note": "no suicidal thoughts", "symptoms": ["none"]}
    calm = await intakes.save(ctx, started.intake_id, IntakeChange(responses=responses))
    assert calm.notices == ()


async def test_a_client_in_danger_comes_first_however_many_follow(ctx: Context) -> None:
    coach = await staff(ctx, "coach", "coach@example.org")
    urgent = await submitted(ctx, **{"coach-note": DANGER})
    later = [await submitted(ctx) for _ in range(3)]
    assert await first_client(ctx, coach) == urgent.client.id
    assert await first_client(ctx, coach, client_type="NUTRITION_ONLY") == urgent.client.id
    assert await first_client(ctx, coach, sort="-createdAt") == later[-1].client.id
    for result in (urgent, *later):
        await make_all(ctx, result, reviewed=True)
    waiting = await packets.listing(ctx, coach, waiting_for="coach")
    assert [row.client_id for row in waiting.items] == [
        urgent.client.id,
        *(each.client.id for each in reversed(later)),
    ]
    assert [row.urgent for row in waiting.items] == [True, False, False, False]


async def test_pages_of_the_urgent_order_leave_nobody_out(ctx: Context) -> None:
    admin = await staff(ctx)
    made = [await submitted(ctx, **({"coach-note": DANGER} if n in (1, 3) else {})) for n in range(5)]
    for result in made:
        await make_all(ctx, result, reviewed=True)
    for listing in (
        lambda cursor: clients.listing(ctx, admin, limit=2, cursor=cursor),
        lambda cursor: packets.listing(ctx, admin, waiting_for="coach", limit=2, cursor=cursor),
    ):
        seen: list[str] = []
        cursor: str | None = None
        while True:
            page = await listing(cursor)
            seen += [getattr(row, "client_id", row.id) for row in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        order = [made[number].client.id for number in (3, 1, 4, 2, 0)]
        assert seen == order


async def test_a_person_is_mailed_once_and_reads_no_answer_in_the_letter(ctx: Context) -> None:
    await staff(ctx, "coach", "coach@example.org")
    await staff(ctx, "admin", "boss@example.org")
    result = await submitted(ctx, **{"coach-note": DANGER})
    found = await letters(ctx)
    assert sorted(letter.to for letter in found) == ["boss@example.org", "coach@example.org"]
    for letter in found:
        assert result.client.id in letter.values["link"]
        assert not any("live" in str(value) or "Lindqvist" in str(value) for value in letter.values.values())
    assert (await submitted(ctx)).success
    assert len(await letters(ctx)) == 2


async def test_an_assigned_coach_is_told_and_the_others_are_not(ctx: Context) -> None:
    mine = await staff(ctx, "coach", "mine@example.org")
    await staff(ctx, "coach", "other@example.org")
    first = await submitted(ctx)
    async with ctx.database.session() as session:
        await session.connection.execute(
            "UPDATE clients SET coach_id = $1 WHERE id = $2", mine.account_id, first.client.id
        )
        intake_id = await session.connection.fetchval(
            "SELECT id::text FROM intakes WHERE client_id = $1", first.client.id
        )
    again = await intakes.reopen(ctx, intake_id)
    await intakes.save(ctx, again.intake_id, IntakeChange(responses={"coach-note": DANGER}))
    await intakes.submit(ctx, again.intake_id)
    assert [letter.to for letter in await letters(ctx)] == ["mine@example.org"]


async def test_somebody_attends_and_the_client_takes_an_ordinary_place(ctx: Context) -> None:
    coach = await staff(ctx, "coach", "coach@example.org")
    urgent, later = await submitted(ctx, **{"coach-note": DANGER}), await submitted(ctx)
    for result in (urgent, later):
        await make_all(ctx, result, reviewed=True)
    row = await clients.attend(ctx, coach, urgent.client.id, reason="Called at once.")
    assert not row.urgent
    await clients.attend(ctx, coach, urgent.client.id)
    assert await first_client(ctx, coach) == later.client.id
    waiting = await packets.listing(ctx, coach, waiting_for="coach")
    assert [each.client_id for each in waiting.items] == [later.client.id, urgent.client.id]
    async with ctx.database.session() as session:
        audited = await session.connection.fetch(
            "SELECT client_id::text AS id, detail->>'reason' AS reason FROM audit"
            " WHERE action = 'urgent-attended'"
        )
    assert [(each["id"], each["reason"]) for each in audited] == [(urgent.client.id, "Called at once.")]


async def test_a_client_stays_first_until_attended_to_whatever_is_answered_next(ctx: Context) -> None:
    admin = await staff(ctx)
    urgent = await submitted(ctx, **{"coach-note": DANGER})
    await make_all(ctx, urgent)
    async with ctx.database.session() as session:
        intake_id = await session.connection.fetchval(
            "SELECT id::text FROM intakes WHERE client_id = $1", urgent.client.id
        )
    again = await intakes.reopen(ctx, intake_id)
    await intakes.save(ctx, again.intake_id, IntakeChange(responses={"coach-note": "All is well"}))
    second = await intakes.submit(ctx, again.intake_id)
    await submitted(ctx)
    assert await first_client(ctx, admin) == urgent.client.id
    packet = next(each for each in second.packets if each.type == "NUTRITION")
    async with ctx.database.session() as session:
        state = await packet_versions.state(session, packet_versions.Key(packet_id=packet.id, version=2))
    assert state is not None
    assert state.priority == 30


async def test_the_marker_is_all_that_lies_open(ctx: Context) -> None:
    """Which answer it was stays sealed."""
    await submitted(ctx, **{"coach-note": DANGER})
    async with ctx.database.session() as session:
        tables = [
            row["table_name"]
            for row in await session.connection.fetch(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            )
        ]
        for table in tables:
            lines = await session.connection.fetch(f"SELECT row_to_json(t)::text AS line FROM {table} AS t")
            if table != "library_releases":
                told = "\n".join(line["line"] for line in lines)
                assert "not want to live" not in told
                assert "self-harm" not in told


async def test_stop_options_are_urgent_and_need_no_review(ctx: Context) -> None:
    admin = await staff(ctx)
    workout = answers("typical-workout", symptoms=["chest-discomfort-effort"], **UNCHECKED)
    urgent = await intakes.submit_answers(ctx, "WORKOUT_ONLY", workout)
    await submitted(ctx)
    assert await first_client(ctx, admin) == urgent.client.id
    assert {letter.to for letter in await letters(ctx)} == {"boss@example.org"}

"""A client who comes back starts from the last answers; a path may change on the way; old packets stay."""

from typing import Any

import pytest
from tests.making import caller_of, make, make_all
from tests.personas import answers, load

from intakt.kit.errors import StateError
from intakt.services import accounts, intakes, packets
from intakt.services.context import Context
from intakt.services.views import Caller, IntakeChange, Submitted


async def sent(ctx: Context, persona: str, **changes: object) -> Submitted:
    client_type: Any = load(persona)["clientType"]
    return await intakes.submit_answers(ctx, client_type, answers(persona, **changes))


async def intake_of(caller: Caller) -> str:
    assert caller.intake_id is not None
    return caller.intake_id


async def send_again(
    ctx: Context, intake_id: str, client_type: Any = None, **changes: object
) -> tuple[Submitted, Caller]:
    """Reopened, changed, sent; with the caller of the new intake."""
    started = await intakes.reopen(ctx, intake_id)
    await intakes.save(ctx, started.intake_id, IntakeChange(client_type=client_type, responses=dict(changes)))
    done = await intakes.submit(ctx, started.intake_id)
    caller = await accounts.authenticate(ctx, started.token)
    assert caller is not None
    return done, caller


def missing(of: str, have: str) -> dict[str, object]:
    """The answers of one persona that another was not asked for."""
    return {name: value for name, value in answers(of).items() if name not in answers(have)}


async def versions(ctx: Context, caller: Caller) -> dict[str, tuple[int, str]]:
    status = await packets.status(ctx, caller)
    return {packet.type: (packet.version, packet.status) for packet in status.packets}


async def test_an_old_link_starts_from_the_answers_sent_last(ctx: Context) -> None:
    first = await sent(ctx, "typical-nutrition")
    intake_id = await intake_of(await caller_of(ctx, first))
    await send_again(ctx, intake_id, **{"coach-note": "Second time"})
    third = await intakes.reopen(ctx, intake_id)
    view = await intakes.read(ctx, third.intake_id)
    assert view.responses["coach-note"] == "Second time"
    assert view.is_complete


async def test_all_packets_get_version_two_and_the_first_is_read_until_then(ctx: Context) -> None:
    first = await sent(ctx, "typical-full")
    caller = await caller_of(ctx, first)
    await make_all(ctx, first)
    second, again = await send_again(ctx, await intake_of(caller), weight=68)
    assert {packet.id for packet in second.packets} == {packet.id for packet in first.packets}
    assert second.client.id == first.client.id
    assert await versions(ctx, again) == dict.fromkeys(("INTRO", "NUTRITION", "WORKOUT"), (2, "PENDING"))
    for packet in second.packets:
        assert (await packets.read(ctx, again, packet.id)).version == 1
        await make(ctx, packet.id, version=2)
        assert (await packets.read(ctx, again, packet.id)).version == 2
    assert await intakes.submit(ctx, await intake_of(again)) == second


async def test_a_packet_no_longer_asked_for_stays_and_is_not_made_again(ctx: Context) -> None:
    first = await sent(ctx, "shoulder-overhead")
    caller = await caller_of(ctx, first)
    await make_all(ctx, first)
    second, again = await send_again(ctx, await intake_of(caller), **{"include-nutrition": "no"})
    assert [packet.type for packet in second.packets] == ["INTRO", "RECOVERY"]
    assert await versions(ctx, again) == {
        "INTRO": (2, "PENDING"),
        "RECOVERY": (2, "PENDING"),
        "NUTRITION": (1, "READY"),
    }
    food = next(packet.id for packet in first.packets if packet.type == "NUTRITION")
    assert (await packets.read(ctx, again, food)).version == 1
    async with ctx.database.session() as session:
        types = await session.connection.fetchval("SELECT packet_types FROM clients")
    assert types == ["INTRO", "RECOVERY"]
    third, latest = await send_again(ctx, await intake_of(again), **{"include-nutrition": "yes"})
    assert next(packet.id for packet in third.packets if packet.type == "NUTRITION") == food
    assert (await versions(ctx, latest))["NUTRITION"] == (2, "PENDING")


async def test_another_path_gives_its_own_packets_to_the_same_client(ctx: Context) -> None:
    first = await sent(ctx, "typical-workout")
    caller = await caller_of(ctx, first)
    await make_all(ctx, first)
    food = {
        name: value
        for name, value in answers("typical-nutrition").items()
        if name not in answers("typical-workout")
    }
    second, again = await send_again(ctx, await intake_of(caller), "NUTRITION_ONLY", **food)
    assert second.client.id == first.client.id
    assert second.client.client_type == "NUTRITION_ONLY"
    assert await versions(ctx, again) == {
        "INTRO": (2, "PENDING"),
        "NUTRITION": (1, "PENDING"),
        "WORKOUT": (1, "READY"),
    }


async def test_old_sessions_that_new_answers_make_unsafe_wait_for_a_coach(ctx: Context) -> None:
    first = await sent(ctx, "typical-workout")
    caller = await caller_of(ctx, first)
    await make_all(ctx, first)
    workout = next(packet.id for packet in first.packets if packet.type == "WORKOUT")
    assert (await packets.read(ctx, caller, workout)).version == 1
    food = {
        name: value
        for name, value in answers("typical-nutrition").items()
        if name not in answers("typical-workout")
    }
    told = {**food, "symptoms": ["fainted"], "symptoms-checked": ["none"]}
    _, again = await send_again(ctx, await intake_of(caller), "NUTRITION_ONLY", **told)
    with pytest.raises(StateError) as refused:
        await packets.read(ctx, again, workout)
    assert refused.value.code == "waiting"


async def test_changing_the_path_and_back_loses_no_answer(ctx: Context) -> None:
    started = await intakes.start(ctx, "WORKOUT_ONLY")
    given = answers("typical-workout")
    await intakes.save(ctx, started.intake_id, IntakeChange(responses=given))
    before = await intakes.read(ctx, started.intake_id)
    moved = await intakes.save(ctx, started.intake_id, IntakeChange(client_type="NUTRITION_ONLY"))
    assert moved.client_type == "NUTRITION_ONLY"
    assert moved.responses["full-name"] == given["full-name"]
    assert "training-days" not in moved.visible.questions
    assert moved.progress.percent < 100
    back = await intakes.save(ctx, started.intake_id, IntakeChange(client_type="WORKOUT_ONLY"))
    assert back.responses == before.responses
    assert back.visible == before.visible
    assert back.is_complete
    done = await intakes.submit(ctx, started.intake_id)
    assert [packet.type for packet in done.packets] == ["INTRO", "WORKOUT"]


async def test_answers_of_a_path_left_count_for_nothing(ctx: Context) -> None:
    """They are kept aside, so that going back finds them, and never used."""
    started = await intakes.start(ctx, "SPECIAL_SITUATION")
    told = answers("cauda-equina-signs")
    view = await intakes.save(ctx, started.intake_id, IntakeChange(responses=told))
    assert [notice.id for notice in view.notices][:2] == ["urgent.nerves", "closed"]
    moved = await intakes.save(ctx, started.intake_id, IntakeChange(client_type="NUTRITION_ONLY"))
    assert "red-flags" not in moved.visible.questions
    assert not any(notice.urgent for notice in moved.notices)

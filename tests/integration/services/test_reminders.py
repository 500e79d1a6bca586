"""Reminders of unfinished intakes: when, to whom, once each, and never again when not wanted."""

import asyncio
from datetime import timedelta

import pytest
from tests.database import replace_config
from tests.mailing import letters, value
from tests.making import NUTRITION
from tests.signing import later

from intakt.app import reminders_of
from intakt.kit.errors import NotFound, SetupError
from intakt.services import intakes, reminders, upkeep
from intakt.services.context import Context
from intakt.services.views import IntakeChange
from intakt.settings import Settings

ADA = "ada@example.org"
DAY = timedelta(days=1)


async def begun(ctx: Context, **responses: object) -> str:
    started = await intakes.start(ctx, NUTRITION)
    given = {name.replace("_", "-"): answer for name, answer in responses.items()}
    await intakes.save(ctx, started.intake_id, IntakeChange(responses=given))
    return started.intake_id


async def at(ctx: Context, days: float) -> int:
    return await reminders.every_hour(later(ctx, days * DAY))


async def test_two_reminders_each_once(ctx: Context) -> None:
    await begun(ctx, email=ADA, full_name="Ada Secret")
    for days, written in ((1.9, 0), (2.1, 1), (2.2, 0), (6.9, 0), (7.2, 1), (7.3, 0), (20, 0)):
        assert await at(ctx, days) == written, days
    first, second = await letters(ctx, "intake-reminder", to=ADA)
    assert not first.values["last"] and second.values["last"]
    assert "Secret" not in str(first.values)
    assert first.unsubscribe == first.values["stop"]


async def test_many_workers_write_one_letter(ctx: Context) -> None:
    for number in range(6):
        await begun(ctx, email=f"p{number}@example.org")
    await asyncio.gather(*(at(ctx, 3) for _ in range(5)))
    assert len(await letters(ctx, "intake-reminder")) == 6


async def test_after_a_long_stop_the_two_do_not_come_together(ctx: Context) -> None:
    await begun(ctx, email=ADA)
    assert await at(ctx, 10) == 1
    assert await at(ctx, 10.1) == 0
    assert await at(ctx, 15.2) == 1


async def test_whoever_goes_on_is_left_alone(ctx: Context) -> None:
    intake_id = await begun(ctx, email=ADA)
    await intakes.save(later(ctx, 1.5 * DAY), intake_id, IntakeChange(responses={"full-name": "Ada"}))
    assert await at(ctx, 3) == 0
    assert await at(ctx, 3.6) == 1


@pytest.mark.parametrize("email", [None, "not an address", "ada@nowhere", ""])
async def test_without_an_address_there_is_nobody_to_write_to(ctx: Context, email: str | None) -> None:
    await begun(ctx, **({"email": email} if email is not None else {}))
    await at(ctx, 3)
    await at(ctx, 9)
    assert not await letters(ctx, "intake-reminder")


async def test_an_address_given_late_is_still_reminded(ctx: Context) -> None:
    intake_id = await begun(ctx, full_name="Ada")
    await at(ctx, 3)
    await intakes.save(ctx, intake_id, IntakeChange(responses={"email": ADA}))
    assert await at(ctx, 3) == 1


async def test_who_wants_none_gets_none(ctx: Context) -> None:
    await begun(ctx, email=ADA)
    await at(ctx, 3)
    (letter,) = await letters(ctx, "intake-reminder")
    token = value(letter, "stop").rpartition("/")[2]
    await reminders.stop(ctx, token)
    await reminders.stop(ctx, token)
    await begun(ctx, email=ADA.upper())
    await begun(ctx, email="other@example.org")
    await at(ctx, 9)
    assert len(await letters(ctx, "intake-reminder", to=ADA)) == 1
    assert len(await letters(ctx, "intake-reminder", to="other@example.org")) == 1
    await reminders.choose(ctx, ADA, wanted=True)
    async with ctx.database.session() as session:
        assert await reminders.wanted(ctx, session, ADA)


@pytest.mark.parametrize("token", ["", "x", "AAAA" * 11, "é" * 43, "a" * 42 + "=", "../../etc"])
async def test_a_made_up_link_stops_nothing(ctx: Context, token: str) -> None:
    with pytest.raises(NotFound):
        await reminders.stop(ctx, token)
    async with ctx.database.session() as session:
        assert await session.connection.fetchval("SELECT count(*) FROM reminder_stops") == 0


async def test_for_a_child_the_words_are_the_guardians(ctx: Context) -> None:
    young, older = ctx.now().year - 10, ctx.now().year - 14
    await begun(ctx, email="guardian@example.org", date_of_birth=f"{young}-01-01")
    await begun(ctx, email="teen@example.org", date_of_birth=f"{older}-01-01")
    await at(ctx, 3)
    (child,) = await letters(ctx, "intake-reminder", to="guardian@example.org")
    (teen,) = await letters(ctx, "intake-reminder", to="teen@example.org")
    assert child.values["guardian"] and not teen.values["guardian"]


async def test_reminders_can_be_switched_off_one_by_one(ctx: Context) -> None:
    await begun(ctx, email=ADA)
    off = replace_config(ctx, remind_after=(None, None))
    assert await at(off, 30) == 0
    second = replace_config(ctx, remind_after=(None, timedelta(days=7)))
    assert await at(second, 6) == 0
    assert await at(second, 8) == 1
    assert await at(second, 9) == 0


async def test_an_abandoned_intake_is_not_reminded_and_goes_on_when_resumed(ctx: Context) -> None:
    intake_id = await begun(ctx, email=ADA)
    far = later(ctx, 31 * DAY)
    await upkeep.every_hour(replace_config(far, remind_after=(None, None)))
    assert await reminders.every_hour(far) == 0

    async def state() -> str:
        async with ctx.database.session() as session:
            return str(
                await session.connection.fetchval("SELECT state FROM intakes WHERE id = $1", intake_id)
            )

    assert await state() == "ABANDONED"
    await intakes.save(far, intake_id, IntakeChange(responses={"full-name": "Ada"}))
    assert await state() == "STARTED"


async def test_the_links_survive_new_keys(ctx: Context) -> None:
    from dataclasses import replace

    from tests.database import KEY

    from intakt.persistence.secrets import Secrets

    await begun(ctx, email=ADA)
    await at(ctx, 3)
    token = value((await letters(ctx, "intake-reminder"))[0], "stop").rpartition("/")[2]
    rotated = replace(ctx, secrets=Secrets(("another-key-that-is-long-enough-too", KEY)))
    await reminders.stop(rotated, token)
    async with ctx.database.session() as session:
        assert not await reminders.wanted(rotated, session, ADA)


def test_the_second_comes_after_the_first(settings: Settings) -> None:
    changed = settings.model_copy(update={"remind_after_days": 7, "remind_again_after_days": 7})
    with pytest.raises(SetupError, match="INTAKT_REMIND_AGAIN_AFTER_DAYS"):
        reminders_of(changed)
    assert reminders_of(settings) == (timedelta(days=2), timedelta(days=7))
    off = settings.model_copy(update={"remind_after_days": 0, "remind_again_after_days": 0})
    assert reminders_of(off) == (None, None)

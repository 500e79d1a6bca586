"""Signing in by a mailed code, joining records, and the attacks on both."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from tests.mailing import letters, mailed_code, value
from tests.making import NUTRITION, caller_of, staff, submitted
from tests.signing import ADA, at, caller, later, signed_in

from intakt.kit.errors import InputError, NotFound, Refused, StateError, TooOften, WrongCode
from intakt.services import accounts, codes, going_on, intakes, joining, my_data, packets, resuming, sessions
from intakt.services.account_views import SignedIn
from intakt.services.context import Context


def wrong(code: str) -> str:
    return f"{(int(code.replace(' ', '')) + 1) % 10**8:08d}"


async def test_a_code_signs_in_and_the_address_is_compared_without_case(ctx: Context) -> None:
    first = await signed_in(ctx, " Ada@Example.ORG ")
    again = await signed_in(ctx)
    one, two = await caller(ctx, first.token), await caller(ctx, again.token)
    assert one.role == "client"
    assert one.account_id == two.account_id
    assert first.email == ADA
    assert one.token_id != two.token_id


async def test_the_code_may_be_typed_with_or_without_its_space(ctx: Context) -> None:
    sent = await codes.send(ctx, ADA)
    code = await mailed_code(ctx, ADA)
    assert len(code) == 9
    await sessions.sign_in(ctx, sent.ticket, f" {code.replace(' ', '-')} ")


@pytest.mark.parametrize(
    "email", ["", "ada", "a b@c.de", "ada@localhost", "a@b.de\r\nBcc: x@y.de", "x" * 250 + "@y.de"]
)
async def test_what_is_no_address_gets_no_code(ctx: Context, email: str) -> None:
    with pytest.raises(InputError):
        await codes.send(ctx, email)
    assert not await letters(ctx, "sign-in-code")


async def test_known_and_unknown_addresses_get_the_same_answer(ctx: Context) -> None:
    await signed_in(ctx)
    now = at(ctx, datetime.now(UTC))
    known, unknown = await codes.send(now, ADA), await codes.send(now, "never@example.org")
    assert len(known.ticket) == len(unknown.ticket)
    assert known.expires_at == unknown.expires_at
    ada = (await letters(ctx, "sign-in-code", to=ADA))[-1]
    never = (await letters(ctx, "sign-in-code", to="never@example.org"))[-1]
    assert ada.values.keys() == never.values.keys()


async def test_neither_code_nor_ticket_is_stored_readable(ctx: Context) -> None:
    sent = await codes.send(ctx, ADA)
    code = (await mailed_code(ctx, ADA)).replace(" ", "")
    async with ctx.database.session() as session:
        row = await session.connection.fetchrow("SELECT ticket, code FROM sign_ins")
        mail = await session.connection.fetchval("SELECT sealed FROM mail")
    for stored in (row["ticket"], row["code"], mail):
        assert code.encode() not in stored
        assert sent.ticket.encode() not in stored


# --- attacks ------------------------------------------------------------------------------------


async def test_a_code_is_not_good_twice(ctx: Context) -> None:
    sent = await codes.send(ctx, ADA)
    code = await mailed_code(ctx, ADA)
    await sessions.sign_in(ctx, sent.ticket, code)
    with pytest.raises(NotFound):
        await sessions.sign_in(ctx, sent.ticket, code)


async def test_of_many_at_once_one_signs_in(ctx: Context) -> None:
    sent = await codes.send(ctx, ADA)
    code = await mailed_code(ctx, ADA)
    tries = [sessions.sign_in(ctx, sent.ticket, code) for _ in range(5)]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(each, SignedIn) for each in done) == 1
    assert all(isinstance(each, SignedIn | NotFound) for each in done), done


async def test_after_five_wrong_tries_the_right_code_is_worth_nothing(ctx: Context) -> None:
    sent = await codes.send(ctx, ADA)
    code = await mailed_code(ctx, ADA)
    for left in (4, 3, 2, 1):
        with pytest.raises(WrongCode) as told:
            await sessions.sign_in(ctx, sent.ticket, wrong(code))
        assert told.value.left == left
    with pytest.raises(NotFound):
        await sessions.sign_in(ctx, sent.ticket, wrong(code))
    with pytest.raises(NotFound):
        await sessions.sign_in(ctx, sent.ticket, code)


async def test_many_guesses_at_once_are_counted_too(ctx: Context) -> None:
    sent = await codes.send(ctx, ADA)
    code = await mailed_code(ctx, ADA)
    guesses = [sessions.sign_in(ctx, sent.ticket, wrong(code)) for _ in range(20)]
    await asyncio.gather(*guesses, return_exceptions=True)
    with pytest.raises(NotFound):
        await sessions.sign_in(ctx, sent.ticket, code)


async def test_a_code_belongs_to_its_ticket(ctx: Context) -> None:
    """A thief asks for a code to their own address and tries it on the victim's ticket."""
    victim, thief = await codes.send(ctx, ADA), await codes.send(ctx, "thief@example.org")
    with pytest.raises(WrongCode):
        await sessions.sign_in(ctx, victim.ticket, await mailed_code(ctx, "thief@example.org"))
    with pytest.raises(WrongCode):
        await sessions.sign_in(ctx, thief.ticket, await mailed_code(ctx, ADA))


async def test_a_code_runs_out_after_ten_minutes(ctx: Context) -> None:
    sent = await codes.send(ctx, ADA)
    code = await mailed_code(ctx, ADA)
    with pytest.raises(NotFound):
        await sessions.sign_in(later(ctx, timedelta(minutes=10)), sent.ticket, code)
    assert (await sessions.sign_in(later(ctx, timedelta(minutes=9)), sent.ticket, code)).email == ADA


async def test_signing_in_ends_the_other_codes_of_the_address(ctx: Context) -> None:
    first = await codes.send(ctx, ADA)
    code = await mailed_code(ctx, ADA)
    await signed_in(ctx)
    with pytest.raises(NotFound):
        await sessions.sign_in(ctx, first.ticket, code)


async def test_an_address_is_not_flooded_whoever_asks(ctx: Context) -> None:
    asked = await asyncio.gather(*(codes.send(ctx, ADA) for _ in range(9)), return_exceptions=True)
    refused = [each for each in asked if isinstance(each, TooOften)]
    assert len(refused) == 4
    assert all(0 < each.seconds <= 15 * 60 for each in refused)
    assert len(await letters(ctx, "sign-in-code")) == 5
    await codes.send(ctx, "other@example.org")
    await codes.send(later(ctx, timedelta(minutes=16)), ADA)


async def test_twenty_codes_a_day_are_enough(ctx: Context) -> None:
    for round_ in range(4):
        for _ in range(5):
            await codes.send(later(ctx, timedelta(minutes=16 * round_)), ADA)
    with pytest.raises(TooOften) as told:
        await codes.send(later(ctx, timedelta(hours=5)), ADA)
    assert told.value.seconds > 18 * 3600


async def test_somebody_elses_typed_address_opens_nothing(ctx: Context) -> None:
    """Whoever owns a mailbox sees nothing of what others typed with its address."""
    result = await submitted(ctx, email=ADA)
    ada = await caller(ctx, (await signed_in(ctx)).token)
    assert await my_data.records(ctx, ada) == ()
    assert (await packets.status(ctx, ada)).packets == ()
    with pytest.raises(NotFound):
        await packets.read(ctx, ada, result.packets[0].id)


async def test_typing_somebodys_address_does_not_lead_to_their_records(ctx: Context) -> None:
    theirs = await submitted(ctx, email=ADA)
    await signed_in(ctx, shown=await caller_of(ctx, theirs))
    attackers = await submitted(ctx, email=ADA, **{"full-name": "Mallory"})
    mallory = await caller_of(ctx, attackers)
    assert [each.full_name for each in await my_data.records(ctx, mallory)] == ["Mallory"]
    with pytest.raises(NotFound):
        await packets.read(ctx, mallory, theirs.packets[0].id)


async def test_a_disabled_account_stays_closed(ctx: Context) -> None:
    await signed_in(ctx)
    async with ctx.database.session() as session:
        await session.connection.execute("UPDATE accounts SET disabled_at = now() WHERE email = $1", ADA)
    with pytest.raises(Refused):
        await signed_in(ctx)


# --- joining ------------------------------------------------------------------------------------


async def test_code_and_token_together_join_a_record(ctx: Context) -> None:
    result = await submitted(ctx)
    done = await signed_in(ctx, shown=await caller_of(ctx, result))
    assert done.joined == "joined"
    ada = await caller(ctx, done.token)
    (record,) = await my_data.records(ctx, ada)
    assert record.client_id == result.client.id
    assert {each.id for each in record.packets} == {each.id for each in result.packets}


async def test_two_children_of_one_guardian_are_two_records(ctx: Context) -> None:
    one = await submitted(ctx, "minor-asks-to-cut", **{"full-name": "Kim"})
    two = await submitted(ctx, "minor-asks-to-cut", **{"full-name": "Lou"})
    await signed_in(ctx, shown=await caller_of(ctx, one))
    done = await signed_in(ctx, shown=await caller_of(ctx, two))
    records = await my_data.records(ctx, await caller(ctx, done.token))
    assert [each.full_name for each in records] == ["Kim", "Lou"]
    assert all(each.waits_for_guardian for each in records)
    assert not {each.id for each in records[0].packets} & {each.id for each in records[1].packets}


async def test_a_record_of_another_account_is_not_taken_along(ctx: Context) -> None:
    result = await submitted(ctx)
    shown = await caller_of(ctx, result)
    await signed_in(ctx, shown=shown)
    thief = await signed_in(ctx, "thief@example.org", shown=shown)
    assert thief.joined == "other-account"
    assert await my_data.records(ctx, await caller(ctx, thief.token)) == ()


async def test_what_a_signed_in_client_begins_is_theirs(ctx: Context) -> None:
    done = await signed_in(ctx)
    ada = await caller(ctx, done.token)
    started = await intakes.start(ctx, NUTRITION, account_id=ada.account_id)
    view = await my_data.overview(ctx, ada)
    assert [each.intake_id for each in view.unfinished] == [started.intake_id]
    assert await resuming.owns(ctx, ada, started.intake_id)
    thief = await caller(ctx, (await signed_in(ctx, "thief@example.org")).token)
    assert not await resuming.owns(ctx, thief, started.intake_id)


async def test_a_coach_confirms_whose_record_it_is(ctx: Context) -> None:
    result = await submitted(ctx)
    boss = await staff(ctx)
    await joining.confirm(ctx, boss, result.client.id, email=ADA)
    ada = await caller(ctx, (await signed_in(ctx)).token)
    assert [each.client_id for each in await my_data.records(ctx, ada)] == [result.client.id]
    begun = await going_on.again(ctx, ada, result.client.id)
    assert [each.intake_id for each in (await my_data.overview(ctx, ada)).unfinished] == [begun.intake_id]
    assert await resuming.owns(ctx, ada, begun.intake_id)
    with pytest.raises(StateError):
        await joining.confirm(ctx, boss, result.client.id, email="other@example.org")
    with pytest.raises(Refused):
        await joining.confirm(ctx, ada, result.client.id, email=ADA)
    async with ctx.database.session() as session:
        audited = await session.connection.fetchval(
            "SELECT count(*) FROM audit WHERE action = 'record-joined' AND actor = $1", boss.account_id
        )
    assert audited == 1


# --- sessions -----------------------------------------------------------------------------------


async def test_signing_out_here_leaves_the_other_devices(ctx: Context) -> None:
    phone, desk = await signed_in(ctx), await signed_in(ctx)
    view = await my_data.overview(ctx, await caller(ctx, phone.token))
    assert [each.current for each in view.devices] == [False, True]
    assert view.devices[0].label == "Firefox, Android"
    await sessions.sign_out(ctx, await caller(ctx, phone.token))
    assert await accounts.authenticate(ctx, phone.token) is None
    await sessions.sign_out(ctx, await caller(ctx, desk.token))
    assert await accounts.authenticate(ctx, desk.token) is None


async def test_a_device_is_signed_out_by_its_owner_only(ctx: Context) -> None:
    mine, theirs = await signed_in(ctx), await signed_in(ctx, "other@example.org")
    other = await caller(ctx, theirs.token)
    with pytest.raises(NotFound):
        await sessions.sign_out(ctx, await caller(ctx, mine.token), device=other.token_id)
    with pytest.raises(NotFound):
        await sessions.sign_out(ctx, await caller(ctx, mine.token), device="no id")
    assert await accounts.authenticate(ctx, theirs.token) is not None


async def test_signing_out_everywhere_ends_links_to_the_records_too(ctx: Context) -> None:
    result = await submitted(ctx)
    done = await signed_in(ctx, shown=await caller_of(ctx, result))
    other = await signed_in(ctx)
    assert isinstance(result.token, str)
    assert await sessions.sign_out_everywhere(ctx, await caller(ctx, done.token)) == 3
    for token in (done.token, other.token, result.token):
        assert await accounts.authenticate(ctx, token) is None


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36", "Chrome, Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120.0", "Edge, Windows"),
        ("curl/8", "Unknown device"),
        ("", "Unknown device"),
    ],
)
def test_devices_are_named_so_that_one_knows_ones_own(agent: str, words: str) -> None:
    assert sessions.device_of(agent) == words


async def test_codes_and_links_are_forgotten(ctx: Context) -> None:
    from intakt.services import upkeep

    await codes.send(ctx, ADA)
    await upkeep.every_hour(later(ctx, timedelta(hours=25)))
    async with ctx.database.session() as session:
        assert await session.connection.fetchval("SELECT count(*) FROM sign_ins") == 0
        assert await session.connection.fetchval("SELECT count(*) FROM mail") == 1
    letter = (await letters(ctx, "sign-in-code"))[0]
    assert value(letter, "minutes") == "10"

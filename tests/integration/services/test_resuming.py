"""Coming back to an intake: by token, by a link from a screen, by a mailed link and its code."""

import asyncio
from datetime import timedelta

import pytest
from tests.mailing import letters, mailed_code, value
from tests.making import NUTRITION, caller_of, submitted
from tests.signing import caller, later, signed_in

from intakt.kit.errors import NotFound, StateError, WrongCode
from intakt.services import accounts, codes, intakes, joining, resuming, sessions
from intakt.services.context import Context
from intakt.services.views import IntakeChange, Started

ADA = "ada@example.org"
BORN = "1990-05-17"
PLAIN: dict[str, object] = {"full-name": "Ada", "email": ADA}
SENSITIVE: dict[str, object] = {**PLAIN, "date-of-birth": BORN, "medical-flags": ["none"]}


async def started(ctx: Context, responses: dict[str, object], *, account_id: str | None = None) -> Started:
    begun = await intakes.start(ctx, NUTRITION, account_id=account_id)
    await intakes.save(ctx, begun.intake_id, IntakeChange(responses=responses))
    return begun


async def mailed_link(ctx: Context, intake_id: str) -> str:
    async with ctx.database.transaction() as session:
        return (await resuming.mail_link(ctx, session, intake_id)).rpartition("/")[2]


async def test_the_link_that_was_kept_opens_its_intake_only(ctx: Context) -> None:
    mine, other = await started(ctx, PLAIN), await started(ctx, PLAIN)
    base, _, token = mine.resume_url.partition("#")
    assert base.endswith(f"/resume/{mine.intake_id}")
    assert (await resuming.by_token(ctx, mine.intake_id, token)).token == token
    for intake_id, shown in (
        (other.intake_id, token),
        (mine.intake_id, other.token),
        (mine.intake_id, "x" * 43),
    ):
        with pytest.raises(NotFound):
            await resuming.by_token(ctx, intake_id, shown)


async def test_a_submitted_intake_leads_to_its_packets(ctx: Context) -> None:
    result = await submitted(ctx)
    found = await caller_of(ctx, result)
    assert isinstance(result.token, str)
    assert (await resuming.by_token(ctx, found.intake_id or "", result.token)).submitted


async def test_a_link_on_the_screen_opens_once_and_within_the_hour(ctx: Context) -> None:
    begun = await started(ctx, SENSITIVE)
    link = (await resuming.screen_link(ctx, begun.intake_id)).rpartition("/")[2]
    with pytest.raises(NotFound):
        await resuming.by_screen_link(later(ctx, timedelta(minutes=61)), link)
    done = await asyncio.gather(
        *(resuming.by_screen_link(ctx, link) for _ in range(4)), return_exceptions=True
    )
    opened = [each for each in done if isinstance(each, resuming.Resumed)]
    assert len(opened) == 1
    found = await accounts.authenticate(ctx, opened[0].token)
    assert found is not None and found.intake_id == begun.intake_id
    assert found.role == "intake"


async def test_a_mailed_link_opens_nothing_by_itself(ctx: Context) -> None:
    begun = await started(ctx, SENSITIVE)
    link = await mailed_link(ctx, begun.intake_id)
    with pytest.raises(NotFound):
        await resuming.by_screen_link(ctx, link)
    with pytest.raises(NotFound):
        await resuming.by_token(ctx, begun.intake_id, link)
    assert await accounts.authenticate(ctx, link) is None
    assert await resuming.intake_of_mail(ctx, link) == begun.intake_id
    with pytest.raises(NotFound):
        await resuming.intake_of_mail(later(ctx, timedelta(days=31)), link)


async def test_a_mailed_link_and_its_code_open_what_is_not_sensitive(ctx: Context) -> None:
    begun = await started(ctx, PLAIN)
    sent = await resuming.send_code(ctx, await mailed_link(ctx, begun.intake_id))
    assert not await resuming.asks_birth_date(ctx, sent.ticket)
    code = await mailed_code(ctx, ADA, message="resume-code")
    opened = await resuming.by_code(ctx, sent.ticket, code)
    assert opened.intake_id == begun.intake_id
    with pytest.raises(NotFound):
        await resuming.by_code(ctx, sent.ticket, code)


async def test_sensitive_answers_ask_for_the_date_of_birth_besides(ctx: Context) -> None:
    """Somebody mistyped their address: its owner gets the link and the code, and still sees nothing."""
    begun = await started(ctx, SENSITIVE)
    sent = await resuming.send_code(ctx, await mailed_link(ctx, begun.intake_id))
    assert await resuming.asks_birth_date(ctx, sent.ticket)
    code = await mailed_code(ctx, ADA, message="resume-code")
    for guess in ("", "1990-05-18", "17.5.1990"):
        with pytest.raises(WrongCode):
            await resuming.by_code(ctx, sent.ticket, code, birth_date=guess)
    assert (await resuming.by_code(ctx, sent.ticket, code, birth_date=BORN)).intake_id == begun.intake_id


async def test_dates_of_birth_cannot_be_tried_out(ctx: Context) -> None:
    begun = await started(ctx, SENSITIVE)
    sent = await resuming.send_code(ctx, await mailed_link(ctx, begun.intake_id))
    code = await mailed_code(ctx, ADA, message="resume-code")
    for day in range(1, 5):
        with pytest.raises(WrongCode):
            await resuming.by_code(ctx, sent.ticket, code, birth_date=f"1991-01-0{day}")
    with pytest.raises(NotFound):
        await resuming.by_code(ctx, sent.ticket, code, birth_date="1991-01-05")
    with pytest.raises(NotFound):
        await resuming.by_code(ctx, sent.ticket, code, birth_date=BORN)


async def test_sensitive_answers_without_a_date_of_birth_open_on_their_own_device(ctx: Context) -> None:
    begun = await started(ctx, {"email": ADA, "medical-flags": ["none"]})
    sent = await resuming.send_code(ctx, await mailed_link(ctx, begun.intake_id))
    code = await mailed_code(ctx, ADA, message="resume-code")
    with pytest.raises(StateError) as told:
        await resuming.by_code(ctx, sent.ticket, code, birth_date=BORN)
    assert told.value.code == "own-device"


async def test_a_proved_address_needs_no_date_of_birth(ctx: Context) -> None:
    begun = await started(ctx, SENSITIVE)
    shown = await caller(ctx, begun.token)
    await signed_in(ctx, ADA, shown=shown)
    sent = await resuming.send_code(ctx, await mailed_link(ctx, begun.intake_id))
    assert not await resuming.asks_birth_date(ctx, sent.ticket)


async def test_the_code_of_an_intake_signs_nobody_in_and_the_other_way_round(ctx: Context) -> None:
    begun = await started(ctx, PLAIN)
    opens = await resuming.send_code(ctx, await mailed_link(ctx, begun.intake_id))
    with pytest.raises(NotFound):
        await sessions.sign_in(ctx, opens.ticket, await mailed_code(ctx, ADA, message="resume-code"))
    signs = await codes.send(ctx, ADA)
    with pytest.raises(NotFound):
        await resuming.by_code(ctx, signs.ticket, await mailed_code(ctx, ADA))


async def test_no_letter_carries_an_answer(ctx: Context) -> None:
    begun = await started(ctx, SENSITIVE)
    await resuming.send_code(ctx, await mailed_link(ctx, begun.intake_id))
    (letter,) = await letters(ctx, "resume-code")
    assert "Ada" not in str(letter.values)
    assert begun.token not in str(letter.values)
    assert BORN not in str(letter.values)
    assert value(letter, "link").startswith(ctx.config.base_url)


async def test_an_intake_without_an_address_gets_no_code(ctx: Context) -> None:
    begun = await started(ctx, {"full-name": "Ada"})
    with pytest.raises(StateError):
        await resuming.send_code(ctx, await mailed_link(ctx, begun.intake_id))


async def test_an_intakes_token_does_not_open_another(ctx: Context) -> None:
    mine, other = await started(ctx, PLAIN), await started(ctx, PLAIN)
    shown = await caller(ctx, mine.token)
    assert await resuming.owns(ctx, shown, mine.intake_id)
    assert not await resuming.owns(ctx, shown, other.intake_id)


async def test_a_signed_in_client_adds_an_intake_by_its_token(ctx: Context) -> None:
    begun = await started(ctx, PLAIN)
    ada = await caller(ctx, (await signed_in(ctx, ADA)).token)
    assert await joining.join_by_token(ctx, ada, None) == "none"
    assert not await resuming.owns(ctx, ada, begun.intake_id)
    assert await joining.join_by_token(ctx, ada, await caller(ctx, begun.token)) == "joined"
    assert await resuming.owns(ctx, ada, begun.intake_id)
    thief = await caller(ctx, (await signed_in(ctx, "thief@example.org")).token)
    assert await joining.join_by_token(ctx, thief, await caller(ctx, begun.token)) == "other-account"


async def test_a_joined_intake_becomes_the_accounts_record_when_it_is_sent(ctx: Context) -> None:
    from tests.personas import answers

    from intakt.services import my_data

    ada = await caller(ctx, (await signed_in(ctx, ADA)).token)
    result = await intakes.submit_answers(
        ctx, NUTRITION, answers("typical-nutrition"), account_id=ada.account_id
    )
    assert [each.client_id for each in await my_data.records(ctx, ada)] == [result.client.id]

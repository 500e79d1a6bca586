"""What somebody can go on with when they come back."""

import pytest
from tests.personas import answers

from intakt.kit.errors import NotFound
from intakt.services import accounts, going_on, intakes
from intakt.services.context import Context
from intakt.services.views import Caller, IntakeChange

NUTRITION = "NUTRITION_ONLY"


async def signed_in(ctx: Context, email: str) -> Caller:
    caller = await accounts.authenticate(ctx, await accounts.create_token(ctx, email, "client"))
    assert caller is not None
    return caller


async def test_a_token_goes_on_with_its_own_intake(ctx: Context) -> None:
    started = await intakes.start(ctx, NUTRITION)
    caller = await accounts.authenticate(ctx, started.token)
    assert caller is not None
    own = await going_on.find(ctx, caller)
    assert own is not None
    assert (own.intake_id, own.client_type, own.submitted) == (started.intake_id, NUTRITION, False)
    await intakes.save(ctx, started.intake_id, IntakeChange(responses=answers("typical-nutrition")))
    await intakes.submit(ctx, started.intake_id)
    sent = await going_on.find(ctx, caller)
    assert sent is not None and sent.submitted


async def test_an_account_goes_on_with_the_one_it_saved_last(ctx: Context) -> None:
    caller = await signed_in(ctx, "ada@example.org")
    assert await going_on.find(ctx, caller) is None
    first = await intakes.start(ctx, NUTRITION, account_id=caller.account_id)
    await intakes.start(ctx, "YOUTH", account_id=caller.account_id)
    await intakes.save(ctx, first.intake_id, IntakeChange(responses={"full-name": "Ada Example"}))
    own = await going_on.find(ctx, caller)
    assert own is not None
    assert (own.intake_id, own.submitted) == (first.intake_id, False)


async def test_the_last_answers_of_an_own_client_begin_the_next_intake(ctx: Context) -> None:
    caller = await signed_in(ctx, "ada@example.org")
    first = await intakes.start(ctx, NUTRITION, account_id=caller.account_id)
    await intakes.save(ctx, first.intake_id, IntakeChange(responses=answers("typical-nutrition")))
    done = await intakes.submit(ctx, first.intake_id)
    sent = await going_on.find(ctx, caller)
    assert sent is not None and sent.submitted
    begun = await going_on.again(ctx, caller, done.client.id)
    view = await intakes.read(ctx, begun.intake_id)
    assert view.responses["full-name"] == done.client.full_name
    for somebody in (await signed_in(ctx, "bo@example.org"), await accounts.operator(ctx)):
        with pytest.raises(NotFound):
            await going_on.again(ctx, somebody, done.client.id)

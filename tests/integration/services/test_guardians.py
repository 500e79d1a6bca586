"""The guardian's mailed link."""

import msgspec
import pytest
from tests.making import caller_of, make_all, staff, submitted

from intakt.delivery.mail import Letter
from intakt.kit.errors import InputError, NotFound, StateError
from intakt.services import guardians, packets
from intakt.services.context import Context


async def mailed_token(ctx: Context) -> str:
    async with ctx.database.session() as session:
        sealed = await session.connection.fetchval("SELECT sealed FROM mail WHERE message = 'guardian-link'")
    letter = msgspec.json.decode(ctx.secrets.open(sealed), type=Letter)
    link = letter.values["link"]
    assert isinstance(link, str)
    assert letter.to != letter.values["minor"]
    return link.rpartition("/")[2]


async def test_a_guardian_confirms_once_by_the_link(ctx: Context) -> None:
    result = await submitted(ctx, "minor-asks-to-cut")
    await make_all(ctx, result)
    token = await mailed_token(ctx)
    first = await guardians.confirm(ctx, token, name="Gus Guardian", agree=True)
    assert first.client_id == result.client.id
    assert await guardians.confirm(ctx, token, name="Gus Guardian", agree=True) == first
    view = await packets.read(ctx, await caller_of(ctx, result), result.packets[1].id)
    assert view.status == "READY"


@pytest.mark.parametrize(
    ("name", "agree"), [("Gus", False), ("", True), (" \u200b ", True), ("x" * 201, True)]
)
async def test_a_guardian_must_agree_by_name(ctx: Context, name: str, agree: bool) -> None:
    await submitted(ctx, "minor-asks-to-cut")
    with pytest.raises(InputError):
        await guardians.confirm(ctx, await mailed_token(ctx), name=name, agree=agree)


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "\x00" * 30, "é" * 30])
async def test_a_wrong_link_opens_nothing(ctx: Context, token: str) -> None:
    with pytest.raises(NotFound):
        await guardians.confirm(ctx, token, name="Gus", agree=True)


async def test_an_adult_needs_no_guardian(ctx: Context) -> None:
    result = await submitted(ctx)
    with pytest.raises(StateError):
        await guardians.record(ctx, await staff(ctx), result.client.id, name="Gus")

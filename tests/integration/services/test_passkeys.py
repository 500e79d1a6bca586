"""Passkeys without a browser: challenges of others, old ones, used ones, and answers that are none.

(That a real one is made and signs in is shown in tests/e2e/test_accounts.py.)
"""

import json
from datetime import timedelta
from typing import Any

import pytest
from tests.database import replace_config
from tests.making import staff
from tests.signing import caller, later, signed_in

from intakt.kit.errors import InputError, NotFound, Refused, StateError
from intakt.services import passkeys
from intakt.services.context import Context
from intakt.services.views import Caller

BROKEN: list[dict[str, Any]] = [
    {},
    {"id": "AQID", "rawId": "AQID", "type": "public-key", "response": {}},
    {"id": 7, "rawId": None, "type": "public-key", "response": "x"},
    {
        "id": "AQID",
        "rawId": "AQID",
        "type": "public-key",
        "response": {
            "clientDataJSON": "e30",
            "attestationObject": "AAAA",
            "authenticatorData": "AA",
            "signature": "AA",
        },
    },
    {"id": "!!", "rawId": "!!", "type": "public-key", "response": {"clientDataJSON": "!!"}},
]


def named(ctx: Context, base_url: str = "http://localhost:8000") -> Context:
    return replace_config(ctx, base_url=base_url)


async def ada(ctx: Context, email: str = "ada@example.org") -> Caller:
    return await caller(ctx, (await signed_in(ctx, email)).token)


@pytest.mark.parametrize(
    ("base_url", "offered"),
    [
        ("http://localhost:8000", True),
        ("https://plans.example.org", True),
        ("https://plans.example.org:8443/", True),
        ("http://plans.example.org", False),
        ("http://127.0.0.1:8000", False),
        ("https://192.0.2.7", False),
        ("https://[2001:db8::1]", False),
    ],
)
async def test_where_browsers_allow_passkeys(ctx: Context, base_url: str, offered: bool) -> None:
    there = named(ctx, base_url)
    assert passkeys.offered(there) is offered
    if not offered:
        with pytest.raises(StateError) as told:
            await passkeys.begin_sign_in(there)
        assert told.value.code == "passkeys-not-here"


async def test_what_is_asked_of_a_browser(ctx: Context) -> None:
    there = named(ctx, "https://plans.example.org:8443")
    making = json.loads(bytes((await passkeys.begin(there, await ada(there))).public_key))
    assert making["rp"]["id"] == "plans.example.org"
    assert making["authenticatorSelection"]["userVerification"] == "required"
    assert making["authenticatorSelection"]["residentKey"] == "required"
    asking = json.loads(bytes((await passkeys.begin_sign_in(there)).public_key))
    assert asking["userVerification"] == "required"
    assert not asking.get("allowCredentials"), "it says nothing about who has a passkey"


@pytest.mark.parametrize("credential", BROKEN)
async def test_an_answer_that_is_none_makes_no_passkey_and_signs_nobody_in(
    ctx: Context, credential: dict[str, Any]
) -> None:
    there = named(ctx)
    own = await ada(there)
    ticket = (await passkeys.begin(there, own)).ticket
    with pytest.raises(InputError):
        await passkeys.finish(there, own, ticket, credential, agent="")
    with pytest.raises(StateError):
        await passkeys.finish(there, own, ticket, credential, agent="")
    ticket = (await passkeys.begin_sign_in(there)).ticket
    with pytest.raises((InputError, Refused)):
        await passkeys.sign_in(there, ticket, credential, agent="")
    with pytest.raises(StateError):
        await passkeys.sign_in(there, ticket, credential, agent="")


async def test_a_challenge_of_somebody_else_or_of_long_ago_is_not_answered(ctx: Context) -> None:
    there = named(ctx)
    own, other = await ada(there), await ada(there, "other@example.org")
    ticket = (await passkeys.begin(there, own)).ticket
    with pytest.raises(StateError):
        await passkeys.finish(there, other, ticket, BROKEN[1], agent="")
    with pytest.raises(StateError):
        await passkeys.sign_in(there, (await passkeys.begin(there, own)).ticket, BROKEN[1], agent="")
    with pytest.raises(StateError):
        await passkeys.finish(there, own, (await passkeys.begin_sign_in(there)).ticket, BROKEN[1], agent="")
    ticket = (await passkeys.begin(there, own)).ticket
    with pytest.raises(StateError):
        await passkeys.finish(later(there, timedelta(minutes=5)), own, ticket, BROKEN[1], agent="")
    with pytest.raises(StateError):
        await passkeys.finish(there, own, "no-such-ticket", BROKEN[1], agent="")


async def test_only_a_signed_in_client_has_passkeys(ctx: Context) -> None:
    there = named(ctx)
    with pytest.raises(Refused):
        await passkeys.begin(there, await staff(there))
    with pytest.raises(NotFound):
        await passkeys.remove(there, await ada(there), "01936f6e-5b7a-7c3e-9d2a-1f0e4c8b7a61")

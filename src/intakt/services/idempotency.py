"""Idempotency keys: the same key gives the first answer for 24 hours."""

from datetime import timedelta

import msgspec

from intakt.kit.errors import InputError, StateError
from intakt.persistence import idempotency
from intakt.persistence.secrets import hash_token, same
from intakt.services.context import Context
from intakt.services.views import FirstAnswer

KEPT = timedelta(hours=24)
PATIENCE = timedelta(seconds=60)
"""A first call that has not been answered for so long has died: its key may be owned again."""


def _name(key: str, caller: str, method: str, route: str) -> bytes:
    return hash_token("\0".join((caller, method, route, key)))


async def first_answer(
    ctx: Context, key: str, *, caller: str, method: str, route: str, body_hash: bytes
) -> FirstAnswer | None:
    """The first answer; None when this call is the first and owns the key (then `remember` or `forget`).

    InputError when the key came with another body; StateError `in-progress` when the first is still at work.
    `caller` is the token id, or the address of an anonymous caller.
    """
    name, now = _name(key, caller, method, route), ctx.now()
    async with ctx.database.transaction() as session:
        owned = await idempotency.own(
            session, name, body_hash=body_hash, now=now, expired=now - KEPT, abandoned=now - PATIENCE
        )
        kept = None if owned else await idempotency.by_key(session, name)
    if kept is None:
        return None
    if not same(kept.body_hash, body_hash):
        raise InputError("This Idempotency-Key came with another body before: use a new key.")
    if kept.sealed is None:
        raise StateError("The first call with this key is still at work; try again.", code="in-progress")
    return msgspec.msgpack.decode(ctx.secrets.open(kept.sealed), type=FirstAnswer)


async def remember(
    ctx: Context, key: str, *, caller: str, method: str, route: str, answer: FirstAnswer
) -> None:
    """Every repeat gets this answer."""
    sealed = ctx.secrets.seal(msgspec.msgpack.encode(answer))
    async with ctx.database.session() as session:
        await idempotency.remember(session, _name(key, caller, method, route), sealed=sealed)


async def forget(ctx: Context, key: str, *, caller: str, method: str, route: str) -> None:
    """The call failed on our side: the key may be used again."""
    async with ctx.database.session() as session:
        await idempotency.forget(session, _name(key, caller, method, route))

"""Idempotency keys: the same key gives the first answer for 24 hours."""

from intakt.services.context import Context
from intakt.services.views import FirstAnswer


async def first_answer(
    ctx: Context, key: str, *, caller: str, method: str, route: str, body_hash: bytes
) -> FirstAnswer | None:
    """The first answer; None when this call is the first and owns the key (then `remember` or `forget`).

    InputError when the key came with another body; StateError `in-progress` when the first is still at work.
    `caller` is the token id, or the address of an anonymous caller.
    """
    raise NotImplementedError


async def remember(
    ctx: Context, key: str, *, caller: str, method: str, route: str, answer: FirstAnswer
) -> None:
    raise NotImplementedError


async def forget(ctx: Context, key: str, *, caller: str, method: str, route: str) -> None:
    """The call failed on our side: the key may be used again."""
    raise NotImplementedError

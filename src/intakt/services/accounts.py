"""Who may do what: accounts, bearer tokens (stored hashed), the first administrator."""

from typing import Literal

from intakt.services.context import Context
from intakt.services.views import Caller


async def authenticate(ctx: Context, token: str) -> Caller | None:
    """Whose token it is; None when unknown, expired or revoked. Answers come from memory for a while."""
    raise NotImplementedError


async def create_token(ctx: Context, email: str, role: Literal["client", "coach", "admin"]) -> str:
    """A new token for the account of that address and role, which is made when missing."""
    raise NotImplementedError


async def first_admin_token(ctx: Context) -> str | None:
    """A token the first time, when there is no administrator yet; else None."""
    raise NotImplementedError

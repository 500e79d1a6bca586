"""Clients of a context who sign in by a mailed code, and clocks that are ahead."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from intakt.services import accounts, codes, sessions
from intakt.services.account_views import SignedIn
from intakt.services.context import Context
from intakt.services.views import Caller
from tests.mailing import mailed_code

ADA = "ada@example.org"


async def signed_in(ctx: Context, email: str = ADA, *, shown: Caller | None = None) -> SignedIn:
    sent = await codes.send(ctx, email)
    code = await mailed_code(ctx, email.strip().lower())
    return await sessions.sign_in(ctx, sent.ticket, code, agent="Firefox/1 Android", shown=shown)


async def caller(ctx: Context, token: str) -> Caller:
    found = await accounts.authenticate(ctx, token)
    assert found is not None
    return found


def at(ctx: Context, moment: datetime) -> Context:
    """The same, with a clock that stands still."""
    return replace(ctx, now=lambda: moment)


def later(ctx: Context, span: timedelta) -> Context:
    """The same, with a clock that is ahead."""
    return replace(ctx, now=lambda: datetime.now(UTC) + span)

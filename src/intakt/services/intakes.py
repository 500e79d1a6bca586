"""Intakes: start, read, save, submit, reopen. Every function is one transaction."""

from collections.abc import Mapping

from intakt.content.model import ClientType
from intakt.services.context import Context
from intakt.services.views import IntakeChange, IntakeView, Started, Submitted


async def start(ctx: Context, client_type: ClientType, *, language: str = "en") -> Started:
    """Begin an intake on the current release. PathInactive when the path is not offered."""
    raise NotImplementedError


async def read(ctx: Context, intake_id: str) -> IntakeView:
    """Where the intake stands. NotFound. (The web layer has checked that the caller may.)"""
    raise NotImplementedError


async def save(ctx: Context, intake_id: str, change: IntakeChange) -> IntakeView:
    """Merge answers; `acked` is set when the change carried `seq`.

    UnknownId or InputError (422, nothing saved) for what cannot be stored; StateError code `submitted` (409).
    """
    raise NotImplementedError


async def submit(ctx: Context, intake_id: str) -> Submitted:
    """Validate, profile, route, queue. AnswersRejected (422); once more gives the first result."""
    raise NotImplementedError


async def submit_answers(
    ctx: Context, client_type: ClientType, responses: Mapping[str, object], client_email: str | None = None
) -> Submitted:
    """Start and submit in one transaction; the result carries a token."""
    raise NotImplementedError


async def reopen(ctx: Context, intake_id: str) -> Started:
    """Copy a submitted intake's answers into a new one of the same client. StateError when not submitted."""
    raise NotImplementedError

"""Sending the mail that is queued: each message once, however often its job is tried."""

from datetime import timedelta

import msgspec

from intakt.delivery.mail import Letter, compose
from intakt.delivery.transport import Refused, Transport, Unsure
from intakt.kit.errors import InputError, Unavailable
from intakt.persistence import mail, queue
from intakt.services.context import Context

MOST_TRIES = 12
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
SILENCE = timedelta(minutes=5)


async def send(ctx: Context, transport: Transport, payload: bytes | None) -> timedelta | None:
    """Send the message that a job names; when to try again, None when it is settled."""
    job = msgspec.json.decode(payload or b"", type=queue.Mail)
    async with ctx.database.session() as session:
        found = await mail.claim(session, job.mail_id, repeatable=transport.repeatable, now=ctx.now())
    if found is None:
        return None
    letter = msgspec.json.decode(ctx.secrets.open(found.sealed), type=Letter)
    state: mail.Outcome = "SENT"
    error: str | None = None
    try:
        message = compose(
            letter,
            mail_id=found.id,
            sender=ctx.config.mail_from,
            sender_name=ctx.config.practice.name,
        )
        await transport.deliver(message, now=ctx.now())
    except (InputError, Refused) as refusal:
        state, error = "FAILED", str(refusal)
    except Unsure as doubt:
        state, error = "UNSURE", str(doubt)
    except Unavailable as absence:
        state, error = ("QUEUED" if found.attempts < MOST_TRIES else "FAILED"), absence.message
    async with ctx.database.session() as session:
        await mail.settle(session, found.id, state=state, error=error, now=ctx.now())
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2**found.attempts) if state == "QUEUED" else None


async def sweep(ctx: Context) -> int:
    """Mark what a dead sender left, and enqueue what waits without a job; how many were enqueued."""
    before, now = ctx.now() - SILENCE, ctx.now()
    async with ctx.database.transaction() as session:
        await mail.stranded(session, before=before, now=now)
        waiting = await mail.waiting(session, before=before)
        await queue.enqueue_mail(session, waiting)
    return len(waiting)

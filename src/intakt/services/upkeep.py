"""What is done every so often: intakes abandoned, keys expired, lost jobs found."""

from datetime import timedelta

from intakt.persistence import idempotency, intakes, queue
from intakt.services import making, sending
from intakt.services.context import Context
from intakt.services.idempotency import KEPT

LOST_AFTER = timedelta(seconds=60)
LOG_KEPT = timedelta(days=7)


async def every_minute(ctx: Context) -> None:
    """Nothing waits that no job names."""
    await making.enqueue_lost(ctx, older_than=LOST_AFTER)
    await sending.sweep(ctx)


async def every_hour(ctx: Context) -> None:
    """Intakes nobody goes on with count as abandoned; keys are forgotten after a day,
    the queue's log after a week."""
    now = ctx.now()
    async with ctx.database.transaction() as session:
        await intakes.abandon(session, before=now - ctx.config.abandon_after, now=now)
    async with ctx.database.session() as session:
        while await idempotency.expire(session, before=now - KEPT):
            pass
        while await queue.prune(session, before=now - LOG_KEPT):
            pass

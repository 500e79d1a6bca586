"""What is done every so often: intakes abandoned, keys expired, lost jobs found."""

from datetime import timedelta

from intakt.persistence import idempotency, intakes
from intakt.services import making, sending
from intakt.services.context import Context
from intakt.services.idempotency import KEPT

LOST_AFTER = timedelta(seconds=60)


async def every_minute(ctx: Context) -> None:
    """Nothing waits that no job names."""
    await making.enqueue_lost(ctx, older_than=LOST_AFTER)
    await sending.sweep(ctx)


async def every_hour(ctx: Context) -> None:
    """Intakes nobody goes on with count as abandoned; idempotency keys are forgotten after a day."""
    now = ctx.now()
    async with ctx.database.transaction() as session:
        await intakes.abandon(session, before=now - ctx.config.abandon_after, now=now)
    async with ctx.database.transaction() as session:
        await idempotency.expire(session, before=now - KEPT)

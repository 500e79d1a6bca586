"""What is done every so often: intakes abandoned, keys expired, lost jobs found."""

from datetime import timedelta

from intakt.persistence import idempotency, intakes, mail, passkeys, queue, resume_links, sign_ins
from intakt.services import codes, erasing, making, reminders, sending
from intakt.services.context import Context
from intakt.services.idempotency import KEPT

LOST_AFTER = timedelta(seconds=60)
LOG_KEPT = timedelta(days=7)
MAIL_KEPT = timedelta(days=30)


async def every_minute(ctx: Context) -> None:
    """Nothing waits that no job names."""
    await making.enqueue_lost(ctx, older_than=LOST_AFTER)
    await sending.sweep(ctx)
    await erasing.remove_files(ctx)


async def every_hour(ctx: Context) -> None:
    """Unfinished intakes are reminded of, and count as abandoned when nobody goes on with them; codes and
    keys are forgotten after a day, the queue's log after a week, the content of sent mail after a month."""
    now = ctx.now()
    await reminders.every_hour(ctx)
    async with ctx.database.transaction() as session:
        await intakes.abandon(session, before=now - ctx.config.abandon_after, now=now)
    async with ctx.database.session() as session:
        while await idempotency.expire(session, before=now - KEPT):
            pass
        while await queue.prune(session, before=now - LOG_KEPT):
            pass
        while await sign_ins.expire(session, before=now - codes.DAY):
            pass
        while await passkeys.expire(session, before=now):
            pass
        while await resume_links.expire(session, before=now):
            pass
        while await mail.empty(session, before=now - MAIL_KEPT):
            pass

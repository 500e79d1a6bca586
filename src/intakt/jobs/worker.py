"""A worker: takes jobs from the queue for ever, whatever becomes of the database meanwhile."""

import asyncio
import logging
import random
from datetime import timedelta

import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.errors import PgqException, RetryRequested
from pgqueuer.models import Job, Schedule

from intakt.content.personas import load as load_personas
from intakt.content.release import Release
from intakt.delivery.failures import AWAY as AWAY_FAILURE
from intakt.delivery.failures import Failure
from intakt.delivery.transport import Transport
from intakt.intake.submission import submit
from intakt.jobs.child import Order
from intakt.jobs.children import Children
from intakt.kit.errors import ContentError, IntaktError, Unavailable
from intakt.persistence.database import AWAY, lone_connection
from intakt.persistence.queue import GENERATE, MAIL
from intakt.services import library, making, sending, upkeep
from intakt.services.context import Context
from intakt.services.making import Claimed, Made

log = logging.getLogger(__name__)
FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
SOON = timedelta(seconds=2)
REHEARSE_AFTER = 1.0
REHEARSED = "typical-nutrition"
LOST_QUEUE = (Unavailable, PgqException, asyncpg.PostgresError, RuntimeError, *AWAY)
"""How the queue ends when PostgreSQL does: it is begun again, for ever."""


def rehearsal(ctx: Context, release: Release, *, library: str) -> Order:
    """A persona's NUTRITION packet, whose result nobody wants. ContentError, AnswersRejected."""
    personas = {each.id: each for each in load_personas(ctx.config.default_library)}
    if REHEARSED not in personas:
        raise ContentError(f"there is no persona {REHEARSED}")
    persona = personas[REHEARSED]
    submission = submit(release.path(persona.client_type), persona.responses, day=ctx.now().date())
    return Order(
        type="NUTRITION",
        client_type=persona.client_type,
        release=release.id,
        library=library,
        day=submission.day,
        language=submission.language,
        answers=submission.answers,
        variant=0,
        practice=ctx.config.practice,
    )


class Worker:
    """One process's worker. `run` ends when `ctx.stopping` is set, after what is under way."""

    def __init__(self, ctx: Context, *, children: Children, transport: Transport) -> None:
        self._ctx = ctx
        self._children = children
        self._transport = transport
        self._slots = asyncio.Semaphore(children.size)
        """A version is claimed only when a child is free for it."""
        self._busy = False
        """Whether a packet has been asked for."""

    async def run(self) -> None:
        pause = FIRST_PAUSE
        while not self._ctx.stopping.is_set():
            began = asyncio.get_running_loop().time()
            try:
                await self._serve()
            except LOST_QUEUE as error:
                log.warning("the queue is away, again in %.1f s: %s", pause, error or type(error).__name__)
            if asyncio.get_running_loop().time() - began > 2 * LONGEST_PAUSE:
                pause = FIRST_PAUSE
            await self._sleep(pause * random.uniform(0.8, 1.2))
            pause = min(LONGEST_PAUSE, pause * 2)

    async def _sleep(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._ctx.stopping.wait(), timeout=seconds)
        except TimeoutError:
            return

    async def _serve(self) -> None:
        """Serve the queue on one connection until it is lost or we stop."""
        limits = self._ctx.config.jobs
        async with lone_connection(self._ctx.database.url, name="intakt-worker") as connection:
            await self._warm()
            queue = PgQueuer.from_asyncpg_connection(connection)
            self._register(queue)
            stop = asyncio.create_task(self._stop(queue))
            rehearsal = asyncio.create_task(self._rehearse())
            try:
                batch = max(1, limits.concurrency // 2)
                await queue.run(
                    dequeue_timeout=limits.poll,
                    batch_size=batch,
                    max_concurrent_tasks=max(limits.concurrency, 2 * batch),
                    shutdown_on_listener_failure=True,
                    heartbeat_timeout=limits.takeover,
                )
            finally:
                stop.cancel()
                rehearsal.cancel()

    async def _warm(self) -> None:
        try:
            await self._children.warm(await library.release(self._ctx))
        except IntaktError as error:
            log.warning("children start cold: %s", error.message)

    async def _rehearse(self) -> None:
        """When nothing is asked of us at first, make a persona's packet in each child: then fonts, tables and
        templates are in memory for the first client."""
        await asyncio.sleep(REHEARSE_AFTER)
        if self._busy:
            return
        try:
            release = await library.release(self._ctx)
            files = self._children.library(release)
            order = await asyncio.to_thread(rehearsal, self._ctx, release, library=files)
        except IntaktError as error:
            log.info("no rehearsal: %s", error.message)
            return
        await asyncio.gather(*(self._children.make(order) for _ in range(self._children.size)))

    async def _stop(self, queue: PgQueuer) -> None:
        await self._ctx.stopping.wait()
        queue.shutdown.set()

    def _register(self, queue: PgQueuer) -> None:
        queue.entrypoint(GENERATE)(self.generate)
        queue.entrypoint(MAIL)(self.mail)
        queue.schedule("every-minute", "* * * * *", clean_old=True)(self.every_minute)
        queue.schedule("every-hour", "7 * * * *", clean_old=True)(self.every_hour)

    # --- the jobs ---------------------------------------------------------------------------------

    async def generate(self, job: Job) -> None:
        """Make one packet version; RetryRequested puts the job back in line."""
        self._busy = True
        async with self._slots:
            if self._ctx.stopping.is_set():
                raise RetryRequested(reason="the worker stops")
            try:
                claimed = await making.claim(self._ctx, making.decode_job(job.payload))
                delay = None if claimed is None else await self._make(claimed)
            except Unavailable as error:
                raise RetryRequested(delay=SOON, reason=error.message) from error
        if delay is not None:
            raise RetryRequested(delay=delay, reason="the try failed")

    async def _make(self, claimed: Claimed) -> timedelta | None:
        """When the next try is due, None when there will be none."""
        outcome = await self._children.make(await self._order(claimed))
        if isinstance(outcome, Made):
            try:
                await making.finish(self._ctx, claimed, outcome)
            except Unavailable as error:
                log.warning("packet %s is made and waits: %s", claimed.key.packet_id, error.message)
                outcome = AWAY_FAILURE
            else:
                return None
        return await self._failed(claimed, outcome)

    async def _failed(self, claimed: Claimed, failure: Failure) -> timedelta | None:
        log.warning(
            "packet %s version %d: %s %s",
            claimed.key.packet_id,
            claimed.key.version,
            failure.code,
            failure.detail,
        )
        return await making.fail(self._ctx, claimed, failure)

    async def _order(self, claimed: Claimed) -> Order:
        stored = claimed.submission
        release = await library.release(self._ctx, stored.release)
        return Order(
            type=claimed.work.type,
            client_type=stored.client_type,
            release=release.id,
            library=self._children.library(release),
            day=stored.day,
            language=stored.language,
            answers=stored.answers,
            variant=claimed.work.variant,
            practice=self._ctx.config.practice,
        )

    async def mail(self, job: Job) -> None:
        """Send one message; RetryRequested puts the job back in line."""
        try:
            delay = await sending.send(self._ctx, self._transport, job.payload)
        except Unavailable as error:
            raise RetryRequested(delay=SOON, reason=error.message) from error
        if delay is not None:
            raise RetryRequested(delay=delay, reason="the mail server is away")

    async def every_minute(self, schedule: Schedule) -> None:
        await upkeep.every_minute(self._ctx)

    async def every_hour(self, schedule: Schedule) -> None:
        await upkeep.every_hour(self._ctx)

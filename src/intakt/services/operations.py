"""What keeps the machinery visible: queue, dead letters, caches, readiness."""

from intakt.delivery.status import move_packet
from intakt.kit.errors import IntaktError, NotFound
from intakt.kit.ids import is_id
from intakt.persistence import clients, migrations, notices, packet_versions, packets, records, releases
from intakt.persistence import queue as jobs_in_line
from intakt.persistence.database import Session
from intakt.persistence.packet_versions import Job, Key
from intakt.services.context import Context
from intakt.services.views import CacheStatistics, Caller, Health, JobView, QueueView

MOST_JOBS = 200
ALL = "all"


async def queue(ctx: Context) -> QueueView:
    """The queue in figures, of all processes and hosts."""
    async with ctx.database.session() as session:
        counts = await packet_versions.counts(session)
        workers = await notices.workers(session)
    oldest = counts.oldest_pending
    return QueueView(
        pending=counts.pending,
        processing=counts.processing,
        completed=counts.completed,
        failed=counts.failed,
        dead_letters=counts.dead_letters,
        oldest_pending_seconds=max(0.0, (ctx.now() - oldest).total_seconds()) if oldest else 0.0,
        workers=workers,
    )


async def jobs(ctx: Context) -> tuple[JobView, ...]:
    """Dead letters first, then what is at work and in line (at most 200)."""
    async with ctx.database.session() as session:
        dead = await packet_versions.dead(session, count=MOST_JOBS)
        underway = await packet_versions.underway(session, count=MOST_JOBS)
    return tuple(_view(job) for job in (*dead, *underway)[:MOST_JOBS])


def _view(job: Job) -> JobView:
    words = {"PENDING": "pending", "GENERATING": "processing", "FAILED": "failed"}
    return JobView(
        id=f"{job.packet_id}:{job.version}",
        packet_id=job.packet_id,
        type=job.type,
        version=job.version,
        status=words[job.status],  # type: ignore[arg-type]
        retry_count=job.retry_count,
        takeovers=job.takeovers,
        error_code=job.error_code,
        error_message=job.error_message,
        created_at=job.created_at,
        updated_at=job.updated_at,
    )


async def retry(ctx: Context, job_id: str, *, caller: Caller | None = None) -> int:
    """Queue a dead letter again, or all with "all"; gives how many. NotFound. caller None: an operator."""
    async with ctx.database.transaction() as session:
        if job_id == ALL:
            dead = await packet_versions.dead(session, count=MOST_JOBS)
            keys = [Key(packet_id=job.packet_id, version=job.version) for job in dead]
        else:
            keys = [_key(job_id)]
        done = [await _revive(ctx, session, key, caller) for key in keys]
    if job_id != ALL and not any(done):
        raise NotFound("There is no such dead letter.")
    return sum(done)


async def _revive(ctx: Context, session: Session, key: Key, caller: Caller | None) -> bool:
    found = await packets.row(session, key.packet_id)
    if found is None:
        return False
    await clients.lock(session, found.client_id)
    state = await packet_versions.state(session, key)
    if state is None or state.status != "FAILED":
        return False
    move_packet(state.status, "PENDING")
    now = ctx.now()
    await packet_versions.revive(session, key, now=now)
    await packets.touch(session, key.packet_id, now=now)
    job = jobs_in_line.Generate(packet_id=key.packet_id, version=key.version)
    await jobs_in_line.enqueue_generation(session, [(job, state.priority)])
    await records.event(
        session,
        "packet-retried",
        now=now,
        client_id=state.client_id,
        packet_id=key.packet_id,
        version=key.version,
    )
    await _audit(ctx, session, key, state.client_id, caller, "job-retried")
    await notices.packets_changed(session, state.client_id)
    return True


async def dismiss(ctx: Context, job_id: str, *, caller: Caller | None = None) -> None:
    """Take a dead letter off the list; its packet stays FAILED. NotFound."""
    key = _key(job_id)
    async with ctx.database.transaction() as session:
        state = await packet_versions.state(session, key)
        if state is None or not await packet_versions.dismiss(session, key, now=ctx.now()):
            raise NotFound("There is no such dead letter.")
        await _audit(ctx, session, key, state.client_id, caller, "job-dismissed")


async def _audit(
    ctx: Context, session: Session, key: Key, client_id: str, caller: Caller | None, action: str
) -> None:
    await records.audit(
        session,
        actor=(caller.account_id if caller else None) or "operator",
        action=action,
        now=ctx.now(),
        client_id=client_id,
        packet_id=key.packet_id,
        version=key.version,
    )


def _key(job_id: str) -> Key:
    packet_id, _, version = job_id.partition(":")
    if not is_id(packet_id) or not version.isascii() or not version.isdigit() or len(version) > 9:
        raise NotFound("There is no such dead letter.")
    return Key(packet_id=packet_id, version=int(version))


# --- caches and health ----------------------------------------------------------------------


async def cache(ctx: Context) -> dict[str, CacheStatistics]:
    """Of this process, by name."""
    return ctx.caches.statistics()


async def invalidate(ctx: Context) -> None:
    """Empty the caches of every process."""
    ctx.caches.empty()
    async with ctx.database.transaction() as session:
        await notices.empty_caches(session)


async def health(ctx: Context) -> Health:
    """Database, migrations, library; never raises."""
    try:
        async with ctx.database.session() as session:
            await notices.alive(session)
            waiting = await migrations.pending(session.connection)
            current = None if waiting else await releases.current(session)
    except IntaktError as error:
        return Health(ready=False, database=error.message, migrations=None, library=None)
    behind = f"{len(waiting)} migrations are missing: run intakt migrate" if waiting else None
    unpublished = None if current is not None or waiting else "no library is published: run intakt serve"
    return Health(
        ready=behind is None and unpublished is None, database=None, migrations=behind, library=unpublished
    )

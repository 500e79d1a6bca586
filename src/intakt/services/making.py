"""A version's way from its job to READY: claimed, made elsewhere, finished in one transaction, or failed."""

import random
from datetime import timedelta

import msgspec

from intakt.delivery.failures import LOST, Failure
from intakt.delivery.status import move_packet
from intakt.kit.ids import new_id
from intakt.kit.structs import Frozen
from intakt.persistence import (
    clients,
    erasing,
    notices,
    packet_versions,
    packets,
    queue,
    records,
    submissions,
)
from intakt.persistence.database import Session
from intakt.persistence.packet_versions import Finished, Key, Work
from intakt.persistence.submissions import Stored
from intakt.services import announcements
from intakt.services.context import Context


class Claimed(Frozen, frozen=True, kw_only=True):
    """Ours until we finish, fail or fall silent."""

    key: Key
    claim: str
    work: Work
    submission: Stored


class Made(Frozen, frozen=True, kw_only=True):
    """What a child process gives back of one packet; JSON as bytes."""

    engine: str
    rule_set: str
    reviewed: bool
    """Whether the plan asks for a coach's look."""
    plan: bytes
    document: bytes
    certificate: bytes
    html: bytes
    pdf: bytes
    pdf_etag: str
    html_etag: str


async def claim(ctx: Context, key: Key) -> Claimed | None:
    """Take the version; None when there is nothing to do: made already, failed, or lost too often."""
    mine, now = new_id(), ctx.now()
    async with ctx.database.transaction() as session:
        state = await packet_versions.state(session, key)
        if state is None or state.status in ("READY", "FAILED"):
            return None
        if state.status == "PENDING":
            move_packet(state.status, "GENERATING")
        await packet_versions.claim(session, key, status=state.status, claim=mine, now=now)
        takeover = state.status == "GENERATING"
        lost = takeover and state.takeovers >= ctx.config.jobs.max_takeovers
        await packets.touch(session, key.packet_id, now=now)
        await notices.packets_changed(session, state.client_id)
        work = await packet_versions.work(session, key)
        stored = await submissions.by_id(session, state.submission_id, ctx.secrets)
    if work is None or stored is None:
        return None
    claimed = Claimed(key=key, claim=mine, work=work, submission=stored)
    if lost:
        await give_up(ctx, claimed, LOST)
        return None
    return claimed


async def finish(ctx: Context, claimed: Claimed, made: Made) -> bool:
    """Store the files, then one transaction: version, READY, event, letters. False when it was taken over."""
    key, work = claimed.key, claimed.work
    folder = f"packets/{key.packet_id}/{key.version}"
    pdf_key, html_key = f"{folder}/{made.pdf_etag}.pdf", f"{folder}/{made.html_etag}.html"
    await ctx.storage.put(pdf_key, made.pdf)
    await ctx.storage.put(html_key, made.html)
    policy = ctx.config.release_policy
    finished = Finished(
        engine=made.engine,
        rule_set=made.rule_set,
        held=policy == "all" or (policy == "flagged" and made.reviewed),
        sealed_plan=ctx.secrets.seal(made.plan),
        sealed_document=ctx.secrets.seal(made.document),
        certificate=made.certificate.decode(),
        pdf_key=pdf_key,
        pdf_etag=made.pdf_etag,
        html_key=html_key,
        html_etag=made.html_etag,
    )
    now = ctx.now()
    async with ctx.database.transaction() as session:
        client = await clients.lock(session, work.client_id)
        if client is None:  # erased meanwhile: the files must go too
            await erasing.note_files(session, [pdf_key, html_key], now=now)
            return False
        if not await packet_versions.finish(session, key, finished, claim=claimed.claim, now=now):
            return False
        await packets.set_ready(session, key.packet_id, version=key.version, now=now)
        await _record(session, "packet-ready", ctx, claimed)
        await announcements.tell_client(ctx, session, client)
        await notices.packets_changed(session, work.client_id)
    return True


async def fail(ctx: Context, claimed: Claimed, failure: Failure) -> timedelta | None:
    """Record a failed try; when the next one is due, None when there will be none."""
    limits = ctx.config.jobs
    if not failure.retry or claimed.work.retry_count + 1 >= limits.max_attempts:
        await give_up(ctx, claimed, failure)
        return None
    now = ctx.now()
    async with ctx.database.transaction() as session:
        ours = await packet_versions.again(
            session, claimed.key, claim=claimed.claim, code=failure.code, message=failure.message, now=now
        )
        if not ours:
            return None
        await packets.touch(session, claimed.key.packet_id, now=now)
        await notices.packets_changed(session, claimed.work.client_id)
    return pause(limits.retry_delay, claimed.work.retry_count)


def pause(first: timedelta, retries: int) -> timedelta:
    """Twice as long each time, a fifth more or less: what failed together does not return together."""
    return first * float(2**retries) * random.uniform(0.8, 1.2)


async def give_up(ctx: Context, claimed: Claimed, failure: Failure) -> None:
    """FAILED for good: a dead letter, and word to the administrators."""
    now, key = ctx.now(), claimed.key
    async with ctx.database.transaction() as session:
        client = await clients.lock(session, claimed.work.client_id)
        ours = await packet_versions.fail(
            session, key, claim=claimed.claim, code=failure.code, message=failure.message, now=now
        )
        if client is None or not ours:
            return
        await packets.touch(session, key.packet_id, now=now)
        await _record(session, "packet-failed", ctx, claimed, code=failure.code)
        await announcements.tell_admins(
            ctx, session, key, claimed.work.type, failure, at=now.isoformat(timespec="seconds")
        )
        await announcements.tell_client(ctx, session, client)
        await notices.packets_changed(session, claimed.work.client_id)


async def _record(
    session: Session, kind: records.Kind, ctx: Context, claimed: Claimed, *, code: str | None = None
) -> None:
    await records.event(
        session,
        kind,
        now=ctx.now(),
        client_type=claimed.submission.client_type,
        client_id=claimed.work.client_id,
        packet_id=claimed.key.packet_id,
        version=claimed.key.version,
        code=code,
    )


async def enqueue_lost(ctx: Context, *, older_than: timedelta) -> int:
    """Enqueue again what waits without a job; how many. A net: the queue and our rows commit together."""
    async with ctx.database.transaction() as session:
        lost = await packet_versions.lost(session, before=ctx.now() - older_than)
        await queue.enqueue_generation(
            session,
            [
                (queue.Generate(packet_id=each.packet_id, version=each.version), each.priority)
                for each in lost
            ],
        )
    return len(lost)


def decode_job(payload: bytes | None) -> Key:
    """The version a job names."""
    job = msgspec.json.decode(payload or b"", type=queue.Generate)
    return Key(packet_id=job.packet_id, version=job.version)

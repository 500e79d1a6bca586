"""A worker in this process: queue, child processes, mail."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import msgspec
import pytest
from tests.database import replace_config, until
from tests.making import caller_of, submitted
from tests.personas import answers

from intakt.content.release import Release
from intakt.delivery.failures import CRASH, TIMEOUT
from intakt.delivery.transport import Outbox
from intakt.document.model import Practice
from intakt.jobs import child
from intakt.jobs.children import Children
from intakt.jobs.worker import Worker
from intakt.services import library, operations, packets
from intakt.services.context import Context, JobsConfig
from intakt.services.making import Made

QUICK = JobsConfig(
    retry_delay=timedelta(milliseconds=50), takeover=timedelta(seconds=2), poll=timedelta(seconds=1)
)


@contextlib.asynccontextmanager
async def working(ctx: Context, folder: Path, *, size: int = 1) -> AsyncIterator[Context]:
    """A worker beside the test; it has wound down when the block ends."""
    ctx = replace_config(ctx, jobs=QUICK)
    with Children(size, timeout=60) as children:
        task = asyncio.create_task(Worker(ctx, children=children, transport=Outbox(folder / "outbox")).run())
        try:
            yield ctx
        finally:
            ctx.stopping.set()
            await asyncio.wait_for(task, timeout=30)


def sent(folder: Path) -> list[tuple[str, str]]:
    """Recipient and subject of each letter in the outbox."""
    found = []
    for path in sorted((folder / "outbox").glob("*.eml")):
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        found.append((str(message["To"]), str(message["Subject"])))
    return found


async def test_a_submission_becomes_packets_and_a_letter(ctx: Context, tmp_path: Path) -> None:
    async with working(ctx, tmp_path) as ctx:
        result = await submitted(ctx)
        caller = await caller_of(ctx, result)

        async def ready() -> bool:
            return (await packets.status(ctx, caller)).summary.completed == 2

        await until(ready, seconds=60)

        async def told() -> bool:
            return len(sent(tmp_path)) == 1

        await until(told)
        assert sent(tmp_path) == [(result.client.email, "Your packets are ready")]
        for packet in result.packets:
            view = await packets.read(ctx, caller, packet.id)
            assert view.version == 1
            pdf = await packets.file(ctx, caller, packet.id, "pdf")
            assert pdf.content.startswith(b"%PDF-")

        async def drained() -> bool:
            async with ctx.database.session() as session:
                return await session.connection.fetchval("SELECT count(*) FROM pgqueuer") == 0

        await until(drained)
        assert (await operations.queue(ctx)).workers == 1


def order_of(ctx: Context, children: Children, made: Release, **changes: object) -> child.Order:

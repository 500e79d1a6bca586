"""A worker in this process: queue, child processes, mail."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
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
    retry_delay=timedelta(milliseconds=50), takeover=timedelta(minutes=2), poll=timedelta(seconds=1)
)


@contextlib.asynccontextmanager
async def working(ctx: Context, folder: Path, *, size: int = 1) -> AsyncIterator[Context]:
    """A worker beside the test; it has wound down when the block ends."""
    ctx = replace_config(ctx, jobs=QUICK)
    with Children(size, timeout=600) as children:
        task = asyncio.create_task(Worker(ctx, children=children, transport=Outbox(folder / "outbox")).run())
        try:
            yield ctx
        finally:
            ctx.stopping.set()
            await asyncio.wait_for(task, timeout=180)


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

        await until(ready)

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
    order = child.Order(
        type="INTRO",
        client_type="NUTRITION_ONLY",
        release=made.id,
        library=children.library(made),
        day=ctx.now().date(),
        language="en",
        answers=answers(),
        variant=0,
        practice=Practice(name="Intakt"),
    )
    return msgspec.structs.replace(order, **changes)


def stuck(order: bytes) -> bytes:
    """In place of child.make: tells its process in the file named by the order's library, and never ends."""
    place = Path(msgspec.msgpack.decode(order, type=child.Order).library)
    place.with_suffix(".new").write_text(str(os.getpid()))
    place.with_suffix(".new").rename(place)
    while True:
        time.sleep(60)


async def test_a_killed_child_is_one_failed_try_and_is_replaced(
    ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, told = await library.release(ctx), tmp_path / "pid"

    async def busy() -> bool:
        return told.exists()

    with Children(1, timeout=600) as children:
        with monkeypatch.context() as patch:
            patch.setattr(child, "make", stuck)
            making = asyncio.create_task(children.make(order_of(ctx, children, release, library=str(told))))
            await until(busy)
            os.kill(int(told.read_text()), signal.SIGKILL)
            assert await making == CRASH
        assert isinstance(await children.make(order_of(ctx, children, release)), Made)


async def test_a_stuck_child_is_killed_in_time(
    ctx: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, told = await library.release(ctx), tmp_path / "pid"
    with Children(1, timeout=1) as children:
        with monkeypatch.context() as patch:
            patch.setattr(child, "make", stuck)
            assert await children.make(order_of(ctx, children, release, library=str(told))) == TIMEOUT
        children._timeout = 600
        assert isinstance(await children.make(order_of(ctx, children, release)), Made)


@pytest.mark.parametrize("changes", [{"client_type": "NOTHING"}, {"library": "/nowhere", "release": "x"}])
async def test_what_a_child_raises_is_a_failure_with_its_words(
    ctx: Context, changes: dict[str, object]
) -> None:
    release = await library.release(ctx)
    with Children(1, timeout=600) as children:
        outcome = await children.make(order_of(ctx, children, release, **changes))
        assert not isinstance(outcome, Made)
        assert outcome.code == "crash"
        assert outcome.detail


async def test_children_end_with_a_killed_worker(tmp_path: Path) -> None:
    """SIGKILL leaves no orphans: the children watch their worker."""
    script = (
        "import os, time\n"
        "from intakt.jobs.children import Children\n"
        "if __name__ == '__main__':\n"
        "    with Children(2, timeout=60) as children:\n"
        "        pool = children._alive()\n"
        "        pids = {pool.schedule(os.getpid).result() for _ in range(20)}\n"
        "        print(*pids, flush=True)\n"
        "        time.sleep(600)\n"
    )
    path = tmp_path / "worker.py"
    path.write_text(script)
    process = await asyncio.create_subprocess_exec(sys.executable, str(path), stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    pids = [int(word) for word in (await process.stdout.readline()).split()]
    assert pids
    process.kill()
    await process.wait()

    async def gone() -> bool:
        return not any(running(pid) for pid in pids)

    await until(gone)


def test_a_killed_workers_folder_is_removed_by_the_next() -> None:
    command = [sys.executable, "-c", "import os; print(os.getpid())"]
    gone = subprocess.run(command, capture_output=True, check=True)
    stray = Path(tempfile.gettempdir()) / f"intakt-libraries-{int(gone.stdout)}-x"
    kept = Path(tempfile.gettempdir()) / f"intakt-libraries-{os.getpid()}-x"
    for folder in (stray, kept):
        folder.mkdir()
    with Children(1, timeout=1):
        assert not stray.exists()
        assert kept.exists()
    kept.rmdir()


def running(pid: int) -> bool:
    """Whether the process is there and not merely waiting to be forgotten."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"

"""Submissions at once while a worker is killed every second and the database restarted once: nothing is lost,
nothing made twice, no letter sent twice."""

import asyncio
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from tests import database
from tests.database import until
from tests.personas import answers

from intakt import app
from intakt.kit.errors import Unavailable
from intakt.persistence import embedded
from intakt.services import accounts, intakes, library, packets
from intakt.services.context import Context
from intakt.services.views import Submitted
from intakt.settings import Settings

FULL = os.environ.get("INTAKT_TEST_SIZE") == "full"
SUBMISSIONS = 500 if FULL else 12
WORKERS = 3
KILLS = 40 if FULL else 4
SECONDS = 1200 if FULL else 600
PERSONAS = ("typical-nutrition", "coeliac-vegan", "beta-blocker", "student-microwave")


class Workers:
    """Worker processes; the oldest is the one that is killed."""

    def __init__(self, settings: Settings) -> None:
        assert settings.database_url is not None
        self.environment = {
            **os.environ,
            "INTAKT_DATABASE_URL": settings.database_url,
            "INTAKT_DATA_DIR": str(settings.data_dir),
            "INTAKT_SECRET_KEYS": database.KEY,
            "INTAKT_JOB_TAKEOVER_SECONDS": "10" if FULL else "5",
        }
        self.alive: list[subprocess.Popen[bytes]] = []
        self.killed = 0

    def start(self) -> None:
        words = [sys.executable, "-m", "intakt.cli", "worker", "--processes", "1"]
        self.alive.append(
            subprocess.Popen(words, env=self.environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )

    def kill_oldest(self) -> None:
        oldest = self.alive.pop(0)
        oldest.kill()
        oldest.wait()
        self.killed += 1
        self.start()

    def stop(self) -> None:
        for process in self.alive:
            process.terminate()
        for process in self.alive:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def own_server() -> Iterator[embedded.Server]:
    """A server that may be restarted under the test."""
    folder = Path(tempfile.mkdtemp(prefix="intakt-faults-", dir="/tmp"))
    with embedded.serve(folder, durable=False) as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


async def submit(ctx: Context, persona: str) -> Submitted:
    """As a client would: try again while the database is away."""
    while True:
        try:
            return await intakes.submit_answers(ctx, "NUTRITION_ONLY", answers(persona))
        except Unavailable:
            await asyncio.sleep(0.2)


async def disturb(workers: Workers, server: embedded.Server) -> None:
    """A kill a second, and a restart half way."""
    for kill in range(KILLS):
        await asyncio.sleep(1)
        await asyncio.to_thread(workers.kill_oldest)
        if kill == KILLS // 2:
            await asyncio.to_thread(server.restart)


@pytest.mark.timeout(SECONDS + 300)
async def test_nothing_is_lost_and_nothing_happens_twice(own_server: embedded.Server, tmp_path: Path) -> None:
    settings = database.settings_for(own_server.url, tmp_path)
    await app.migrate(settings, own_server.url)
    workers = Workers(settings)
    async with app.open_context(settings) as ctx:
        await library.ensure_default(ctx)
        try:
            for _ in range(WORKERS):
                workers.start()
            names = itertools.islice(itertools.cycle(PERSONAS), SUBMISSIONS)
            disturbing = asyncio.create_task(disturb(workers, own_server))
            results = await asyncio.gather(*(submit(ctx, name) for name in names))
            await disturbing
            await until(lambda: finished(ctx), seconds=SECONDS, pause=0.5)
            await until(lambda: drained(ctx), seconds=180, pause=0.5)
        finally:
            await asyncio.to_thread(workers.stop)
        assert workers.killed == KILLS
        await check(ctx, results)
    check_letters(tmp_path / "outbox", results)


async def finished(ctx: Context) -> bool:
    try:
        async with ctx.database.session() as session:
            left = await session.connection.fetchval(
                "SELECT count(*) FROM packet_versions WHERE status IN ('PENDING', 'GENERATING')"
            )
    except Unavailable:
        return False
    return bool(left == 0)


async def drained(ctx: Context) -> bool:
    async with ctx.database.session() as session:
        jobs = await session.connection.fetchval("SELECT count(*) FROM pgqueuer")
        unsent = await session.connection.fetchval("SELECT count(*) FROM mail WHERE state <> 'SENT'")
    return bool(jobs == 0 and unsent == 0)


async def check(ctx: Context, results: list[Submitted]) -> None:
    """Each client's packets are READY at version 1; one event says so for each."""
    failed = await packet_versions_failed(ctx)
    assert not failed, failed
    assert len({result.client.id for result in results}) == SUBMISSIONS
    for result in results:
        assert isinstance(result.token, str)
        caller = await accounts.authenticate(ctx, result.token)
        assert caller is not None
        status = await packets.status(ctx, caller)
        assert [(packet.status, packet.version) for packet in status.packets] == [("READY", 1)] * 2
    async with ctx.database.session() as session:
        versions = await session.connection.fetchval("SELECT count(*) FROM packet_versions")
        events = await session.connection.fetch(
            "SELECT packet_id, version FROM events WHERE kind = 'packet-ready'"
        )
    assert versions == 2 * SUBMISSIONS
    assert Counter(Counter(tuple(row) for row in events).values()) == {1: 2 * SUBMISSIONS}


async def packet_versions_failed(ctx: Context) -> list[tuple[str, str]]:
    async with ctx.database.session() as session:
        rows = await session.connection.fetch(
            "SELECT error_code, takeovers::text FROM packet_versions WHERE status = 'FAILED'"
        )
    return [tuple(row) for row in rows]


def check_letters(outbox: Path, results: list[Submitted]) -> None:
    """One letter a client."""
    letters = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in outbox.glob("*.eml")]
    assert len({str(letter["Message-ID"]) for letter in letters}) == len(letters)
    wanted = Counter(result.client.email for result in results)
    assert Counter(str(letter["To"]) for letter in letters) == wanted

"""The whole pipeline: a packet in one process, packets a second and core, from Submit to READY when idle."""

import asyncio
import time
from datetime import date
from statistics import median

from bench.figure import Figure, percentile
from bench.serving import answers, context, with_database
from intakt import app
from intakt.content.release import Release
from intakt.document.model import Practice
from intakt.services import accounts, generation, intakes, library, packets
from intakt.services.context import Context
from intakt.settings import Settings

PERSONAS = (
    "typical-nutrition",
    "coeliac-vegan",
    "beta-blocker",
    "student-microwave",
    "kosher-athlete",
    "family-vegetarian",
)
CORES = 2
SUBMIT_TO_READY_MS = 400
PATIENCE = 60


def run(*, full: bool) -> list[Figure]:
    return with_database(lambda chosen, url: measure(chosen, url, full=full))


async def measure(chosen: Settings, url: str, *, full: bool) -> list[Figure]:
    async with context(chosen, url) as ctx:
        pipeline = pipeline_figures(await library.release(ctx), rounds=8 if full else 2, day=ctx.now().date())
        idle = await idle_figures(ctx, chosen, url, rounds=40 if full else 12)
    return [*pipeline, *idle]


def pipeline_figures(release: Release, *, rounds: int, day: date) -> list[Figure]:
    """Answers in, two finished packets out, in this process."""
    taken: list[float] = []
    practice = Practice(name="Intakt")
    made = 0
    start = time.perf_counter()
    for persona in PERSONAS * rounds:
        begin = time.perf_counter()
        done = generation.generate(
            generation.Answers(client_type="NUTRITION_ONLY", responses=answers(persona)),
            release,
            day=day,
            practice=practice,
        )
        taken.append((time.perf_counter() - begin) / len(done))
        made += len(done)
    seconds = time.perf_counter() - start
    taken.sort()
    return [
        Figure(
            name="whole pipeline per packet, median",
            value=median(taken) * 1000,
            unit="ms",
            peer="95 in 100",
            peer_value=percentile(taken, 0.95) * 1000,
        ),
        Figure(
            name="packets per second and core",
            value=made / seconds,
            unit="packets/s",
            peer="one process",
            peer_value=made / seconds,
            better="higher",
        ),
    ]


async def idle_figures(ctx: Context, chosen: Settings, url: str, *, rounds: int) -> list[Figure]:
    """From Submit to both packets READY, with two children and nothing else to do."""
    stop = asyncio.Event()
    working = asyncio.create_task(app.work(chosen, stop=stop, children=CORES, url=url))
    taken = []
    try:
        await one(ctx)
        for _ in range(rounds):
            await asyncio.sleep(0.2)
            taken.append(await one(ctx))
    finally:
        stop.set()
        await working
    taken.sort()
    return [
        Figure(
            name="submit to both packets READY, idle, median",
            value=median(taken) * 1000,
            unit="ms",
            peer="limit",
            peer_value=SUBMIT_TO_READY_MS,
            aim=1.0,
        ),
        Figure(
            name="submit to both packets READY, idle, 95 in 100",
            value=percentile(taken, 0.95) * 1000,
            unit="ms",
            peer="median",
            peer_value=median(taken) * 1000,
        ),
    ]


async def one(ctx: Context) -> float:
    """Seconds from the call of Submit until the status says READY for all."""
    start = time.perf_counter()
    result = await intakes.submit_answers(ctx, "NUTRITION_ONLY", answers())
    assert isinstance(result.token, str)
    caller = await accounts.authenticate(ctx, result.token)
    assert caller is not None
    while True:
        summary = (await packets.status(ctx, caller)).summary
        if summary.completed == summary.total:
            return time.perf_counter() - start
        assert not summary.failed, "a packet failed"
        assert time.perf_counter() - start < PATIENCE, "nothing makes the packets"
        await asyncio.sleep(0.005)

"""Every type of packet, and a whole client of FULL_PROGRAM: processor time of one core, files included.

Clients are drawn as among real ones and each is made once, as a worker does. The whole client, three packets,
is held against 250 ms at the median; plans alone against 60 ms.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import intakt
from bench.figure import Figure, median, percentile
from intakt.content import loader, personas
from intakt.content.release import Release, build
from intakt.document.model import Practice
from intakt.intake.sampling import sample
from intakt.intake.submission import submit
from intakt.planning.planner import informed
from intakt.planning.planner import plan as make_plan
from intakt.services import generation

DAY = date(2026, 11, 23)
LIBRARY = Path(intakt.__file__).parent / "library"
PRACTICE = Practice(name="Intakt")
WHOLE_CLIENT_MS, PLAN_MS = 250.0, 60.0
PATHS = ("FULL_PROGRAM", "ATHLETE_PERFORMANCE", "YOUTH", "SPECIAL_SITUATION", "GENERAL_WELLNESS")
"""Together they route every type of packet."""
SEED = 7


def run(*, full: bool) -> Iterator[Figure]:
    release = build(loader.load(LIBRARY))
    plans: dict[str, list[float]] = defaultdict(list)
    packets: dict[str, list[float]] = defaultdict(list)
    clients: list[float] = []
    generation.make("INTRO", next(jobs("FULL_PROGRAM", release, 1)), release, practice=PRACTICE)
    for client_type in PATHS:
        for job in jobs(client_type, release, 60 if full else 15):
            taken = 0.0
            for request in job.requests:
                spent = milliseconds(lambda kind=request.type, of=job: _packet(kind, of, release))
                packets[request.type].append(spent)
                taken += spent
                plans[request.type].append(
                    milliseconds(lambda kind=request.type, of=job: _plan(kind, of, release))
                )
            if client_type == "FULL_PROGRAM":
                clients.append(taken)
    yield _limit("a whole client of FULL_PROGRAM, three packets, median", median(clients), WHOLE_CLIENT_MS)
    yield _beside("a whole client of FULL_PROGRAM beside the slowest", clients)
    for kind in plans:
        yield _limit(f"{kind}: plan, median", median(plans[kind]), PLAN_MS)
        yield _beside(f"{kind}: packet with its files, median", packets[kind])


def jobs(client_type: str, release: Release, count: int) -> Iterator[generation.Job]:
    path, population = release.path(client_type), personas.load_population(LIBRARY)
    for answers in sample(path, population, seed=0, count=count, day=DAY):
        yield generation.prepare(submit(path, answers, day=DAY), release)


def milliseconds(call: Callable[[], object]) -> float:
    """Processor time of the call, all threads together."""
    start = time.process_time()
    call()
    return 1000 * (time.process_time() - start)


def _packet(kind: generation.PacketType, job: generation.Job, release: Release) -> object:
    return generation.make(kind, job, release, practice=PRACTICE)


def _plan(kind: generation.PacketType, job: generation.Job, release: Release) -> object:
    """Made again with another seed, so that nothing is remembered of the packet before."""
    wording = release.wording(job.profile.person.language)
    profile = informed(kind, job.profile, job.requests, wording, seed=SEED)
    return make_plan(kind, profile, job.requests, wording, variant=1, seed=SEED)


def _limit(name: str, value: float, limit: float) -> Figure:
    return Figure(name=name, value=value, unit="ms of one core", peer="limit", peer_value=limit, aim=1.0)


def _beside(name: str, values: list[float]) -> Figure:
    """Reported beside its own 95th percentile, without a limit."""
    ordered = sorted(values)
    return Figure(
        name=name, value=median(ordered), unit="ms of one core", peer="95 in 100",
        peer_value=percentile(ordered, 0.95),
    )  # fmt: skip

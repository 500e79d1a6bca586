"""Sampled clients taken through the pure pipeline, in several processes: for tests and the survey."""

import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import Any

import msgspec

from intakt.document.model import Practice
from intakt.intake.sampling import draw
from intakt.intake.submission import submit
from intakt.kit.errors import InvariantBroken
from intakt.planning.model import IntroPlan, NutritionPlan
from intakt.profile.model import PacketType
from intakt.rendering import pdf
from intakt.services import generation
from tests import time_use
from tests.shipped import population, release

DAY = date(2026, 11, 23)
"""The day of all tests."""
PRACTICE = Practice(name="Intakt")
FULL = os.environ.get("INTAKT_TEST_SIZE") == "full"
PROCESSES = 2
Finished = generation.Written | generation.GeneratedPacket


class Draw(msgspec.Struct, frozen=True, kw_only=True):
    """One sampled client; `packets` limits what is made, `render` makes the files as well."""

    client_type: str
    seed: int
    adversarial: bool
    render: bool = False
    packets: tuple[str, ...] | None = None
    given: dict[str, str] = {}
    """Answers that the client gives wherever they are asked."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """One packet of a client."""

    type: str
    withheld: bool = False
    stops: tuple[str, ...] = ()
    """Codes of the flags that stop."""
    held: tuple[tuple[str, str], ...] = ()
    """(code, question) of what holds it for a coach."""
    moves: bool = False
    """Whether it has sessions."""
    longest: int = 0
    """Minutes of the longest session."""
    used: float | None = None
    """Minutes of its sessions, of those that client and dose caps allow; None without sessions."""
    pages: int = 0
    """0 when not rendered."""
    milliseconds: float = 0.0


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one client."""

    draw: Draw
    error: str | None = None
    broken: tuple[int, ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    """(packet, rule) checked."""
    warnings: tuple[tuple[int, str], ...] = ()
    gate: str = ""
    session_minutes: int | None = None
    """Those the client told."""
    made: tuple[Made, ...] = ()
    notes: tuple[str, ...] = ()
    """Codes of what the plan assumed or eased."""
    adult: bool = True
    wants_loss: bool = False
    nutrition: bool = False
    """Whether a nutrition packet is among the client's."""
    figures: bool = False
    status: str = ""
    diet: str = ""
    days: int = 0
    accepted: int = 0
    recipes: int = 0
    milliseconds: float = 0.0

    @property
    def reviews(self) -> tuple[tuple[str, str], ...]:
        """(code, question) of what holds a packet, each once."""
        return tuple(dict.fromkeys(each for packet in self.made for each in packet.held))

    @property
    def pages(self) -> int:
        """Of the longest packet."""
        return max((packet.pages for packet in self.made), default=0)


def run(draws: Iterable[Draw], *, processes: int = PROCESSES) -> Iterator[Outcome]:
    """Outcomes in the order of the draws; with one process, in this one."""
    listed = list(draws)
    if processes == 1:
        yield from map(one, listed)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(one, listed, chunksize=4)


def job_of(drawn: Draw) -> generation.Job:
    """The client's profile and requests. AnswersRejected when the sampler drew wrong answers."""
    path = release().path(drawn.client_type)
    answers = draw(
        path, population(), seed=drawn.seed, adversarial=drawn.adversarial, day=DAY, given=drawn.given
    )
    return generation.prepare(submit(path, answers, day=DAY), release())


def one(drawn: Draw) -> Outcome:
    """The whole pipeline for one client; whatever goes wrong is told, not raised."""
    started = time.perf_counter()
    try:
        return _made(drawn, started)
    except InvariantBroken as error:
        return Outcome(draw=drawn, error=f"InvariantBroken: {error}", broken=error.rules)
    except Exception as error:  # noqa: BLE001 - the survey tells of every fault with its seed
        return Outcome(draw=drawn, error=f"{type(error).__name__}: {error}")


def _made(drawn: Draw, started: float) -> Outcome:
    job = job_of(drawn)
    profile = job.profile
    written = [
        _packet(request.type, job, drawn)
        for request in job.requests
        if drawn.packets is None or request.type in drawn.packets
    ]
    facts: dict[str, Any] = {}
    for packet, _ in written:
        if isinstance(packet.plan, NutritionPlan):
            facts = _facts(packet.plan)
    return Outcome(
        draw=drawn,
        rules=tuple((made.type, number) for packet, made in written for number in packet.report.rules),
        warnings=tuple(
            (finding.rule, finding.message) for packet, _ in written for finding in packet.report.warnings
        ),
        gate=profile.screening.gate,
        session_minutes=profile.training.session_minutes,
        made=tuple(made for _, made in written),
        adult=not profile.person.minor,
        wants_loss=profile.goal.primary == "lose-weight",
        diet=profile.eating.diet,
        milliseconds=(time.perf_counter() - started) * 1000,
        **facts,
    )


def _packet(kind: PacketType, job: generation.Job, drawn: Draw) -> tuple[Finished, Made]:
    started, pages = time.perf_counter(), 0
    packet: Finished
    if drawn.render:
        packet = generation.make(kind, job, release(), practice=PRACTICE)
        pages = pdf.page_count(packet.pdf)
    else:
        packet = generation.write(kind, job, release(), practice=PRACTICE)
    spent = time.perf_counter() - started
    plan = packet.plan
    return packet, Made(
        type=kind,
        withheld=not isinstance(plan, IntroPlan) and plan.withheld,
        stops=tuple(flag.code for flag in plan.flags if flag.severity == "stop"),
        held=tuple((item.code, item.question) for item in plan.review),
        moves=bool(time_use.weeks_of(plan)),
        longest=time_use.longest(plan),
        used=time_use.used_share(plan, job.profile, release().library),
        pages=pages,
        milliseconds=spent * 1000,
    )


def _facts(plan: NutritionPlan) -> dict[str, object]:
    return {
        "nutrition": True,
        "notes": tuple(note.code for note in plan.assumptions),
        "figures": plan.energy is not None,
        "status": plan.energy.status if plan.energy is not None else "",
        "days": len(plan.days),
        "accepted": sum(day.accepted for day in plan.days),
        "recipes": len({meal.recipe_id for day in plan.days for meal in day.meals}),
    }

"""Sampled clients taken through the pure pipeline, in several processes: for tests and the survey."""

import fcntl
import os
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

import intakt
from intakt.content import loader, personas
from intakt.content.release import Release, build
from intakt.document.model import Practice
from intakt.intake.sampling import draw
from intakt.intake.submission import submit
from intakt.kit.errors import InvariantBroken
from intakt.planning.model import NutritionPlan
from intakt.rendering import pdf
from intakt.services import generation

DAY = date(2026, 11, 23)
"""The day of all tests."""
LIBRARY = Path(intakt.__file__).parent / "library"
PRACTICE = Practice(name="Intakt")
FULL = os.environ.get("INTAKT_TEST_SIZE") == "full"
PROCESSES = 2
T = TypeVar("T")


class Draw(msgspec.Struct, frozen=True, kw_only=True):
    """One sampled client; `packets` limits what is made, `render` makes the files as well."""

    client_type: str
    seed: int
    adversarial: bool
    render: bool = False
    packets: tuple[str, ...] | None = None
    given: dict[str, str] = {}
    """Answers that the client gives wherever they are asked."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one client."""

    draw: Draw
    error: str | None = None
    broken: tuple[int, ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    """(packet, rule) checked."""
    warnings: tuple[tuple[int, str], ...] = ()
    reviews: tuple[tuple[str, str], ...] = ()
    """(code, question) of what holds a packet."""
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
    pages: int = 0
    milliseconds: float = 0.0


@lru_cache(maxsize=1)
def release() -> Release:
    return build(loader.load(LIBRARY))


@lru_cache(maxsize=1)
def population() -> object:
    return personas.load_population(LIBRARY)


def run(draws: Iterable[Draw], *, processes: int = PROCESSES) -> Iterator[Outcome]:
    """Outcomes in the order of the draws."""
    listed = list(draws)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(one, listed, chunksize=4)


def made_once(folder: Path, name: str, make: Callable[[], T]) -> T:
    """What `make` gives: made by the first process that asks, read by the others that share the folder."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stored = folder / f"{name}.pickle"
        if not stored.exists():
            stored.write_bytes(pickle.dumps(make()))
        return cast(T, pickle.loads(stored.read_bytes()))


def job_of(drawn: Draw) -> generation.Job:
    """The client's profile and requests. AnswersRejected when the sampler drew wrong answers."""
    path = release().path(drawn.client_type)
    answers = draw(
        path, population(), seed=drawn.seed, adversarial=drawn.adversarial, day=DAY, given=drawn.given
    )
    return generation.prepare(submit(path, answers, day=DAY), release())


def answers_of(persona: str) -> dict[str, Any]:
    """The answers of a persona of the library."""
    return next(found.responses for found in personas.load(LIBRARY) if found.id == persona)


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
    rules: list[tuple[str, int]] = []
    warnings: list[tuple[int, str]] = []
    reviews: list[tuple[str, str]] = []
    facts: dict[str, object] = {}
    pages = 0
    for request in job.requests:
        if drawn.packets is not None and request.type not in drawn.packets:
            continue
        packet: generation.Written | generation.GeneratedPacket
        if drawn.render:
            packet = generation.make(request.type, job, release(), practice=PRACTICE)
            pages = max(pages, pdf.page_count(packet.pdf))
        else:
            packet = generation.write(request.type, job, release(), practice=PRACTICE)
        rules += [(request.type, number) for number in packet.report.rules]
        warnings += [(finding.rule, finding.message) for finding in packet.report.warnings]
        if isinstance(packet.plan, NutritionPlan):
            facts |= _facts(packet.plan)
        reviews += [(item.code, item.question) for item in packet.plan.review]
    return Outcome(
        draw=drawn,
        rules=tuple(rules),
        warnings=tuple(warnings),
        adult=not profile.person.minor,
        wants_loss=profile.goal.primary == "lose-weight",
        diet=profile.eating.diet,
        reviews=tuple(dict.fromkeys(reviews)),
        pages=pages,
        milliseconds=(time.perf_counter() - started) * 1000,
        **facts,  # type: ignore[arg-type]
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

"""Flow and validation of a full intake of 80 answers against a bare decode of the same answers from JSON."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

import intakt
from bench.figure import Figure, median, percentile, seconds
from intakt.content import loader, personas
from intakt.content.compiled import CompiledPath
from intakt.content.release import build
from intakt.intake.flow import find_flow
from intakt.intake.sampling import draw
from intakt.intake.submission import accept_all
from intakt.intake.validation import validate

LIBRARY = Path(intakt.__file__).parent / "library"
DAY = date(2026, 11, 23)
ANSWERS = 80
LIMIT_SECONDS = 0.001
"""Flow and validation must stay far below what anybody could notice while typing."""


def run(*, full: bool) -> list[Figure]:
    rounds = 20_000 if full else 3_000
    path, answers = intake()
    encoded = msgspec.json.encode(answers)
    decode = seconds(lambda: msgspec.json.decode(encoded), rounds=rounds)
    flow = find_flow(path, answers, day=DAY)
    validate(path, flow, answers, day=DAY)
    finding = seconds(lambda: find_flow(path, answers, day=DAY), rounds=rounds)
    checking = seconds(lambda: validate(path, flow, answers, day=DAY), rounds=rounds)
    accepting = seconds(lambda: accept_all(path, answers), rounds=rounds)
    both = seconds(lambda: validate(path, find_flow(path, answers, day=DAY), answers, day=DAY), rounds=rounds)
    count = f"{len(answers)} answers"
    return [
        _against_decode(f"intake: flow, {count}", finding, decode),
        _against_decode(f"intake: validation, {count}", checking, decode),
        _against_decode(f"intake: acceptance, {count}", accepting, decode),
        _against_decode(f"intake: flow + validation, {count}", both, decode),
        Figure(
            name="intake: flow + validation, p95",
            value=percentile(both, 0.95) * 1e6,
            unit="us",
            peer="limit",
            peer_value=LIMIT_SECONDS * 1e6,
            aim=1.0,
        ),
    ]


def _against_decode(name: str, taken: list[float], decode: list[float]) -> Figure:
    return Figure(
        name=name,
        value=median(taken) * 1e6,
        unit="us",
        peer="msgspec decode",
        peer_value=median(decode) * 1e6,
    )


@cache
def intake() -> tuple[CompiledPath, Mapping[str, object]]:
    """The longest path that ships, and the first drawn client who answers so many of its questions."""
    release = build(loader.load(LIBRARY))
    path = max((release.path(name) for name in release.library.paths), key=lambda each: len(each.questions))
    population = personas.load_population(LIBRARY)
    for seed in range(1000):
        answers, _ = accept_all(path, draw(path, population, seed=seed, adversarial=True, day=DAY))
        if len(answers) >= ANSWERS:
            return path, answers
    raise RuntimeError(f"no drawn client of {path.client_type} answers {ANSWERS} questions")

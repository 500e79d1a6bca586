"""Whatever any intake answers: a packet comes out, and it keeps every hard rule.

Half of the clients are drawn as among real clients, half evenly over all options. INTAKT_TEST_SIZE=full draws
10,000 a path; otherwise 300, of which a part is rendered.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.clients import DAY, FULL, LIBRARY, PRACTICE, Draw, Outcome, answers_of, made_once, release, run
from tests.tools.survey import report, rule_counts, shares

from intakt.content import loader
from intakt.intake.submission import submit
from intakt.planning.invariants import PLAN_RULES, TEXT_RULES
from intakt.services import generation

CLIENTS = 10_000 if FULL else 300
RENDERED = CLIENTS if FULL else 40
LEAST = 50
"""Plans on which each hard rule must have been checked."""
ACTIVE = sorted(name for name, path in loader.load(LIBRARY).paths.items() if path.active)
ELSEWHERE = {5}
"""Rules that bind only where another path asks the question: clearances are asked where a body moves."""


Outcomes = Callable[[str], tuple[Outcome, ...]]


@pytest.fixture(scope="session")
def outcomes(shared_folder: Path) -> Outcomes:
    """What came of the clients of a path; drawn once, however many processes run the tests."""

    def of(client_type: str) -> tuple[Outcome, ...]:
        draws = [
            Draw(client_type=client_type, seed=number, adversarial=number % 2 == 1, render=number < RENDERED)
            for number in range(CLIENTS)
        ]
        return made_once(shared_folder, f"outcomes-{client_type}", lambda: tuple(run(draws)))

    return of


def realistic(found: Sequence[Outcome]) -> Sequence[Outcome]:
    return [outcome for outcome in found if not outcome.draw.adversarial]


@pytest.mark.parametrize("client_type", ACTIVE)
@pytest.mark.timeout(14_400 if FULL else 300)
def test_every_client_gets_packets_that_keep_every_hard_rule(client_type: str, outcomes: Outcomes) -> None:
    found = outcomes(client_type)
    print("\n".join(report(found)))
    assert [f"seed {o.draw.seed}: {o.error}" for o in found if o.error is not None] == []


@pytest.mark.parametrize("client_type", ACTIVE)
@pytest.mark.timeout(14_400 if FULL else 300)
def test_reviews_stay_rare_and_figures_common(client_type: str, outcomes: Outcomes) -> None:
    found = shares(realistic(outcomes(client_type)))
    assert found["free text"] <= 0.10
    assert found["reviews"] <= 0.20
    assert found["figures"] >= 0.60


@pytest.mark.parametrize("client_type", ACTIVE)
@pytest.mark.timeout(14_400 if FULL else 300)
def test_days_fit_their_target(client_type: str, outcomes: Outcomes) -> None:
    """95 days in 100 overall, 90 in 100 for every diet that is drawn often enough to say."""
    chosen = realistic(outcomes(client_type))
    assert sum(o.accepted for o in chosen) >= 0.95 * sum(o.days for o in chosen)
    for diet in sorted({o.diet for o in chosen}):
        days = sum(o.days for o in chosen if o.diet == diet)
        if days >= 140:
            assert sum(o.accepted for o in chosen if o.diet == diet) >= 0.90 * days, diet


@pytest.mark.parametrize("client_type", ACTIVE)
@pytest.mark.timeout(14_400 if FULL else 300)
def test_packets_stay_within_fourteen_recipes_and_sixteen_pages(client_type: str, outcomes: Outcomes) -> None:
    found = outcomes(client_type)
    assert max(outcome.recipes for outcome in found) <= 14
    assert 4 <= max(outcome.pages for outcome in found) <= 16


@pytest.mark.timeout(14_400 if FULL else 300)
def test_every_hard_rule_was_checked_on_enough_plans(outcomes: Outcomes) -> None:
    counts = rule_counts([outcome for client_type in ACTIVE for outcome in outcomes(client_type)])
    hard = {rule.number for rule in (*PLAN_RULES, *TEXT_RULES) if rule.kind == "H"} - ELSEWHERE
    rare = [number for number in sorted(hard) if counts[number] < LEAST]
    more = [
        Draw(client_type=client_type, seed=20_000 + number, adversarial=True)
        for client_type in ACTIVE
        for number in range(200 if rare else 0)
    ]
    counts += rule_counts(list(run(more)))
    print("plans checked by rule:", dict(sorted(counts.items())))
    assert {number: counts[number] for number in rare if counts[number] < LEAST} == {}


def test_clearances_are_checked_where_a_path_asks_for_them() -> None:
    draws = [
        Draw(
            client_type="SPECIAL_SITUATION",
            seed=seed,
            adversarial=True,
            packets=("INTRO", "NUTRITION"),
            given={
                "medical-clearance": "yes",
                "include-nutrition": "yes",
                "clearance-name": "Dr A",
                "clearance-role": "doctor",
                "clearance-date": f"{2023 + seed % 4}-10-01",
                "clearance-scope": ("light", "moderate", "everything")[seed % 3],
            },
        )
        for seed in range(30)
    ]
    found = list(run(draws))
    assert [o.error for o in found if o.error is not None] == []
    assert rule_counts(found)[5] >= LEAST


DIGEST = """
import hashlib, json, sys
from tests.clients import PRACTICE, Draw, job_of, release
from intakt.services import generation
found = {}
for seed in json.loads(sys.argv[1]):
    job = job_of(Draw(client_type="NUTRITION_ONLY", seed=seed, adversarial=seed % 2 == 1))
    for request in job.requests:
        packet = generation.make(request.type, job, release(), practice=PRACTICE)
        content = packet.json + packet.html.encode() + packet.pdf
        found[f"{seed} {request.type}"] = hashlib.sha256(content).hexdigest()
print(json.dumps(found))
"""


def test_the_same_answers_give_the_same_bytes_in_any_process() -> None:
    """Rule 63."""
    seeds = list(range(4))
    found = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", DIGEST, json.dumps(seeds)],
                env={"PYTHONHASHSEED": hash_seed, "PATH": ""},
                capture_output=True,
                check=True,
                text=True,
            ).stdout
        )
        for hash_seed in ("1", "2")
    ]
    assert found[0] == found[1]


def test_a_changed_safety_answer_gives_another_gate() -> None:
    """Rule 63, second half."""
    path = release().path("NUTRITION_ONLY")
    answers = answers_of("typical-nutrition")
    before = generation.prepare(submit(path, answers, day=DAY), release())
    after = generation.prepare(
        submit(path, {**answers, "symptoms": ["fainted"], "symptoms-checked": ["none"]}, day=DAY), release()
    )
    gates = [
        generation.write("INTRO", job, release(), practice=PRACTICE).plan.gate for job in (before, after)
    ]
    assert gates == ["G0", "G3"]
    assert generation.seed_of(before.submission, release(), variant=0) != generation.seed_of(
        after.submission, release(), variant=0
    )

"""The golden set: a digest and a few words for every plan of the personas and of each path's covering set.

    make golden        (python -m tests.golden.plans)

writes `plans.txt` again. Review its diff as you review code: each line that changed is a plan that changed.
"""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec
from tests.clients import DAY
from tests.shipped import people, population, release

from intakt.content.model import CLIENT_TYPES
from intakt.intake.covering import LONG_LIST, cover
from intakt.intake.submission import Submission, submit
from intakt.planning import invariants
from intakt.planning.model import IntroPlan, MovementBase, NutritionPlan, Plan, RecoveryPlan, WellnessPlan
from intakt.planning.planner import plan as make_plan
from intakt.services.generation import Job, doubted, prepare

STORED = Path(__file__).with_name("plans.txt")
PERSONAS = "personas"
GROUPS = (PERSONAS, *CLIENT_TYPES)
SEED = 0
DIGITS = 12


def lines_of(group: str) -> tuple[str, ...]:
    """One line a plan, in a fixed order: `<client> <packet> <digest> <words>`."""
    return tuple(
        f"{name} {request.type} {digest(plan)} {summary(plan)}"
        for name, client_type, responses in _clients(group)
        for job in (prepare(submit(release().path(client_type), responses, day=DAY), release()),)
        for request in job.requests
        for plan in (_plan(request.type, job),)
    )


def stored() -> dict[str, tuple[str, ...]]:
    """The lines of the file by group."""
    found: dict[str, list[str]] = {group: [] for group in GROUPS}
    for line in STORED.read_text(encoding="utf-8").splitlines():
        found[line.partition("/")[0]].append(line)
    return {group: tuple(lines) for group, lines in found.items()}


def _clients(group: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if group == PERSONAS:
        for persona in people().values():
            yield f"{PERSONAS}/{persona.id}", persona.client_type, persona.responses
        return
    drawn = cover(release().path(group), population(), seed=SEED, day=DAY, aside=(LONG_LIST,))  # type: ignore[arg-type]
    for number, responses in enumerate(drawn, start=1):
        yield f"{group}/{number:02}", group, responses


def _plan(packet: Any, job: Job) -> Plan:
    """The plan as it is certified. Its seed comes from the answers alone, so that words may change freely."""
    wording = release().wording(job.profile.person.language)
    plan = make_plan(packet, job.profile, job.requests, wording, variant=0, seed=_seed(job.submission))
    report = invariants.check(plan, job.profile, release().library).enforce()
    return doubted(plan, report, wording)


def _seed(submission: Submission) -> int:
    content = msgspec.json.encode((submission.client_type, submission.answers), order="deterministic")
    return int(hashlib.sha256(content).hexdigest()[:8], 16)


def digest(plan: Plan) -> str:
    return hashlib.sha256(msgspec.json.encode(plan, order="deterministic")).hexdigest()[:DIGITS]


# --- in a few words -----------------------------------------------------------------------------------------


def summary(plan: Plan) -> str:
    """What a reviewer wants to see of a plan: targets, shape, flags."""
    parts = ["withheld"] if plan.withheld else [*_shape(plan)]
    parts.append(plan.gate)
    if plan.flags:
        parts.append("flags " + ",".join(flag.code for flag in plan.flags))
    if plan.review:
        parts.append("review " + ",".join(sorted({item.code for item in plan.review})))
    return "; ".join(parts)


def _shape(plan: Plan) -> Iterator[str]:
    if isinstance(plan, IntroPlan):
        yield ",".join(f"{packet.type}:{packet.status}" for packet in plan.packets)
    elif isinstance(plan, NutritionPlan):
        yield from _food(plan)
    elif isinstance(plan, WellnessPlan):
        yield f"{len(plan.habits)} habits"
        yield "no sessions" if plan.movement is None else _weeks(plan.movement)
    else:
        if isinstance(plan, RecoveryPlan):
            yield "phases " + "".join(phase.code for phase in plan.phases if phase.open)
        yield _weeks(plan)


def _food(plan: NutritionPlan) -> Iterator[str]:
    if plan.energy is None or plan.macros is None:
        yield "no figures"
        return
    grams = (plan.macros.protein_g, plan.macros.carbohydrate_g, plan.macros.fat_g)
    yield f"{plan.energy.target_kcal} of {plan.energy.tdee_kcal} kcal {plan.energy.status}"
    yield "P/C/F " + "/".join(str(each) for each in grams)
    yield f"{len({meal.recipe_id for day in plan.days for meal in day.meals})} recipes"
    if not all(day.accepted for day in plan.days):
        yield f"{sum(not day.accepted for day in plan.days)} days off"


def _weeks(plan: MovementBase | Any) -> str:
    first = plan.weeks[0].sessions if plan.weeks else ()
    sizes = " ".join(f"{each.day}:{len(each.exercises)}" for each in first)
    return f"{plan.split} {len(plan.weeks)} weeks {sizes}"


def main() -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        lines = [line for made in pool.map(lines_of, GROUPS) for line in made]
    STORED.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{STORED.name}: {len(lines)} plans")


if __name__ == "__main__":
    main()

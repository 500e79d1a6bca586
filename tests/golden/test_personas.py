"""Every persona through the pipeline: what its `expect` says must come out, and nothing less."""

from functools import lru_cache
from typing import Any

import pytest
from tests.clients import DAY, LIBRARY, PRACTICE, release

from intakt.content import personas
from intakt.content.personas import Persona
from intakt.intake.submission import submit
from intakt.planning.model import IntroPlan, NutritionPlan, Plan
from intakt.services import generation

MADE = ("INTRO", "NUTRITION")
"""Packet types that can be made; the others wait for their planners."""
PERSONAS = {persona.id: persona for persona in personas.load(LIBRARY)}
KEYS = {
    "gate", "numbersHidden", "ruleSet", "packets", "flags", "reviews", "triggers", "figures", "assumed",
    "referral",
}  # fmt: skip


@lru_cache(maxsize=64)
def job_of(name: str) -> generation.Job:
    persona = PERSONAS[name]
    path = release().path(persona.client_type)
    return generation.prepare(submit(path, persona.responses, day=DAY), release())


@lru_cache(maxsize=64)
def plan_of(name: str, packet: str) -> Plan:
    """The packet's plan, checked as every plan is."""
    return generation.write(packet, job_of(name), release(), practice=PRACTICE).plan  # type: ignore[arg-type]


def expects(key: str) -> Any:
    chosen = [name for name, persona in sorted(PERSONAS.items()) if key in persona.expect]
    return pytest.mark.parametrize("name", chosen)


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_expectations_are_known(name: str) -> None:
    persona: Persona = PERSONAS[name]
    assert set(persona.expect) <= KEYS
    assert {"gate", "packets"} <= set(persona.expect)


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_profile(name: str) -> None:
    expect, screening = PERSONAS[name].expect, job_of(name).profile.screening
    found = {
        "gate": screening.gate,
        "numbersHidden": screening.numbers_hidden,
        "ruleSet": screening.rule_set,
        "referral": screening.referral,
        "flags": sorted(note.code for note in screening.flags if note.code != "ASSUMED"),
        "assumed": sorted(note.code for note in screening.assumptions),
        "reviews": sorted(review.code for review in screening.reviews),
    }
    wanted = {
        key: sorted(value) if isinstance(value, list) else value
        for key, value in expect.items()
        if key in found
    }
    assert {key: found[key] for key in wanted} == wanted


@expects("packets")
def test_packets(name: str) -> None:
    assert [request.type for request in job_of(name).requests] == PERSONAS[name].expect["packets"]


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_every_packet_that_can_be_made_keeps_the_rules(name: str) -> None:
    for request in job_of(name).requests:
        if request.type in MADE:
            plan = plan_of(name, request.type)
            assert plan.gate == PERSONAS[name].expect["gate"]


@expects("triggers")
def test_triggers(name: str) -> None:
    plan = plan_of(name, "NUTRITION")
    assert sorted({f.code for f in plan.flags if f.code.startswith("ND-")}) == sorted(
        PERSONAS[name].expect["triggers"]
    )


@expects("figures")
def test_figures(name: str) -> None:
    plan = plan_of(name, "NUTRITION")
    assert isinstance(plan, NutritionPlan)
    assert (plan.energy is not None) == PERSONAS[name].expect["figures"]
    assert (plan.pattern is None) == PERSONAS[name].expect["figures"]


@expects("figures")
def test_days_fit(name: str) -> None:
    plan = plan_of(name, "NUTRITION")
    assert isinstance(plan, NutritionPlan)
    assert all(day.accepted for day in plan.days)


def test_the_introduction_says_what_comes() -> None:
    plan = plan_of("typical-nutrition", "INTRO")
    assert isinstance(plan, IntroPlan)
    assert [packet.type for packet in plan.packets] == ["INTRO", "NUTRITION"]
    assert {packet.status for packet in plan.packets} == {"made"}

"""Every persona through the pipeline: what its `expect` says must come out, and nothing less.

`expect` may hold, beside `gate` and `packets`, which every persona has:

- of the profile: `numbersHidden`, `ruleSet`, `flags`, `reviews`, `assumed`, `referral`;
- before submitting: `urgent` (an answer means danger), `closed` (nothing is left to make on this path);
- of plans: `withheld` (packet types), `planFlags` and `planAssumed` (packet -> codes among them),
  `waitingFor` (packet -> coach, guardian, nobody);
- of food: `triggers` (ND codes), `figures`;
- of movement: `split` (packet -> code), `days` (packet -> sessions of the first week), `freeDays` (packet ->
  days of the first week without a session), `phases` (open phases of RECOVERY), `rpeAtMost`, `loads` and
  `heartRates` (whether any is given), `without` (patterns, exercises, regions, impact).
"""

from collections.abc import Callable
from typing import Any

import pytest
from tests.golden.people import (
    PERSONAS,
    doses_of,
    job_of,
    notices_of,
    packets_of,
    plan_of,
    plans_of,
    sessions_of,
    waiting_for,
    weeks_of,
)

from intakt.content.model import CLIENT_TYPES
from intakt.planning.model import IntroPlan, MovementBase, NutritionPlan, RecoveryPlan

ALWAYS = {"gate", "packets"}
PROFILE = {"numbersHidden", "ruleSet", "flags", "reviews", "assumed", "referral"}
PLANS = {
    "urgent", "closed", "withheld", "planFlags", "planAssumed", "waitingFor", "triggers", "figures", "split",
    "days", "freeDays", "phases", "rpeAtMost", "loads", "heartRates", "without",
}  # fmt: skip
FEWEST = 62


def expects(key: str) -> Any:
    chosen = [name for name, persona in sorted(PERSONAS.items()) if key in persona.expect]
    return pytest.mark.parametrize("name", chosen)


def wanted(name: str, key: str) -> Any:
    return PERSONAS[name].expect[key]


def test_there_are_personas_of_every_path() -> None:
    assert len(PERSONAS) >= FEWEST
    for client_type in CLIENT_TYPES:
        assert sum(persona.client_type == client_type for persona in PERSONAS.values()) >= 5, client_type


def test_every_expectation_is_met_by_somebody() -> None:
    used = {key for persona in PERSONAS.values() for key in persona.expect}
    assert used == ALWAYS | PROFILE | PLANS


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_expectations_are_known(name: str) -> None:
    assert set(PERSONAS[name].expect) >= ALWAYS
    assert set(PERSONAS[name].expect) <= ALWAYS | PROFILE | PLANS


# --- profile, routing, notices ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_profile(name: str) -> None:
    screening = job_of(name).profile.screening
    found = {
        "gate": screening.gate,
        "numbersHidden": screening.numbers_hidden,
        "ruleSet": screening.rule_set,
        "referral": screening.referral,
        "flags": sorted(note.code for note in screening.flags if note.code != "ASSUMED"),
        "assumed": sorted(note.code for note in screening.assumptions),
        "reviews": sorted(review.code for review in screening.reviews),
    }
    expected = {
        key: sorted(value) if isinstance(value, list) else value
        for key, value in PERSONAS[name].expect.items()
        if key in found
    }
    assert {key: found[key] for key in expected} == expected


@expects("packets")
def test_packets(name: str) -> None:
    assert list(packets_of(name)) == wanted(name, "packets")


@expects("urgent")
def test_danger_is_told_before_submitting(name: str) -> None:
    assert any(notice.urgent for notice in notices_of(name)) == wanted(name, "urgent")


@expects("closed")
def test_a_closed_path_offers_what_remains(name: str) -> None:
    offered = [notice.offers for notice in notices_of(name) if notice.id == "closed"]
    assert bool(offered) == wanted(name, "closed")
    introduction = plan_of(name, "INTRO")
    assert isinstance(introduction, IntroPlan)
    assert any("cleared" in step for step in introduction.next_steps) == wanted(name, "closed")


# --- every plan ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_every_packet_is_made_and_keeps_the_rules(name: str) -> None:
    for plan in plans_of(name).values():
        assert plan.gate == wanted(name, "gate")
        assert not getattr(plan, "weeks", ()) or not plan.withheld


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_sessions_keep_to_the_days_and_minutes_told(name: str) -> None:
    training = job_of(name).profile.training
    for session in sessions_of(name):
        assert not training.days or session.day in training.days
        assert training.session_minutes is None or session.minutes <= training.session_minutes


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_a_minor_has_a_guardians_page_and_nobody_else_has(name: str) -> None:
    minor = job_of(name).profile.person.minor
    for plan in plans_of(name).values():
        if hasattr(plan, "guardian_page"):
            assert bool(plan.guardian_page) == minor


@expects("withheld")
def test_withheld(name: str) -> None:
    assert [packet for packet, plan in plans_of(name).items() if plan.withheld] == wanted(name, "withheld")


@expects("planFlags")
def test_flags_of_plans(name: str) -> None:
    for packet, codes in wanted(name, "planFlags").items():
        assert set(codes) <= {flag.code for flag in plan_of(name, packet).flags}, packet


@expects("planAssumed")
def test_assumptions_of_plans(name: str) -> None:
    for packet, codes in wanted(name, "planAssumed").items():
        assert set(codes) <= {note.code for note in plan_of(name, packet).assumptions}, packet


@expects("waitingFor")
def test_who_opens_it(name: str) -> None:
    expected = wanted(name, "waitingFor")
    assert {packet: waiting_for(name, packet) for packet in expected} == expected


# --- food ---------------------------------------------------------------------------------------------------


@expects("triggers")
def test_triggers(name: str) -> None:
    found = {flag.code for flag in plan_of(name, "NUTRITION").flags if flag.code.startswith("ND-")}
    assert sorted(found) == sorted(wanted(name, "triggers"))


@expects("figures")
def test_figures(name: str) -> None:
    plan = plan_of(name, "NUTRITION")
    assert isinstance(plan, NutritionPlan)
    assert (plan.energy is not None) == wanted(name, "figures")
    assert (plan.pattern is None) == wanted(name, "figures")
    assert all(day.accepted for day in plan.days)


# --- movement -----------------------------------------------------------------------------------------------


@expects("split")
def test_split(name: str) -> None:
    for packet, split in wanted(name, "split").items():
        plan = plan_of(name, packet)
        assert isinstance(plan, MovementBase)
        assert plan.split == split


@expects("days")
def test_sessions_of_the_first_week(name: str) -> None:
    for packet, count in wanted(name, "days").items():
        assert len(weeks_of(plan_of(name, packet))[0].sessions) == count, packet


@expects("freeDays")
def test_days_that_stay_free(name: str) -> None:
    for packet, days in wanted(name, "freeDays").items():
        used = {session.day for session in weeks_of(plan_of(name, packet))[0].sessions}
        assert used.isdisjoint(days), packet


@expects("phases")
def test_open_phases(name: str) -> None:
    plan = plan_of(name, "RECOVERY")
    assert isinstance(plan, RecoveryPlan)
    assert [phase.code for phase in plan.phases if phase.open] == wanted(name, "phases")


@expects("rpeAtMost")
def test_effort(name: str) -> None:
    efforts = [piece.rpe for session in sessions_of(name) for piece in session.conditioning]
    assert max(efforts, default=0) <= wanted(name, "rpeAtMost")
    assert all(dose.rir is None for dose in doses_of(name)), "light work counts no reserve"


@expects("loads")
def test_loads(name: str) -> None:
    assert any(dose.load_kg is not None for dose in doses_of(name)) == wanted(name, "loads")


@expects("heartRates")
def test_heart_rates(name: str) -> None:
    pieces = [piece for session in sessions_of(name) for piece in session.conditioning]
    assert pieces
    assert any(piece.hr_high is not None for piece in pieces) == wanted(name, "heartRates")


BARRED: dict[str, Callable[[Any], set[str]]] = {
    "patterns": lambda dose: {dose.pattern},
    "exercises": lambda dose: {dose.exercise_id, *(other.exercise_id for other in dose.substitutes)},
    "regions": lambda dose: set(dose.regions_loaded),
    "impact": lambda dose: {dose.impact},
}


@expects("without")
def test_what_must_not_be_there(name: str) -> None:
    for kind, values in wanted(name, "without").items():
        for dose in doses_of(name):
            assert BARRED[kind](dose).isdisjoint(values), (kind, dose.exercise_id)


def test_the_introduction_says_what_comes() -> None:
    plan = plan_of("typical-nutrition", "INTRO")
    assert isinstance(plan, IntroPlan)
    assert [packet.type for packet in plan.packets] == ["INTRO", "NUTRITION"]
    assert {packet.status for packet in plan.packets} == {"made"}


@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_the_introduction_tells_each_packets_state_as_it_is(name: str) -> None:
    introduction = plan_of(name, "INTRO")
    assert isinstance(introduction, IntroPlan)
    for told in introduction.packets:
        opener = waiting_for(name, told.type)
        withheld = "withheld" if plan_of(name, told.type).withheld else "made"
        assert told.status == {"guardian": "waiting-guardian", "coach": "waiting-coach"}.get(opener, withheld)

"""The real producers with one safeguard taken away meet real clients: the rule that misses it must say so."""

from collections.abc import Iterator

import pytest
from tests.property.mutations import CLIENTS, MUTATIONS
from tests.property.sampled import Sample
from tests.shipped import release

from intakt.planning import invariants, planner
from intakt.planning.planner import plan as make_plan
from intakt.planning.training import eligibility
from intakt.planning.workout import split
from intakt.profile.model import ClientProfile, PacketType

REMEMBERED = (planner._first_workout, eligibility._allowed, eligibility._near, split.lay_out)
"""What the producers keep of a client; another producer must find it anew."""
Bound = dict[int, list[Sample]]


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    """No plan of a mutated producer is left for another test."""
    yield
    forget()


def forget() -> None:
    for remembered in REMEMBERED:
        remembered.cache_clear()


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_a_safeguard_that_is_gone_is_missed(
    name: str, moving_bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, mutate = MUTATIONS[name]
    clients = [(sample.packet, sample.job.profile) for sample in moving_bound.get(number, ())]
    chosen = [CLIENTS[name]] if name in CLIENTS else clients
    for packet, profile in chosen[:1]:
        assert number not in broken_rules(packet, profile)
    forget()
    mutate(monkeypatch)
    assert any(number in broken_rules(*client) for client in chosen), f"none of {len(chosen)} clients"


def broken_rules(packet: PacketType, profile: ClientProfile) -> set[int]:
    """What the rules say of the plan that the producers make now."""
    wording = release().wording(profile.person.language)
    plan = make_plan(packet, profile, (), wording, seed=1)
    report = invariants.check(plan, profile, release().library)
    return {finding.rule for finding in report.broken}

"""The real producers with one safeguard taken away meet real clients: the rule that misses it must say so."""

import pytest
from tests.clients import release
from tests.property.mutations import CLIENTS, MUTATIONS
from tests.property.sampled import Sample

from intakt.planning import invariants
from intakt.planning.planner import plan as make_plan
from intakt.profile.model import ClientProfile, PacketType

Bound = dict[int, list[Sample]]


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_a_safeguard_that_is_gone_is_missed(
    name: str, moving_bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, mutate = MUTATIONS[name]
    clients = [(sample.packet, sample.job.profile) for sample in moving_bound.get(number, ())]
    chosen = [CLIENTS[name]] if name in CLIENTS else clients
    for packet, profile in chosen[:1]:
        assert number not in broken_rules(packet, profile)
    mutate(monkeypatch)
    assert any(number in broken_rules(*client) for client in chosen), f"none of {len(chosen)} clients"


def broken_rules(packet: PacketType, profile: ClientProfile) -> set[int]:
    """What the rules say of the plan that the producers make now."""
    wording = release().wording(profile.person.language)
    plan = make_plan(packet, profile, (), wording, seed=1)
    report = invariants.check(plan, profile, release().library)
    return {finding.rule for finding in report.broken}

"""The real producers with one safeguard taken away meet real clients: the rule that misses it must say so."""

import pytest
from tests.clients import PRACTICE, release
from tests.property.mutations import MUTATIONS
from tests.property.sampled import Sample

from intakt.kit.errors import InvariantBroken
from intakt.services import generation

Bound = dict[int, list[Sample]]


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_a_safeguard_that_is_gone_is_missed(
    name: str, moving_bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, mutate = MUTATIONS[name]
    mutate(monkeypatch)
    for sample in moving_bound.get(number, ()):
        try:
            generation.write(sample.packet, sample.job, release(), practice=PRACTICE)
        except InvariantBroken as error:
            if number in error.rules:
                return
    pytest.fail(f"rule {number} caught none of {len(moving_bound.get(number, ()))} clients")

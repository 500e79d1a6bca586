"""Where the processes of one run leave what only one of them needs to make."""

from pathlib import Path

import pytest
from tests.once import made_once
from tests.property.sampled import Sample, bound_by_rule, make_samples

PATHS = ("WORKOUT_ONLY", "ATHLETE_PERFORMANCE", "YOUTH", "GENERAL_WELLNESS", "SPECIAL_SITUATION")
PACKETS = ("WORKOUT", "PERFORMANCE", "YOUTH", "WELLNESS", "RECOVERY")
CLIENTS = 60
"""A path."""


def make_moving() -> tuple[Sample, ...]:
    """Plans that move a body, of all kinds; some of children who throw."""
    thrower = {"sport": "baseball-softball", "date-of-birth": "2011-05-01"}
    return (
        *make_samples(PATHS, count=CLIENTS, packets=PACKETS),
        *make_samples(["ATHLETE_PERFORMANCE"], count=6, packets=PACKETS, given=thrower),
    )


@pytest.fixture(scope="session")
def moving_bound(shared_folder: Path) -> dict[int, list[Sample]]:
    """The samples that each rule was checked on, one packet type after another."""
    return bound_by_rule(made_once(shared_folder, "moving-samples", make_moving))

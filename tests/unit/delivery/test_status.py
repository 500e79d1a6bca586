"""States: only the moves of the table."""

import itertools

import pytest

from intakt.delivery.status import INTAKE_MOVES, PACKET_MOVES, move_intake, move_packet
from intakt.kit.errors import StateError

ALLOWED = {
    ("PENDING", "GENERATING"),
    ("GENERATING", "READY"),
    ("GENERATING", "PENDING"),
    ("GENERATING", "FAILED"),
    ("FAILED", "PENDING"),
}


@pytest.mark.parametrize(("present", "wanted"), list(itertools.product(PACKET_MOVES, repeat=2)))
def test_packets_move_as_the_table_says(present: str, wanted: str) -> None:
    if (present, wanted) in ALLOWED:
        assert move_packet(present, wanted) == wanted  # type: ignore[arg-type]
    else:
        with pytest.raises(StateError):
            move_packet(present, wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize("wanted", list(INTAKE_MOVES))
def test_a_submitted_intake_stays_so(wanted: str) -> None:
    with pytest.raises(StateError) as caught:
        move_intake("COMPLETED", wanted)  # type: ignore[arg-type]
    assert caught.value.code == "submitted"


def test_an_abandoned_intake_can_go_on() -> None:
    assert move_intake("ABANDONED", "STARTED") == "STARTED"

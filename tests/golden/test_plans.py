"""Every golden plan is as it was when somebody last looked at it."""

import difflib

import pytest
from tests.golden.plans import GROUPS, lines_of, stored

LARGEST = 200_000
"""Bytes of the stored file: a digest and a few words a plan, no plans."""


@pytest.mark.parametrize("group", GROUPS)
def test_no_plan_changes_unseen(group: str) -> None:
    before, now = stored()[group], lines_of(group)
    difference = difflib.unified_diff(before, now, lineterm="", n=0)
    changed = [line for line in difference if not line.startswith(("---", "+++", "@@"))]
    assert not changed, "\n".join(
        [f"{len(now)} plans, and these lines changed; if they should, run `make golden`:", *changed[:40]]
    )


def test_every_packet_type_is_among_them_many_times() -> None:
    packets = [line.split()[1] for lines in stored().values() for line in lines]
    for packet in ("INTRO", "NUTRITION", "WORKOUT", "PERFORMANCE", "YOUTH", "RECOVERY", "WELLNESS"):
        assert packets.count(packet) >= 15, packet

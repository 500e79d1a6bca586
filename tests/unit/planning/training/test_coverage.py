"""Every client of the table finds what to train, and recovery has enough to begin with."""

from itertools import combinations

import msgspec
import pytest
from tests.planning_cases import client, minor, wording
from tests.shipped import library

from intakt.content.exercises import REGIONS
from intakt.planning.training import coverage
from intakt.planning.training.eligibility import limits_of, rehab
from intakt.planning.training.patterns import choices, left_out
from intakt.profile.model import Pregnancy

GROUPS = {
    "squat-or-lunge", "hinge", "push-horizontal", "pull-horizontal", "vertical", "core",
    "carry-or-locomotion",
}  # fmt: skip


def test_the_week_has_the_seven_groups_of_the_evidence() -> None:
    assert set(library().pattern_groups) == GROUPS


def test_every_cell_of_the_table_has_an_exercise_of_its_own() -> None:
    rows = coverage.table(library())
    assert len(rows) == (3 + 1) * (1 + len(REGIONS)) * len(coverage.KITS)
    assert not [(cell, one.group) for cell, found in rows for one in found if one.fallback]
    assert min(len(one.exercises) for _, found in rows for one in found) >= 2


@pytest.mark.parametrize("kit", ["bands", "dumbbells"])
def test_equipment_is_of_use_in_every_group_when_nothing_hurts(kit: str) -> None:
    for level in coverage.LEVELS:
        cell = coverage.Cell(level=level, region=None, kit=kit)
        for choice in choices(library(), cell.limits()):
            used = [each for each in choice.exercises if any(kit in group for group in each.equipment)]
            assert used, (choice.group, level)


def test_recovery_has_enough_for_each_region_and_phase() -> None:
    assert min(coverage.rehab_table(library()).values()) >= coverage.LEAST_REHAB
    assert coverage.findings(library()) == ()


def test_a_hole_in_the_library_is_found() -> None:
    exercises = {name: each for name, each in library().exercises.items() if each.pattern != "hinge"}
    groups = dict(library().pattern_groups)
    groups["hinge"] = msgspec.structs.replace(groups["hinge"], fallbacks=())
    holed = msgspec.structs.replace(library(), exercises=exercises, pattern_groups=groups)
    places = {finding.place for finding in coverage.findings(holed)}
    assert "pattern.hinge" in places
    bare = {
        name: msgspec.structs.replace(each, rehab_regions={}) for name, each in library().exercises.items()
    }
    found = coverage.findings(msgspec.structs.replace(library(), exercises=bare))
    assert {finding.place for finding in found} == {f"region.{region}" for region in REGIONS}


def test_what_is_left_out_says_why() -> None:
    stopped = limits_of(client(screening={"gate": "G3"}), library())
    said = left_out(choices(library(), stopped), stopped, wording=wording())
    assert len(said) == len(GROUPS)
    assert all("clinician" in line for line in said)
    well = limits_of(client(), library())
    assert left_out(choices(library(), well), well, wording=wording()) == ()


def test_a_fallback_is_named_in_words() -> None:
    hurt = limits_of(client(health={"injury_regions": REGIONS}), library())
    found = choices(library(), hurt)
    said = left_out(found, hurt, wording=wording())
    replaced = [choice for choice in found if choice.fallback and choice.exercises]
    assert len(said) == sum(choice.fallback for choice in found)
    for choice in replaced:
        name = wording().text(f"exercise.{choice.exercises[0].id}.name")
        assert any(name in line and "hurts" in line for line in said)


def test_children_find_something_in_every_group() -> None:
    for age in range(8, 18):
        for choice in choices(library(), limits_of(minor(age), library())):
            assert choice.exercises, (age, choice.group)


MADE_FOR = {
    "70": client(person={"age": 70}),
    "90, frail": client(
        person={"age": 90},
        health={
            "conditions": ("falls", "high-blood-pressure", "osteoporosis"),
            "medications": ("blood-thinner",),
        },
    ),
    "week 30": client(health={"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=30)}),
    "after birth": client(health={"postpartum_months": 2}),
    "8 years": minor(8),
    "small and quiet": client(training={"space": "very-small"}),
    "hard to get up": client(training={"movement_limits": ("getting-up",)}),
    "hard to bend and balance": client(training={"movement_limits": ("balance", "deep-bending", "jumping")}),
}


@pytest.mark.parametrize("who", MADE_FOR)
def test_two_injuries_at_once_leave_every_group_something(who: str) -> None:
    limits = limits_of(MADE_FOR[who], library())
    for pair in combinations(REGIONS, 2):
        hurt = msgspec.structs.replace(limits, regions=frozenset(pair))
        for choice in choices(library(), hurt):
            assert choice.exercises, (pair, choice.group)


@pytest.mark.parametrize("who", ["70", "90, frail", "week 30", "8 years"])
@pytest.mark.parametrize("region", REGIONS)
def test_recovery_serves_old_young_and_pregnant_clients(who: str, region: str) -> None:
    limits = msgspec.structs.replace(limits_of(MADE_FOR[who], library()), regions=frozenset({region}))
    counts = [len(rehab(library(), limits, region=region, phase=phase)) for phase in ("A", "B", "C")]
    assert counts[0] >= 5 and counts[1] >= 8, counts

"""The shipped exercises: tags that agree with each other and with the interface, and plain words."""

import re

import pytest
from tests.planning_cases import wording
from tests.shipped import library

from intakt.content.checks.exercises import find_circle
from intakt.content.exercises import OPTIONS, REGIONS, UNASKED, Exercise

ALL = tuple(library().exercises.values())
JUMPY = ("moderate", "high")
LONGEST_CUE = 75
LONGEST_NAME = 48


def options(question: str) -> set[str]:
    found = {
        option.value
        for block in library().blocks.values()
        for each in block.questions
        if each.id == question
        for option in each.options
    }
    return found - {"none"}


def test_equipment_and_regions_are_those_of_the_questions() -> None:
    assert set(OPTIONS) == options("available-equipment")
    assert set(REGIONS) == options("injury-regions")


def test_the_library_has_grown() -> None:
    assert len(ALL) >= 450
    for kind in ("mobility", "balance", "plyo", "power", "speed", "conditioning", "isometric", "strength"):
        assert sum(each.kind == kind for each in ALL) >= 10, kind
    for pattern, least in (("breathing", 8), ("play", 12), ("landing", 6), ("balance", 10), ("mobility", 40)):
        assert sum(each.pattern == pattern for each in ALL) >= least, pattern


def test_nobody_is_kept_from_more_than_a_handful_by_unasked_things() -> None:
    lost = [each.id for each in ALL if any(set(group) <= set(UNASKED) for group in each.equipment)]
    assert len(lost) <= 6, lost


@pytest.mark.parametrize("exercise", ALL, ids=lambda each: each.id)
def test_impact_agrees_with_its_tags(exercise: Exercise) -> None:
    if exercise.impact == "high":
        assert {"knee", "ankle-foot", "calf-achilles"} <= set(exercise.regions)
    if exercise.impact in JUMPY:
        assert not exercise.senior_ok
        assert exercise.pregnancy != "ok" or exercise.id == "walk_run" or exercise.pattern == "play"
    if exercise.kind == "plyo" and exercise.impact in JUMPY:
        assert exercise.contacts_per_rep >= 1
        assert "pelvic_floor" in exercise.flags


@pytest.mark.parametrize("exercise", ALL, ids=lambda each: each.id)
def test_load_and_position_agree_with_their_tags(exercise: Exercise) -> None:
    if any(group == ("barbell",) for group in exercise.equipment) and exercise.youth_min_age:
        assert exercise.youth_min_age >= 12
    if exercise.one_rm_candidate:
        assert any(group == ("barbell",) for group in exercise.equipment)
    if "preg_supine" in exercise.flags or "preg_prone" in exercise.flags:
        assert exercise.pregnancy != "ok", "lying flat is changed after the first trimester"
    if exercise.spinal_load == "high":
        assert "lower-back" in exercise.regions and not exercise.senior_ok


@pytest.mark.parametrize("exercise", ALL, ids=lambda each: each.id)
def test_kind_and_room_agree_with_their_tags(exercise: Exercise) -> None:
    if exercise.kind == "isometric":
        assert exercise.dose_unit == "seconds" or exercise.seconds_per_rep >= 4
    if "light" in exercise.flags:
        assert exercise.impact in ("none", "low") and exercise.spinal_load == "low" and exercise.level == 1
    if exercise.pattern in ("push_v", "pull_v") and exercise.load_type == "external":
        assert "overhead" in exercise.flags or exercise.id == "straight_arm_pulldown"
    if ("mat",) in exercise.equipment:
        assert "floor" in exercise.flags


def test_depth_jumps_wait_until_sixteen() -> None:
    assert library().exercises["depth_jump"].youth_min_age >= 16


def test_the_first_phase_of_recovery_does_not_jolt() -> None:
    for each in ALL:
        for region, phase in each.rehab_regions.items():
            if phase in ("A", "B"):
                assert each.impact in ("none", "low"), (each.id, region)
                assert each.level == 1 and each.spinal_load != "high", (each.id, region)
            if phase == "A":
                assert region not in each.regions or each.kind in ("isometric", "mobility"), each.id


def test_easier_and_harder_never_go_in_a_circle() -> None:
    assert find_circle(library().exercises) is None


def test_words_are_short_and_plain() -> None:
    names: dict[str, str] = {}
    for each in ALL:
        name, cues = wording().text(f"exercise.{each.id}.name"), wording().lines(f"exercise.{each.id}.cue")
        assert name not in names, (each.id, names.get(name))
        names[name] = each.id
        assert len(name) <= LONGEST_NAME, name
        assert 2 <= len(cues) <= 3, each.id
        for cue in cues:
            assert len(cue) <= LONGEST_CUE, cue
            assert not cue.endswith(".") and not re.search(r"[;_]|  ", cue), cue
            assert cue[0].isupper(), cue

"""The season in words: what each phase is for, and what the sport strains."""

import pytest
from tests.shipped import library

from intakt.content.wording import Wording
from intakt.planning.performance import pages, season
from intakt.planning.performance.sports import SPORTS

CODES = ("adapt", "strength", "power", "ready", "season", "taper", "rest")


def words(language: str) -> Wording:
    return Wording(library(), language)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("sport", sorted(SPORTS))
def test_a_phase_names_each_of_its_aims_once(sport: str, language: str) -> None:
    for phase in season.macrocycle(CODES, SPORTS[sport], words(language), sessions=3):
        aims = [frozenset(aim.casefold().split()) for aim in phase.focus]
        assert not [(a, b) for a in aims for b in aims if a is not b and a <= b], phase.code


def test_german_nouns_keep_their_capitals() -> None:
    phases = season.macrocycle(("season",), SPORTS["soccer"], words("de"), sessions=3)
    assert "wiederholte Sprints" in phases[0].focus


@pytest.mark.parametrize("sport", sorted(SPORTS))
def test_what_a_sport_strains_can_stand_in_the_middle_of_a_list(sport: str) -> None:
    strained = pages.needs(SPORTS[sport], words("en"))[len(SPORTS[sport].qualities) :]
    assert strained
    assert all(need.quality[0].islower() for need in strained)

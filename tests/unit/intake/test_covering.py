"""A covering set meets everything that anybody can meet, with few clients, the same each time."""

from functools import lru_cache

import pytest
from tests import shipped
from tests.profile_cases import DAY
from tests.shipped import release

from intakt.content.model import CLIENT_TYPES
from intakt.intake.covering import LONG_LIST, Item, cover, items, items_met
from intakt.intake.population import Population, decode
from intakt.intake.sampling import Responses
from intakt.intake.submission import submit

MOST = 40
"""Clients who meet everything but the list of countries."""


@lru_cache(maxsize=1)
def population() -> Population:
    return decode(shipped.population())


@lru_cache(maxsize=8)
def covering(client_type: str) -> tuple[Responses, ...]:
    return cover(release().path(client_type), population(), seed=0, day=DAY)


def met_by(client_type: str, clients: tuple[Responses, ...]) -> frozenset[Item]:
    path = release().path(client_type)
    return frozenset().union(*(items_met(path, responses, day=DAY) for responses in clients))


@pytest.mark.parametrize("client_type", [name for name in CLIENT_TYPES if name != "YOUTH"])
def test_every_rule_question_and_option_is_met(client_type: str) -> None:
    path = release().path(client_type)
    assert set(items(path)) - met_by(client_type, covering(client_type)) == set()


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_each_client_of_it_answers_validly(client_type: str) -> None:
    for responses in covering(client_type):
        submit(release().path(client_type), responses, day=DAY)


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_it_is_as_small_as_the_countries_allow_and_its_beginning_is_far_smaller(client_type: str) -> None:
    path = release().path(client_type)
    assert len(covering(client_type)) == len(path.questions[LONG_LIST].options)
    first = cover(path, population(), seed=0, day=DAY, aside=(LONG_LIST,))
    assert covering(client_type)[: len(first)] == first
    assert len(first) <= MOST
    for place, responses in enumerate(first):
        others = met_by(client_type, (*first[:place], *first[place + 1 :]))
        alone = items_met(path, responses, day=DAY) - others
        assert any(item[1] != LONG_LIST for item in alone), "whoever adds nothing is dropped"


def test_only_what_nobody_can_meet_is_left_out() -> None:
    """What is shown to adults only, on the path of the young."""
    left = set(items(release().path("YOUTH"))) - met_by("YOUTH", covering("YOUTH"))
    assert {item[1] for item in left} == {"medical-flags", "primary-goal"}
    assert ("option", "primary-goal", "lose-weight") in left


def test_the_same_seed_gives_the_same_set_and_another_seed_another() -> None:
    path = release().path("YOUTH")
    again = cover(path, population(), seed=0, day=DAY)
    assert again == covering("YOUTH")
    assert cover(path, population(), seed=5, day=DAY) != again

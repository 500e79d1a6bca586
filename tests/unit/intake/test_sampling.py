"""Made-up clients answer validly, the same for the same seed, and in the shares they should."""

import json
import os
from collections import Counter
from datetime import date
from functools import lru_cache

import pytest
from tests import shipped
from tests.profile_cases import DAY
from tests.shipped import release

from intakt.content.model import CLIENT_TYPES
from intakt.intake.covering import Item, items, items_met
from intakt.intake.population import Population, decode
from intakt.intake.sampling import draw, sample
from intakt.intake.submission import submit
from intakt.kit.errors import ContentError
from intakt.profile.extract import extract

FULL = os.environ.get("INTAKT_TEST_SIZE") == "full"
CLIENTS = 500 if FULL else 60
SHARES = 3000 if FULL else 500


@lru_cache(maxsize=1)
def population() -> Population:
    return decode(shipped.population())


@pytest.mark.parametrize("adversarial", [False, True])
@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_every_drawn_client_answers_validly(client_type: str, adversarial: bool) -> None:
    path = release().path(client_type)
    clients = sample(path, population(), seed=7, count=CLIENTS, adversarial=adversarial, day=DAY)
    for responses in clients:
        submission = submit(path, json.loads(json.dumps(responses)), day=DAY)
        assert set(submission.answers) == set(responses), "only what is asked is answered"
        assert extract(submission, release().library).client_type == client_type


def test_the_same_seed_gives_the_same_client_and_another_seed_another() -> None:
    path = release().path("NUTRITION_ONLY")
    one, again, other = (draw(path, population(), seed=seed, day=DAY) for seed in (3, 3, 4))
    assert one == again
    assert one != other
    assert next(iter(sample(path, population(), seed=3, count=1, day=DAY))) == one


def test_another_day_is_no_trouble() -> None:
    path = release().path("ATHLETE_PERFORMANCE")
    leap = date(2028, 2, 29)
    for seed in range(20):
        responses = draw(path, population(), seed=seed, adversarial=True, day=leap)
        submit(path, responses, day=leap)


def test_given_answers_are_kept() -> None:
    path = release().path("NUTRITION_ONLY")
    given = {"date-of-birth": "1980-05-05", "diet-type": "vegan"}
    responses = draw(path, population(), seed=1, day=DAY, given=given)
    assert {name: responses[name] for name in given} == given


def test_answers_that_cannot_hold_are_refused() -> None:
    path = release().path("NUTRITION_ONLY")
    with pytest.raises(ContentError, match="height"):
        draw(path, population(), seed=1, day=DAY, given={"height": 5.9})


def test_a_population_with_a_wrong_figure_is_refused() -> None:
    with pytest.raises(ContentError, match=r"population\.yaml"):
        decode({"answered": "often", "first": [], "last": [], "questions": {}})


def test_few_free_texts_and_few_reviews_hold_a_realistic_packet() -> None:
    path, library = release().path("NUTRITION_ONLY"), release().library
    held: Counter[str] = Counter()
    for responses in sample(path, population(), seed=100, count=SHARES, day=DAY):
        profile = extract(submit(path, responses, day=DAY), library)
        found = {each.code for each in profile.screening.reviews}
        held["text"] += "TEXT" in found
        held["any"] += bool(found)
    assert 0 < held["text"] <= library.policies["reviews.free-text-share-max"].value * SHARES
    assert held["any"] <= library.policies["reviews.share-max"].value * SHARES


def test_real_clients_are_mostly_well_and_often_want_less_weight() -> None:
    path = release().path("NUTRITION_ONLY")
    found: Counter[str] = Counter()
    for responses in sample(path, population(), seed=100, count=SHARES, day=DAY):
        profile = extract(submit(path, responses, day=DAY), release().library)
        found[profile.screening.gate] += 1
        found["loss"] += profile.goal.primary == "lose-weight"
        found["pregnant"] += "pregnant" in profile.health.conditions
        found["minor"] += profile.person.minor
    assert found["G0"] > 0.75 * SHARES
    assert 0.3 * SHARES < found["loss"] < 0.65 * SHARES
    assert found["pregnant"] < 0.05 * SHARES
    assert 0 < found["minor"] < 0.08 * SHARES


def test_adversarial_clients_use_every_option_somewhere() -> None:
    path = release().path("NUTRITION_ONLY")
    met: set[Item] = set()
    for responses in sample(path, population(), seed=5, count=SHARES, adversarial=True, day=DAY):
        met |= items_met(path, responses, day=DAY)
    missing = [item for item in items(path) if item not in met and item[1] != "country"]
    assert len(missing) < 0.02 * len(items(path))

"""Every persona in every other language that ships: the same plan, all of its words, and every rule kept."""

import re
from functools import lru_cache

import pytest
from tests.clients import DAY, PRACTICE
from tests.shipped import people, release

from intakt.content.personas import Persona
from intakt.document.passages import passages
from intakt.intake.submission import submit
from intakt.services import generation
from intakt.services.generation import Written

PERSONAS = people()
OTHERS = [language for language in release().library.languages if language != "en"]
ENGLISH = re.compile(r"\b(?:the|your|you|and|with|week|weeks|minutes|of the|each|without)\b")
TYPICAL = "typical-full"


@lru_cache(maxsize=16)
def made(name: str, language: str) -> tuple[Written, ...]:
    persona: Persona = PERSONAS[name]
    path = release().path(persona.client_type)
    job = generation.prepare(submit(path, persona.responses, day=DAY, language=language), release())
    return tuple(
        generation.write(request.type, job, release(), practice=PRACTICE) for request in job.requests
    )


def test_more_than_one_language_ships() -> None:
    assert OTHERS


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", sorted(PERSONAS))
def test_a_packet_speaks_one_language(name: str, language: str) -> None:
    """Hard rules are enforced while it is made; here: no English word is left in what we say ourselves."""
    for written in made(name, language):
        assert written.document.lang == language
        left = [
            passage.text
            for passage in passages(written.document)
            if not passage.quoted and passage.section != "practice" and ENGLISH.search(passage.text)
        ]
        assert left == []


@pytest.mark.parametrize("language", OTHERS)
def test_figures_and_choices_are_the_same_in_every_language(language: str) -> None:
    for mine, theirs in zip(made(TYPICAL, "en"), made(TYPICAL, language), strict=True):
        assert mine.certificate.seed == theirs.certificate.seed
        assert mine.certificate.rules == theirs.certificate.rules
        if hasattr(mine.plan, "energy"):
            assert mine.plan.energy == theirs.plan.energy
            assert [d.totals for d in mine.plan.days] == [d.totals for d in theirs.plan.days]
        if hasattr(mine.plan, "weeks"):
            assert [exercises(week) for week in mine.plan.weeks] == [
                exercises(week) for week in theirs.plan.weeks
            ]


def exercises(week: object) -> list[list[str]]:
    return [[dose.exercise_id for dose in session.exercises] for session in week.sessions]  # type: ignore[attr-defined]


def test_german_writes_numbers_its_own_way() -> None:
    nutrition = next(each for each in made(TYPICAL, "de") if hasattr(each.plan, "energy"))
    words = " ".join(passage.text for passage in passages(nutrition.document))
    target = nutrition.plan.energy.target_kcal  # type: ignore[union-attr]
    assert f"{target // 1000}.{target % 1000:03} kcal" in words
    assert f"{target:,}" not in words

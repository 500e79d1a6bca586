"""For every hard rule on plans that move a body a producer that breaks it: the packet must not come out."""

from datetime import timedelta

import pytest
from tests.property.moving_breaks import LEFT_OUT, PLANS, SENTENCES, new
from tests.property.sampled import ENOUGH, Sample, expect_caught, expect_writer_caught, saying
from tests.shipped import release

from intakt.document.model import Document
from intakt.planning.invariants.movement_gates import is_cleared_for_training
from intakt.services import generation

Bound = dict[int, list[Sample]]


@pytest.mark.parametrize("name", sorted(PLANS))
def test_a_broken_trainer_is_caught(name: str, moving_bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    number, broken = PLANS[name]
    caught = 0
    for sample in moving_bound.get(number, ()):
        if not harms(name, sample):
            continue
        plan = broken(sample.written.plan, sample.job.profile, release().library)
        if plan is None or plan == sample.written.plan:
            continue
        monkeypatch.setattr(generation, "make_plan", lambda *_, made=plan, **__: made)
        expect_caught(sample, number)
        caught += 1
        if caught == ENOUGH:
            return
    assert caught, f"rule {number} bound nobody on whom this could be tried"


def harms(name: str, sample: Sample) -> bool:
    """Whether this client is one whom that break can harm."""
    profile, plan = sample.job.profile, sample.written.plan
    health = profile.health
    loaded = any(
        dose.rir is not None
        for week in getattr(plan, "weeks", ())
        for session in week.sessions
        for dose in session.exercises
    )
    match name:
        case "squats before the head is cleared":
            return not is_cleared_for_training(profile)
        case "a walk before the head is cleared":
            day = health.concussion_date
            fresh = day is None or profile.day - day < timedelta(days=14)
            return not is_cleared_for_training(profile) and fresh and health.clearance is None
        case "sets without end" | "nothing left in reserve":
            return loaded
        case "a maximum for a novice":
            return profile.training.experience in (None, "none", "beginner", "novice")
        case "a plan before the surgeon's":
            return health.clearance is None or not health.clearance.valid
        case _:
            return True


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_broken_writer_is_caught(name: str, moving_bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    number, sentence = SENTENCES[name]
    chosen = [each for each in moving_bound.get(number, []) if hears(name, each)][:ENOUGH]
    expect_writer_caught(saying(sentence), chosen, number=number, patch=monkeypatch)


def hears(name: str, sample: Sample) -> bool:
    """Whether the words are wrong for this client: rules of plans and of words have the same number."""
    profile = sample.job.profile
    match name:
        case "a maximum in words":
            return profile.person.age < 18 or profile.training.experience in (None, "none", "beginner")
        case "a pulse in spite of a beta-blocker":
            return "beta-blocker" in profile.health.medications
        case _:
            return True


KEPT = {4: ("legal", "log", "notes", "phases"), 53: ("cover", "legal"), 57: ("back", "cover", "legal")}
"""Sections that the writer leaves; by the rule that misses the others."""


@pytest.mark.parametrize("number", LEFT_OUT)
def test_a_writer_that_leaves_out_what_must_be_said_is_caught(
    number: int, moving_bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KEPT[number]

    def broken(document: Document) -> Document:
        return new(document, sections=tuple(each for each in document.sections if each.id in kept))

    chosen = [
        sample
        for sample in moving_bound.get(number, [])
        if number != 4 or getattr(sample.written.plan, "referral", "") == "urgent"
    ][:ENOUGH]
    expect_writer_caught(broken, chosen, number=number, patch=monkeypatch)

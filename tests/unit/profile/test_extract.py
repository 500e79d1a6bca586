"""Answers become facts with units; hidden answers never do."""

from datetime import date

import pytest
from tests.profile_cases import DAY, codes, profile_of
from tests.shipped import people, population, release

from intakt.intake.sampling import draw
from intakt.intake.submission import submit
from intakt.profile.extract import READS, TABLES, extract
from intakt.profile.fields import questions
from intakt.profile.health import months_before
from intakt.profile.model import ClientProfile
from intakt.routing.decide import decide


def test_the_typical_client() -> None:
    profile = profile_of()
    assert profile.person.age == 35
    assert profile.body.bmi == pytest.approx(26.927, abs=0.001)
    assert profile.goal.timeline_weeks == 26
    assert profile.eating.meals_per_day == 4
    assert profile.eating.cooking_minutes == 40
    assert profile.asked_nutrition
    assert ("height", "168 cm") in profile.answered
    assert ("foods-disliked", "Mushroom, Olives") in profile.answered


def test_quantities_arrive_in_si() -> None:
    profile = profile_of("glp-1-weight-loss")
    assert profile.body.height_cm == 162.6
    assert profile.body.weight_kg == 97.5
    assert dict(profile.answered)["height"] == "64 in"


def test_the_sport_of_an_athlete() -> None:
    sport = profile_of("sprinter-in-season").sport
    assert sport.lifts["squat"].load_kg == 105
    assert sport.lifts["squat"].repetitions == 1
    assert sport.competition_dates == (date(2026, 12, 5), date(2026, 12, 19))
    assert sport.practice_days == ("mon", "tue", "thu")


def test_what_a_client_likes_and_finds_hard_bounds_the_training() -> None:
    training = profile_of(
        "typical-workout", movement_limits=["overhead", "kneeling"], training_style=["running"]
    ).training
    assert training.movement_limits == ("kneeling", "overhead")
    assert training.styles == ("running",)
    assert profile_of("typical-workout", movement_limits=["none"]).training.movement_limits == ()


def test_hidden_answers_never_reach_the_profile() -> None:
    hidden = profile_of(exercise_sessions=0, allergies_other="kiwi", heart_screen=["heart-murmur-told"])
    assert hidden.activity.minutes_per_session == 0
    assert hidden.quoted == {}
    assert hidden.health.heart_screen == ()
    assert hidden.screening.gate == "G0"


def test_reads_are_the_tables_and_every_one_is_a_question() -> None:
    known = {question.id for block in release().library.blocks.values() for question in block.questions}
    assert questions(TABLES) == READS
    assert known >= READS
    assert "coach-note" in READS
    assert "pain-worse" not in READS


def test_an_answer_that_is_not_in_reads_changes_nothing() -> None:
    assert not READS & {"meals-out", "phone"}
    assert profile_of(meals_out=3, phone="0201 555 010") == profile_of(meals_out=7)


@pytest.mark.parametrize("persona", list(people()))
def test_personas_come_out_as_they_say(persona: str) -> None:
    expected = people()[persona].expect
    profile = profile_of(persona)
    screening = profile.screening
    assert screening.gate == expected["gate"]
    assert screening.numbers_hidden is expected["numbersHidden"]
    assert screening.rule_set == expected["ruleSet"]
    assert [code for code in codes(screening.flags) if code != "ASSUMED"] == expected["flags"]
    assert codes(screening.reviews) == expected["reviews"]
    assert codes(screening.assumptions) == expected.get("assumed", [])
    assert screening.referral == expected.get("referral", "none")
    assert [request.type for request in decide(profile, release().library)] == expected["packets"]


def test_there_are_twenty_personas_for_the_demo() -> None:
    demo = [each for each in people().values() if each.demo]
    assert len(demo) == 20
    assert all(release().path(each.client_type).path.active for each in demo)


def test_months_are_counted_on_the_calendar() -> None:
    assert months_before(date(2026, 11, 23), 12) == date(2025, 11, 23)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)
    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 1) == date(2025, 12, 15)


def test_the_same_submission_gives_the_same_profile() -> None:
    path = release().path("FULL_PROGRAM")
    for seed in range(20):
        submission = submit(path, draw(path, population(), seed=seed, adversarial=True, day=DAY), day=DAY)
        first, second = (extract(submission, release().library) for _ in range(2))
        assert isinstance(first, ClientProfile)
        assert first == second

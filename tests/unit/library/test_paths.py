"""What each path asks, and of whom (product A1, A2)."""

from datetime import date

import pytest
from tests.shipped import people, release

from intakt.content.compiled import CompiledPath
from intakt.content.model import CLIENT_TYPES
from intakt.intake.flow import Flow, find_flow
from intakt.intake.submission import accept_all, submit
from intakt.intake.validation import validate
from intakt.profile.extract import READS

DAY = date(2026, 11, 23)
TRAINING = {
    "training-experience", "training-goal", "training-days", "session-minutes", "training-place", "squat-1rm",
    "trains-with", "available-equipment", "training-style", "rpe-familiar", "medical-clearance",
    "training-space",
}  # fmt: skip
FOOD = {"diet-type", "food-restrictions", "meals-per-day", "cooking-access", "food-budget", "variety"}


def path(client_type: str) -> CompiledPath:
    return release().path(client_type)


def answers(persona: str, **changes: object) -> dict[str, object]:
    """A persona's stored answers with some changed; underscores in names stand for hyphens."""
    found = people()[persona]
    changed = {name.replace("_", "-"): value for name, value in changes.items()}
    accepted, problems = accept_all(path(found.client_type), {**found.responses, **changed})
    assert problems == ()
    return accepted


def flow(persona: str, **changes: object) -> Flow:
    found = people()[persona]
    return find_flow(path(found.client_type), answers(persona, **changes), day=DAY)


def test_all_seven_paths_are_open() -> None:
    assert len(CLIENT_TYPES) == 7
    assert [name for name in CLIENT_TYPES if not path(name).path.active] == []


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_consent_birth_date_sex_and_health_come_before_goals_and_figures(client_type: str) -> None:
    order = list(path(client_type).questions)
    assert order[0] == "data-consent"
    for name in ("date-of-birth", "sex", "medical-flags", "symptoms", "medications-affecting"):
        assert order.index(name) < order.index("primary-goal") < order.index("height")


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_every_path_asks_what_every_plan_needs(client_type: str) -> None:
    starred = {
        "data-consent", "filled-by", "full-name", "email", "date-of-birth", "country", "sex", "height",
        "weight", "primary-goal", "medical-flags", "symptoms", "active-regularly", "medications-affecting",
        "injury-regions", "heart-screen", "weekly-sport-hours", "sport-months", "adult-present",
        "guardian-name", "guardian-email",
    }  # fmt: skip
    assert starred <= set(path(client_type).questions)


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_the_last_section_is_optional(client_type: str) -> None:
    section = path(client_type).path.sections[-1]
    blocks = release().library.blocks
    assert section.id == "extras"
    assert [each.id for name in section.blocks for each in blocks[name].questions if each.required] == []


def test_paths_ask_what_they_are_for_and_no_more() -> None:
    asked = {name: set(path(name).questions) for name in CLIENT_TYPES}
    assert not asked["NUTRITION_ONLY"] & TRAINING
    assert asked["NUTRITION_ONLY"] >= FOOD
    assert not asked["WORKOUT_ONLY"] & FOOD
    assert "food-allergies" in asked["WORKOUT_ONLY"]
    assert asked["FULL_PROGRAM"] >= FOOD | {"training-goal", "available-equipment"}
    assert not asked["YOUTH"] & (FOOD | {"squat-1rm", "body-fat", "target-weight", "training-goal"})
    assert not asked["GENERAL_WELLNESS"] & {"sport", "season-phase", "squat-1rm", "competition-date"}
    assert asked["SPECIAL_SITUATION"] >= {"red-flags", "pain-severity", "medical-clearance", "recovery-tools"}


def test_the_full_programme_has_three_labelled_sections() -> None:
    titles = [section.title for section in release().path_view("FULL_PROGRAM", "en").sections]
    assert {"Goals", "Workout Profile", "Nutrition Profile"} <= set(titles)


def test_every_question_is_read_by_somebody() -> None:
    library = release().library
    conditions = {
        name
        for block in library.blocks.values()
        for question in block.questions
        for name in [question.id]
        if question.record
    }
    consent = {"data-consent", "email", "medical-clearance"}
    unread = {
        question.id for block in library.blocks.values() for question in block.questions
    } - READS - conditions - consent  # fmt: skip
    assert unread == set()


# --- who sees what ------------------------------------------------------------------------------------------


def options(found: Flow, question: str) -> tuple[str, ...]:
    """The visible options; a flow names those of questions that hide some."""
    blocks = release().library.blocks.values()
    asked = next(one for block in blocks for one in block.questions if one.id == question)
    return found.options.get(question, tuple(option.value for option in asked.options))


def test_adults_and_minors_have_their_own_goals() -> None:
    adult = options(flow("typical-nutrition"), "primary-goal")
    minor = options(flow("minor-asks-to-cut"), "primary-goal")
    assert "lose-weight" in adult and "get-stronger" not in adult
    assert "get-stronger" in minor and "lose-weight" not in minor
    assert set(adult) & set(minor) == {"maintain-health"}


def test_under_thirteen_somebody_else_fills_it_in() -> None:
    child = flow("typical-nutrition", date_of_birth="2014-01-01")
    assert options(child, "filled-by") == ("guardian", "coach")
    assert "self" in options(flow("typical-nutrition", date_of_birth="2013-11-23"), "filled-by")


def test_minors_give_a_guardian_and_a_heart_screen() -> None:
    required = set(flow("minor-asks-to-cut").required)
    assert {"guardian-name", "guardian-email", "heart-screen", "weekly-sport-hours"} <= required
    assert "guardian-email" not in flow("typical-nutrition").questions


HIDDEN = ("target-weight", "body-fat")


@pytest.mark.parametrize(
    ("persona", "changes", "rule"),
    [
        ("minor-asks-to-cut", {}, "figures-minor"),
        ("typical-nutrition", {"medical_flags": ["eating-disorder"]}, "figures-eating"),
        ("typical-nutrition", {"eating_screen": ["eating-2", "eating-5"]}, "figures-eating"),
        ("typical-nutrition", {"eating_screen": ["eating-4", "eating-5"]}, "figures-eating"),
        ("typical-nutrition", {"medical_flags": ["pregnant"]}, "figures-pregnant"),
    ],
)
def test_body_figures_are_skipped_with_words(persona: str, changes: dict[str, object], rule: str) -> None:
    found = flow(persona, **changes)
    assert not set(HIDDEN) & set(found.questions)
    assert (rule, "target-weight") in {(skipped.rule, skipped.id) for skipped in found.skipped}
    assert release().wording("en").has(f"rule.{rule}.reason")


def test_one_item_of_the_eating_screen_hides_nothing() -> None:
    assert set(HIDDEN) <= set(flow("typical-nutrition", eating_screen=["eating-2"]).questions)


def test_fasting_is_not_offered_where_it_is_unsafe() -> None:
    for changes in ({"medical_flags": ["pregnant"]}, {"medical_flags": ["diabetes-insulin"]}):
        assert "fasting-pattern" not in flow("typical-nutrition", **changes).questions
    assert "fasting-pattern" not in flow("minor-asks-to-cut").questions
    assert "fasting-pattern" in flow("typical-nutrition").questions


def test_free_text_stands_only_behind_other() -> None:
    none = flow("typical-nutrition")
    some = flow(
        "typical-nutrition",
        medical_flags=["other"],
        medications_affecting=["other"],
        food_allergies=["other"],
    )
    texts = {"conditions-other", "medications-other", "allergies-other"}
    assert not texts & set(none.questions)
    assert texts <= set(some.required)


def test_symptoms_are_asked_after_only_where_there_are_any() -> None:
    assert "symptoms-checked" not in flow("typical-nutrition").questions
    found = flow("typical-nutrition", symptoms=["dizzy", "murmur"])
    assert "symptoms-checked" in found.required
    assert options(found, "symptoms-checked") == ("none", "dizzy", "murmur")


def test_exercise_is_asked_after_only_where_there_is_any() -> None:
    assert "exercise-minutes" not in flow("typical-nutrition", exercise_sessions=0).questions
    assert {"exercise-minutes", "exercise-intensity"} <= set(flow("typical-nutrition").required)


def test_athletes_are_asked_for_food_on_request() -> None:
    assert "diet-type" in flow("typical-athlete").required
    assert "diet-type" not in flow("typical-athlete", include_nutrition="no").questions


def test_a_grown_up_on_the_youth_path_is_asked_to_choose_another() -> None:
    stored = answers(
        "typical-youth", date_of_birth="2000-01-01", filled_by="self", primary_goal="maintain-health"
    )
    youth = path("YOUTH")
    problems = validate(youth, find_flow(youth, stored, day=DAY), stored, day=DAY)
    assert [(problem.question, problem.code) for problem in problems] == [("date-of-birth", "age-of-path")]


def test_the_typical_client_stays_within_the_limit() -> None:
    limits = {
        "NUTRITION_ONLY": 30, "WORKOUT_ONLY": 30, "YOUTH": 30, "SPECIAL_SITUATION": 30, "FULL_PROGRAM": 45,
        "ATHLETE_PERFORMANCE": 45, "GENERAL_WELLNESS": 25,
    }  # fmt: skip
    for name, limit in limits.items():
        declared = path(name).path
        assert declared.required_limit == limit
        assert len(flow(declared.typical_persona).required) <= limit


@pytest.mark.parametrize("persona", list(people()))
def test_personas_answer_validly(persona: str) -> None:
    found = people()[persona]
    submission = submit(path(found.client_type), found.responses, day=DAY)
    assert set(submission.answers) == set(found.responses), "a persona answers only what it is asked"

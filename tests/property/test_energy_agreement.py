"""The food plan counts the sessions that the workout of the same client prescribes; both say the same."""

import msgspec
import pytest
from tests.clients import PRACTICE, Draw, job_of
from tests.shipped import release

from intakt.planning.invariants import check
from intakt.planning.model import Assumption, NutritionPlan, Plan, WorkoutPlan
from intakt.planning.planner import informed
from intakt.planning.training.energy import mean_week
from intakt.services import generation

CLIENTS = 40


def written(job: generation.Job) -> dict[str, generation.Written]:
    return {
        request.type: generation.write(request.type, job, release(), practice=PRACTICE)
        for request in job.requests
        if request.type != "INTRO"
    }


def said(plan: Plan, code: str) -> str:
    assert isinstance(plan, NutritionPlan | WorkoutPlan)
    found = [each.message for each in plan.assumptions if isinstance(each, Assumption) and each.code == code]
    return "".join(found)


@pytest.mark.parametrize("client_type", ["FULL_PROGRAM", "GENERAL_WELLNESS"])
def test_energy_is_that_of_the_sessions(client_type: str) -> None:
    counted = 0
    for seed in range(CLIENTS):
        job = job_of(Draw(client_type=client_type, seed=seed, adversarial=seed % 4 == 3))
        if not {"NUTRITION", "WORKOUT"} <= {request.type for request in job.requests}:
            continue
        made = written(job)
        food, workout = made["NUTRITION"].plan, made["WORKOUT"].plan
        assert isinstance(food, NutritionPlan) and isinstance(workout, WorkoutPlan)
        if food.energy is None or not workout.weeks:
            assert food.exercise_load is None or food.energy is None
            continue
        load = food.exercise_load
        assert load is not None and load == workout.exercise_load
        assert load == mean_week(workout.weeks, policies=release().library.policies)
        assert load.minutes == pytest.approx(
            sum(each.minutes for week in workout.weeks for each in week.sessions) / len(workout.weeks),
            abs=0.1,
        )
        beyond_rest = (load.met_minutes - load.minutes) / 60 * food.energy.reference_kg / 7
        assert food.energy.exercise_kcal <= beyond_rest + 1
        capped = any(flag.code == "VERIFY-VOLUME" for flag in food.flags)
        assert capped or food.energy.exercise_kcal == pytest.approx(beyond_rest, abs=1)
        figures = (f"{load.sessions:.0f} ", f"{load.minutes:.0f} minutes")
        for words in (said(food, "PROGRAMME"), said(workout, "FOOD-COUNTS")):
            assert all(figure in words for figure in figures)
        counted += 1
    assert counted >= 5


def test_what_is_declared_counts_where_there_is_no_programme() -> None:
    job = job_of(Draw(client_type="NUTRITION_ONLY", seed=0, adversarial=False))
    wording = release().wording("en")
    assert informed("NUTRITION", job.profile, job.requests, wording, seed=1) is job.profile
    food = generation.write("NUTRITION", job, release(), practice=PRACTICE).plan
    assert isinstance(food, NutritionPlan)
    assert food.exercise_load is None
    assert said(food, "PROGRAMME") == ""


def test_another_variant_of_the_meals_counts_the_same_programme() -> None:
    job = job_of(Draw(client_type="FULL_PROGRAM", seed=1, adversarial=False))
    other = msgspec.structs.replace(job, variant=1)
    plans = [generation.write("NUTRITION", each, release(), practice=PRACTICE).plan for each in (job, other)]
    first, second = (plan for plan in plans if isinstance(plan, NutritionPlan))
    assert first.exercise_load is not None
    assert first.exercise_load == second.exercise_load
    assert first.energy == second.energy
    assert first.days != second.days


def test_energy_that_is_not_the_programmes_breaks_the_rules() -> None:
    """The checker works the programme's cost out by itself: declared exercise in its place is seen."""
    job = job_of(Draw(client_type="FULL_PROGRAM", seed=1, adversarial=False))
    food = generation.write("NUTRITION", job, release(), practice=PRACTICE).plan
    assert isinstance(food, NutritionPlan)
    report = check(food, job.profile, release().library)
    assert 19 in {broken.rule for broken in report.broken}

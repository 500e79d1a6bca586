"""The parts of a programme, each alone: doses, weeks, loads, conditioning, light days, minors, words."""

from typing import Any

import msgspec
import pytest
from tests.planning_cases import minor, wording
from tests.shipped import library
from tests.training_cases import trained, trainee

from intakt.planning.model import WorkoutPlan
from intakt.planning.noise import mix
from intakt.planning.training.conditioning import piece
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import limits_of
from intakt.planning.training.loads import epley, load_for, plate_round
from intakt.planning.workout.assembly import plan
from intakt.planning.workout.dosing import dose_for
from intakt.planning.workout.frame import Frame, frame_of
from intakt.planning.workout.weeks import stages
from intakt.profile.model import ClientProfile, Lift, Pregnancy

KIT = TrainingKit(library=library(), wording=wording())


def made(profile: ClientProfile, **more: int) -> WorkoutPlan:
    return plan(profile, wording(), **more)


def frame(profile: ClientProfile) -> Frame:
    return frame_of(profile, limits_of(profile, library()), KIT, seed=mix(0, 0))


def codes(found: WorkoutPlan) -> set[str]:
    return {flag.code for flag in found.flags} | {each.code for each in found.assumptions}


# --- doses --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exercise", "unit"), [("mirror_drill", "seconds"), ("a_march", "metres"), ("squat_jump", "reps")]
)
def test_fast_work_is_told_in_a_unit_that_it_has(exercise: str, unit: str) -> None:
    dose = dose_for(library().exercises[exercise], "power", frame(trained()))
    assert [name for name in ("reps", "seconds", "metres") if getattr(dose, name) is not None] == [unit]


@pytest.mark.parametrize(
    ("goal", "low", "high"), [("strength", 4, 6), ("muscle", 6, 10), ("endurance", 15, 18)]
)
def test_the_goal_sets_the_repetitions(goal: str, low: int, high: int) -> None:
    dose = dose_for(library().exercises["back_squat"], "main", frame(trained({"goals": (goal,)})))
    assert dose.reps is not None
    assert (dose.reps.min, dose.reps.max) == (low, high)


@pytest.mark.parametrize(
    "parts",
    [
        {"screening": {"gate": "G2"}},
        {"person": {"age": 71}},
        {"health": {"conditions": ("high-blood-pressure",)}},
        {"health": {"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=9, provider_ok=True)}},
    ],
)
def test_caution_keeps_loads_under_80_percent_and_three_in_reserve(parts: dict[str, Any]) -> None:
    dose = dose_for(
        library().exercises["back_squat"], "main", frame(trained({"goals": ("strength",)}, **parts))
    )
    assert dose.percent_1rm is not None and dose.percent_1rm < 80
    assert dose.rir is not None and dose.rir >= 3


@pytest.mark.parametrize("exercise", ["push_up", "band_row", "split_squat"])
def test_what_cannot_be_loaded_is_repeated_more_often(exercise: str) -> None:
    dose = dose_for(library().exercises[exercise], "main", frame(trained({"goals": ("strength",)})))
    assert dose.reps is not None
    assert (dose.reps.min, dose.reps.max) == (8, 12)


def test_ones_own_weight_on_a_bar_is_heavy() -> None:
    dose = dose_for(library().exercises["pull_up"], "main", frame(trained({"goals": ("strength",)})))
    assert dose.reps is not None and dose.reps.max <= 8


def test_power_is_few_and_counts_no_reserve() -> None:
    dose = dose_for(library().exercises["cmj"], "power", frame(trained({"goals": ("power",)})))
    assert dose.rir is None and dose.reps is not None and dose.reps.max <= 5


# --- weeks --------------------------------------------------------------------------------------------------


def test_waves_of_the_trained_and_the_even_weeks_of_beginners() -> None:
    assert [stage.week for stage in stages(frame(trained())) if stage.deload] == [4, 8, 12]
    assert [stage.week for stage in stages(frame(trainee())) if stage.deload] == [8]
    assert [stage.reserve for stage in stages(frame(trained()))[:4]] == [1, 0, -1, 2]


def test_fifty_or_less_food_brings_easy_weeks_sooner() -> None:
    older = stages(frame(trainee(person={"age": 55})))
    leaner = stages(frame(trainee(goal={"primary": "lose-weight"})))
    assert [stage.week for stage in older if stage.deload] == [5, 10]
    assert [stage.week for stage in leaner if stage.deload] == [5, 10]


@pytest.mark.parametrize(("weeks", "share"), [(1, 0.9), (2, 0.8), (3, 0.8), (4, 0.65), (8, 0.65), (20, 0.5)])
def test_a_break_makes_the_first_week_smaller(weeks: int, share: float) -> None:
    found = stages(frame(trainee({"break_weeks": weeks})))
    assert found[0].sets == min(share, 0.8)
    assert found[0].phase == ("return" if share < 0.8 else "foundation")
    loading = [stage.sets for stage in found if not stage.deload]
    assert loading == sorted(loading) and loading[-1] == 1


def test_eight_weeks_for_a_short_goal() -> None:
    assert len(made(trainee(goal={"timeline_weeks": 4})).weeks) == 8
    assert len(made(trainee(goal={"timeline_weeks": 26})).weeks) == 12


# --- loads --------------------------------------------------------------------------------------------------


def test_loads_come_from_the_client_s_own_sets() -> None:
    lifts = {"squat": Lift(load_kg=100, repetitions=5)}
    found = made(trained(sport={"lifts": lifts}))
    loads = {
        (week.week, dose.exercise_id): (dose.load_kg, dose)
        for week in found.weeks
        for session in week.sessions
        for dose in session.exercises
        if dose.load_kg is not None
    }
    squats = [(load, dose) for (_, name), (load, dose) in loads.items() if name == "back_squat"]
    assert squats
    for load, dose in squats:
        assert dose.reps is not None and dose.rir is not None and load is not None
        assert load % 2.5 == 0
        assert load <= plate_round(load_for(epley(100, 5), dose.reps.max, dose.rir), 2.5)
    assert not [name for _, name in loads if name in ("bench_press", "deadlift_conv")]


def test_minors_are_never_given_a_load_or_a_percent() -> None:
    young = minor(
        16,
        training={
            "experience": "advanced", "goals": ("strength",), "days": ("mon", "wed", "fri"),
            "session_minutes": 60, "company": "coach", "equipment": ("barbell", "squat-rack", "bench"),
        },
        sport={"lifts": {"squat": Lift(load_kg=100, repetitions=5)}},
    )  # fmt: skip
    doses = [dose for week in made(young).weeks for each in week.sessions for dose in each.exercises]
    assert doses
    assert all(dose.load_kg is None and dose.percent_1rm is None for dose in doses)
    assert all(dose.rir is None or dose.rir >= 2 for dose in doses)


# --- conditioning, light days, minors -----------------------------------------------------------------------


def kinds(found: WorkoutPlan) -> set[str]:
    return {piece.kind for week in found.weeks for each in week.sessions for piece in each.conditioning}


def test_intervals_wait_four_weeks_and_are_for_those_whom_they_are_open_to() -> None:
    ready = {"goals": ("endurance",), "days": ("mon", "wed", "fri")}
    found = made(trained(ready))
    weeks = [
        week.week
        for week in found.weeks
        for session in week.sessions
        for piece in session.conditioning
        if piece.kind.startswith("intervals")
    ]
    assert weeks and min(weeks) == 5
    for parts in (
        {"screening": {"gate": "G2"}},
        {"health": {"conditions": ("high-blood-pressure",)}},
        {"person": {"age": 70}},
        {"health": {"medications": ("beta-blocker",)}},
    ):
        assert not [kind for kind in kinds(made(trained(ready, **parts))) if kind.startswith("intervals")]


def test_beta_blockers_leave_effort_alone() -> None:
    found = made(trainee({"goals": ("endurance",)}, health={"medications": ("beta-blocker",)}))
    pieces = [piece for week in found.weeks for each in week.sessions for piece in each.conditioning]
    assert pieces and all(piece.hr_low is None and piece.hr_high is None for piece in pieces)
    assert "BETA-BLOCKER" in codes(found)


def test_g1_is_light_days_only() -> None:
    found = made(trainee(screening={"gate": "G1"}))
    sessions = [session for week in found.weeks for session in week.sessions]
    assert found.split == "light" and sessions and not found.withheld
    assert all(session.kind == "light" and not session.hard for session in sessions)
    assert all(piece.rpe <= 2 for session in sessions for piece in session.conditioning)
    assert all("light" in library().exercises[each].flags for each in _named(found))


def _named(found: WorkoutPlan) -> set[str]:
    return {dose.exercise_id for week in found.weeks for each in week.sessions for dose in each.exercises}


def test_g3_is_withheld_with_nothing_to_follow() -> None:
    found = made(trainee(screening={"gate": "G3"}))
    assert (found.withheld, found.split, found.weeks, found.progression) == (True, "none", (), None)


def test_just_after_birth_only_light_work_and_the_pelvic_floor() -> None:
    found = made(trainee(health={"postpartum_months": 0}))
    assert found.split == "light"
    assert _named(found) & {"pelvic_floor_contract", "pelvic_floor_quick", "belly_draw"}


@pytest.mark.parametrize("age", [8, 10, 13, 16])
def test_minors_keep_to_the_minutes_sets_and_days_of_their_age(age: int) -> None:
    longest = {8: 30, 10: 40, 13: 50, 16: 60}[age]
    young = minor(age, training={"days": ("mon", "tue", "wed", "thu", "fri"), "session_minutes": 90})
    found = made(young)
    assert found.guardian_page
    for week in found.weeks:
        assert len(week.sessions) <= (4 if age < 12 else 5)
        assert all(session.minutes <= longest for session in week.sessions)
        assert all(dose.sets <= (2 if age < 12 else 3) for each in week.sessions for dose in each.exercises)


def test_a_sport_that_fills_the_week_leaves_nothing_to_add() -> None:
    full = minor(10, training={"days": ("mon", "wed")}, youth={"weekly_sport_hours": 10.0})
    found = made(full)
    assert found.withheld and "SPORT-FULL" in codes(found)


# --- what is said -------------------------------------------------------------------------------------------


def test_what_was_not_told_is_assumed_and_said() -> None:
    found = made(trainee({"days": (), "session_minutes": None, "experience": None, "equipment": ()}))
    assert codes(found) >= {"DAYS", "MINUTES", "EXPERIENCE", "EQUIPMENT", "ASSUMED"}
    assert {session.day for session in found.weeks[0].sessions} == {"mon", "thu"}


def test_every_region_injured_still_gives_a_programme() -> None:
    regions = (
        "neck", "shoulder", "elbow", "wrist-hand", "upper-back", "lower-back", "hip", "thigh", "knee",
        "calf-achilles", "ankle-foot",
    )  # fmt: skip
    found = made(trainee(health={"injury_regions": regions}))
    hurt = set(regions)
    for week in found.weeks:
        assert week.sessions
        for dose in (each for session in week.sessions for each in session.exercises):
            assert not hurt & set(dose.regions_loaded)
    assert found.left_out or all(week.sessions for week in found.weeks)


@pytest.mark.parametrize(
    "parts", [{"screening": {"numbers_hidden": True}}, {"health": {"reds_signs": ("compelled-to-train",)}}]
)
def test_where_training_may_be_too_much_days_stay_free(parts: dict[str, Any]) -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    found = made(trained({"days": days, "goals": ("endurance",)}, **parts))
    assert all(len(week.sessions) <= 4 for week in found.weeks)
    assert "REST-COUNTS" in codes(found)
    assert not [kind for kind in kinds(found) if kind.startswith("intervals")]


def test_every_reason_points_into_the_plan() -> None:
    for profile in (
        trainee(),
        trainee(screening={"gate": "G1"}),
        trained(sport={"lifts": {"squat": Lift(load_kg=90)}}),
    ):
        found = made(profile)
        assert found.because
        built = msgspec.json.decode(msgspec.json.encode(found))
        for reason in found.because:
            place = built
            for step in reason.path.strip("/").split("/"):
                place = place[int(step)] if isinstance(place, list) else place[step]
            assert reason.answers


def test_effort_is_explained_to_those_who_do_not_know_it() -> None:
    plain, known = made(trainee()), made(trainee({"effort_known": "yes"}))
    assert plain.progression is not None and known.progression is not None
    explained = wording().text("training.rules.effort")
    assert explained in plain.progression.rules
    assert explained not in known.progression.rules


def test_every_remark_and_phase_has_its_words() -> None:
    for code in ("full-body", "full-body-ab", "full-body-abc", "upper-lower", "upper-lower-mixed",
                 "push-pull-legs", "conditioning", "light", "none"):  # fmt: skip
        assert wording().has(f"training.split.{code}")
    for phase in ("foundation", "build", "strengthen", "return", "deload", "light"):
        assert wording().has(f"training.phase.{phase}") and wording().has(f"training.phase-note.{phase}")
    for kind in ("walk", "play", "base", "easy", "tempo", "walk-run", "intervals-10x1", "intervals-4x4"):
        for name in ("conditioning", "conditioning-text", "session"):
            assert wording().has(f"training.{name}.{kind}")


def test_who_runs_easily_and_walks_in_turn_is_asked_for_no_more_than_easy_effort() -> None:
    told = piece("walk-run", library().exercises["walk_run"], trainee(), KIT, minutes=20, run=1, walk=2)
    easy = piece("base", None, trainee(), KIT, minutes=20)
    assert (told.rpe, told.hr_low, told.hr_high) == (easy.rpe, easy.hr_low, easy.hr_high)
    assert told.rpe <= 4


# --- what has no load ---------------------------------------------------------------------------------------

BARE = {"equipment": ("none",), "experience": "intermediate", "goals": ("muscle",), "session_minutes": 30}


def test_repetitions_fall_only_where_the_load_can_rise() -> None:
    fewest: dict[str, set[int]] = {}
    for profile in (trained(), trained(BARE)):
        for dose in (
            dose for week in made(profile).weeks for each in week.sessions for dose in each.exercises
        ):
            if dose.reps is not None and dose.rir is not None:
                kind = (
                    "free"
                    if library().exercises[dose.exercise_id].load_type == "external"
                    else dose.exercise_id
                )
                fewest.setdefault(kind, set()).add(dose.reps.min)
    assert len(fewest.pop("free")) > 1
    unloaded = {
        name: lows for name, lows in fewest.items() if "pull_up" not in name and "chin_up" not in name
    }
    assert unloaded
    assert {name: lows for name, lows in unloaded.items() if len(lows) > 1 and min(lows) < 8} == {}


def test_who_has_nothing_to_load_is_told_no_loads() -> None:
    bare, loaded = made(trained(BARE)), made(trained())
    assert bare.progression is not None and loaded.progression is not None
    assert not any("load" in rule for rule in bare.progression.rules)
    assert any("load" in rule for rule in loaded.progression.rules)


def test_one_lighter_set_needs_no_ladder_of_them() -> None:
    beginner, lifter = made(trainee()), made(trained())
    assert beginner.progression is not None and lifter.progression is not None
    assert any("The lighter set on a card" in rule for rule in beginner.progression.rules)
    assert any("The lighter sets on a card" in rule for rule in lifter.progression.rules)


@pytest.mark.parametrize("minutes", [20, 30, 45])
def test_an_easy_week_brings_nothing_new_to_a_day_of_walking(minutes: int) -> None:
    six = {**BARE, "days": ("mon", "tue", "wed", "thu", "fri", "sat"), "session_minutes": minutes}
    seen: dict[str, set[str]] = {}
    for week in made(trained(six)).weeks:
        for session in week.sessions:
            if session.kind == "conditioning":
                ids = {dose.exercise_id for dose in session.exercises}
                assert not week.deload or ids <= seen[session.day]
                seen.setdefault(session.day, set()).update(ids)
    assert seen


def test_an_injury_is_named_where_its_exercises_are_left_out() -> None:
    found = made(trainee(health={"injury_regions": ("knee", "shoulder")}))
    (said,) = (flag.message for flag in found.flags if flag.code == "INJURY")
    assert "Knee, Shoulder" in said


def test_the_lifts_that_were_tested_are_the_ones_to_train() -> None:
    lifts = {name: Lift(load_kg=100, repetitions=3) for name in ("squat", "bench", "deadlift")}
    for seed in range(6):
        found = plan(trained({"goals": ("strength",)}, sport={"lifts": lifts}), wording(), seed=seed)
        ids = {dose.exercise_id for each in found.weeks[0].sessions for dose in each.exercises}
        assert {"back_squat", "bench_press", "deadlift_conv"} <= ids, seed

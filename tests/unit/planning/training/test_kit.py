"""The rest of the building kit: volume, warm-up, notices, cautions, selection, conditioning, energy."""

import msgspec
import pytest
from tests.planning_cases import client, wording
from tests.shipped import library
from tests.training_cases import trainee

from intakt.planning.movement import Conditioning, Reps, Session
from intakt.planning.training import conditioning, energy, volume, warmup
from intakt.planning.training.cautions import TABLE, cautions
from intakt.planning.training.doses import Dose, TrainingKit, in_own_unit, prescribe
from intakt.planning.training.eligibility import barred, eligible, limits_of
from intakt.planning.training.notices import Remark, notices
from intakt.planning.training.selection import Taste, Want, choose
from intakt.planning.workout.assembly import plan
from intakt.profile.model import Note, Review

KIT = TrainingKit(library=library(), wording=wording())
LIMITS = limits_of(trainee(), library())
POLICIES = library().policies


def written(name: str, **dose: object) -> object:
    plain = Dose(sets=3, reps=Reps(min=8, max=10), rest_seconds=90, rir=2)
    return prescribe(library().exercises[name], msgspec.structs.replace(plain, **dose), LIMITS, KIT)


def session(*names: str, **parts: object) -> Session:
    doses = tuple(written(name) for name in names)
    whole = Session(
        day="mon", title="A", minutes=45, warm_up=(), cool_down=(), exercises=doses,  # type: ignore[arg-type]
        warm_up_minutes=6, cool_down_minutes=4, hard=True,
    )  # fmt: skip
    return msgspec.structs.replace(whole, **parts)


# --- volume -------------------------------------------------------------------------------------------------


def test_a_set_counts_whole_for_its_muscle_and_half_for_helpers() -> None:
    squat = library().exercises["goblet_squat"]
    found = volume.weekly_sets([session("goblet_squat")], library())
    assert found["quads"] == 3
    assert all(found[muscle] == 1.5 for muscle in squat.secondary)
    assert list(found) == sorted(found)


def test_work_without_a_counted_effort_is_no_hard_set() -> None:
    easy = msgspec.structs.replace(session("goblet_squat").exercises[0], rir=None)
    assert volume.weekly_sets([session(exercises=(easy,))], library()) == {}
    assert volume.hard_sets([session("goblet_squat", "floor_press_db")], library()) == 6


def test_caps_are_the_level_s_and_the_landmark_s() -> None:
    assert volume.over_caps({"quads": 10.0}, level=1, policies=POLICIES) == ()
    assert volume.over_caps({"quads": 10.5}, level=1, policies=POLICIES) == ("quads",)
    assert volume.over_caps({"lats": 13.0, "upper_back": 13.0}, level=3, policies=POLICIES) == ("back",)
    assert volume.room({"quads": 8.0}, ("quads",), level=1, policies=POLICIES) == 2
    assert volume.room({"quads": 30.0}, ("quads",), level=3, policies=POLICIES) == 0


# --- doses --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["goblet_squat", "plank", "farmer_carry", "a_march", "walk"])
def test_a_dose_is_told_in_the_exercise_s_own_unit(name: str) -> None:
    exercise = library().exercises[name]
    dose = in_own_unit(exercise, sets=2, reps=Reps(min=8, max=12), rest_seconds=60, rir=3)
    told = {"reps": dose.reps, "seconds": dose.seconds, "metres": dose.metres}
    unit = "seconds" if exercise.dose_unit == "minutes" else exercise.dose_unit
    assert [name for name, value in told.items() if value is not None] == [unit]


def test_a_written_exercise_has_words_equipment_and_stand_ins() -> None:
    found = prescribe(library().exercises["goblet_squat"], Dose(sets=2, reps=Reps(min=8, max=8)), LIMITS, KIT)
    assert found.equipment == ("dumbbells",)
    assert found.name and 2 <= len(found.cues) <= 3
    assert found.substitutes
    assert not [
        other for other in found.substitutes if barred(library().exercises[other.exercise_id], LIMITS)
    ]


def test_holds_are_short_with_high_blood_pressure() -> None:
    limits = limits_of(trainee(health={"conditions": ("high-blood-pressure",)}), library())
    exercise = library().exercises["side_plank_knee"]
    found = prescribe(exercise, Dose(sets=2, seconds=40), limits, KIT)
    assert found.seconds == limits.max_hold_seconds


# --- warm-up ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", [4, 6, 8, 10])
def test_a_warm_up_raises_then_prepares_what_follows(minutes: int) -> None:
    squat = [library().exercises["goblet_squat"]]
    drills = warmup.warm_up(squat, LIMITS, KIT, minutes=minutes)
    assert drills[0].seconds is not None and drills[0].seconds >= 120
    assert len(drills) >= 3
    names = {drill.exercise_id for drill in drills[1:]}
    muscles = {muscle for name in names if name for muscle in library().exercises[name].primary}
    assert muscles & set(warmup.NEEDS["squat"])
    assert len(names) == len(drills) - 1


def test_somebody_who_may_only_be_gentle_still_warms_up_and_calms_down() -> None:
    light = msgspec.structs.replace(LIMITS, gate="G1")
    for drills in (
        warmup.warm_up((), light, KIT, minutes=5),
        warmup.cool_down((), light, KIT, minutes=4),
    ):
        assert drills
        named = [library().exercises[drill.exercise_id] for drill in drills if drill.exercise_id]
        assert not [each.id for each in named if barred(each, light)]


# --- selection ----------------------------------------------------------------------------------------------


def test_the_best_for_the_place_is_chosen_and_a_seed_changes_equals() -> None:
    want = Want(patterns=("pull_h",))
    options = eligible(library(), LIMITS)
    found = choose(want, options, LIMITS, Taste(heavy=True))
    assert found is not None and set(found.primary) & {"lats", "upper_back"}
    chosen = {choose(want, options, LIMITS, Taste(heavy=True, seed=seed)).id for seed in range(30)}  # type: ignore[union-attr]
    assert len(chosen) > 1
    assert choose(want, options, LIMITS, Taste(heavy=True)) == found


def test_what_is_used_or_must_rest_is_not_chosen() -> None:
    options = eligible(library(), LIMITS)
    want = Want(patterns=("squat",))
    first = choose(want, options, LIMITS, Taste())
    assert first is not None
    second = choose(want, options, LIMITS, Taste(), used=[first.id])
    assert second is not None and second.id != first.id
    assert choose(want, options, LIMITS, Taste(), resting=["quads"]) is None


# --- notices and cautions -----------------------------------------------------------------------------------


def test_screening_s_notes_come_first_and_each_code_once() -> None:
    flag = Note(code="G2", message="calm", severity="caution")
    review = Review(code="C-06", question="symptoms", message="look", affects=("WORKOUT",))
    other = Review(code="R-22", question="medical-flags", message="no", affects=("NUTRITION",))
    profile = client(screening={"gate": "G2", "flags": (flag, flag), "reviews": (review, other)})
    found = notices(profile, "WORKOUT", wording(), remarks=(Remark(kind="assumption", code="DAYS"),))
    assert [each.code for each in found.flags] == ["G2", "ASSUMED", "REVIEW"]
    assert [each.code for each in found.review] == ["C-06"]
    assert [each.code for each in found.assumptions] == ["DAYS"]
    assert not found.withheld


def test_what_withholds_a_plan() -> None:
    for profile in (client(screening={"gate": "G3"}), client(screening={"referral": "urgent"})):
        assert notices(profile, "WORKOUT", wording()).withheld
    stop = Remark(kind="flag", code="SPORT-FULL", severity="stop")
    assert notices(client(), "WORKOUT", wording(), remarks=(stop,)).withheld


def test_every_caution_has_words_and_concerns_whom_it_should() -> None:
    for code, _, _ in TABLE:
        assert wording().has(f"training.flag.{code}")
    ill = trainee(health={"conditions": ("asthma", "diabetes-type-2"), "medications": ("insulin",)})
    found = [each.code for each in cautions(ill, limits_of(ill, library()))]
    assert found == ["DIABETES", "LOW-SUGAR", "ASTHMA"]
    assert cautions(trainee(), LIMITS) == ()


# --- conditioning and energy --------------------------------------------------------------------------------


def test_moving_follows_the_client_s_liking_as_far_as_it_is_open() -> None:
    limits = limits_of(trainee({"equipment": ("cardio-machine",)}), library())
    found = conditioning.steady_mode(library(), limits, styles=("cycling",))
    assert found is not None and found.id == "stationary_bike"
    hurt = msgspec.structs.replace(LIMITS, regions=frozenset({"knee"}))
    mode = conditioning.steady_mode(library(), hurt, styles=("running",))
    assert mode is not None and barred(mode, hurt) is None and mode.id not in ("easy_run", "walk_run")


def test_a_week_s_energy_is_minutes_times_effort() -> None:
    piece = Conditioning(minutes=15, hr_low=None, hr_high=None, rpe=4, kind="base")
    one = session("goblet_squat", conditioning=(piece,), minutes=45)
    assert energy.met_minutes(one, policies=POLICIES) == 10 * 2.5 + 20 * 5 + 15 * 5
    made = plan(trainee(), wording())
    load = energy.mean_week(made.weeks, policies=POLICIES)
    sessions = [each for week in made.weeks for each in week.sessions]
    assert load.sessions == len(sessions) / len(made.weeks)
    assert 2.5 * load.minutes <= load.met_minutes <= 8 * load.minutes
    assert load == made.exercise_load
    assert energy.mean_week((), policies=POLICIES).minutes == 0
    assert plan(trainee(screening={"gate": "G3"}), wording()).exercise_load is None


def test_a_warm_up_says_what_to_do_and_not_only_where_to_stand() -> None:
    squat = [library().exercises["goblet_squat"]]
    assert all(len(drill.cues) >= 2 for drill in warmup.warm_up(squat, LIMITS, KIT, minutes=8))


def test_a_game_says_how_it_goes() -> None:
    game = library().exercises["tag_game"]
    text = conditioning.piece("play", game, trainee(), KIT, minutes=5).text
    assert all(cue in text for cue in KIT.cues("tag_game"))

"""What a broken producer does to a correct plan that moves a body, by the rule it breaks; as in `breaks`."""

from collections.abc import Callable
from typing import Any

import msgspec
from tests.property.breaks import Break

from intakt.content.exercises import Exercise
from intakt.content.model import Library
from intakt.planning.invariants import moves
from intakt.planning.invariants.client import injured, is_minor, level_of, unmet_equipment
from intakt.planning.invariants.exercise_choice import is_listed
from intakt.planning.invariants.strain import may_not_test
from intakt.planning.model import (
    DAYS,
    Conditioning,
    Drill,
    ExerciseDose,
    FieldTest,
    Plan,
    Progression,
    Reps,
    Session,
    Week,
    WellnessPlan,
)
from intakt.profile.model import ClientProfile

new = msgspec.structs.replace
Fits = Callable[[Exercise, ClientProfile], bool]


# --- how a plan is changed ----------------------------------------------------------------------------------


def with_weeks(plan: Any, weeks: tuple[Week, ...]) -> Plan:
    """The plan with other weeks."""
    if isinstance(plan, WellnessPlan):
        return new(plan, movement=new(plan.movement, weeks=weeks))
    changed: Plan = new(plan, weeks=weeks)
    return changed


def each_session(change: Callable[[Session, ClientProfile, Library], Session]) -> Break:
    """Every session of the plan changed; None for a plan without any."""

    def broken(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
        weeks = moves.weeks_of(plan)
        if not any(week.sessions for week in weeks):
            return None
        return with_weeks(
            plan,
            tuple(
                new(week, sessions=tuple(change(each, profile, library) for each in week.sessions))
                for week in weeks
            ),
        )

    return broken


def sessions(**values: Any) -> Break:
    """Fields of every session; a callable makes its value from the session."""
    return each_session(
        lambda session, profile, library: new(
            session,
            **{name: value(session) if callable(value) else value for name, value in values.items()},
        )
    )


def doses(**values: Any) -> Break:
    """Fields of every dose of every session."""
    return each_session(
        lambda session, profile, library: new(
            session, exercises=tuple(new(dose, **values) for dose in session.exercises)
        )
    )


def exercise(fits: Fits, **values: Any) -> Break:
    """One more exercise in every session: the first of the library that this client must not have."""

    def add(session: Session, profile: ClientProfile, library: Library) -> Session:
        row = next((row for row in library.exercises.values() if fits(row, profile)), None)
        if row is None:
            return session
        return new(session, exercises=(*session.exercises, dose_of(row, **values)))

    return each_session(add)


def dose_of(row: Exercise, **values: Any) -> ExerciseDose:
    fields: dict[str, Any] = {
        "exercise_id": row.id, "name": row.id, "pattern": row.pattern, "primary_muscles": row.primary,
        "equipment": (), "regions_loaded": row.regions, "level": row.level, "impact": row.impact,
        "unilateral": row.unilateral, "sets": 1, "reps": Reps(min=8, max=8), "seconds_per_rep": 4,
        "contacts_per_rep": row.contacts_per_rep, "rest_seconds": 30, "cues": ("One.", "Two."),
    }  # fmt: skip
    return ExerciseDose(**{**fields, **values})


def walk(day: str) -> Session:
    """A session that nobody who must not move may have."""
    raise_ = Drill(name="Walk", exercise_id="walk", seconds=240)
    return Session(
        day=day,  # type: ignore[arg-type]
        title="A walk",
        minutes=6,
        warm_up=(raise_,),
        cool_down=(new(raise_, seconds=120),),
        exercises=(),
        warm_up_minutes=4,
        cool_down_minutes=2,
        kind="light",
    )


def something_to_follow(plan: Any, profile: ClientProfile, library: Library) -> Plan | None:
    """A walk in a plan that has nothing."""
    if not hasattr(plan, "weeks") or plan.weeks:
        return None
    week = Week(week=1, phase="build", deload=False, weekly_sets={}, sessions=(walk("mon"),))
    progression = Progression(method="time", rules=("Go on.",))
    changed: Plan = new(plan, weeks=(week,), withheld=False, progression=progression)
    return changed


def field(**values: Any) -> Break:
    """Fields of the plan itself; None where a plan has none of that name, or nothing in it."""

    def broken(plan: Any, profile: ClientProfile, library: Library) -> Plan | None:
        if not all(getattr(plan, name, None) for name in values):
            return None
        made = {
            name: value(getattr(plan, name)) if callable(value) else value for name, value in values.items()
        }
        changed: Plan = new(plan, **made)
        return changed

    return broken


def of_each(**values: Any) -> Callable[[Any], Any]:
    return lambda entries: tuple(new(entry, **values) for entry in entries)


# --- what is broken -----------------------------------------------------------------------------------------


def hurts(row: Exercise, profile: ClientProfile) -> bool:
    return any(region in row.regions and not is_listed(row, region, "D") for region in injured(profile))


HARD_MINUTES = Conditioning(minutes=20, hr_low=None, hr_high=None, rpe=9, kind="intervals-4x4")


def hard_minutes(session: Session, profile: ClientProfile, library: Library) -> Session:
    return new(session, conditioning=(*session.conditioning, HARD_MINUTES))


def racing(session: Session, profile: ClientProfile, library: Library) -> Session:
    return new(session, conditioning=(new(HARD_MINUTES, rpe=2, kind="walk", hr_low=30, hr_high=260),))


def seven_days(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """The first session of a week on every day of it."""
    weeks = moves.weeks_of(plan)
    if not weeks or not weeks[0].sessions:
        return None
    days = tuple(
        new(week, sessions=tuple(new(week.sessions[0], day=day) for day in DAYS))
        for week in weeks
        if week.sessions
    )
    return with_weeks(plan, days)


def without_easy_weeks(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """The first week, which loads, fourteen times."""
    weeks = moves.weeks_of(plan)
    if not weeks or not any(dose.rir is not None for each in weeks[0].sessions for dose in each.exercises):
        return None
    return with_weeks(plan, tuple(new(weeks[0], week=number, deload=False) for number in range(1, 15)))


def a_maximum(plan: Any, profile: ClientProfile, library: Library) -> Plan | None:
    """A test of strength for somebody who may not have one."""
    if not hasattr(plan, "tests") or not plan.weeks or may_not_test_at_all(profile) is None:
        return None
    test = FieldTest(code="strength", name="One heavy lift", how="As heavy as it goes.", weeks=(1,))
    changed: Plan = new(plan, tests=(*plan.tests, test))
    return changed


def may_not_test_at_all(profile: ClientProfile) -> str | None:
    why = may_not_test(profile)
    return None if why == "alone" else why


def heavy_eve(plan: Plan, profile: ClientProfile, library: Library) -> Plan | None:
    """Squats on the day before a match."""
    matches = profile.sport.match_days
    if not matches or not moves.weeks_of(plan):
        return None
    eve = DAYS[DAYS.index(matches[0]) - 1]  # type: ignore[arg-type]
    squat = dose_of(library.exercises["goblet_squat"], rir=2)
    week = moves.weeks_of(plan)[0]
    session = new(week.sessions[0], day=eve, exercises=(squat,))
    return with_weeks(plan, (new(week, sessions=(session,)), *moves.weeks_of(plan)[1:]))


def every_phase_open(plan: Any, profile: ClientProfile, library: Library) -> Plan | None:
    if not hasattr(plan, "phases"):
        return None
    changed: Plan = new(plan, phases=tuple(new(phase, open=True) for phase in plan.phases))
    return changed


PLANS: dict[str, tuple[int, Break]] = {
    "a walk at G3": (1, something_to_follow),
    "squats at G1": (2, exercise(lambda row, _: row.pattern == "squat")),
    "intervals at G2": (3, each_session(hard_minutes)),
    "every phase open in spite of a red flag": (4, every_phase_open),
    "nothing said of a red flag": (4, field(flags=lambda flags: ())),
    "squats before the head is cleared": (9, exercise(lambda row, _: row.pattern == "squat")),
    "a walk before the head is cleared": (9, something_to_follow),
    "a clock that says less": (39, sessions(minutes=lambda session: session.minutes - 5)),
    "a session without an end": (39, doses(sets=60)),
    "no time to warm up": (39, sessions(warm_up_minutes=1)),
    "days made up": (39, seven_days),
    "equipment nobody owns": (40, exercise(lambda row, who: any(unmet_equipment(row, who)))),
    "what is hurt is loaded": (41, exercise(hurts)),
    "lifts for experts": (42, exercise(lambda row, who: row.level > level_of(who))),
    "nothing on when to go on": (42, field(progression=lambda found: new(found, rules=()))),
    "sets without end": (43, doses(sets=60)),
    "sets by muscle made up": (43, field(weeks=of_each(weekly_sets={"quads": 99.0}))),
    "no day of rest": (44, seven_days),
    "nothing left in reserve": (45, doses(rir=-1)),
    "more than the maximum": (45, doses(percent_1rm=110)),
    "a maximum for a novice": (
        46, exercise(lambda row, _: row.one_rm_candidate, reps=Reps(min=1, max=1), rir=0, percent_1rm=100),
    ),
    "a test of strength for everybody": (46, a_maximum),
    "landings without end": (
        47, exercise(lambda row, _: row.contacts_per_rep > 0, sets=9, reps=Reps(min=40, max=40)),
    ),
    "a pulse out of reach": (48, each_session(racing)),
    "no easy week": (49, without_easy_weeks),
    "heavy legs on the eve of a match": (50, heavy_eve),
    "a taper that takes nothing away": (50, field(countdown=of_each(volumes=(100.0, 100.0)))),
    "a competition forgotten": (50, field(countdown=lambda entries: (new(entries[0], date="2020-01-01"),))),
    "an exercise from nowhere": (51, doses(exercise_id="levitation")),
    "a dose of nothing": (51, doses(sets=0)),
    "one cue": (51, doses(cues=("Lift.",))),
    "in turn with nothing": (52, each_session(lambda each, *_: new(
        each, exercises=tuple(new(dose, superset=str(place)) for place, dose in enumerate(each.exercises))
    ))),
    "hours without end": (53, sessions(minutes=60 * 20)),
    "hours made up": (53, field(weekly_hours=lambda hours: hours + 2)),
    "a page without heat": (53, field(guardian_page=("Be kind.",))),
    "lifts for grown-ups": (
        54, exercise(lambda row, who: is_minor(who) and not 0 < row.youth_min_age <= who.person.age),
    ),
    "a page without limits": (55, field(guardian_page=("Be kind.",))),
    "pitches without end": (
        56, field(guardian_page=lambda page: (*page, "Throwing - at most 500 pitches a day.")),
    ),
    "no pain table": (57, field(pain_rules=lambda rules: rules[:1])),
    "no red flags": (57, field(red_flags=())),
    "criteria that are met": (58, field(return_criteria=of_each(met=True))),
    "criteria without a figure": (58, field(return_criteria=of_each(value=0.0))),
    "a plan before the surgeon's": (59, something_to_follow),
    "steps of an hour": (60, field(ladder=of_each(hours=1))),
    "a number that is too long": (62, field(return_criteria=of_each(value=95.12345))),
}  # fmt: skip

SENTENCES: dict[str, tuple[int, str]] = {
    "calories for a minor who trains": (16, "Burn 300 calories, watch your BMI."),
    "photos in spite of an eating disorder": (17, "Take progress photos and weigh yourself."),
    "a maximum in words": (46, "In week 3 find your one-rep max."),
    "a pulse in spite of a beta-blocker": (48, "Keep your pulse at 140."),
    "powders for a child": (55, "Creatine and a detox help you cut weight."),
    "a diagnosis": (58, "You have a torn ligament."),
    "a date": (58, "By 3 March you are back on the field."),
    "a placeholder in a card": (62, "Do {{ sets }} sets, load None."),
    "a load made up while writing": (64, "Today: 987.5 kg."),
    "a dose made up while writing": (64, "Do 77 × 88."),
    "shame in a card": (65, "No excuses, burn it off."),
}
LEFT_OUT = (4, 53, 57)
"""Rules that miss what a composer left out."""
NUMBERS = {number for number, _ in (*PLANS.values(), *SENTENCES.values())} | set(LEFT_OUT)

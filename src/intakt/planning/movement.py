"""The plans that move a body: WORKOUT, PERFORMANCE, YOUTH, RECOVERY, and the movement part of WELLNESS.

A withheld plan has no weeks: `split` "none", `weeks` empty, nothing to follow.
"""

from typing import Literal

from intakt.kit.structs import Wire
from intakt.planning.common import Day, PlanBase
from intakt.profile.model import ExerciseLoad


class Drill(Wire, frozen=True, kw_only=True):
    """One step of a warm-up or cool-down: `seconds` or `reps` (a side, when it has sides)."""

    name: str
    exercise_id: str | None = None
    """None for a step that is no exercise of the library: an easy walk, a ramp of the first lift."""
    seconds: int | None = None
    reps: int | None = None
    cues: tuple[str, ...] = ()


class Reps(Wire, frozen=True, kw_only=True):
    min: int
    max: int


class Substitute(Wire, frozen=True, kw_only=True):
    """Another exercise that passes the same checks for this client."""

    exercise_id: str
    name: str


class ExerciseDose(Wire, frozen=True, kw_only=True):
    """One exercise of one session, with its dose; exactly one of `reps`, `seconds`, `metres` is set."""

    exercise_id: str
    name: str
    pattern: str
    primary_muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    """The client's options it needs ("dumbbells"), empty when none."""
    regions_loaded: tuple[str, ...]
    """The interface's injury regions that the exercise loads."""
    level: int
    impact: Literal["none", "low", "moderate", "high"]
    unilateral: bool
    sets: int
    reps: Reps | None = None
    seconds: int | None = None
    metres: int | None = None
    seconds_per_rep: int
    ramp_sets: int = 0
    contacts_per_rep: int = 0
    rir: int | None = None
    """Repetitions in reserve; None where effort is not counted so (mobility, play, skill)."""
    percent_1rm: int | None = None
    load_kg: float | None = None
    rest_seconds: int
    cues: tuple[str, ...]
    substitutes: tuple[Substitute, ...] = ()
    superset: str | None = None
    """"A", "B" ...: exercises with the same letter in a session are done in turn."""
    note: str = ""


class Conditioning(Wire, frozen=True, kw_only=True):
    """One piece of conditioning. `rpe` is 0 to 10; heart rates are None where only effort counts."""

    minutes: float
    hr_low: int | None
    hr_high: int | None
    rpe: int
    kind: str
    """base, tempo, intervals-4x4, intervals-10x1, walk-run, walk ...; words: movement.conditioning.<kind>."""
    text: str = ""
    """What to do, in words: "10 times 1 minute brisk, 1 minute easy"."""
    turns: str = ""
    """Minutes that alternate and change from week to week, in few words: "run 1, walk 2"."""
    exercise_id: str | None = None


class Session(Wire, frozen=True, kw_only=True):
    day: Day
    title: str
    minutes: int
    """By the session-time model, rounded up: never above the client's minutes."""
    warm_up: tuple[Drill, ...]
    cool_down: tuple[Drill, ...]
    exercises: tuple[ExerciseDose, ...]
    conditioning: tuple[Conditioning, ...] = ()
    warm_up_minutes: int
    cool_down_minutes: int
    hard: bool = False
    """Counts towards consecutive hard days and the 48 hours of a muscle."""
    kind: Literal[
        "strength", "conditioning", "mixed", "power", "speed", "skill", "play", "rehab", "light"
    ] = "strength"
    note: str = ""


class Week(Wire, frozen=True, kw_only=True):
    week: int
    """From 1."""
    phase: str
    """A code; words: movement.phase.<code>."""
    deload: bool
    weekly_sets: dict[str, float]
    """Hard sets by muscle; secondary work counts a half."""
    sessions: tuple[Session, ...]
    note: str = ""


class Progression(Wire, frozen=True, kw_only=True):
    """How the client goes on, in words, and where the weeks lead."""

    method: Literal["double", "linear", "wave", "time", "criteria", "play", "taper"]
    rules: tuple[str, ...]
    deload_weeks: tuple[int, ...] = ()
    weekly_load: tuple[int, ...] = ()
    """Training load of each week as effort x minutes (evidence 6.8), for the chart."""


class MovementBase(PlanBase, frozen=True, kw_only=True):
    """What every plan of sessions has."""

    split: str
    """A code; words: movement.split.<code>; "none" when withheld."""
    weeks: tuple[Week, ...]
    progression: Progression | None
    left_out: tuple[str, ...] = ()
    """What the programme leaves out and why, in words: a pattern that a region forbids."""
    track: tuple[str, ...] = ()
    """What to write down, in words."""
    guardian_page: tuple[str, ...] | None = None


class WorkoutPlan(MovementBase, frozen=True, kw_only=True):
    """The youth rule set makes it technique first (evidence 9)."""

    exercise_load: ExerciseLoad | None = None
    """The mean week, as the food plan of the same client counts it; None without sessions."""


# --- PERFORMANCE -------------------------------------------------------------------------------------------


class MacroPhase(Wire, frozen=True, kw_only=True):
    """A stretch of the season plan."""

    code: str
    title: str
    first_week: int
    last_week: int
    focus: tuple[str, ...]
    """In words, most important first."""
    strength_sessions: int
    volume_percent: int
    """Of the plan's full volume."""


class Countdown(Wire, frozen=True, kw_only=True):
    """One competition date and what leads to it."""

    date: str
    """YYYY-MM-DD."""
    weeks_away: int
    taper_days: int
    volumes: tuple[float, ...] = ()
    """Volume of each taper day, percent of the days before it (evidence 8.6)."""
    text: str


class FieldTest(Wire, frozen=True, kw_only=True):
    code: str
    name: str
    how: str
    weeks: tuple[int, ...]
    """When to repeat it."""
    baseline: str = ""
    """The client's own figure with its unit, when told."""
    real_change: str = ""
    """How much change is more than chance, with its unit."""


class Need(Wire, frozen=True, kw_only=True):
    """What the sport asks for, and what this plan does about it."""

    quality: str
    why: str


class Drills(Wire, frozen=True, kw_only=True):
    """One block of speed, power or conditioning work and its weekly amount, in words and one figure."""

    title: str
    text: str
    amount: int
    unit: str
    """metres, contacts, minutes, throws a week."""


class PerformancePlan(MovementBase, frozen=True, kw_only=True):
    sport: str
    """The sport's name in words."""
    needs: tuple[Need, ...]
    macrocycle: tuple[MacroPhase, ...]
    countdown: tuple[Countdown, ...]
    tests: tuple[FieldTest, ...]
    speed: tuple[Drills, ...]
    power: tuple[Drills, ...]
    conditioning: tuple[Drills, ...]
    recovery: tuple[str, ...] = ()


# --- YOUTH -------------------------------------------------------------------------------------------------


class YouthPlan(MovementBase, frozen=True, kw_only=True):
    stage: str
    """active-start, learn-to-train, train-to-train, train-to-compete (evidence 9.1)."""
    teen: bool = False
    """Whether the words are those of teenagers."""
    growth: Literal["pre", "circa", "post", "unknown"]
    weekly_hours: float
    """Declared sport plus this plan, hours a week."""
    hours_limit: float
    rest_days: int
    games: tuple[str, ...] = ()
    """Ideas for free play, in words."""
    missions: tuple[str, ...] = ()
    """Skills to collect, in words."""
    eat_sleep: tuple[str, ...] = ()
    """Food, water and sleep in a child's words, without figures of energy."""


# --- RECOVERY ----------------------------------------------------------------------------------------------


class RecoveryPhase(Wire, frozen=True, kw_only=True):
    """One phase: `open` only when nothing bars the client from it."""

    code: Literal["A", "B", "C", "D", "E"]
    title: str
    goal: str
    load: str
    exit: tuple[str, ...]
    """What must be true before the next phase."""
    open: bool
    reason: str = ""
    """Why it is closed, in words."""


class Avoid(Wire, frozen=True, kw_only=True):
    exercise_id: str | None = None
    movement: str = ""
    region: str
    reason: str


class PainRule(Wire, frozen=True, kw_only=True):
    code: Literal["progress", "hold", "regress", "stop_and_refer"]
    when: str
    action: str


class ReturnCriterion(Wire, frozen=True, kw_only=True):
    region: str
    criterion: str
    value: float
    unit: str
    met: bool = False


class LadderStep(Wire, frozen=True, kw_only=True):
    """One step of a return ladder; `hours` at least before the next."""

    step: int
    text: str
    hours: int
    needs_clearance: bool = False


class RecoveryPlan(MovementBase, frozen=True, kw_only=True):
    regions: tuple[str, ...]
    """The interface's injury regions, in words."""
    referral: Literal["none", "soon", "urgent"]
    phases: tuple[RecoveryPhase, ...]
    avoid: tuple[Avoid, ...]
    pain_rules: tuple[PainRule, ...]
    return_criteria: tuple[ReturnCriterion, ...]
    red_flags: tuple[str, ...]
    """When to stop and call, in words; on its own page."""
    ladder: tuple[LadderStep, ...] = ()
    ask: tuple[str, ...] = ()
    """Questions to take to the clinician."""


# --- WELLNESS ----------------------------------------------------------------------------------------------


class Movement(Wire, frozen=True, kw_only=True):
    """Light movement inside a WELLNESS plan."""

    split: str
    weeks: tuple[Week, ...]
    progression: Progression | None


class Habit(Wire, frozen=True, kw_only=True):
    focus: str
    """The wellness focus it serves, in words."""
    habit: str
    cue: str
    """An if-then plan."""
    target: str
    minimum: str = ""
    """The two-minute version."""
    barrier: str = ""
    """What the client named as in the way, and what helps, in words."""
    start_week: int = 1


class StepGoal(Wire, frozen=True, kw_only=True):
    week: int
    steps: int


class Sleep(Wire, frozen=True, kw_only=True):
    low_hours: int
    high_hours: int
    now_hours: float | None
    advice: tuple[str, ...]


class Stress(Wire, frozen=True, kw_only=True):
    level: int | None
    advice: tuple[str, ...]


class WellnessPlan(PlanBase, frozen=True, kw_only=True):
    habits: tuple[Habit, ...]
    sleep: Sleep
    stress: Stress
    hydration_ml: int | None
    """None where a clinician limits fluids, or figures are hidden."""
    hydration: tuple[str, ...]
    steps: tuple[StepGoal, ...]
    activity: tuple[str, ...]
    movement: Movement | None
    """None when an exercise gate withholds it."""
    food: tuple[str, ...] = ()
    track: tuple[str, ...] = ()
    guardian_page: tuple[str, ...] | None = None

"""Sample plans of the packets that move a body, one in full and one withheld of each kind. Made up."""

from typing import Any

from intakt.planning.model import (
    Avoid,
    Conditioning,
    Countdown,
    Drill,
    Drills,
    ExerciseDose,
    FieldTest,
    Flag,
    Habit,
    LadderStep,
    MacroPhase,
    Movement,
    MovementPlan,
    Need,
    PainRule,
    PerformancePlan,
    Progression,
    RecoveryPhase,
    RecoveryPlan,
    Reps,
    ReturnCriterion,
    Session,
    Sleep,
    StepGoal,
    Stress,
    Substitute,
    Week,
    WellnessPlan,
    WorkoutPlan,
    YouthPlan,
)

RULES = ("Add repetitions first, then load.", "Stop a set while it looks good.")
TRACK = ("Load and repetitions.", "Pain from 0 to 10.")
PHASES: dict[str, tuple[str, str]] = {
    "workout": ("foundation", "build"), "performance": ("foundation", "build"),
    "youth": ("explore", "practise"), "recovery": ("recovery-b", "recovery-c"),
    "wellness": ("start", "settle"),
}  # fmt: skip


def dose(name: str, *, seconds: int | None = None, load: float | None = None) -> ExerciseDose:
    return ExerciseDose(
        exercise_id=name.lower().replace(" ", "_"),
        name=name,
        pattern="squat",
        primary_muscles=("quads",),
        equipment=("dumbbells",),
        regions_loaded=("knee",),
        level=1,
        impact="none",
        unilateral=seconds is not None,
        sets=3,
        reps=None if seconds else Reps(min=8, max=12),
        seconds=seconds,
        seconds_per_rep=4,
        ramp_sets=1 if load else 0,
        rir=3,
        load_kg=load,
        rest_seconds=90,
        cues=("Stand tall", "Breathe out on the way up"),
        substitutes=(Substitute(exercise_id="bw_squat", name="Squat with your own weight"),),
    )


def session(*, late: bool = False) -> Session:
    exercises = (dose("Goblet squat", load=12.5 if late else 10.0), dose("Side plank", seconds=30))
    return Session(
        day="mon",
        title="Full body A",
        minutes=40,
        warm_up=(
            Drill(name="March on the spot", seconds=160, cues=("Stand tall.",)),
            Drill(name="Hip hinge practice", reps=8),
        ),
        cool_down=(Drill(name="Belly breathing", seconds=60),),
        exercises=(*exercises, dose("Step-up")) if late else exercises,
        conditioning=(
            Conditioning(
                minutes=12, hr_low=110, hr_high=130, rpe=4, kind="base", text="Bicycle, 12 minutes."
            ),
        ),
        warm_up_minutes=6,
        cool_down_minutes=3,
        hard=True,
        note="Take it easy today.",
    )


def weeks(kind: str) -> tuple[Week, ...]:
    return tuple(
        Week(
            week=number,
            phase=PHASES[kind][number > 2],
            deload=number == 4,
            weekly_sets={"quads": 3.0},
            sessions=(session(late=number > 2),),
        )
        for number in range(1, 5)
    )


def progression() -> Progression:
    return Progression(method="double", rules=RULES, deload_weeks=(4,), weekly_load=(300, 320, 340, 200))


def _base(kind: str, *, minor: bool) -> dict[str, Any]:
    return {
        "withheld": False,
        "rule_set": "youth" if minor else "adult",
        "gate": "G0",
        "flags": (Flag(code="INJURY", severity="caution", message="Your knee is left out."),),
        "split": "full-body",
        "weeks": weeks(kind),
        "progression": progression(),
        "left_out": ("Overhead pressing: your shoulder.",),
        "track": TRACK,
        "guardian_page": ("Stop at any time.",) if minor else None,
    }


def _withheld() -> dict[str, Any]:
    reason = "Chest pain on effort is looked at first."
    return {
        "withheld": True,
        "rule_set": "adult",
        "gate": "G3",
        "flags": (Flag(code="G3", severity="stop", message=reason),),
        "split": "none",
        "weeks": (),
        "progression": None,
    }


def workout(*, minor: bool = False, withheld: bool = False) -> WorkoutPlan:
    return WorkoutPlan(**(_withheld() if withheld else _base("workout", minor=minor)))


def performance(*, minor: bool = False, withheld: bool = False) -> PerformancePlan:
    phase = MacroPhase(
        code="off-season", title="Off-season", first_week=1, last_week=4, focus=("strength", "speed"),
        strength_sessions=3, volume_percent=100,
    )  # fmt: skip
    test = FieldTest(
        code="cmj",
        name="Vertical jump",
        how="Best of three.",
        weeks=(1, 7),
        baseline="42 cm",
        real_change="2 cm",
    )
    full: dict[str, Any] = {
        "needs": (Need(quality="Speed", why="Sprints decide."),),
        "macrocycle": (phase,),
        "countdown": (Countdown(date="2027-03-01", weeks_away=14, taper_days=10, text="The cup."),),
        "tests": (test,),
        "speed": (Drills(title="Flying sprints", text="4 times 20 m.", amount=80, unit="m"),),
        "power": (),
        "conditioning": (),
        "recovery": ("Sleep 8 to 10 hours.",),
    }
    none = dict.fromkeys(("needs", "macrocycle", "countdown", "tests", "speed", "power", "conditioning"), ())
    return PerformancePlan(
        sport="Soccer",
        **(none if withheld else full),
        **(_withheld() if withheld else _base("performance", minor=minor)),
    )


def youth(*, minor: bool = True, withheld: bool = False) -> YouthPlan:
    return YouthPlan(
        stage="learn-to-train" if minor else "train-to-compete",
        teen=not minor,
        growth="pre",
        weekly_hours=4.5,
        hours_limit=12.0,
        rest_days=2,
        games=() if withheld else ("Tag.",),
        missions=() if withheld else ("Stand on one leg.",),
        eat_sleep=("Drink water.",),
        **(_withheld() if withheld else _base("youth", minor=minor)),
    )


def recovery(*, minor: bool = False, withheld: bool = False) -> RecoveryPlan:
    phase = RecoveryPhase(
        code="A", title="Settle", goal="Calm.", load="Pain 2.", exit=("Walk well.",), open=not withheld,
        reason="A clinician first." if withheld else "",
    )  # fmt: skip
    criterion = ReturnCriterion(region="Knee", criterion="Hop, at least", value=90.0, unit="percent")
    return RecoveryPlan(
        regions=("Knee",),
        referral="none",
        phases=(phase,),
        avoid=(Avoid(movement="Deep squats", region="Knee", reason="They press hardest."),),
        pain_rules=(PainRule(code="progress", when="0 to 2", action="Go on."),),
        return_criteria=(criterion,),
        red_flags=("Numbness.",),
        ladder=(
            LadderStep(step=1, text="Walk.", hours=24),
            LadderStep(step=2, text="Play.", hours=24, needs_clearance=True),
        ),
        ask=("What may I load?",),
        **(_withheld() if withheld else _base("recovery", minor=minor)),
    )


def wellness(*, minor: bool = False) -> WellnessPlan:
    habit = Habit(
        focus="Sleep", habit="Get up at the same time", cue="When the alarm rings", target="6 of 7 days",
        minimum="Sit up.", barrier="Two minutes count.",
    )  # fmt: skip
    return WellnessPlan(
        withheld=False,
        rule_set="youth" if minor else "adult",
        gate="G0",
        habits=(habit,),
        sleep=Sleep(low_hours=7, high_hours=9, now_hours=6.0, advice=("Dark and cool.",)),
        stress=Stress(level=6, advice=("Breathe slowly.",)),
        hydration_ml=None if minor else 2000,
        hydration=("Drink when thirsty.",),
        steps=() if minor else (StepGoal(week=1, steps=5000), StepGoal(week=2, steps=6000)),
        activity=("Move daily.",),
        movement=Movement(split="light", weeks=weeks("wellness"), progression=progression()),
        food=("Half a plate of vegetables.",),
        track=TRACK,
        guardian_page=("Stop at any time.",) if minor else None,
    )


def moving(*, minor: bool, withheld: bool = False) -> tuple[MovementPlan, ...]:
    """One plan of each kind of movement packet."""
    return (
        workout(minor=minor, withheld=withheld),
        performance(minor=minor, withheld=withheld),
        youth(minor=minor, withheld=withheld),
        recovery(minor=minor, withheld=withheld),
    )

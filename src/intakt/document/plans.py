"""What the templates of PERFORMANCE, YOUTH, RECOVERY and WELLNESS see beside sessions and weeks."""

from collections.abc import Iterator
from itertools import groupby

from intakt.document.filters import listed, sentence
from intakt.document.model import Box
from intakt.document.movement import led
from intakt.document.weeks import named_weeks
from intakt.document.words import Words
from intakt.kit.structs import Frozen
from intakt.planning.model import (
    Drills,
    PerformancePlan,
    RecoveryPlan,
    StepGoal,
    WellnessPlan,
    YouthPlan,
)

SEVEN = 7
MOST_LINES = 18
"""Lines of the pain log that fill a page."""


class Season(Frozen, frozen=True, kw_only=True):
    """One phase of the season; `low` weeks are over when it begins."""

    title: str
    shown: str
    all_weeks: str
    """Every week of the phase, this stretch and those before and after it."""
    low: int
    high: int
    focus: str
    strength: str
    volume: str


class Cells(Frozen, frozen=True, kw_only=True):
    """A row of words, by the names of its cells."""

    title: str = ""
    text: str = ""
    amount: str = ""


class TestRow(Frozen, frozen=True, kw_only=True):
    __test__ = False

    name: str
    how: str
    weeks: str
    change: str


class DateLine(Frozen, frozen=True, kw_only=True):
    date: str
    text: str


class Bar(Frozen, frozen=True, kw_only=True):
    label: str
    shown: str
    value: int


class Taper(Frozen, frozen=True, kw_only=True):
    """How the volume falls before a date, day by day; `title` says which."""

    title: str
    bars: tuple[Bar, ...]


class PerformanceView(Frozen, frozen=True, kw_only=True):
    needs: tuple[Cells, ...]
    seasons: tuple[Season, ...]
    countdown: tuple[DateLine, ...]
    tapers: tuple[Taper, ...]
    drills: tuple[Cells, ...]
    tests: tuple[TestRow, ...]


def performance(plan: PerformancePlan, words: Words) -> PerformanceView:
    return PerformanceView(
        needs=tuple(
            Cells(title=sentence(listed(one.quality for one in run)), text=why)
            for why, run in groupby(plan.needs, key=lambda need: need.why)
        ),
        seasons=tuple(_seasons(plan, words)),
        countdown=tuple(DateLine(date=words.long_date(one.date), text=one.text) for one in plan.countdown),
        tapers=tuple(_tapers(plan, words))[:1],
        drills=tuple(_drill(one, words) for one in (*plan.speed, *plan.power, *plan.conditioning)),
        tests=tuple(
            TestRow(
                name=words.text("own.tests.now", name=test.name, baseline=test.baseline)
                if test.baseline
                else test.name,
                how=test.how,
                weeks=listed(str(week) for week in test.weeks),
                change=test.real_change,
            )
            for test in plan.tests
        ),
    )


def _seasons(plan: PerformancePlan, words: Words) -> Iterator[Season]:
    spans: dict[str, list[str]] = {}
    for phase in plan.macrocycle:
        spans.setdefault(phase.title, []).append(words.weeks(phase.first_week, phase.last_week))
    for phase in plan.macrocycle:
        first, last = phase.first_week, phase.last_week
        kind = "week" if first == last else "weeks"
        sessions = "session" if phase.strength_sessions == 1 else "sessions"
        yield Season(
            title=phase.title,
            shown=words.text(f"own.season.{kind}", first=first, last=last),
            all_weeks=named_weeks(spans[phase.title], words),
            low=first - 1,
            high=last,
            focus=listed(phase.focus),
            strength=words.text(f"own.season.{sessions}", sessions=phase.strength_sessions),
            volume=words.text("own.season.percent", percent=phase.volume_percent),
        )


def _tapers(plan: PerformancePlan, words: Words) -> Iterator[Taper]:
    for one in plan.countdown:
        if len(one.volumes) > 2:
            last = len(one.volumes)
            yield Taper(
                title=words.text("own.season.taper", date=words.long_date(one.date)),
                bars=tuple(
                    Bar(
                        label=words.text("own.season.taper-day", left=last - at),
                        shown=words.amount(round(volume)),
                        value=round(volume),
                    )
                    for at, volume in enumerate(one.volumes)
                ),
            )


def _drill(one: Drills, words: Words) -> Cells:
    figure = words.text("own.drills.figure", amount=words.amount(one.amount), unit=one.unit)
    return Cells(title=one.title, text=one.text, amount=figure)


class StarRow(Frozen, frozen=True, kw_only=True):
    week: str
    note: str
    boxes: int


class YouthView(Frozen, frozen=True, kw_only=True):
    stars: tuple[StarRow, ...]
    week_box: Box
    """What is drawn for each session: children colour stars."""


def youth(plan: YouthPlan, words: Words) -> YouthView:
    return YouthView(
        week_box="tick" if plan.teen else "star",
        stars=tuple(
            StarRow(
                week=words.text("own.stars.name", week=week.week, phase=words.code("phase", week.phase)),
                note="" if at and plan.weeks[at - 1].note == week.note else week.note,
                boxes=len(week.sessions),
            )
            for at, week in enumerate(plan.weeks)
        ),
    )


class PhaseRow(Frozen, frozen=True, kw_only=True):
    name: str
    goal: str
    state: str
    exit_title: str
    exit: tuple[str, ...]


class AvoidGroup(Frozen, frozen=True, kw_only=True):
    region: str
    movements: tuple[str, ...]
    reason: str


class CriterionRow(Frozen, frozen=True, kw_only=True):
    region: str
    criterion: str
    value: str
    met: str


class StepRow(Frozen, frozen=True, kw_only=True):
    step: str
    text: str
    before: str


class Signs(Frozen, frozen=True, kw_only=True):
    """Warning signs that ask for the same."""

    lead: str
    lines: tuple[str, ...]


class RecoveryView(Frozen, frozen=True, kw_only=True):
    phases: tuple[PhaseRow, ...]
    avoided: tuple[AvoidGroup, ...]
    criteria: tuple[CriterionRow, ...]
    steps: tuple[StepRow, ...]
    signs: tuple[Signs, ...]
    diary: tuple[str, ...]
    """An empty string for each line to fill in."""


def recovery(plan: RecoveryPlan, words: Words) -> RecoveryView:
    sessions = sum(len(week.sessions) for week in plan.weeks)
    return RecoveryView(
        signs=tuple(
            Signs(lead=lead, lines=tuple(one.text for one in run))
            for lead, run in groupby(led(plan.red_flags), key=lambda one: one.lead)
        ),
        diary=("",) * min(sessions, MOST_LINES),
        phases=tuple(_phases(plan, words)),
        avoided=tuple(
            AvoidGroup(
                region=region, reason=reason, movements=tuple(one.movement for one in run if one.movement)
            )
            for (region, reason), run in groupby(plan.avoid, key=lambda one: (one.region, one.reason))
        ),
        criteria=tuple(
            CriterionRow(
                region=one.region if at == 0 or plan.return_criteria[at - 1].region != one.region else "",
                criterion=one.criterion,
                value=words.text("own.back.figure", value=one.value, unit=_unit(one.unit, words)),
                met=words.source("own.back.met-words" if one.met else "own.back.not-yet"),
            )
            for at, one in enumerate(plan.return_criteria)
        ),
        steps=tuple(
            StepRow(
                step=str(one.step),
                text=one.text,
                before=words.text(
                    "own.ladder.clearance" if one.needs_clearance else "own.ladder.hours", hours=one.hours
                ),
            )
            for one in plan.ladder
        ),
    )


def _unit(unit: str, words: Words) -> str:
    """What stands after the figure; the unit's own name where the words have none."""
    key = f"own.back.unit.{unit.replace(' ', '-')}"
    return words.source(key) if words.has(key) else unit


def _phases(plan: RecoveryPlan, words: Words) -> Iterator[PhaseRow]:
    for phase in plan.phases:
        state = (
            words.text("own.phases.open", load=phase.load)
            if phase.open
            else words.text("own.phases.closed", reason=phase.reason)
        )
        here = plan.weeks[:1] and plan.weeks[0].phase.endswith(phase.code.lower())
        yield PhaseRow(
            name=words.text(
                "own.phases.here" if here else "own.phases.name", code=phase.code, title=phase.title
            ),
            goal=phase.goal,
            state=state,
            exit_title=words.text("own.phases.exit", code=phase.code),
            exit=phase.exit,
        )


class HabitCard(Frozen, frozen=True, kw_only=True):
    start_week: int
    title: str
    start: str
    cue: str
    target: str
    minimum: str
    barrier: str


class TickPage(Frozen, frozen=True, kw_only=True):
    """A habit with a row for each week from its first."""

    name: str
    rows: tuple[str, ...]


class WellnessView(Frozen, frozen=True, kw_only=True):
    habits: tuple[HabitCard, ...]
    first_steps: tuple[StepGoal, ...]
    step_bars: tuple[Bar, ...]
    ticks: tuple[TickPage, ...]
    seven: int = SEVEN


def wellness(plan: WellnessPlan, words: Words) -> WellnessView:
    ahead = len(plan.movement.weeks) if plan.movement else 0
    last = max(ahead, *(one.start_week + 1 for one in plan.habits))
    barriers = [one.barrier for one in plan.habits]
    return WellnessView(
        habits=tuple(
            HabitCard(
                start_week=one.start_week,
                title=one.habit,
                start=words.text("own.habits.from", week=one.start_week),
                cue=one.cue,
                target=one.target,
                minimum=one.minimum,
                barrier="" if one.barrier in barriers[:at] else one.barrier,
            )
            for at, one in enumerate(plan.habits)
        ),
        first_steps=plan.steps[:1],
        step_bars=tuple(
            Bar(
                label=words.text("own.day.week", week=goal.week),
                shown=words.amount(goal.steps),
                value=goal.steps,
            )
            for goal in plan.steps
        )
        if len(plan.steps) > 1
        else (),
        ticks=tuple(
            TickPage(
                name=one.habit,
                rows=tuple(
                    words.text("own.track.week", week=week) for week in range(one.start_week, last + 1)
                ),
            )
            for one in plan.habits
        ),
    )

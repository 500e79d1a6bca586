"""The real producers with one of their safeguards taken away, by the rule that misses it.

Each mutation is what a slip in a planner could look like: a bar that binds nobody, a clock that forgets the
rests, a cap that is gone.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from tests.planning_cases import DAY
from tests.training_cases import trained

from intakt.planning.common import DAYS
from intakt.planning.movement import Reps
from intakt.planning.performance import assembly as performance
from intakt.planning.performance import days as performance_days
from intakt.planning.performance import held, pages
from intakt.planning.performance import weeks as performance_weeks
from intakt.planning.recovery import assembly as recovery
from intakt.planning.recovery import frame as recovery_frame
from intakt.planning.recovery import pages as recovery_pages
from intakt.planning.training import bars, clock, doses, eligibility, limits, pulse, trim
from intakt.planning.training.doses import Dose
from intakt.planning.wellness import moving
from intakt.planning.workout import aerobic, builder, dosing, split, weeks, young
from intakt.planning.workout import assembly as workout
from intakt.planning.youth import assembly as youth
from intakt.planning.youth import guardian
from intakt.profile.model import ClientProfile, PacketType, Pregnancy

new = msgspec.structs.replace
Mutation = Callable[[pytest.MonkeyPatch], None]


def always(value: Any, *places: tuple[Any, str]) -> Mutation:
    """Functions that answer the same to everything."""

    def mutate(patch: pytest.MonkeyPatch) -> None:
        for module, name in places:
            patch.setattr(module, name, lambda *_, **__: value)

    return mutate


def without_bar(*codes: str) -> Mutation:
    """Reasons to bar an exercise that bar nothing any more."""

    def mutate(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(bars, "BARS", tuple(bar for bar in bars.BARS if bar.code not in codes))

    return mutate


def around(module: Any, name: str, change: Callable[[Any], Any]) -> Mutation:
    """A function whose real answer is changed."""
    real = getattr(module, name)

    def mutate(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(module, name, lambda *args, **kwargs: change(real(*args, **kwargs)))

    return mutate


def both(*mutations: Mutation) -> Mutation:
    def mutate(patch: pytest.MonkeyPatch) -> None:
        for each in mutations:
            each(patch)

    return mutate


def regions_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(eligibility, "_reason", eligibility._barred)


def gate_of_screening(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(limits, "moving_gate", lambda profile: profile.screening.gate)


def days_side_by_side(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(split, "lay_out", split.lay_out.__wrapped__)
    patch.setattr("intakt.planning.workout.programme.lay_out", split.lay_out)
    patch.setattr(split, "is_sound", lambda layout: True)
    patch.setattr(builder, "_resting", lambda *_, **__: [])


def strength_for_all(patch: pytest.MonkeyPatch) -> None:
    """Everybody is tested as if 30, trained and cleared."""
    real = pages.tests

    def tests(profile: Any, *args: Any, **kwargs: Any) -> Any:
        person = new(profile.person, age=30, minor=False)
        trained = new(profile.training, experience="advanced")
        screening, health = new(profile.screening, gate="G0"), new(profile.health, conditions=())
        adult = new(profile, person=person, training=trained, screening=screening, health=health)
        return real(adult, *args, **kwargs)

    patch.setattr(pages, "tests", tests)


def one_cue(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(doses.TrainingKit, "cues", lambda self, exercise_id: ("Lift.",))


def weeks_that_leap(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(held, "held", lambda sessions, before, library: tuple(sessions))


def tapers_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(held, "_tapered", lambda weeks, codes, frame: weeks)
    patch.setattr(performance_weeks, "_less", lambda dose, *_, **__: dose)


STOPPED = [
    (module, "is_withheld") for module in (workout, performance, youth, recovery, recovery_frame, moving)
]
JUMPS = Dose(sets=8, reps=Reps(min=38, max=40), rest_seconds=10, seconds_per_rep=1)

MUTATIONS: dict[str, tuple[int, Mutation]] = {
    "nothing is withheld": (1, always(False, *STOPPED)),
    "G1 bars nothing": (2, without_bar("gate")),
    "intervals for everybody": (3, always(True, (aerobic, "may_go_hard"))),
    "red flags close no phase": (4, always({"E": "criteria"}, (recovery_frame, "closed_phases"))),
    "a concussion waits for nobody": (9, gate_of_screening),
    "a clock without rests": (39, always(0.0, (clock, "_rests"))),
    "equipment for everybody": (40, without_bar("equipment")),
    "noise bothers nobody": (40, without_bar("noise", "space")),
    "regions forgotten": (41, regions_forgotten),
    "levels forgotten": (42, without_bar("level")),
    "caps forgotten": (
        43,
        both(
            always((), (builder, "over_caps"), (trim, "over_caps")),
            always(999, (builder, "total_cap"), (performance_weeks, "total_cap")),
        ),
    ),
    "weeks that leap": (43, weeks_that_leap),
    "the same muscle every day": (43, days_side_by_side),
    "no day beside the sport": (44, lambda patch: patch.setattr(
        performance_days, "_with_rest", lambda chosen, busy, *, free: chosen
    )),
    "effort without reserve": (45, always(0, (dosing, "least_reserve"), (weeks, "least_reserve"))),
    "loads without a cap": (45, always(200, (dosing, "load_cap"), (weeks, "load_cap"))),
    "strength tested by all": (46, strength_for_all),
    "jumping for everybody": (47, both(
        always("high", (limits, "_max_impact")), without_bar("pregnancy", "postpartum", "bones", "diabetes")
    )),
    "jumping without end": (47, always(JUMPS, (dosing, "_power"))),
    "a pulse for everybody": (48, always(True, (pulse, "counts_beats"))),
    "blood pressure forgotten": (48, without_bar("blood-pressure")),
    "easy weeks forgotten": (49, always(99, (weeks, "deload_every"))),
    "back from a break at once": (49, always(1.0, (weeks, "volume_share"), (held, "volume_share"))),
    "squats on the eve of a match": (50, lambda patch: patch.setattr(performance_weeks, "FRESH", 0)),
    "tapers forgotten": (50, tapers_forgotten),
    "one cue is enough": (51, one_cue),
    "any two in turn": (52, always(True, (builder, "may_pair"), (clock, "may_pair"))),
    "hours beside the sport forgotten": (53, always(5, (young, "_days_left"))),
    "ages forgotten": (54, without_bar("age")),
    "a guardian told of nothing": (55, always(("Be kind.",), (workout, "guardian_page"))),
    "pitches of grown-ups": (56, always(300, (guardian, "pitches_a_day"))),
    "no pain table": (57, always((), (recovery_pages, "pain_rules"))),
    "what troubles a region": (57, always((), (eligibility, "troubled"))),
    "criteria met on paper": (58, around(recovery_pages, "_criterion", lambda one: new(one, met=True))),
    "no word from the surgeon": (
        59, always(False, (recovery, "needs_protocol"), (recovery_frame, "needs_protocol")),
    ),
    "steps of an hour": (60, around(
        recovery_pages, "ladder", lambda steps: tuple(new(step, hours=1) for step in steps)
    )),
}  # fmt: skip

POWER = {"goals": ("power", "strength"), "places": ("commercial-gym", "outdoors"), "company": "coach"}
ATHLETE = {"name": "soccer", "phase": "off-season"}
SOON = (DAY + timedelta(weeks=6, days=6),)
"""Late in a week, so that its sessions come before the competition."""
CLIENTS: dict[str, tuple[PacketType, ClientProfile]] = {
    "jumping for everybody": ("WORKOUT", trained(POWER, health={"conditions": ("osteoporosis",)})),
    "jumping without end": ("WORKOUT", trained(POWER)),
    "loads without a cap": (
        "WORKOUT",
        trained(
            {"goals": ("strength",)},
            health={"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=9, provider_ok=True)},
        ),
    ),
    "no day beside the sport": (
        "PERFORMANCE",
        trained({"days": ("sun",)}, sport={**ATHLETE, "practice_days": DAYS[:6]}),
    ),
    "tapers forgotten": ("PERFORMANCE", trained(sport={**ATHLETE, "competition_dates": SOON})),
    "weeks that leap": ("PERFORMANCE", trained(sport=ATHLETE)),
}
"""Clients on whom a mutation shows that few of those drawn would show; the packet first."""

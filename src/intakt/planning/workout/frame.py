"""Who trains, how often, how long, towards what: the frame that the rest of the programme fills."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.common import Day
from intakt.planning.thresholds import Policies, count, threshold
from intakt.planning.training.days import in_order
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import Limits
from intakt.planning.training.notices import Remark
from intakt.planning.workout.young import Bounds, bounds_of
from intakt.profile.model import ClientProfile

Goal = Literal[
    "strength", "muscle", "endurance", "power", "speed", "mobility", "weight-loss", "general-fitness", "older"
]
PRIMARY_GOALS: dict[str, Goal] = {
    "lose-weight": "weight-loss", "gain-muscle": "muscle", "improve-performance": "strength",
    "improve-mobility": "mobility", "get-stronger": "strength",
}  # fmt: skip
"""What the first wish asks for where no training goal was named; else general fitness."""
ENDURANCE_GOALS = ("endurance", "general-fitness", "mobility", "weight-loss")
ASSUMED_DAYS: tuple[Day, ...] = ("mon", "thu")


class Frame(Frozen, frozen=True, kw_only=True):
    """What every part of the programme reads."""

    profile: ClientProfile
    limits: Limits
    kit: TrainingKit
    goals: tuple[Goal, ...]
    """The client's, in their own order; at least one."""
    days: tuple[Day, ...]
    """Those the client can train on."""
    minutes: int
    """The client's; no session is longer."""
    young: Bounds | None
    """None for adults."""
    weeks: int
    seed: int
    remarks: tuple[Remark, ...]
    eased: frozenset[int] = frozenset()
    """Weeks that the season makes easy by itself: no easy week is planned in them or right after them."""

    @property
    def policies(self) -> Policies:
        return self.kit.library.policies

    @property
    def wording(self) -> Wording:
        return self.kit.wording

    @property
    def level(self) -> int:
        return self.limits.level

    @property
    def prefers_endurance(self) -> bool:
        """Whether the week leans to moving rather than lifting."""
        return self.goals[0] in ENDURANCE_GOALS[:1] or (
            self.goals[0] in ENDURANCE_GOALS and "strength" not in self.goals and "muscle" not in self.goals
        )

    def has(self, *goals: Goal) -> bool:
        return any(goal in self.goals for goal in goals)

    def figure(self, name: str) -> int:
        return count(self.policies, f"training.{name}")


def frame_of(profile: ClientProfile, limits: Limits, kit: TrainingKit, *, seed: int) -> Frame:
    """The frame with what had to be assumed about days, minutes and experience."""
    training, policies = profile.training, kit.library.policies
    minutes = training.session_minutes or count(policies, "training.assumed-minutes")
    young = bounds_of(profile, policies, minutes=minutes)
    return Frame(
        profile=profile,
        limits=_eased(limits, young),
        kit=kit,
        goals=goals_of(profile),
        days=in_order(training.days) or ASSUMED_DAYS,
        minutes=minutes if young is None else young.minutes,
        young=young,
        weeks=_weeks(profile, kit.library.policies),
        seed=seed,
        remarks=tuple(_assumed(profile)),
    )


def _eased(limits: Limits, young: Bounds | None) -> Limits:
    """Beginner's exercises late in pregnancy and for the young, whatever the experience."""
    most = 1 if limits.later_pregnancy else 3 if young is None else young.level
    return msgspec.structs.replace(limits, level=min(limits.level, most))


def goals_of(profile: ClientProfile) -> tuple[Goal, ...]:
    """The training goals; without one, what the first wish asks for. A minor's have no weight in them."""
    named: tuple[Goal, ...] = tuple(
        goal  # type: ignore[misc]
        for goal in profile.training.goals
        if not (profile.person.minor and goal == "weight-loss")
    )
    return named or (PRIMARY_GOALS.get(profile.goal.primary, "general-fitness"),)


def _weeks(profile: ClientProfile, policies: Policies) -> int:
    """Twelve weeks; eight for somebody with two months or less in mind."""
    asked = profile.goal.timeline_weeks
    short, long = count(policies, "training.weeks-short"), count(policies, "training.weeks-long")
    return short if asked is not None and asked <= short else long


def _assumed(profile: ClientProfile) -> Iterator[Remark]:
    training = profile.training
    if not training.days:
        yield Remark(kind="assumption", code="DAYS")
    if training.session_minutes is None:
        yield Remark(kind="assumption", code="MINUTES")
    if training.experience is None:
        yield Remark(kind="assumption", code="EXPERIENCE")
    if not training.equipment:
        yield Remark(kind="assumption", code="EQUIPMENT")


def is_deconditioned(frame: Frame) -> bool:
    """New to it and not active lately."""
    return frame.level == 1 and not frame.profile.activity.active_regularly


def is_sheltered(frame: Frame) -> bool:
    """Adults for whom more training is the risk: signs of an eating disorder, or of having to train."""
    reds = frame.profile.health.reds_signs
    return frame.young is None and (
        frame.profile.screening.numbers_hidden or bool({"compelled-to-train", "missed-periods"} & set(reds))
    )


def in_deficit(frame: Frame) -> bool:
    """Whether food is likely to be short: deloads come sooner, volume is less."""
    return frame.profile.goal.primary == "lose-weight" or frame.has("weight-loss")


def volume_share(frame: Frame) -> float:
    """The share of full volume after a break from training (evidence 6.6); 1.0 without one."""
    weeks = frame.profile.training.break_weeks or 0
    for least, name in ((8, "break-long"), (4, "break-4"), (2, "break-2"), (1, "break-1")):
        if weeks > least or (weeks == least and least != 8):
            return threshold(frame.policies, f"training.{name}") / 100
    return threshold(frame.policies, "training.break-4") / 100 if weeks == 8 else 1.0

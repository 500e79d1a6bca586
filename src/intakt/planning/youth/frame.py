"""Who the child is: stage, growth, days and minutes beside the sport, and what bounds every session."""

from collections.abc import Iterator

import msgspec

from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.common import Day
from intakt.planning.thresholds import count
from intakt.planning.training.days import apart, in_order
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import Limits, limits_of
from intakt.planning.training.notices import Remark
from intakt.planning.workout.young import Bounds, bounds_of
from intakt.planning.youth.budget import Budget, budget_of
from intakt.planning.youth.growth import Growth, grows_fast, growth_of, stage_of
from intakt.profile.model import ClientProfile

PLAYFUL = frozenset({"active-start", "learn-to-train"})
ASSUMED_DAYS: tuple[Day, ...] = ("wed", "sat")
ASSUMED_MINUTES = 30
FREE_OF_AGE = Bounds(minutes=60, sets=3, reserve=3, repetitions=6, level=1, days=3)
"""For an adult who asked for a young client's plan: routing does not, a command may."""


class Frame(Frozen, frozen=True, kw_only=True):
    profile: ClientProfile
    limits: Limits
    kit: TrainingKit
    stage: str
    growth: Growth
    grows_fast: bool
    """Whether fast growth was told; else `growth` is inferred."""
    bounds: Bounds
    budget: Budget
    days: tuple[Day, ...]
    minutes: int
    seed: int
    remarks: tuple[Remark, ...]

    @property
    def wording(self) -> Wording:
        return self.kit.wording

    @property
    def teen(self) -> bool:
        """Whether exercises and words are those of teenagers."""
        return not self.limits.plays

    @property
    def playful(self) -> bool:
        """Younger children: games make up the session."""
        return not self.teen and (self.stage in PLAYFUL or "games" in self.profile.youth.fun)

    def told(self, part: str) -> str:
        """The key of a text that children and teenagers read in words of their own."""
        return f"youth.{part}-teen" if self.teen else f"youth.{part}"

    def figure(self, name: str) -> int:
        return count(self.kit.library.policies, f"youth.{name}")


def frame_of(profile: ClientProfile, wording: Wording, *, seed: int) -> Frame:
    library = wording.library
    minutes = profile.training.session_minutes or ASSUMED_MINUTES
    bounds = bounds_of(profile, library.policies, minutes=minutes) or FREE_OF_AGE
    limits = limits_of(profile, library)
    stage = stage_of(profile, library.policies)
    most = min(count(library.policies, f"youth.sessions-{stage}"), bounds.days)
    return Frame(
        profile=profile,
        limits=msgspec.structs.replace(limits, level=min(limits.level, bounds.level)),
        kit=TrainingKit(library=library, wording=wording),
        stage=stage,
        growth=growth_of(profile, library.policies),
        grows_fast=grows_fast(profile, library.policies),
        bounds=bounds,
        budget=budget_of(profile, library.policies),
        days=apart(in_order(profile.training.days) or ASSUMED_DAYS, most),
        minutes=bounds.minutes,
        seed=seed,
        remarks=tuple(_assumed(profile)),
    )


def _assumed(profile: ClientProfile) -> Iterator[Remark]:
    if not profile.training.days:
        yield Remark(kind="assumption", code="DAYS")
    if profile.training.session_minutes is None:
        yield Remark(kind="assumption", code="MINUTES", values={"minutes": str(ASSUMED_MINUTES)})
    if profile.youth.weekly_sport_hours is None:
        yield Remark(kind="assumption", code="SPORT-HOURS")

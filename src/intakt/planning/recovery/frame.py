"""Who recovers from what, on which days, how long; and which phases are open (evidence 10.2, 10.5)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

import msgspec

from intakt.content.wording import Wording
from intakt.kit.structs import Frozen
from intakt.planning.common import Day
from intakt.planning.thresholds import count
from intakt.planning.training.days import apart, in_order, spread
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import Limits, limits_of
from intakt.planning.training.notices import Remark, is_withheld
from intakt.planning.workout.young import Bounds, bounds_of
from intakt.profile.model import ClientProfile

Code = Literal["A", "B", "C", "D", "E"]
CODES: tuple[Code, ...] = ("A", "B", "C", "D", "E")
WORKING: tuple[Literal["A", "B", "C", "D"], ...] = ("A", "B", "C", "D")
"""Phases with sessions; E is the client's own practice."""
ASSUMED_DAYS: tuple[Day, ...] = ("mon", "wed", "fri")
CLEARED = ("moderate", "everything")


class Frame(Frozen, frozen=True, kw_only=True):
    """What every part of a recovery plan reads."""

    profile: ClientProfile
    limits: Limits
    kit: TrainingKit
    regions: tuple[str, ...]
    """Injured regions by the interface's codes; empty when none was named."""
    days: tuple[Day, ...]
    """The client's days for gentle sessions, at most five."""
    load_days: tuple[Day, ...]
    """Those for sessions that load: two nights apart."""
    minutes: int
    young: Bounds | None
    closed: dict[Code, str]
    """Phase -> why it is not open (words: recovery.closed.<reason>)."""
    seed: int
    remarks: tuple[Remark, ...]

    @property
    def wording(self) -> Wording:
        return self.kit.wording

    @property
    def concussed(self) -> bool:
        return "concussion" in self.profile.health.conditions

    def figure(self, name: str) -> int:
        return count(self.kit.library.policies, f"recovery.{name}")

    def open_phases(self) -> tuple[Literal["A", "B", "C", "D"], ...]:
        """The phases with sessions, from the one to begin with."""
        found = tuple(code for code in WORKING if code not in self.closed)
        return found if not found or found == ("A",) or starts_gently(self) else found[1:]


def frame_of(profile: ClientProfile, wording: Wording, *, seed: int) -> Frame:
    """The frame with what had to be assumed about place, days and minutes."""
    library = wording.library
    limits = limits_of(profile, library)
    told = profile.training.session_minutes
    minutes = told or count(library.policies, "recovery.assumed-minutes")
    young = bounds_of(profile, library.policies, minutes=minutes)
    days = in_order(profile.training.days) or ASSUMED_DAYS
    most = count(library.policies, "recovery.days-load")
    load_days = apart(days, most if young is None else min(most, young.days))
    return Frame(
        profile=profile,
        limits=_eased(limits, young, sore=tuple(sorted(profile.health.injury_regions))),
        kit=TrainingKit(library=library, wording=wording),
        regions=tuple(sorted(profile.health.injury_regions)),
        days=spread(days, _gentle_days(young, count(library.policies, "recovery.days-a"))),
        load_days=load_days,
        minutes=minutes if young is None else young.minutes,
        young=young,
        closed=closed_phases(profile, limits),
        seed=seed,
        remarks=tuple(_assumed(profile, minutes=minutes, days=days, used=load_days)),
    )


def _eased(limits: Limits, young: Bounds | None, *, sore: tuple[str, ...]) -> Limits:
    level = limits.level if young is None else min(limits.level, young.level)
    return msgspec.structs.replace(limits, level=level, sore=sore)


def _gentle_days(young: Bounds | None, most: int) -> int:
    return most if young is None else min(most, young.days)


def needs_protocol(profile: ClientProfile) -> bool:
    """Surgery or a fracture less than 12 weeks ago and nobody cleared it: the surgeon's plan comes first."""
    return any(reason.code == "healing" for reason in profile.screening.gate_reasons)


def closed_phases(profile: ClientProfile, limits: Limits) -> dict[Code, str]:
    """The phases that are closed and why; the strictest reason wins."""
    if is_withheld(profile) or needs_protocol(profile):
        return dict.fromkeys(CODES, "withheld")
    closed: dict[Code, str] = {"E": "criteria"}
    if limits.pregnancy_weeks is not None or limits.postpartum:
        closed["D"] = "pregnancy"
    if profile.screening.gate == "G2":
        closed["D"] = "moderate"
    if profile.screening.referral == "soon":
        closed |= dict.fromkeys(("B", "C", "D"), "soon")
    if limits.gate == "G1":
        closed |= dict.fromkeys(("B", "C", "D"), "gate")
    return closed


def starts_gently(frame: Frame) -> bool:
    """Whether phase A comes first: a fresh injury, or much pain; an unknown date only with some pain."""
    health = frame.profile.health
    pain = max(health.pain_severity or 0, health.pain_next_morning or 0)
    if pain >= frame.figure("settle-pain"):
        return True
    if health.injury_date is None:
        return pain > frame.figure("pain-safe")
    return frame.profile.day - health.injury_date < timedelta(days=frame.figure("settle-days"))


def _assumed(
    profile: ClientProfile, *, minutes: int, days: tuple[Day, ...], used: tuple[Day, ...]
) -> Iterator[Remark]:
    training, health = profile.training, profile.health
    if not health.injury_regions:
        yield Remark(kind="assumption", code="REGION")
    elif health.injury_date is None:
        yield Remark(kind="assumption", code="ONE-STEP")
    if not training.days:
        yield Remark(kind="assumption", code="DAYS")
    if training.session_minutes is None:
        yield Remark(kind="assumption", code="MINUTES", values={"minutes": str(minutes)})
    if 0 < len(used) < min(len(days), 3):
        yield Remark(kind="note", code="APART")

"""From a profile and what routing asked for to a plan: one planner for each packet type."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import msgspec

from intakt.content.wording import Wording
from intakt.kit.errors import InputError
from intakt.kit.same import Same
from intakt.planning import intro
from intakt.planning.model import (
    Assumption,
    IntroPlan,
    NutritionPlan,
    PerformancePlan,
    Plan,
    RecoveryPlan,
    WellnessPlan,
    WorkoutPlan,
    YouthPlan,
)
from intakt.planning.nutrition import assembly
from intakt.planning.performance import assembly as performance
from intakt.planning.recovery import assembly as recovery
from intakt.planning.wellness import assembly as wellness
from intakt.planning.workout import assembly as workout
from intakt.planning.youth import assembly as youth
from intakt.profile.model import ClientProfile, PacketType
from intakt.routing.model import PacketRequest


class NoPlanner(InputError):
    """This packet type cannot be made yet."""


class Planner(Protocol):
    """Makes one type of plan: pure, the same arguments give the same plan."""

    def __call__(
        self,
        profile: ClientProfile,
        requests: Sequence[PacketRequest],
        wording: Wording,
        *,
        variant: int,
        seed: int,
    ) -> Plan: ...


def _intro(
    profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording, *, variant: int, seed: int
) -> IntroPlan:
    return intro.plan(profile, requests, wording)


def _nutrition(
    profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording, *, variant: int, seed: int
) -> NutritionPlan:
    return assembly.plan(profile, wording, variant=variant, seed=seed)


def _workout(
    profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording, *, variant: int, seed: int
) -> WorkoutPlan:
    if variant:
        made = workout.plan(profile, wording, variant=variant, seed=seed)
    else:
        made = _first_workout(Same(profile), Same(wording), seed)
    load = made.exercise_load
    if load is None or not _is_counted(profile, requests):
        return made
    values = {"sessions": f"{load.sessions:.0f}", "minutes": f"{load.minutes:.0f}"}
    told = Assumption(code="FOOD-COUNTS", message=wording.text("training.assumption.FOOD-COUNTS", **values))
    return msgspec.structs.replace(made, assumptions=(*made.assumptions, told))


def _recovery(
    profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording, *, variant: int, seed: int
) -> RecoveryPlan:
    return recovery.plan(profile, wording, variant=variant, seed=seed)


def _youth(
    profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording, *, variant: int, seed: int
) -> YouthPlan:
    return youth.plan(profile, wording, variant=variant, seed=seed)


def _wellness(
    profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording, *, variant: int, seed: int
) -> WellnessPlan:
    return wellness.plan(profile, wording, variant=variant, seed=seed)


def _performance(
    profile: ClientProfile, requests: Sequence[PacketRequest], wording: Wording, *, variant: int, seed: int
) -> PerformancePlan:
    return performance.plan(profile, wording, variant=variant, seed=seed)


PLANNERS: dict[PacketType, Planner] = {
    "INTRO": _intro,
    "NUTRITION": _nutrition,
    "WORKOUT": _workout,
    "PERFORMANCE": _performance,
    "RECOVERY": _recovery,
    "YOUTH": _youth,
    "WELLNESS": _wellness,
}


@lru_cache(maxsize=8)
def _first_workout(profile: Same[ClientProfile], wording: Same[Wording], seed: int) -> WorkoutPlan:
    """The first choice of exercises; the food plan counts it, so it is wanted twice where both are made."""
    return workout.plan(profile.value, wording.value, seed=seed)


def _is_counted(profile: ClientProfile, requests: Sequence[PacketRequest]) -> bool:
    """Whether a food plan with figures counts the workout of the same client."""
    types = {request.type for request in requests}
    return {"NUTRITION", "WORKOUT"} <= types and not profile.screening.numbers_hidden


def informed(
    packet: PacketType,
    profile: ClientProfile,
    requests: Sequence[PacketRequest],
    wording: Wording,
    *,
    seed: int,
) -> ClientProfile:
    """The profile as one packet's plan and its checks read it: for food with the programme that the client
    gets. It is the first choice of exercises that counts; another choice takes the same days and minutes.
    """
    if packet != "NUTRITION" or not _is_counted(profile, requests):
        return profile
    load = _first_workout(Same(profile), Same(wording), seed).exercise_load
    activity = msgspec.structs.replace(profile.activity, programme=load)
    return msgspec.structs.replace(profile, activity=activity)


def plan(
    packet: PacketType,
    profile: ClientProfile,
    requests: Sequence[PacketRequest],
    wording: Wording,
    *,
    variant: int = 0,
    seed: int = 0,
) -> Plan:
    """One packet's plan; `variant` asks for another choice of meals. NoPlanner for a type not made yet."""
    planner = PLANNERS.get(packet)
    if planner is None:
        raise NoPlanner(f"{packet} packets cannot be made yet; ask for one of {', '.join(sorted(PLANNERS))}.")
    return planner(profile, requests, wording, variant=variant, seed=seed)

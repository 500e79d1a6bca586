"""How much of the client's time a plan of sessions uses, measured against what the dose caps leave open."""

import math
from collections.abc import Iterable

from intakt.content.model import Library
from intakt.planning.model import (
    MovementBase,
    PerformancePlan,
    Plan,
    RecoveryPlan,
    Session,
    Week,
    WellnessPlan,
)
from intakt.planning.thresholds import Policies, count
from intakt.planning.training import volume
from intakt.planning.training.clock import work_seconds
from intakt.planning.training.eligibility import limits_of
from intakt.profile.model import ClientProfile

AROUND_SHARE = 0.21
"""Warm-up and cool-down together, of the client's minutes; 6 minutes at least, 15 at most."""
LONGEST_AROUND, SHORTEST_AROUND = 15, 6
YOUNG = (8, 11, 14, 17)
"""The last age of each stage; policies training.young-minutes-<age>."""
INTERVALS = 28
"""The longest piece of intervals."""


def weeks_of(plan: Plan) -> tuple[Week, ...]:
    """The weeks of sessions of any plan; none where nothing moves."""
    if isinstance(plan, MovementBase):
        return plan.weeks
    if isinstance(plan, WellnessPlan) and plan.movement is not None:
        return plan.movement.weeks
    return ()


def longest(plan: Plan) -> int:
    """Minutes of the longest session; 0 without one."""
    return max((session.minutes for week in weeks_of(plan) for session in week.sessions), default=0)


def used_share(plan: Plan, profile: ClientProfile, library: Library) -> float | None:
    """Minutes of all sessions of all weeks, of those allowed; None for a plan without sessions."""
    used = allowed = 0.0
    for week in weeks_of(plan):
        used += sum(session.minutes for session in week.sessions)
        allowed += sum(allowed_minutes(plan, week, profile, library))
    return used / allowed if allowed else None


def allowed_minutes(plan: Plan, week: Week, profile: ClientProfile, library: Library) -> Iterable[float]:
    """For each session of the week, min(client's minutes, what the dose caps allow). The caps are:

    - under 18 the minutes of the age (evidence 9.1);
    - RECOVERY: the minutes of the phase (10.2); light movement of WELLNESS: its short sessions (W-08);
    - hard sets: the week's most for the level, shared by its sessions of strength, half in an easy week,
      fewer after a break (6.2, 6.6), each with the work and the rest that this plan's doses give it; steady
      movement after them up to the finisher's most, mobility up to its most;
    - days of conditioning: what they begin with and a tenth more each week, up to an hour (6.7), or intervals
      and the easy movement after them; mobility up to its most;
    - PERFORMANCE: of what is left beside warm-up and cool-down the phase's share of the volume (8.1), and the
      activation before a match as long as it may be (P-01).

    No choice of the planner's (how many exercises, which) counts as a cap.
    """
    policies = library.policies
    for session in week.sessions:
        most = float(min(_told(plan, profile, policies), _of_age(profile, policies)))
        if isinstance(plan, RecoveryPlan):
            most = min(most, count(policies, f"recovery.minutes-{week.phase[-1]}"))
        elif isinstance(plan, WellnessPlan):
            name = "movement-minutes" if week.week <= 2 else "movement-minutes-later"
            most = min(most, count(policies, f"wellness.{name}"))
        elif session.kind == "light":
            most = min(most, _light(session, week, plan, policies))
        elif session.kind in ("strength", "mixed"):
            most = min(most, _lifting(week, plan, profile, library, most=most))
        elif session.kind == "conditioning":
            most = min(most, _moving(session, week, profile, policies, most=most))
        if isinstance(plan, PerformancePlan) and session.kind != "light":
            share = count(policies, f"performance.volume-{week.phase}") / 100
            most = _around(most) + share * (most - _around(most))
        yield most


def _told(plan: Plan, profile: ClientProfile, policies: Policies) -> int:
    told = profile.training.session_minutes
    if told is not None:
        return told
    return count(
        policies, "recovery.assumed-minutes" if isinstance(plan, RecoveryPlan) else "training.assumed-minutes"
    )


def _of_age(profile: ClientProfile, policies: Policies) -> int:
    if not profile.person.minor:
        return 24 * 60
    stage = next(last for last in YOUNG if profile.person.age <= last)
    return count(policies, f"training.young-minutes-{stage}")


def _around(minutes: float) -> float:
    return min(max(AROUND_SHARE * minutes, SHORTEST_AROUND), LONGEST_AROUND)


def _light(session: Session, week: Week, plan: Plan, policies: Policies) -> float:
    """An activation, or a light day: its drills and the walk, a tenth longer each week."""
    if isinstance(plan, PerformancePlan) and week.phase != "light":
        return count(policies, "performance.activation-minutes")
    walk = count(policies, "training.light-walk") * 1.1 ** (week.week - 1)
    drills = sum(work_seconds(dose) for dose in session.exercises) / 60 + len(session.exercises)
    return SHORTEST_AROUND + drills + min(walk, count(policies, "training.light-walk-most"))


def _lifting(week: Week, plan: Plan, profile: ClientProfile, library: Library, *, most: float) -> float:
    policies, level = library.policies, limits_of(profile, library).level
    lifted = [session for session in week.sessions if session.kind in ("strength", "mixed")]
    sets = volume.total_cap(level, policies=policies) / len(lifted)
    if week.deload:
        sets *= count(policies, "training.deload-volume") / 100
    elif week.phase == "return":
        sets *= count(policies, "training.first-week") / 100
    lifting = profile.training.goals[:1] in (("strength",), ("muscle",), ("power",))
    finisher = count(policies, "training.finisher-strength" if lifting else "training.finisher")
    mobility = count(policies, "training.mobility-most")
    return _around(most) + sets * _minutes_a_set(lifted) + finisher + mobility + 2


def _minutes_a_set(sessions: Iterable[Session]) -> float:
    """Work, rest and the change to the exercise, of one hard set of this plan."""
    doses = [dose for session in sessions for dose in session.exercises if dose.rir is not None]
    seconds = math.fsum(work_seconds(dose) + (dose.sets - 1) * dose.rest_seconds + 60 for dose in doses)
    return seconds / 60 / max(sum(dose.sets for dose in doses), 1)


def _moving(
    session: Session, week: Week, profile: ClientProfile, policies: Policies, *, most: float
) -> float:
    if any(piece.kind.startswith("intervals") for piece in session.conditioning):
        moving = INTERVALS + count(policies, "training.after-intervals") + 1.0
    else:
        level = {"intermediate": "2", "advanced": "3"}.get(profile.training.experience or "", "1")
        fresh = level == "1" and not profile.activity.active_regularly
        first = count(policies, f"training.aerobic-first-{'new' if fresh else level}")
        rise = 1 + count(policies, "training.aerobic-rise") / 100
        moving = min(first * rise ** (week.week - 1), count(policies, "training.aerobic-most"))
        moving *= 0.7 if week.deload else 1.0
    return _around(most) + moving + count(policies, "training.mobility-most") + 2

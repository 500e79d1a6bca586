"""Where body weight may go in the weeks ahead: a band, never a promise (E-12 to E-15)."""

from intakt.content.wording import Wording
from intakt.kit.units import round_half_away
from intakt.planning.model import Energy, Projection, ProjectionPoint
from intakt.planning.nutrition.energy import Measures
from intakt.planning.nutrition.formulas import KCAL_PER_KG
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.profile.model import ClientProfile

EVERY = 2
"""Weeks between two points."""


def decide(
    profile: ClientProfile, energy: Energy, measures: Measures, *, wording: Wording
) -> Projection | None:
    """For a target that is meant to change weight; a loss ends at the goal or at the stop BMI."""
    policies = wording.library.policies
    change = (energy.target_kcal - measures.tdee) * 7 / KCAL_PER_KG
    if energy.status != "surplus" and energy.adjustment_kcal >= 0:
        return None
    weeks = int(threshold(policies, "energy.projection-weeks"))
    share = threshold(policies, "energy.projection-low-share") / 100
    limit = _limit(profile, measures, gaining=change > 0, policies=policies)
    points = tuple(
        _point(week, measures.kg, change, share=share, limit=limit) for week in range(0, weeks + 1, EVERY)
    )
    key = "gain" if change > 0 else "loss"
    note = wording.text(f"plan.projection.{key}")
    if (more := _timeline(profile, change, wording=wording)) is not None:
        note = f"{note} {more}"
    return Projection(points=points, note=note)


def _limit(profile: ClientProfile, measures: Measures, *, gaining: bool, policies: Policies) -> float:
    """The weight at which the projection stops."""
    goal = profile.body.target_weight_kg
    if gaining:
        return goal if goal is not None and goal > measures.kg else float("inf")
    stop = threshold(policies, "energy.stop-bmi") * (profile.body.height_cm / 100) ** 2
    return max(stop, goal) if goal is not None and goal < measures.kg else stop


def _point(week: int, kg: float, change: float, *, share: float, limit: float) -> ProjectionPoint:
    ends = sorted((kg + change * week, kg + change * week * share))
    bound = max if change < 0 else min
    low, high = (round_half_away(bound(end, limit), digits=1) for end in ends)
    return ProjectionPoint(week=week, low_kg=low, high_kg=high)


def _timeline(profile: ClientProfile, change: float, *, wording: Wording) -> str | None:
    """E-15: the weeks wished for and the weeks it takes, when the wish is too short."""
    goal, weeks = profile.body.target_weight_kg, profile.goal.timeline_weeks
    if goal is None or not weeks or change >= 0 or goal >= profile.body.weight_kg:
        return None
    needed = round((profile.body.weight_kg - goal) / -change + 0.499)
    if needed <= weeks:
        return None
    return wording.text("plan.projection.timeline", asked=weeks, needed=needed)

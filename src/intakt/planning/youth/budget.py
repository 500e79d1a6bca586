"""How much is enough: hours and days a week beside the sport a child does (evidence 9.1, Y-01 to Y-04)."""

from intakt.kit.structs import Frozen
from intakt.planning.thresholds import Policies, count
from intakt.profile.model import ClientProfile

BASEBALL = "baseball-softball"
PITCH_AGES = (8, 10, 12, 16, 18)


class Budget(Frozen, frozen=True, kw_only=True):
    """This child's numbers a week."""

    sport_hours: float
    hours_limit: float
    rest_days: int
    sport_months: int | None
    months_limit: int

    @property
    def minutes_left(self) -> int:
        """For this plan, beside the sport."""
        return max(int(60 * (self.hours_limit - self.sport_hours)), 0)


def budget_of(profile: ClientProfile, policies: Policies) -> Budget:
    """Hours up to the age in years and 16; two days free below 13, one from then on."""
    age = profile.person.age
    young = age < count(policies, "youth.rest-days-age")
    return Budget(
        sport_hours=profile.youth.weekly_sport_hours or 0.0,
        hours_limit=float(min(age, count(policies, "youth.hours-most"))),
        rest_days=count(policies, "youth.rest-days-young" if young else "youth.rest-days"),
        sport_months=profile.youth.sport_months,
        months_limit=count(policies, "youth.sport-months"),
    )


def throws(profile: ClientProfile) -> bool:
    """Whether pitch counts concern this child."""
    return BASEBALL in (*profile.youth.sports, profile.sport.name)


def pitches_a_day(profile: ClientProfile, policies: Policies) -> int:
    """The most pitches of one day at this age."""
    age = profile.person.age
    last = next((each for each in PITCH_AGES if age <= each), PITCH_AGES[-1])
    return count(policies, f"youth.pitches-{last}")

"""What a programme for somebody under 18 keeps to (evidence 9.1): technique first, days free."""

from intakt.kit.structs import Frozen
from intakt.planning.thresholds import Policies, count
from intakt.planning.youth.growth import growth_of
from intakt.profile.model import ClientProfile

STAGES = ((8, "8"), (11, "11"), (14, "14"), (17, "17"))
"""The last age of each stage; policies training.young-<figure>-<age>."""


class Bounds(Frozen, frozen=True, kw_only=True):
    """The most of everything for one minor."""

    minutes: int
    """Of a session."""
    sets: int
    """Of an exercise."""
    reserve: int
    """Repetitions in reserve at least."""
    repetitions: int
    """Of a set at least: light loads only, nothing is ever tested."""
    level: int
    days: int
    """Training days a week, the sport's hours counted."""


def bounds_of(profile: ClientProfile, policies: Policies, *, minutes: int) -> Bounds | None:
    """None for adults. `minutes` are those of a session that the client asked for."""
    if not profile.person.minor:
        return None
    age = profile.person.age
    stage = next((name for last, name in STAGES if age <= last), STAGES[-1][1])

    def figure(name: str) -> int:
        return count(policies, f"training.young-{name}-{stage}")

    session = min(minutes, figure("minutes"))
    return Bounds(
        minutes=session,
        sets=figure("sets"),
        reserve=max(figure("reserve"), _reserve_in_a_spurt(profile, policies)),
        repetitions=figure("repetitions"),
        level=figure("level"),
        days=min(figure("days"), _days_left(profile, policies, minutes=session)),
    )


def _reserve_in_a_spurt(profile: ClientProfile, policies: Policies) -> int:
    """Repetitions that stay in reserve while a child grows fast (safety rule 45)."""
    growing = growth_of(profile, policies) == "circa"
    return count(policies, "training.reserve-careful") if growing else 0


def _days_left(profile: ClientProfile, policies: Policies, *, minutes: int) -> int:
    """How many sessions the hours of a week leave beside the sport: the age in hours, 16 at most."""
    hours = min(profile.person.age, count(policies, "training.young-hours-most"))
    left = 60 * (hours - (profile.youth.weekly_sport_hours or 0))
    return max(int(left // minutes), 0)

"""Which days are for sessions, beside practice and matches; one day of the week stays free (P-01, P-02)."""

from intakt.planning.common import DAYS, Day
from intakt.planning.thresholds import Policies, count
from intakt.planning.training.days import in_order, spread
from intakt.planning.youth.budget import budget_of
from intakt.profile.model import ClientProfile

NEAR = 1
"""Days before a match on which only activation stands."""
ASSUMED: tuple[Day, ...] = ("mon", "wed", "fri")


def to_match(day: Day, matches: tuple[Day, ...]) -> int:
    """Days from this one to the next match; 7 without one or on the match day itself."""
    found = [(DAYS.index(match) - DAYS.index(day)) % len(DAYS) or len(DAYS) for match in matches]
    return min(found, default=len(DAYS))


def matches_of(profile: ClientProfile) -> tuple[Day, ...]:
    return in_order(profile.sport.match_days)


def most_sessions(profile: ClientProfile, policies: Policies) -> int:
    phase = profile.sport.phase or "off-season"
    most = count(policies, f"performance.strength-{phase}")
    if len(matches_of(profile)) > 1:
        return min(most, count(policies, "performance.strength-congested"))
    return most


def session_days(profile: ClientProfile, policies: Policies) -> tuple[Day, ...]:
    """The client's days without a match, far from the next one first, a day of the week left free.

    Days of practice are used where nothing else is left; then session and practice lie on one day.
    """
    matches, practice = matches_of(profile), in_order(profile.sport.practice_days)
    told = in_order(profile.training.days) or ASSUMED
    free = tuple(day for day in told if day not in matches and to_match(day, matches) > NEAR)
    most = most_sessions(profile, policies)
    best = tuple(day for day in free if day not in practice and to_match(day, matches) > 2)
    pool = best if len(best) >= most else free
    chosen = spread(pool, most)
    return _with_rest(chosen, (*practice, *matches), free=rest_days(profile, policies))


def rest_days(profile: ClientProfile, policies: Policies) -> int:
    """Days of a week that stay free: one, and two below 13 (P-02, Y-02)."""
    if profile.person.minor:
        return budget_of(profile, policies).rest_days
    return count(policies, "performance.days-off")


def _with_rest(chosen: tuple[Day, ...], busy: tuple[Day, ...], *, free: int) -> tuple[Day, ...]:
    """Sessions go until so many days of the week have nothing; those on days without practice go first."""
    kept = chosen
    while kept and len({*kept, *busy}) > len(DAYS) - free:
        extra = [day for day in kept if day not in busy]
        if not extra:
            return kept
        kept = tuple(day for day in kept if day != extra[-1])
    return kept


def light_days(profile: ClientProfile, policies: Policies) -> tuple[Day, ...]:
    """The days for easy movement: never that of a match, and a day of the week stays free."""
    matches = matches_of(profile)
    told = in_order(profile.training.days) or ASSUMED
    free = tuple(day for day in told if day not in matches)
    most = count(policies, "training.light-days")
    busy = (*in_order(profile.sport.practice_days), *matches)
    return _with_rest(spread(free, most), busy, free=rest_days(profile, policies))


def activation_day(profile: ClientProfile) -> Day | None:
    """The client's own day before a match, for a short activation; None without one."""
    matches = matches_of(profile)
    told = in_order(profile.training.days) or ASSUMED
    found = [day for day in told if to_match(day, matches) == NEAR and day not in matches]
    return found[0] if found else None

"""Heart rates of conditioning, in beats a minute; effort only where a heart rate misleads.

Zones are those of evidence 6.7: percent of the heart-rate reserve where the resting rate is known, else
percent of the maximum. A beta-blocker, a heart condition, pregnancy and an age under 18 leave effort alone;
so does a resting rate that leaves no room in the zone.
"""

from typing import Literal

from intakt.kit.structs import Frozen
from intakt.kit.units import round_int
from intakt.planning.thresholds import Policies, count, threshold
from intakt.profile.model import ClientProfile

Zone = Literal["Z1", "Z2", "Z3", "Z4", "Z5"]
ABOVE_REST = 10
"""No target is nearer to the resting rate (safety rule 48)."""


def tanaka(age: float) -> float:
    """The maximum by age (Tanaka et al. 2001); about 10 beats either way."""
    return 208 - 0.7 * age


def gulati(age: float) -> float:
    """The maximum by age of women (Gulati et al. 2010)."""
    return 206 - 0.88 * age


def karvonen(maximum: float, resting: float, share: float) -> float:
    """Resting rate plus a share of the reserve (Karvonen et al. 1957)."""
    return resting + share * (maximum - resting)


def cooper(metres: float) -> float:
    """VO2max, ml/kg/min, of a 12-minute run (Cooper 1968)."""
    return (metres - 504.9) / 44.73


def run15(minutes: float) -> float:
    """VO2max of a 1.5-mile run."""
    return 3.5 + 483 / minutes


def yoyo1(metres: float) -> float:
    """VO2max of the Yo-Yo intermittent recovery test 1 (Bangsbo et al. 2008)."""
    return 0.0084 * metres + 36.4


class Target(Frozen, frozen=True, kw_only=True):
    """A zone for one client: effort always, beats only where they may be trusted."""

    zone: Zone
    rpe: int
    hr_low: int | None
    hr_high: int | None


def counts_beats(profile: ClientProfile) -> bool:
    """Whether a heart rate tells how hard this client works."""
    health = profile.health
    quiet = "beta-blocker" in health.medications or "heart-condition" in health.conditions
    return not (quiet or profile.person.minor or "pregnant" in health.conditions)


def target(profile: ClientProfile, zone: Zone, *, policies: Policies) -> Target:
    """The client's own figures for a zone; never under the resting rate + 10 nor over the maximum."""
    rpe = count(policies, f"conditioning.{zone.lower()}-rpe")
    if not counts_beats(profile):
        return Target(zone=zone, rpe=rpe, hr_low=None, hr_high=None)
    maximum = tanaka(profile.person.age)
    resting = profile.health.resting_heart_rate
    if resting is None:
        low, high = (
            maximum * threshold(policies, f"conditioning.{zone.lower()}-max-{end}") / 100
            for end in ("low", "high")
        )
    else:
        low, high = (
            karvonen(
                maximum, resting, threshold(policies, f"conditioning.{zone.lower()}-reserve-{end}") / 100
            )
            for end in ("low", "high")
        )
        low = max(low, resting + ABOVE_REST)
    beats = round_int(low), min(round_int(high), int(maximum))
    if beats[0] >= beats[1]:
        return Target(zone=zone, rpe=rpe, hr_low=None, hr_high=None)
    return Target(zone=zone, rpe=rpe, hr_low=beats[0], hr_high=beats[1])

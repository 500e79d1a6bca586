"""The library's policies as the plan of food reads them."""

from intakt.kit.units import round_up
from intakt.planning.thresholds import Policies, threshold

__all__ = ["Policies", "threshold", "up_to_ten"]


def up_to_ten(kcal: float) -> int:
    """Energy targets: up to the next 10 kcal; what a float's last bits add does not count."""
    return round_up(round(kcal, 6), to=10)

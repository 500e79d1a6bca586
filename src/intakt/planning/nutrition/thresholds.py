"""Thresholds of the library's policies, by id; the file says the source of each."""

from collections.abc import Mapping

from intakt.content.model import Policy
from intakt.kit.errors import ContentError
from intakt.kit.units import round_up

Policies = Mapping[str, Policy]


def threshold(policies: Policies, key: str) -> float:
    """The value of one policy. ContentError when the library lacks it."""
    try:
        return policies[key].value
    except KeyError:
        raise ContentError(f"the library has no policy {key}") from None


def up_to_ten(kcal: float) -> int:
    """Energy targets: up to the next 10 kcal; what a float's last bits add does not count."""
    return round_up(round(kcal, 6), to=10)

"""Thresholds of the library's policies, by id; the file says the source of each."""

from collections.abc import Mapping

from intakt.content.model import Policy
from intakt.kit.errors import ContentError

Policies = Mapping[str, Policy]


def threshold(policies: Policies, key: str) -> float:
    """The value of one policy. ContentError when the library lacks it."""
    try:
        return policies[key].value
    except KeyError:
        raise ContentError(f"the library has no policy {key}") from None


def count(policies: Policies, key: str) -> int:
    """The same as a whole number: sets, weeks, seconds."""
    return int(threshold(policies, key))

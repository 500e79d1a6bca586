"""A place in the order of a list: the next page begins after it."""

from datetime import datetime

from intakt.kit.structs import Frozen


class Place(Frozen, frozen=True, kw_only=True):
    at: datetime
    id: str
    rank: int = 0
    """What the order puts before time; 0 where it is time alone."""

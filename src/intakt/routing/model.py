"""What routing decides."""

from intakt.kit.structs import Frozen
from intakt.profile.model import PacketType


class PacketRequest(Frozen, frozen=True, kw_only=True):
    """One packet to make, and the ids of the routing rows that asked for it."""

    type: PacketType
    priority: int
    """Higher is made first."""
    rows: tuple[str, ...]

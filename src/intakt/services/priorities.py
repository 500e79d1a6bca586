"""How soon a packet is made, and how high it stands in the coach's queue; higher is sooner."""

from intakt.services.views import Priority

PRIORITIES: dict[Priority, int] = {"low": -10, "normal": 0, "high": 10, "urgent": 20}
DANGER = 30
"""Of a client whose answers mean danger: before everything that anybody asked for."""


def level_of(priority: Priority, *, danger: bool) -> int:
    return DANGER if danger else PRIORITIES[priority]

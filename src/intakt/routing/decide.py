"""Routing: which packets a client gets, by the library's table, with the rows that fired."""

from collections.abc import Callable

from intakt.content.model import Library, RoutingRow
from intakt.kit.errors import ContentError
from intakt.kit.rules import Value, holds
from intakt.profile.model import ClientProfile, PacketType
from intakt.routing.model import PacketRequest

QUESTIONS: dict[str, Callable[[ClientProfile], Value]] = {
    "include-nutrition": lambda profile: "yes" if profile.include_nutrition else "no",
    "primary-goal": lambda profile: profile.goal.primary,
    "wellness-focus": lambda profile: profile.wellness.focus,
}
"""The answers that a routing row may ask about, as the profile has them."""
FACTS: dict[str, Callable[[ClientProfile], Value]] = {
    "age": lambda profile: profile.person.age,
    "bmi": lambda profile: profile.body.bmi,
    "clientType": lambda profile: profile.client_type,
    "country": lambda profile: profile.person.country,
    "minor": lambda profile: profile.person.minor,
}
TYPES: tuple[PacketType, ...] = (
    "INTRO", "NUTRITION", "WORKOUT", "PERFORMANCE", "YOUTH", "RECOVERY", "WELLNESS",
)  # fmt: skip
"""Ties of priority are broken in this order."""


def decide(profile: ClientProfile, library: Library) -> tuple[PacketRequest, ...]:
    """INTRO first, then by falling priority; a type that several rows ask for is asked for once.

    ContentError when a row names a packet type or an answer that routing does not know.
    """
    fired: dict[PacketType, list[RoutingRow]] = {}
    for row in library.routing:
        if fires(row, profile):
            fired.setdefault(_type(row), []).append(row)
    requests = [
        PacketRequest(
            type=packet, priority=max(row.priority for row in rows), rows=tuple(row.id for row in rows)
        )
        for packet, rows in fired.items()
    ]
    return tuple(
        sorted(requests, key=lambda each: (each.type != "INTRO", -each.priority, TYPES.index(each.type)))
    )


def fires(row: RoutingRow, profile: ClientProfile) -> bool:
    """Whether client type and condition of the row fit."""
    if row.client_type is not None and row.client_type != profile.client_type:
        return False

    def lookup(kind: str, name: str) -> Value | None:
        values = QUESTIONS if kind == "question" else FACTS
        if name not in values:
            known = ", ".join(sorted(values))
            raise ContentError(f"Routing row `{row.id}` asks {kind} `{name}`; routing knows {known}.")
        return values[name](profile)

    return row.when is None or holds(row.when, lookup)


def _type(row: RoutingRow) -> PacketType:
    for known in TYPES:
        if row.packet == known:
            return known
    raise ContentError(f"Routing row `{row.id}` asks for `{row.packet}`; there are {', '.join(TYPES)}.")

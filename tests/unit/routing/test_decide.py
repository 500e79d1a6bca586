"""Routing is the table of product B2."""

import msgspec
import pytest
from tests.profile_cases import profile_of
from tests.shipped import release

from intakt.content.model import RoutingRow
from intakt.kit.errors import ContentError
from intakt.kit.rules import Condition
from intakt.routing.decide import decide


def types(persona: str, **changes: object) -> list[str]:
    return [each.type for each in decide(profile_of(persona, **changes), release().library)]


@pytest.mark.parametrize(
    ("persona", "changes", "packets"),
    [
        ("typical-nutrition", {}, ["INTRO", "NUTRITION"]),
        ("minor-asks-to-cut", {}, ["INTRO", "NUTRITION"]),
        ("typical-workout", {}, ["INTRO", "WORKOUT"]),
        ("typical-full", {}, ["INTRO", "NUTRITION", "WORKOUT"]),
        ("typical-athlete", {}, ["INTRO", "PERFORMANCE", "NUTRITION"]),
        ("typical-athlete", {"include_nutrition": "no"}, ["INTRO", "PERFORMANCE"]),
        ("typical-youth", {}, ["INTRO", "YOUTH"]),
        ("typical-wellness", {}, ["INTRO", "WELLNESS"]),
        ("typical-special", {}, ["INTRO", "RECOVERY"]),
    ],
)
def test_packets_of_a_client(persona: str, changes: dict[str, object], packets: list[str]) -> None:
    assert types(persona, **changes) == packets


@pytest.mark.parametrize(
    ("focus", "packets"),
    [
        (("sleep", "stress", "overall-health"), ["INTRO", "WELLNESS"]),
        (("strength",), ["INTRO", "WELLNESS", "WORKOUT"]),
        (("endurance",), ["INTRO", "WELLNESS", "WORKOUT"]),
        (("mobility", "weight"), ["INTRO", "WELLNESS", "WORKOUT", "NUTRITION"]),
        (("energy",), ["INTRO", "WELLNESS", "NUTRITION"]),
    ],
)
def test_wellness_routes_by_focus(focus: tuple[str, ...], packets: list[str]) -> None:
    profile = profile_of("typical-wellness")
    wellness = msgspec.structs.replace(profile.wellness, focus=focus)
    found = decide(msgspec.structs.replace(profile, wellness=wellness), release().library)
    assert [each.type for each in found] == packets


def test_the_rows_that_fired_are_named() -> None:
    found = decide(profile_of("typical-athlete"), release().library)
    assert [each.rows for each in found] == [
        ("everyone-intro",),
        ("athlete-performance",),
        ("athlete-nutrition",),
    ]


def row(**fields: object) -> RoutingRow:
    return RoutingRow(**{"id": "own", "client_type": None, "packet": "NUTRITION", "priority": 1, **fields})  # type: ignore[arg-type]


def test_a_type_is_asked_for_once_with_its_highest_priority() -> None:
    library = msgspec.structs.replace(release().library, routing=(row(), row(id="more", priority=9)))
    (request,) = decide(profile_of(), library)
    assert (request.priority, request.rows) == (9, ("own", "more"))


@pytest.mark.parametrize(
    "wrong",
    [
        row(packet="SOUP"),
        row(when=Condition(op="isNotEmpty", question="full-name")),
        row(when=Condition(op="isNotEmpty", fact="mood")),
    ],
)
def test_rows_that_routing_cannot_read_are_refused(wrong: RoutingRow) -> None:
    library = msgspec.structs.replace(release().library, routing=(wrong,))
    with pytest.raises(ContentError):
        decide(profile_of(), library)

"""How the client goes on: what the rules say is true of the client's own week and exercises."""

from typing import Any

import pytest
from tests.planning_cases import wording
from tests.shipped import library
from tests.training_cases import trainee

from intakt.content.wording import Wording
from intakt.planning.workout.assembly import plan


def told(**training: Any) -> tuple[str, ...]:
    found = plan(trainee(training), wording()).progression
    assert found is not None
    return found.rules


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (("mon", "wed", "fri"), "missed"),
        (("sun", "mon"), "missed-crowded"),
        (("mon", "tue", "thu", "fri"), "missed-crowded"),
        (("mon", "tue", "wed", "thu", "fri", "sat"), "missed-crowded"),
    ],
)
def test_a_missed_session_goes_to_a_free_day_only_where_days_lie_apart(
    days: tuple[str, ...], kind: str
) -> None:
    found = {
        name
        for name in ("missed", "missed-crowded")
        if wording().text(f"training.rules.{name}") in told(days=days)
    }
    assert found == {kind}


@pytest.mark.parametrize(
    ("training", "told_of_both"),
    [
        ({"equipment": ("kettlebells",), "experience": "intermediate"}, True),
        ({"equipment": ("none",)}, False),
    ],
)
def test_exercises_without_a_load_have_a_way_on_of_their_own(
    training: dict[str, Any], told_of_both: bool
) -> None:
    found = told(**training)
    said = wording().text("training.rules.without-load")
    assert (said in found) is told_of_both
    if told_of_both:
        loads = [line for line in found if "off and build up again" in line]
        assert found.index(said) == found.index(loads[0]) + 1


@pytest.mark.parametrize(("language", "word"), [("en", "minutes you have"), ("de", "Minuten, die du hast")])
def test_walks_that_are_left_out_do_not_blame_the_clock(language: str, word: str) -> None:
    """They may be left out of sessions that have minutes to spare."""
    assert word not in Wording(library(), language).text("training.left-out.walk")

"""What the WELLNESS document shows beside the plan."""

from tests.planning_cases import client, wording

from intakt.document.plans import wellness
from intakt.document.words import Words
from intakt.planning.model import WellnessPlan
from intakt.planning.planner import plan


def test_each_habit_has_a_row_of_ticks_from_its_first_week_to_the_last() -> None:
    made = plan("WELLNESS", client(wellness={"focus": ("sleep", "stress")}), (), wording())
    assert isinstance(made, WellnessPlan) and made.movement is not None
    shown = wellness(made, words())
    last = len(made.movement.weeks)
    assert [page.name for page in shown.ticks] == [habit.habit for habit in made.habits]
    assert [len(page.rows) for page in shown.ticks] == [last + 1 - habit.start_week for habit in made.habits]


def words() -> Words:
    return Words(wording(), packet="wellness")

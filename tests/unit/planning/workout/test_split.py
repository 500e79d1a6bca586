"""Which kind of session stands on which day."""

from itertools import combinations

import pytest
from tests.training_cases import next_days

from intakt.planning.common import DAYS, Day
from intakt.planning.training.days import longest_run
from intakt.planning.workout.split import REGIONS, interval_place, lay_out, letters

EVERY_WEEK: list[tuple[Day, ...]] = [days for count in range(1, 8) for days in combinations(DAYS, count)]


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("endurance", [False, True])
def test_every_choice_of_days_is_laid_out_soundly(level: int, endurance: bool) -> None:
    for days in EVERY_WEEK:
        layout = lay_out(days, level=level, endurance=endurance)
        assert layout.days and set(layout.days) <= set(days)
        assert len(layout.days) == min(len(days), 6)
        assert longest_run(_hard(layout.days, layout.kinds)) <= 3
        for (day, kind), (other, second) in combinations(zip(layout.days, layout.kinds, strict=True), 2):
            if next_days(day, other) or next_days(other, day):
                assert not REGIONS[kind] & REGIONS[second]


def _hard(days: tuple[Day, ...], kinds: tuple[str, ...]) -> list[Day]:
    return [day for day, kind in zip(days, kinds, strict=True) if kind != "conditioning"]


def test_minors_never_lift_on_two_days_running() -> None:
    for days in EVERY_WEEK:
        layout = lay_out(days, level=1, endurance=False, young=True, most=5)
        hard = _hard(layout.days, layout.kinds)
        assert not any(next_days(day, other) for day in hard for other in hard)
        assert len(layout.days) <= 5


@pytest.mark.parametrize(
    ("days", "level", "code"),
    [
        (("mon", "wed", "fri"), 1, "full-body-abc"),
        (("mon", "tue", "thu", "fri"), 1, "upper-lower"),
        (("sat", "sun"), 2, "upper-lower"),
        (("mon", "tue", "wed"), 2, "push-pull-legs"),
        (("thu",), 3, "full-body"),
        (("mon", "tue", "wed", "fri", "sat"), 3, "upper-lower-mixed"),
    ],
)
def test_splits_of_ordinary_weeks(days: tuple[Day, ...], level: int, code: str) -> None:
    assert lay_out(days, level=level, endurance=False).code == code


def test_no_room_at_all_is_an_empty_week() -> None:
    assert lay_out(DAYS, level=1, endurance=False, most=0).days == ()


def test_beginners_repeat_two_sessions_others_have_three() -> None:
    assert letters(("full", "full", "full"), level=1) == ("A", "B", "A")
    assert letters(("full", "full", "full"), level=2) == ("A", "B", "C")
    assert letters(("upper", "lower", "upper", "lower"), level=2) == ("A", "A", "B", "B")


def test_intervals_never_make_a_fourth_hard_day_in_a_row() -> None:
    for days in EVERY_WEEK:
        layout = lay_out(days, level=3, endurance=False)
        place = interval_place(layout)
        if place is not None:
            hard = [*_hard(layout.days, layout.kinds), layout.days[place]]
            assert longest_run(hard) <= 3

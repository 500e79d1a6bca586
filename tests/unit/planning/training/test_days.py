"""Which days a client trains on."""

from hypothesis import given
from hypothesis import strategies as st

from intakt.planning.common import DAYS
from intakt.planning.training.days import gaps, hours_between, in_order, longest_run, spread


def test_three_of_seven_are_evenly_apart() -> None:
    assert spread(DAYS, 3) == ("mon", "wed", "fri")
    assert spread(DAYS, 2) == ("mon", "thu")


def test_fewer_days_than_wanted_are_all_used() -> None:
    assert spread(("sat", "sun"), 4) == ("sat", "sun")
    assert spread((), 3) == ()


@given(st.sets(st.sampled_from(DAYS)), st.integers(0, 7))
def test_a_spread_keeps_to_the_days_and_a_rest_day(days: set[str], count: int) -> None:
    available = in_order(days)
    chosen = spread(available, count)
    assert set(chosen) <= days
    assert len(chosen) == min(count, len(days), 6)
    assert list(chosen) == sorted(chosen, key=DAYS.index)
    if chosen:
        assert sum(gaps(chosen)) == 7


def test_runs_join_the_end_of_the_week_to_its_start() -> None:
    assert longest_run(("sat", "sun", "mon")) == 3
    assert longest_run(("mon", "wed")) == 1
    assert longest_run(()) == 0
    assert longest_run(DAYS) == 7
    assert longest_run(day for day in ("wed", "thu", "fri", "sat")) == 4


def test_hours_between_go_round_the_week() -> None:
    assert hours_between("mon", "wed") == 48
    assert hours_between("sun", "mon") == 24
    assert hours_between("tue", "tue") == 168

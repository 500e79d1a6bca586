"""Which kind of session stands on which day (evidence 6.3).

The same muscle has 48 hours between hard sessions, no more than three hard days follow each other, and one
day of the week is free. Of the ways to lay out a week the first in order of preference that keeps all this is
taken.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, permutations
from typing import Literal

from intakt.kit.structs import Frozen
from intakt.planning.common import DAYS, Day
from intakt.planning.training.days import MOST_DAYS, gaps, longest_run

Kind = Literal["full", "upper", "lower", "push", "pull", "legs", "conditioning"]
REGIONS: dict[Kind, frozenset[str]] = {
    "full": frozenset({"legs", "push", "pull"}),
    "upper": frozenset({"push", "pull"}),
    "lower": frozenset({"legs"}),
    "push": frozenset({"push"}),
    "pull": frozenset({"pull"}),
    "legs": frozenset({"legs"}),
    "conditioning": frozenset(),
}
MOST_HARD_RUN = 3
FULL: tuple[Kind, ...] = ("full",)
HALVES: tuple[Kind, ...] = ("upper", "lower")
THIRDS: tuple[Kind, ...] = ("push", "legs", "pull")
Menu = tuple[tuple[Kind, ...], ...]

EASY: tuple[Kind, ...] = ("conditioning",)
NOVICE: dict[int, Menu] = {
    1: (FULL,),
    2: (FULL * 2, HALVES),
    3: (FULL * 3, HALVES + EASY, FULL * 2 + EASY),
    4: (HALVES * 2, FULL * 2 + EASY * 2, FULL * 3 + EASY, HALVES + EASY * 2),
    5: (FULL * 3 + EASY * 2, HALVES * 2 + EASY, FULL * 2 + EASY * 3, HALVES + EASY * 3),
    6: (FULL * 3 + EASY * 3, HALVES * 2 + EASY * 2, FULL * 2 + EASY * 4),
}
TRAINED: dict[int, Menu] = {
    1: (FULL,),
    2: (FULL * 2, HALVES),
    3: (FULL * 3, (*HALVES, "full"), THIRDS, HALVES + EASY),
    4: (HALVES * 2, (*HALVES, *EASY, "full"), HALVES * 2, THIRDS + EASY, HALVES + EASY * 2),
    5: (HALVES + THIRDS, HALVES * 2 + EASY, FULL * 3 + EASY * 2, THIRDS + EASY * 2),
    6: (HALVES + THIRDS + EASY, HALVES * 2 + EASY * 2, FULL * 3 + EASY * 3, THIRDS + EASY * 3),
}
ENDURANCE: dict[int, Menu] = {
    1: (FULL,),
    2: (FULL * 2, HALVES, FULL + EASY),
    3: (FULL * 2 + EASY, HALVES + EASY, FULL + EASY * 2),
    4: (FULL * 2 + EASY * 2, HALVES + EASY * 2, FULL + EASY * 3),
    5: (FULL * 2 + EASY * 3, HALVES + EASY * 3, FULL + EASY * 4),
    6: (FULL * 2 + EASY * 4, HALVES + EASY * 4, FULL + EASY * 5),
}
"""For those whose first wish is stamina, weight or simply to move more."""
YOUNG: dict[int, Menu] = {
    1: (FULL,),
    2: (FULL * 2, FULL + EASY),
    3: (FULL * 2 + EASY, FULL + EASY * 2),
    4: (FULL * 2 + EASY * 2, FULL + EASY * 3),
    5: (FULL * 3 + EASY * 2, FULL * 2 + EASY * 3, FULL + EASY * 4),
}
"""Under 18: sessions of strength never on two days running (Y-04)."""


class Layout(Frozen, frozen=True, kw_only=True):
    """The days of the week with what stands on them, in the order of the week."""

    days: tuple[Day, ...]
    kinds: tuple[Kind, ...]

    @property
    def code(self) -> str:
        """The split's code for the plan; words training.split.<code>."""
        lifted = [kind for kind in self.kinds if kind != "conditioning"]
        names = frozenset(lifted)
        if not names:
            return "conditioning"
        if names == {"full"}:
            return (
                "full-body" if len(lifted) == 1 else "full-body-ab" if len(lifted) == 2 else "full-body-abc"
            )
        if names <= {"upper", "lower"}:
            return "upper-lower"
        return "push-pull-legs" if names <= {"push", "pull", "legs"} else "upper-lower-mixed"


@lru_cache(maxsize=1024)
def lay_out(
    available: tuple[Day, ...], *, level: int, endurance: bool, young: bool = False, most: int = MOST_DAYS
) -> Layout:
    """The week for these days: as many as the client has, six at most (fewer when `most` says so)."""
    count = min(len(available), MOST_DAYS, most)
    grown = ENDURANCE if endurance else NOVICE if level == 1 else TRAINED
    table = YOUNG if young else grown
    while count > 0:
        for menu in table[count]:
            best = max(_layouts(available, menu), key=_evenness, default=None)
            if best is not None:
                return best
        count -= 1
    return Layout(days=(), kinds=())


def _layouts(available: tuple[Day, ...], menu: tuple[Kind, ...]) -> Iterator[Layout]:
    """Every way to place the menu that keeps the rules."""
    orders = sorted(frozenset(permutations(menu)))
    for days in combinations(available, len(menu)):
        for kinds in orders:
            layout = Layout(days=days, kinds=kinds)
            if is_sound(layout):
                yield layout


def is_sound(layout: Layout) -> bool:
    """48 hours for every part of the body, at most three hard days in a row."""
    placed = list(zip(layout.days, layout.kinds, strict=True))
    for (day, kind), (other_day, other_kind) in combinations(placed, 2):
        if _adjacent(day, other_day) and REGIONS[kind] & REGIONS[other_kind]:
            return False
    return longest_run(day for day, kind in placed if kind != "conditioning") <= MOST_HARD_RUN


def _adjacent(day: Day, other: Day) -> bool:
    apart = (DAYS.index(other) - DAYS.index(day)) % len(DAYS)
    return apart in (1, len(DAYS) - 1)


def adjacent_places(layout: Layout, place: int) -> tuple[int, ...]:
    """The places in the layout whose day is the day before or after."""
    return tuple(
        other
        for other, day in enumerate(layout.days)
        if other != place and _adjacent(layout.days[place], day)
    )


def _evenness(layout: Layout) -> tuple[tuple[int, ...], ...]:
    """Hard days even apart first, then all days; the earlier week day where alike (max keeps the first)."""
    hard = [day for day, kind in zip(layout.days, layout.kinds, strict=True) if kind != "conditioning"]
    return tuple(sorted(gaps(hard))), tuple(sorted(gaps(layout.days)))


def interval_place(layout: Layout) -> int | None:
    """The day of conditioning that may be hard without a fourth hard day in a row; None without one."""
    hard = [day for day, kind in zip(layout.days, layout.kinds, strict=True) if kind != "conditioning"]
    return next(
        (
            place
            for place, kind in enumerate(layout.kinds)
            if kind == "conditioning" and longest_run((*hard, layout.days[place])) <= MOST_HARD_RUN
        ),
        None,
    )


def letters(kinds: Sequence[Kind], *, level: int) -> tuple[str, ...]:
    """Which session of its kind each is: beginners repeat A and B, others get a new one each time."""
    different = 2 if level == 1 else 3
    seen: dict[str, int] = {}
    found = []
    for kind in kinds:
        place = seen.get(kind, 0)
        seen[kind] = place + 1
        found.append("ABC"[place % different])
    return tuple(found)

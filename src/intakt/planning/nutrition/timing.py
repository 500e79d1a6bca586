"""When the client eats: slots, clock times, fasting windows, shares of the day's energy (2.5, O-02)."""

from intakt.kit.structs import Frozen
from intakt.planning.model import Slot
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.planning.nutrition.triggers import Trigger, glucose_risk, has, lactating, pregnant
from intakt.profile.model import ClientProfile, Eating

SLOTS: dict[int, tuple[Slot, ...]] = {
    2: ("lunch", "dinner"),
    3: ("breakfast", "lunch", "dinner"),
    4: ("breakfast", "lunch", "snack-1", "dinner"),
    5: ("breakfast", "snack-2", "lunch", "snack-1", "dinner"),
    6: ("breakfast", "snack-2", "lunch", "snack-1", "dinner", "snack-3"),
}
"""In the order of the day."""
SHARES: dict[int, tuple[int, ...]] = {
    2: (47, 53),
    3: (28, 35, 37),
    4: (25, 31, 12, 32),
    5: (22, 10, 28, 11, 29),
    6: (20, 9, 26, 10, 26, 9),
}
"""Percent of the day's energy, slot by slot (evidence 2.5)."""
CLOCK: dict[Slot, int] = {
    "breakfast": 450, "snack-2": 630, "lunch": 765, "snack-1": 960, "dinner": 1140, "snack-3": 1260,
}  # fmt: skip
"""Minutes after midnight when nothing else was told."""
WINDOWS: dict[str, int] = {"14-10": 10, "16-8": 8, "18-6": 6}
"""Hours of eating."""
NO_FASTING = ("ND-01", "ND-02", "ND-03", "ND-04", "ND-05", "ND-07", "ND-08", "ND-09")
DAY_END, MEAL_MINUTES = 22 * 60, 30
"""Latest meal, and how long a meal takes: the last one ends inside the window."""


class Rhythm(Frozen, frozen=True, kw_only=True):
    slots: tuple[Slot, ...]
    times: tuple[str, ...]
    shares: tuple[float, ...]
    fasting: str
    """What is really kept: `none` where it is not safe."""
    refused: bool
    """Fasting was asked for and is not safe for this client."""
    added: int = 0
    """Snacks more than asked for, because the energy needs them."""


def fasting_is_safe(profile: ClientProfile, triggers: tuple[Trigger, ...]) -> bool:
    """Never for minors, pregnancy, lactation, eating disorders, low weight or glucose medicines."""
    barred = {trigger.code for trigger in triggers} & set(NO_FASTING)
    unsafe = (
        pregnant(profile) or lactating(profile) or glucose_risk(profile) or has(profile, "eating-disorder")
    )
    return not (barred or unsafe or profile.person.minor or profile.screening.numbers_hidden)


def decide(profile: ClientProfile, triggers: tuple[Trigger, ...]) -> Rhythm:
    """The day's rhythm as the client wants it, without fasting where that is not safe."""
    wanted = profile.eating.fasting
    refused = wanted != "none" and not fasting_is_safe(profile, triggers)
    count = min(max(profile.eating.meals_per_day, 2), 6)
    return _rhythm(count, "none" if refused else wanted, profile.eating, refused=refused, added=0)


def with_meals(rhythm: Rhythm, count: int, eating: Eating) -> Rhythm:
    """The same rhythm with another number of meals, because the energy needs them (O-02)."""
    added = rhythm.added + count - len(rhythm.slots)
    return _rhythm(count, rhythm.fasting, eating, refused=rhythm.refused, added=added)


def _rhythm(count: int, fasting: str, eating: Eating, *, refused: bool, added: int) -> Rhythm:
    slots = SLOTS[count]
    return Rhythm(
        slots=slots,
        times=tuple(_clock(minute) for minute in _minutes(slots, fasting, _first(eating.first_meal))),
        shares=tuple(share / 100 for share in SHARES[count]),
        fasting=fasting,
        refused=refused,
        added=added,
    )


def meals_by_energy(kcal: int, *, policies: Policies) -> int:
    """How many meals the energy asks for (O-02)."""
    if kcal <= threshold(policies, "meals.four-slots-to"):
        return 4
    return 5 if kcal <= threshold(policies, "meals.five-slots-to") else 6


def _first(told: str | None) -> int | None:
    """HH:MM as minutes after midnight; None when it was not told or cannot be read."""
    if told is None or len(told) != 5 or told[2] != ":" or not (told[:2] + told[3:]).isdigit():
        return None
    minute = int(told[:2]) * 60 + int(told[3:])
    return minute if minute < 24 * 60 else None


def _minutes(slots: tuple[Slot, ...], fasting: str, first: int | None) -> tuple[int, ...]:
    usual = [CLOCK[slot] for slot in slots]
    if fasting in WINDOWS:
        hours = WINDOWS[fasting]
        start = first if first is not None else (600 if fasting == "14-10" else 720)
        start = min(start, 24 * 60 - hours * 60)
        return _spread(start, start + hours * 60 - MEAL_MINUTES, usual)
    if first is None or first == usual[0]:
        return tuple(usual)
    start = min(first, DAY_END - 30 * len(slots))
    end = max(usual[-1], min(start + 660, DAY_END))
    if start >= usual[1]:
        return _spread(start, end, usual)
    return _spread(start, max(end, start + 30 * len(slots)), usual)


def _spread(start: int, end: int, usual: list[int]) -> tuple[int, ...]:
    """The usual rhythm stretched between two times, on quarters of an hour, always rising."""
    span = usual[-1] - usual[0]
    raw = [start + (end - start) * (minute - usual[0]) / span for minute in usual]
    quarters = [round(minute / 15) * 15 for minute in raw]
    quarters[0], last = start, -1
    times = []
    for minute in quarters:
        last = max(minute, last + 15 if last >= 0 else minute)
        times.append(last)
    over = times[-1] - max(end, start)
    if over > 0:
        step = (end - start) / (len(usual) - 1)
        times = [start + int(step * index) // 5 * 5 for index in range(len(usual))]
    return tuple(times)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"

"""Few habits, one after another: from what the client wants to work on and what gets in the way (W-06)."""

from collections.abc import Iterator

from intakt.content.wording import Wording
from intakt.planning.movement import Habit
from intakt.planning.thresholds import count
from intakt.planning.training.limits import moving_gate
from intakt.profile.model import ClientProfile

ORDER = ("sleep", "stress", "energy", "overall-health", "mobility", "strength", "endurance", "weight")
"""Rest comes first: it makes every other habit easier."""
CHOICES: dict[str, tuple[str, ...]] = {
    "sleep": ("wake", "dim", "wind-down"),
    "stress": ("breath", "pause", "people"),
    "energy": ("light", "breakfast", "drink"),
    "overall-health": ("walk", "plants", "wind-down"),
    "mobility": ("stretch", "stand", "walk"),
    "strength": ("stand-up", "wall-push", "walk"),
    "endurance": ("walk", "stairs", "stand"),
    "weight": ("plants", "slow-meal", "walk"),
}
"""Focus -> its habits, the most useful first; words wellness.habit.<name>."""
MOVING = frozenset({"walk", "stretch", "stand", "stand-up", "wall-push", "stairs"})
STILL: dict[str, str] = {
    "walk": "light", "stretch": "breath", "stand": "pause", "stand-up": "breath", "wall-push": "people",
    "stairs": "light",
}  # fmt: skip
"""What stands in for moving while a clinician has not cleared it."""
LOADING: dict[str, str] = {"stand-up": "stretch", "wall-push": "stand", "stairs": "walk"}
"""What stands in for effort where only light movement is right."""
SHIFTED: dict[str, str] = {"wake": "wind-down"}
"""What stands in for a fixed hour where work moves the nights."""
MOVED_NIGHTS = frozenset({"nights", "shifts"})
HURT: dict[str, frozenset[str]] = {
    "stand-up": frozenset({"knee", "hip", "thigh"}),
    "wall-push": frozenset({"shoulder", "elbow", "wrist-hand"}),
    "stairs": frozenset({"knee", "hip", "thigh", "calf-achilles", "ankle-foot"}),
    "walk": frozenset({"knee", "hip", "thigh", "calf-achilles", "ankle-foot"}),
}
"""Injured regions that speak against a habit."""
DEFAULT_FOCUS = "overall-health"


def habits(profile: ClientProfile, wording: Wording) -> tuple[Habit, ...]:
    """At most three, each two weeks after the one before."""
    policies = wording.library.policies
    apart = count(policies, "wellness.habit-weeks")
    chosen = list(_chosen(profile))[: count(policies, "wellness.habits-most")]
    barriers = profile.wellness.barriers or ("time",)
    return tuple(
        Habit(
            focus=wording.text(f"question.wellness-focus.option.{focus}"),
            habit=wording.text(f"wellness.habit.{name}.habit"),
            cue=wording.text(f"wellness.habit.{name}.cue"),
            target=wording.text(f"wellness.habit.{name}.target"),
            minimum=wording.text(f"wellness.habit.{name}.minimum"),
            barrier=wording.text(f"wellness.barrier.{barriers[place % len(barriers)]}"),
            start_week=1 + place * apart,
        )
        for place, (focus, name) in enumerate(chosen)
    )


def _chosen(profile: ClientProfile) -> Iterator[tuple[str, str]]:
    """One habit of each focus in turn, then the second of each, without repeats."""
    focuses = [each for each in ORDER if each in profile.wellness.focus] or [DEFAULT_FOCUS]
    seen: set[str] = set()
    for turn in range(3):
        for focus in focuses:
            name = _fitting(CHOICES[focus][turn], profile)
            if name not in seen:
                seen.add(name)
                yield focus, name


def _fitting(name: str, profile: ClientProfile) -> str:
    """The habit, or a calmer one where moving waits or something hurts."""
    gate, regions = moving_gate(profile), frozenset(profile.health.injury_regions)
    if name in SHIFTED and profile.wellness.work_pattern in MOVED_NIGHTS:
        return SHIFTED[name]
    if name in MOVING and gate == "G3":
        return STILL[name]
    if name in LOADING and gate == "G1":
        return LOADING[name]
    return STILL[name] if HURT.get(name, frozenset()) & regions else name

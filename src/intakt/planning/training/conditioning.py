"""Pieces of conditioning: what to move with, how long, how hard (evidence 6.7).

Kinds: walk, base, easy, tempo, walk-run, intervals-10x1, intervals-4x4; words training.conditioning.<kind>
and what to do in training.conditioning-text.<kind>.
"""

import zlib
from collections.abc import Sequence
from typing import Literal

from intakt.content.exercises import Exercise
from intakt.content.model import Library
from intakt.planning.movement import Conditioning
from intakt.planning.noise import mix
from intakt.planning.training.doses import TrainingKit
from intakt.planning.training.eligibility import Limits, eligible
from intakt.planning.training.pulse import Zone, target
from intakt.profile.model import ClientProfile

Kind = Literal["walk", "play", "base", "easy", "tempo", "walk-run", "intervals-10x1", "intervals-4x4"]
ZONES: dict[Kind, Zone] = {
    "walk": "Z2", "play": "Z2", "base": "Z2", "easy": "Z1", "tempo": "Z3", "walk-run": "Z2",
    "intervals-10x1": "Z4", "intervals-4x4": "Z4",
}  # fmt: skip
INTERVAL_MINUTES: dict[Kind, int] = {"intervals-10x1": 20, "intervals-4x4": 28}
STYLES = {
    "running": ("easy_run", "walk_run"), "cycling": ("stationary_bike", "recumbent_bike"),
    "swimming": ("swim_easy", "water_walk"),
}  # fmt: skip
WALKS = frozenset({"easy_walk", "march_in_place", "seated_cardio", "walk"})
PLAIN = ("walk", "easy_walk", "march_in_place", "seated_cardio")
"""What is left when nothing else is: the first the client may do."""
GENTLE = ("easy_walk", "march_in_place", "seated_cardio", "walk")
"""The same where nothing may be more than easy."""
STEADY = (
    "elliptical", "stationary_bike", "incline_walk", "row_erg", "recumbent_bike", "treadmill_walk", "walk",
    "arm_ergometer",
)  # fmt: skip
INTERVAL_MODES = (
    "bike_intervals", "row_erg_intervals", "stationary_bike", "elliptical", "incline_walk", "easy_run",
)  # fmt: skip
CHILD = 13
"""Under this age moving is playing."""


def modes(library: Library, limits: Limits) -> tuple[Exercise, ...]:
    """Every way to move steadily that the client may use."""
    child = limits.minor and limits.age < CHILD
    found = eligible(library, limits, patterns=("locomotion", "play") if child else ("locomotion",))
    return tuple(each for each in found if each.kind == "conditioning" and each.dose_unit == "minutes")


def steady_mode(
    library: Library, limits: Limits, *, styles: Sequence[str] = (), seed: int = 0
) -> Exercise | None:
    """What the client likes, else one of the machines there are, else walking; None when none is allowed."""
    allowed = {each.id: each for each in modes(library, limits)}
    liked = [each for style in styles for each in STYLES.get(style, ()) if each in allowed]
    if liked:
        return allowed[liked[0]]
    games = sorted(
        (name for name, each in allowed.items() if each.pattern == "play"),
        key=lambda name: _noise(name, seed),
    )
    if games:
        return allowed[games[0]]
    known = [each for each in STEADY if each in allowed]
    if known:
        ranked = sorted(known, key=lambda name: (name == "walk" and len(known) > 1, _noise(name, seed), name))
        return allowed[ranked[0]]
    return next((allowed[each] for each in PLAIN if each in allowed), None)


def gentle_mode(library: Library, limits: Limits) -> Exercise | None:
    """The easiest way to move that the client may use; None when nothing is allowed."""
    allowed = {each.id: each for each in modes(library, limits)}
    return next((allowed[each] for each in GENTLE if each in allowed), None)


def interval_mode(library: Library, limits: Limits, *, styles: Sequence[str] = ()) -> Exercise | None:
    """What carries hard minutes: a machine first, running where it is liked."""
    allowed = {each.id: each for each in modes(library, limits)}
    order = [each for style in styles for each in STYLES.get(style, ())] + list(INTERVAL_MODES)
    return next((allowed[each] for each in order if each in allowed and each not in WALKS), None)


def piece(
    kind: Kind,
    mode: Exercise | None,
    profile: ClientProfile,
    kit: TrainingKit,
    *,
    minutes: int,
    **values: object,
) -> Conditioning:
    """One piece with its heart rates and words; `values` fill further placeholders of the text."""
    aim = target(profile, ZONES[kind], policies=kit.library.policies)
    name = kit.name(mode.id) if mode is not None else kit.wording.text("training.conditioning.walk")
    told = kit.wording.text(
        f"training.conditioning-text.{kind}", exercise=name, minutes=minutes, rpe=aim.rpe, **values
    )
    if mode is not None and kind == "play":
        told = " ".join((*(f"{cue}." for cue in kit.cues(mode.id)), told))
    turns = kit.wording.text(f"training.conditioning-turns.{kind}", **values) if values else ""
    return Conditioning(
        minutes=minutes,
        hr_low=aim.hr_low,
        hr_high=aim.hr_high,
        rpe=aim.rpe,
        kind=kind,
        text=told,
        turns=turns,
        exercise_id=mode.id if mode is not None else None,
    )


def steady_kind(mode: Exercise | None) -> Kind:
    """Walking and playing are called so."""
    if mode is not None and mode.pattern == "play":
        return "play"
    return "walk" if mode is None or mode.id in WALKS else "base"


def _noise(name: str, seed: int) -> int:
    return mix(seed, zlib.crc32(name.encode())) % 1000

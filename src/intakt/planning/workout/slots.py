"""What a session of each kind is made of, the most important place first (evidence 6.3)."""

from typing import Literal

from intakt.kit.structs import Frozen
from intakt.planning.training.selection import Want

Role = Literal["power", "balance", "main", "second", "core", "carry", "small", "mobility", "pelvic-floor"]
CORE = ("core_antiext", "core_antirot", "core_antilat", "core_flexion")
LOCOMOTION_STRENGTH = ("carry", "locomotion")


class Slot(Frozen, frozen=True, kw_only=True):
    role: Role
    want: Want


def _slot(role: Role, *patterns: str, muscles: tuple[str, ...] = (), only: bool = False) -> Slot:
    return Slot(role=role, want=Want(patterns=patterns, muscles=muscles, only_muscles=only))


SQUAT = _slot("main", "squat", "lunge")
HINGE = _slot("main", "hinge", "knee_flexion")
PUSH = _slot("main", "push_h", "push_v")
PULL = _slot("main", "pull_h", "pull_v")
LUNGE = _slot("second", "lunge", "squat", muscles=("quads",))
HINGE_2 = _slot("second", "hinge", "knee_flexion", muscles=("hamstrings",))
PUSH_V = _slot("second", "push_v", "push_h", muscles=("delts_front",))
PUSH_2 = _slot("second", "push_h", "push_v", muscles=("chest",))
PULL_V = _slot("second", "pull_v", "pull_h", muscles=("lats",))
PULL_2 = _slot("second", "pull_h", "pull_v", muscles=("upper_back",))
MIDDLE = _slot("core", *CORE)
SIDES = _slot("core", "core_antilat", "core_antirot", "core_antiext", muscles=("obliques",))
CARRY = _slot("carry", *LOCOMOTION_STRENGTH)
SHOULDERS = _slot("small", "shoulder_isolation", muscles=("delts_side",), only=True)
REAR = _slot("small", "pull_h", "shoulder_isolation", muscles=("delts_rear",), only=True)
BICEPS = _slot("small", "arm_isolation", muscles=("biceps",), only=True)
TRICEPS = _slot("small", "arm_isolation", "push_h", muscles=("triceps",), only=True)
CALVES = _slot("small", "ankle", muscles=("calves",), only=True)
HAMSTRINGS = _slot("small", "knee_flexion", "hinge", muscles=("hamstrings",), only=True)
QUADS = _slot("small", "knee_isolation", muscles=("quads",), only=True)
HIPS = _slot("small", "hip_isolation", muscles=("glutes",), only=True)
CHEST = _slot("small", "push_h", muscles=("chest",), only=True)

SESSIONS: dict[str, tuple[Slot, ...]] = {
    "full-A": (SQUAT, PUSH, PULL, HINGE_2, MIDDLE, CARRY, SHOULDERS, BICEPS, CALVES, TRICEPS),
    "full-B": (HINGE, PULL_V, PUSH_V, LUNGE, SIDES, CARRY, REAR, TRICEPS, HIPS, BICEPS),
    "full-C": (LUNGE, PULL_2, PUSH_2, HINGE_2, MIDDLE, CARRY, SHOULDERS, CALVES, BICEPS, HIPS),
    "upper-A": (PUSH, PULL, PUSH_V, PULL_V, SHOULDERS, BICEPS, TRICEPS, REAR, CHEST),
    "upper-B": (PULL_V, PUSH_V, PULL_2, PUSH_2, REAR, TRICEPS, BICEPS, SHOULDERS, CHEST),
    "lower-A": (SQUAT, HINGE, LUNGE, MIDDLE, CARRY, HAMSTRINGS, CALVES, QUADS, HIPS),
    "lower-B": (HINGE, LUNGE, SQUAT, SIDES, CARRY, CALVES, HIPS, HAMSTRINGS, QUADS),
    "push-A": (PUSH, PUSH_V, PUSH_2, SHOULDERS, TRICEPS, CHEST),
    "pull-A": (PULL, PULL_V, PULL_2, REAR, BICEPS),
    "legs-A": (SQUAT, HINGE, LUNGE, MIDDLE, CARRY, HAMSTRINGS, CALVES, QUADS, HIPS),
}
AGAIN = {
    "upper-C": "upper-A",
    "lower-C": "lower-A",
    "push-B": "push-A",
    "pull-B": "pull-A",
    "legs-B": "lower-B",
}

JUMP = Slot(role="power", want=Want(patterns=("plyo", "landing", "throw"), kinds=("plyo", "power")))
FAST_LIFT = Slot(role="power", want=Want(patterns=("olympic", "throw", "hinge"), kinds=("power",)))
THROW = Slot(role="power", want=Want(patterns=("throw",), kinds=("power",)))
SPRINT = Slot(role="power", want=Want(patterns=("sprint", "agility"), kinds=("speed",)))
BALANCE = Slot(role="balance", want=Want(patterns=("balance",), kinds=("balance",)))
PELVIC_FLOOR = Slot(role="pelvic-floor", want=Want(patterns=("pelvic_floor",), kinds=("isometric",)))


def slots_of(kind: str, letter: str) -> tuple[Slot, ...]:
    """The places of one session."""
    name = f"{kind}-{letter}"
    return SESSIONS[AGAIN.get(name, name)]

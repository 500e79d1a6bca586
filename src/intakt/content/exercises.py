"""One exercise of the library, as a row of exercises.csv describes it."""

from typing import Literal

from intakt.kit.structs import Frozen

OPTIONS = (
    "dumbbells", "barbell", "squat-rack", "bench", "kettlebells", "bands", "pull-up-bar", "cable-machine",
    "machines", "trx", "medicine-ball", "box", "cardio-machine", "sled",
)  # fmt: skip
"""What the interface asks about (available-equipment)."""
HOME = ("mat", "wall", "chair", "towel", "step", "cones")
"""What everybody has: bottles serve as cones, a stair as a step."""
PLACES = ("outdoors", "hill", "pool", "partner")
"""What other answers say: where the client trains, the sport, the company."""
UNASKED = ("stability-ball", "trap-bar", "battle-ropes")
"""What the interface does not ask about: nobody is given it, a coach may put it in."""
EQUIPMENT = (*OPTIONS, *HOME, *PLACES, *UNASKED)
REGIONS = (
    "neck", "shoulder", "elbow", "wrist-hand", "upper-back", "lower-back", "hip", "thigh", "knee",
    "calf-achilles", "ankle-foot",
)  # fmt: skip
"""The interface's injury regions, from the head down."""
FLAGS = (
    "balance_risk", "deep", "floor", "grip", "htn_brace", "htn_head_down", "htn_isometric", "htn_overhead",
    "kneeling", "light", "noise", "osteo_flexion", "overhead", "pelvic_floor", "play", "preg_prone",
    "preg_supine", "space", "spotter", "supervise_water", "vigorous",
)  # fmt: skip
"""What an exercise asks of the body, the room or the company beside its regions and impact.

`light` marks the mobility, breathing and strolling that gate G1 leaves; `vigorous` what G2 takes away.
"""
MUSCLES = (
    "adductors", "ankle", "back_erectors", "biceps", "calves", "cardio", "chest", "core", "delts_front",
    "delts_rear", "delts_side", "foot", "forearms", "glutes", "hamstrings", "hip_flexors", "lats", "neck",
    "obliques", "pelvic_floor", "quads", "rotator_cuff", "serratus", "shoulder", "tibialis", "traps",
    "triceps", "upper_back",
)  # fmt: skip


class Exercise(Frozen, frozen=True, kw_only=True):
    """Words: exercise.<id>.name, .cue.1 to .cue.3."""

    id: str
    pattern: str
    """squat, lunge, hinge, push_h, push_v, pull_h, pull_v, core_antiext, carry, locomotion, plyo ..."""
    kind: Literal["strength", "isometric", "mobility", "power", "balance", "plyo", "conditioning", "speed"]
    primary: tuple[str, ...]
    """Muscles it trains first: quads, hamstrings, glutes, chest, lats, upper_back, ... or cardio."""
    secondary: tuple[str, ...]
    """Muscles that work along; a set counts a half for them."""
    equipment: tuple[tuple[str, ...], ...]
    """All groups are needed, any one of a group will do; empty needs nothing. The interface's options, things
    every home has (mat, wall, chair, towel, step), and a few named things (pool, partner, cones)."""
    level: int
    """1 beginner and novice, 2 intermediate, 3 advanced."""
    unilateral: bool
    impact: Literal["none", "low", "moderate", "high"]
    spinal_load: Literal["low", "moderate", "high"]
    load_type: Literal["bodyweight", "band", "external"]
    dose_unit: Literal["reps", "seconds", "minutes", "metres"]
    seconds_per_rep: int
    regions: tuple[str, ...]
    """The interface's injury regions that it loads: not for a client who is hurt there."""
    rehab_regions: dict[str, Literal["A", "B", "C", "D"]]
    """Region -> the first recovery phase that may use it there (evidence 10.3)."""
    youth_min_age: int
    """Years, with supervision; 0: not for anybody under 18."""
    senior_ok: bool
    """Named as fit for people of 65 and over without further thought."""
    pregnancy: Literal["ok", "after_first_trimester_modify", "avoid"]
    one_rm_candidate: bool
    contacts_per_rep: int
    flags: tuple[str, ...]
    """Of FLAGS."""
    regression: str | None = None
    progression: str | None = None
    source: str = ""


class PatternGroup(Frozen, frozen=True, kw_only=True):
    """One line of patterns.csv: what every week of training has (evidence 6.3), and what stands in for it.

    Words: exercises.group.<id>, and exercises.left-out.<id> when neither is possible.
    """

    id: str
    patterns: tuple[str, ...]
    kinds: tuple[str, ...]
    """The kinds of exercise that count as training it."""
    fallbacks: tuple[str, ...]
    """Exercise ids, best first, for a client who may do none of the patterns."""

"""One exercise of the library, as a row of exercises.csv describes it."""

from typing import Literal

from intakt.kit.structs import Frozen


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
    """htn_brace, htn_isometric, htn_overhead, htn_head_down, osteo_flexion, pelvic_floor, balance_risk,
    spotter, preg_supine, preg_prone, supervise_water, space, noise, kneeling, floor, grip ..."""
    regression: str | None = None
    progression: str | None = None
    source: str = ""

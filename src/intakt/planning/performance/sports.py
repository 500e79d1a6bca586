"""What each sport asks for: qualities, what it strains, tests (evidence 8.4)."""

from intakt.kit.structs import Frozen


class Sport(Frozen, frozen=True, kw_only=True):
    qualities: tuple[str, ...]
    """Dominant first; words performance.quality.<code>.name and .why."""
    prehab: tuple[str, ...]
    """Parts of the body that the sport strains: keys of PREHAB."""
    tests: tuple[str, ...]
    throws: bool = False
    contact: bool = False


RUNNING = frozenset({"agility", "speed"})
"""The qualities that practice builds where there is one."""
STAMINA = frozenset({"aerobic", "repeated-sprint"})
"""The qualities that minutes of moving build, in practice or beside it."""
PREHAB: dict[str, tuple[str, ...]] = {
    "hamstring": ("heel_dig_iso", "single_leg_bridge", "glute_bridge"),
    "groin": ("copenhagen_short", "adductor_squeeze", "side_lying_adduction"),
    "ankle": ("single_leg_balance", "tandem_stand", "calf_raise"),
    "knee": ("snap_down", "wall_sit_high", "step_up_low"),
    "shoulder": ("external_rotation_band", "face_pull", "wall_slide", "prone_ytw"),
    "back": ("bird_dog", "side_plank_knee", "dead_bug"),
    "neck": ("chin_tuck", "neck_iso", "scap_squeeze"),
    "calf": ("calf_raise", "seated_calf_raise_bw"),
    "wrist": ("wrist_flex_ext", "grip_squeeze"),
    "hip": ("clamshell", "side_lying_hip_abd", "hip_circle"),
}
"""Exercises of the library for each, the first that the client may do is taken."""
SPORTS: dict[str, Sport] = {
    "soccer": Sport(
        qualities=("repeated-sprint", "aerobic", "agility"), prehab=("hamstring", "groin", "knee"),
        tests=("sprint", "yo-yo", "jump"),
    ),
    "basketball": Sport(
        qualities=("power", "agility", "repeated-sprint"), prehab=("ankle", "knee"),
        tests=("jump", "agility", "sprint"),
    ),
    "volleyball": Sport(
        qualities=("power", "strength", "agility"), prehab=("shoulder", "knee", "ankle"),
        tests=("jump", "agility"), throws=True,
    ),
    "american-football-skill": Sport(
        qualities=("speed", "power", "agility"), prehab=("hamstring", "neck"),
        tests=("sprint", "agility", "jump"), contact=True,
    ),
    "american-football-line": Sport(
        qualities=("strength", "power", "repeated-sprint"), prehab=("shoulder", "knee", "neck"),
        tests=("strength", "sprint", "jump"), contact=True,
    ),
    "rugby": Sport(
        qualities=("strength", "repeated-sprint", "power"), prehab=("shoulder", "neck", "hamstring"),
        tests=("sprint", "yo-yo", "strength"), contact=True,
    ),
    "ice-hockey": Sport(
        qualities=("power", "repeated-sprint", "strength"), prehab=("groin", "hip"),
        tests=("jump", "sprint", "strength"), contact=True,
    ),
    "field-hockey-lacrosse": Sport(
        qualities=("repeated-sprint", "aerobic", "agility"), prehab=("back", "hamstring"),
        tests=("yo-yo", "sprint"),
    ),
    "baseball-softball": Sport(
        qualities=("power", "speed", "strength"), prehab=("shoulder", "wrist"), tests=("sprint", "jump"),
        throws=True,
    ),
    "tennis-badminton": Sport(
        qualities=("agility", "aerobic", "power"), prehab=("shoulder", "back", "wrist"),
        tests=("agility", "jump"), throws=True,
    ),
    "track-sprint-jump": Sport(
        qualities=("speed", "power", "strength"), prehab=("hamstring", "calf"),
        tests=("sprint", "jump", "strength"),
    ),
    "distance-running": Sport(
        qualities=("aerobic", "strength", "power"), prehab=("calf", "hip", "knee"), tests=("run", "jump"),
    ),
    "cycling-triathlon": Sport(
        qualities=("aerobic", "strength", "power"), prehab=("back", "knee", "neck"),
        tests=("threshold", "jump"),
    ),
    "swimming": Sport(
        qualities=("aerobic", "power", "strength"), prehab=("shoulder", "knee"), tests=("swim", "jump"),
        throws=True,
    ),
    "combat-sports": Sport(
        qualities=("repeated-sprint", "strength", "power"), prehab=("neck", "knee"),
        tests=("jump", "strength"), contact=True,
    ),
    "weightlifting-powerlifting": Sport(
        qualities=("strength", "power"), prehab=("back", "shoulder"), tests=("strength", "jump"),
    ),
    "gymnastics-dance": Sport(
        qualities=("power", "strength", "agility"), prehab=("wrist", "back", "ankle"), tests=("jump",),
    ),
    "rowing": Sport(
        qualities=("aerobic", "strength", "power"), prehab=("back", "wrist"), tests=("threshold", "strength"),
    ),
    "climbing": Sport(
        qualities=("strength", "power", "aerobic"), prehab=("wrist", "shoulder"), tests=("jump", "strength"),
    ),
}  # fmt: skip
OTHER = Sport(
    qualities=("strength", "aerobic", "power"), prehab=("knee", "back"), tests=("jump", "strength"),
)  # fmt: skip
"""A sport that is not listed: everything in even shares."""


def sport_of(name: str | None) -> Sport:
    return SPORTS.get(name or "", OTHER)

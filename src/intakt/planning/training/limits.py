"""What bounds one client's exercises: age, level, equipment, injuries, health, room, what they find hard.

Section numbers are those of the evidence behind the library (6.1, 6.9, 7).
"""

from typing import Literal

from intakt.content.exercises import HOME
from intakt.content.model import Library
from intakt.kit.structs import Frozen
from intakt.planning.thresholds import Policies, threshold
from intakt.planning.youth.growth import growth_of
from intakt.profile.model import ClientProfile, Gate, Health

Impact = Literal["none", "low", "moderate", "high"]

LEVELS = {"none": 1, "beginner": 1, "novice": 1, "intermediate": 2, "advanced": 3}
IMPACTS: tuple[Impact, ...] = ("none", "low", "moderate", "high")
PRESSURE = frozenset(
    {"blood-pressure-uncontrolled", "heart-condition", "high-blood-pressure", "stroke-or-circulation"}
)
HEALED = frozenset({"fracture", "recent-surgery"})
"""Old enough to train again, but jolts wait for a clinician's word."""
UNSTEADY = frozenset({"dizzy", "fainted"})
BONES = frozenset({"fragility-fracture", "osteoporosis"})
EPILEPSY = frozenset({"epilepsy", "seizure-12-months"})
MOVEMENTS = {
    "kneeling": "kneeling", "getting-up": "floor", "overhead": "overhead", "deep-bending": "deep",
    "gripping": "grip", "balance": "balance_risk",
}  # fmt: skip
"""movement-limits -> the flag of the exercises that ask for it; jumping caps the impact."""
SWIMMERS = frozenset({"swimming", "triathlon"})


class Limits(Frozen, frozen=True, kw_only=True):
    """What bounds one client's exercises. Sets: sort before iterating."""

    age: int
    minor: bool
    plays: bool = False
    """Whether exercises that are games, worded for children, are for this client."""
    level: int = 1
    """1 to 3; unknown or none is 1."""
    owned: frozenset[str] = frozenset(HOME)
    """The client's options, what every home has, and places and company."""
    regions: frozenset[str] = frozenset()
    """Injured, by the interface's codes."""
    sore: tuple[str, ...] = ()
    """Injured regions whose early troubles (sore.AVOIDED) are left out too; RECOVERY sets it."""
    gate: Gate = "G0"
    max_impact: Impact = "high"
    space: str | None = None
    company: str | None = None
    lifts_alone: bool = True
    """False for a young child without an adult beside: no weights then (evidence Y-05)."""
    places: frozenset[str] = frozenset()
    movement_limits: frozenset[str] = frozenset()
    flags_barred: frozenset[str] = frozenset()
    """Flags of exercises.csv that are out because of what the client told is hard."""
    pregnancy_weeks: int | None = None
    """None when not pregnant; the last stage when the week is unknown."""
    later_pregnancy: bool = False
    """After the first trimester, or nobody knows."""
    early_postpartum: bool = False
    """Before the check-up: light work and the pelvic floor only."""
    postpartum: bool = False
    """Within 12 weeks of birth: no impact, no straining."""
    blood_pressure: bool = False
    """High blood pressure, heart disease or stroke: no straining, no head below the heart."""
    max_hold_seconds: int | None = None
    """The longest isometric hold; None without a limit."""
    fragile_bones: bool = False
    falls: bool = False
    blood_thinner: bool = False
    epilepsy: bool = False
    recent_seizure: bool = False
    diabetes_effects: bool = False
    senior: bool = False


def limits_of(profile: ClientProfile, library: Library) -> Limits:
    """The client's limits on the day of the plan. Figures: library policies `exercises.*`."""
    policies, health, age = library.policies, profile.health, profile.person.age
    conditions = frozenset(health.conditions)
    level = _level(profile, policies)
    pregnant = "pregnant" in conditions or health.pregnancy is not None
    weeks = _pregnancy_weeks(health) if pregnant else None
    born = _weeks_after_birth(health, policies)
    pressure = bool(conditions & PRESSURE) or "blood-pressure" in health.medications
    postpartum = not pregnant and born is not None and born < _value(policies, "postpartum-impact-weeks")
    hard = frozenset(profile.training.movement_limits)
    return Limits(
        age=age,
        minor=profile.person.minor,
        plays=profile.person.minor and age < _value(policies, "play-ends-age"),
        level=level,
        owned=_owned(profile),
        regions=frozenset(health.injury_regions),
        gate=moving_gate(profile),
        max_impact=_max_impact(
            profile, level=level, pregnant=pregnant, postpartum=postpartum, policies=policies
        ),
        space=profile.training.space,
        company=profile.training.company,
        lifts_alone=age >= _value(policies, "weights-alone-age") or _supervised(profile),
        places=frozenset(profile.training.places),
        movement_limits=hard,
        flags_barred=frozenset(flag for limit, flag in MOVEMENTS.items() if limit in hard),
        pregnancy_weeks=weeks,
        later_pregnancy=weeks is not None and weeks >= _value(policies, "pregnancy-supine-weeks"),
        early_postpartum=postpartum and not _cleared(profile, "everything", "moderate") and born is not None
        and born < _value(policies, "postpartum-light-weeks"),
        postpartum=postpartum,
        blood_pressure=pressure,
        max_hold_seconds=int(_value(policies, "hold-seconds-blood-pressure")) if pressure else None,
        fragile_bones=bool(conditions & BONES),
        falls="falls" in conditions or not UNSTEADY.isdisjoint(health.symptoms),
        blood_thinner="blood-thinner" in health.medications,
        epilepsy=bool(conditions & EPILEPSY),
        recent_seizure="seizure-12-months" in conditions,
        diabetes_effects="diabetes-complications" in conditions,
        senior=age >= _value(policies, "senior-age"),
    )  # fmt: skip


def moving_gate(profile: ClientProfile) -> Gate:
    """The gate; after a concussion only light movement until a clinician opens more (safety rule 9)."""
    gate = profile.screening.gate
    waiting = "concussion" in profile.health.conditions and not _cleared(profile, "everything", "moderate")
    return "G1" if waiting and gate != "G3" else gate


def _level(profile: ClientProfile, policies: Policies) -> int:
    level, age = LEVELS.get(profile.training.experience or "none", 1), profile.person.age
    if age >= _value(policies, "level-1-age"):
        return 1
    return min(level, 2) if age >= _value(policies, "level-2-age") else level


def _owned(profile: ClientProfile) -> frozenset[str]:
    """Without an answer about the place the street is taken as open; water only where the client swims."""
    training = profile.training
    owned = {*training.equipment, *HOME}
    if not training.places or "outdoors" in training.places or profile.sport.name is not None:
        owned |= {"hill", "outdoors"}
    if profile.sport.name in SWIMMERS or "swimming" in training.styles:
        owned.add("pool")
    if training.company in ("partner", "coach"):
        owned.add("partner")
    return frozenset(owned)


def _max_impact(
    profile: ClientProfile, *, level: int, pregnant: bool, postpartum: bool, policies: Policies
) -> Impact:
    """The strictest of what health, age, size and room allow."""
    conditions, training = profile.health.conditions, profile.training
    senior = profile.person.age >= _value(policies, "senior-age")
    heavy = profile.body.bmi >= _value(policies, "bmi-low-impact") and level == 1 and not profile.person.minor
    gentle = (
        pregnant, postpartum, heavy, BONES & set(conditions), "diabetes-complications" in conditions,
        HEALED & set(conditions) and not _cleared(profile, "everything"), "falls" in conditions,
        "jumping" in training.movement_limits, "stress-fractures" in profile.health.reds_signs,
        senior and level < _value(policies, "senior-moderate-impact-level"),
    )  # fmt: skip
    if any(gentle):
        return "low"
    growing = profile.person.minor and growth_of(profile, policies) == "circa"
    return "moderate" if senior or growing or "blood-thinner" in profile.health.medications else "high"


def _pregnancy_weeks(health: Health) -> int:
    """An unknown week is taken as the last ones."""
    weeks = health.pregnancy.weeks if health.pregnancy is not None else None
    return 40 if weeks is None else weeks


def _weeks_after_birth(health: Health, policies: Policies) -> float | None:
    """Weeks since a birth, None without one. Breastfeeding without a month: just after the check-up."""
    if health.postpartum_months is not None:
        return health.postpartum_months * 52 / 12
    return _value(policies, "postpartum-light-weeks") if "breastfeeding" in health.conditions else None


def _supervised(profile: ClientProfile) -> bool:
    """Whether an adult is there while the child trains; unknown is no."""
    return profile.training.company == "coach" or profile.youth.adult_present is True


def _cleared(profile: ClientProfile, *scopes: str) -> bool:
    """Whether a clearance in force allows one of these scopes."""
    clearance = profile.health.clearance
    return clearance is not None and clearance.valid and clearance.scope in scopes


def _value(policies: Policies, name: str) -> float:
    return threshold(policies, f"exercises.{name}")

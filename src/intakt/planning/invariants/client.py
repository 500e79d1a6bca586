"""The checker's own reading of what a body may do: level, age, growth, what is owned, what must not happen.

Formulas and thresholds are written here a second time, from the literature (evidence 6 to 10).
"""

from collections.abc import Iterator

from intakt.content.exercises import Exercise
from intakt.planning.invariants.triggers import is_pregnant
from intakt.profile.model import ClientProfile

LEVELS = {"none": 1, "beginner": 1, "novice": 1, "intermediate": 2, "advanced": 3}
AT_HOME = ("chair", "cones", "mat", "step", "towel", "wall")
"""Things every home has (bottles do for cones); no option of the interface asks for them."""
OUTSIDE = ("hill", "outdoors")
SWIMMERS = ("swimming", "triathlon")
QUIET = ("quiet-only", "very-small")
RISING = {"none": 0, "low": 1, "moderate": 2, "high": 3}
LOWER_BODY = ("adductors", "calves", "glutes", "hamstrings", "quads")
OLDER = 70
POST_PARTUM_IMPACT = 3
"""Months after birth before anything that jumps (Goom 2019: 12 weeks)."""
PLYO_CAPS = {1: 100, 2: 120, 3: 140}
"""Contacts a session (NSCA)."""
YOUNG_PLYO_CAP, CHILD_PLYO_CAP, CHILD = 80, 60, 12
GROWING_SHARE = 0.8
"""Of the cap, in a growth spurt."""
FAST_GROWTH_CM = 1.8
"""In three months: 0.6 cm a month."""


def level_of(profile: ClientProfile) -> int:
    """1 to 3; unknown is read as a beginner."""
    return LEVELS.get(profile.training.experience or "none", 1)


def is_novice(profile: ClientProfile) -> bool:
    return level_of(profile) == 1


def is_minor(profile: ClientProfile) -> bool:
    return profile.person.age < 18


def is_cleared_fully(profile: ClientProfile) -> bool:
    """A clearance that counts, for everything."""
    clearance = profile.health.clearance
    return clearance is not None and clearance.valid and clearance.scope == "everything"


def injured(profile: ClientProfile) -> tuple[str, ...]:
    return tuple(region for region in profile.health.injury_regions if region != "none")


def has_hypertension(profile: ClientProfile) -> bool:
    codes = ("blood-pressure-uncontrolled", "high-blood-pressure")
    return (
        any(code in profile.health.conditions for code in codes)
        or "blood-pressure" in profile.health.medications
    )


def on_beta_blocker(profile: ClientProfile) -> bool:
    return "beta-blocker" in profile.health.medications


def just_gave_birth(profile: ClientProfile) -> bool:
    months = profile.health.postpartum_months
    return months is not None and months < POST_PARTUM_IMPACT


# --- what is owned and where -------------------------------------------------------------------------------


def unmet_equipment(exercise: Exercise, profile: ClientProfile) -> Iterator[str]:
    """Each group of what the exercise needs of which the client has nothing."""
    owned = set(available(profile))
    for group in exercise.equipment:
        if not any(item in owned for item in group):
            yield "/".join(group)


def available(profile: ClientProfile) -> Iterator[str]:
    """What the client owns, what every home has, and what places, sport and company give."""
    training, sport = profile.training, profile.sport
    yield from (code for code in training.equipment if code != "none")
    yield from AT_HOME
    if not training.places or "outdoors" in training.places or sport.name is not None:
        yield from OUTSIDE
    if sport.name in SWIMMERS or "swimming" in training.styles:
        yield "pool"
    if training.company in ("partner", "coach"):
        yield "partner"


def too_loud(exercise: Exercise, profile: ClientProfile) -> bool:
    """Jumps where neighbours or walls forbid them."""
    space = profile.training.space
    if space == "very-small" and "space" in exercise.flags:
        return True
    return space in QUIET and (
        "noise" in exercise.flags or (jumps(exercise) and not set(sum(exercise.equipment, ())) & set(OUTSIDE))
    )


# --- impact ------------------------------------------------------------------------------------------------


def jumps(exercise: Exercise) -> bool:
    return exercise.contacts_per_rep > 0 or RISING[exercise.impact] >= RISING["moderate"]


def no_impact(profile: ClientProfile) -> str | None:
    """Why this client must not jump or land, or None."""
    if is_pregnant(profile):
        return "pregnant"
    if just_gave_birth(profile):
        return "less than twelve weeks after birth"
    if "diabetes-complications" in profile.health.conditions:
        return "diabetes has harmed feet or eyes"
    fragile = any(code in profile.health.conditions for code in ("fragility-fracture", "osteoporosis"))
    return "fragile bones" if fragile and not is_cleared_fully(profile) else None


def contact_cap(profile: ClientProfile) -> float:
    """Landings a session."""
    cap: float = PLYO_CAPS[level_of(profile)]
    if is_minor(profile):
        cap = min(cap, CHILD_PLYO_CAP if profile.person.age < CHILD else YOUNG_PLYO_CAP)
        cap *= GROWING_SHARE if in_growth_spurt(profile) else 1.0
    return cap


# --- growth ------------------------------------------------------------------------------------------------


def exact_age(profile: ClientProfile) -> float:
    return (profile.day - profile.person.birth_date).days / 365.25


def mirwald(age: float, *, height_cm: float, sitting_cm: float, kg: float, female: bool) -> float:
    """Years from the growth spurt (Mirwald 2002)."""
    legs, ratio = height_cm - sitting_cm, 100 * kg / height_cm
    if female:
        return (
            -9.376
            + 0.0001882 * legs * sitting_cm
            + 0.0022 * age * legs
            + 0.005841 * age * sitting_cm
            - 0.002658 * age * kg
            + 0.07693 * ratio
        )
    return (
        -9.236
        + 0.0002708 * legs * sitting_cm
        - 0.001663 * age * legs
        + 0.007216 * age * sitting_cm
        + 0.02292 * ratio
    )


def moore(age: float, *, height_cm: float, female: bool) -> float:
    """Years from the growth spurt by height alone (Moore 2015)."""
    if female:
        return -7.709133 + 0.0042232 * age * height_cm
    return -7.999994 + 0.0036124 * age * height_cm


def offsets(profile: ClientProfile) -> tuple[float, ...]:
    """Years from the growth spurt: one figure, or both sexes' where the sex is unspecified."""
    body, age = profile.body, exact_age(profile)
    sexes = {"female": (True,), "male": (False,)}.get(profile.person.sex, (True, False))
    if body.sitting_height_cm is None:
        return tuple(moore(age, height_cm=body.height_cm, female=female) for female in sexes)
    return tuple(
        mirwald(
            age,
            height_cm=body.height_cm,
            sitting_cm=body.sitting_height_cm,
            kg=body.weight_kg,
            female=female,
        )
        for female in sexes
    )


def in_growth_spurt(profile: ClientProfile) -> bool:
    """Within a year of the spurt for certain, or growing fast now."""
    if not is_minor(profile):
        return False
    before = profile.body.height_3_months_ago_cm
    fast = before is not None and profile.body.height_cm - before >= FAST_GROWTH_CM
    return fast or all(-1 <= offset <= 1 for offset in offsets(profile))


def hours_limit(profile: ClientProfile) -> float:
    """Hours of sport and training a week: the age in years, never above 16."""
    return float(min(profile.person.age, 16))


# --- effort ------------------------------------------------------------------------------------------------


def percent_cap(profile: ClientProfile) -> int:
    """Most of a lift's maximum, percent."""
    caps = [95 if level_of(profile) == 3 else 90]
    if is_minor(profile):
        caps.append(80 if profile.person.age >= 15 and not in_growth_spurt(profile) else 70)
    if is_pregnant(profile):
        caps.append(70)
    if profile.person.age >= OLDER and not is_cleared_fully(profile):
        caps.append(80)
    return min(caps)


def least_reserve(profile: ClientProfile) -> int:
    """Repetitions that must be left."""
    reserves = [0]
    if is_novice(profile) or in_growth_spurt(profile):
        reserves.append(3)
    if is_minor(profile):
        reserves.append(2)
    if is_pregnant(profile):
        reserves.append(4)
    return max(reserves)


def pulse_limits(profile: ClientProfile) -> tuple[int, int]:
    """(lowest, highest) heart rate that a plan may name; the higher of both formulas for a maximum."""
    resting = profile.health.resting_heart_rate
    age = profile.person.age
    highest = max(208 - 0.7 * age, 206 - 0.88 * age)
    return (resting if resting is not None else 40) + 10, round(highest)

"""Who may never be given a calorie deficit, and who is shown no figures (evidence 1.6, ND-01 to ND-13)."""

from datetime import timedelta

from intakt.kit.structs import Frozen
from intakt.planning.nutrition.formulas import bmi
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.profile.model import ClientProfile

CARE_TEAM = (
    "bariatric-surgery", "cancer-treatment", "dialysis", "kidney-disease", "liver-disease", "recent-surgery",
)  # fmt: skip
"""Conditions whose food belongs to a dietitian (ND-08)."""
GLUCOSE_CONDITIONS = ("diabetes-insulin", "diabetes-type-1")
GLUCOSE_MEDICINES = ("insulin", "sglt2", "sulfonylurea")
EXTREME = ("detox", "diet-pills", "laxative", "prolonged-fast", "very-low-energy")
"""Codes that free text maps to when somebody asks for an extreme diet (ND-13)."""
CAP_ONLY = "ND-12"
"""The one trigger that caps the rate and forbids nothing."""


class Trigger(Frozen, frozen=True, kw_only=True):
    """One reason, and the questions whose answers gave it."""

    code: str
    answers: tuple[str, ...]


def has(profile: ClientProfile, *codes: str) -> bool:
    """Whether any of the condition codes applies."""
    return any(code in profile.health.conditions for code in codes)


def takes(profile: ClientProfile, *codes: str) -> bool:
    """Whether any of the medicines is taken."""
    return any(code in profile.health.medications for code in codes)


def pregnant(profile: ClientProfile) -> bool:
    return has(profile, "pregnant")


def lactating(profile: ClientProfile) -> bool:
    return has(profile, "breastfeeding")


def cleared(profile: ClientProfile) -> bool:
    """A clinician's clearance is in force on the day of the plan."""
    return profile.health.clearance is not None and profile.health.clearance.valid


def athlete(profile: ClientProfile) -> bool:
    return profile.client_type == "ATHLETE_PERFORMANCE"


def lactation_months(profile: ClientProfile) -> int | None:
    """Months since the birth as far as told."""
    if profile.health.lactation is not None and profile.health.lactation.months is not None:
        return profile.health.lactation.months
    return profile.health.postpartum_months


def glucose_risk(profile: ClientProfile) -> bool:
    """Type 1 diabetes, or a medicine that can bring blood glucose too low."""
    return has(profile, *GLUCOSE_CONDITIONS) or takes(profile, *GLUCOSE_MEDICINES)


def care_team(profile: ClientProfile, *, policies: Policies) -> bool:
    """A condition under a clinician's care in which we set no macro targets."""
    day = profile.health.surgery_date
    weeks = int(threshold(policies, "energy.surgery-weeks"))
    recent = day is not None and timedelta() <= profile.day - day < timedelta(weeks=weeks)
    return has(profile, *CARE_TEAM) or recent


def shows_figures(profile: ClientProfile, *, policies: Policies) -> bool:
    """Whether a plan may hold targets: not for minors, hidden figures or a care team's conditions."""
    hidden = profile.screening.numbers_hidden or profile.person.minor
    return not hidden and not care_team(profile, policies=policies)


def _underweight(profile: ClientProfile, *, policies: Policies) -> bool:
    least = threshold(policies, "energy.underweight-bmi")
    wanted = profile.body.target_weight_kg
    return bmi(profile.body.weight_kg, profile.body.height_cm) < least or (
        wanted is not None and bmi(wanted, profile.body.height_cm) < least
    )


def _eating(profile: ClientProfile, *, policies: Policies) -> bool:
    """A history, or a positive screen that nobody has lifted."""
    positive = len(profile.health.eating_screen) >= threshold(policies, "energy.screen-items")
    return has(profile, "eating-disorder") or (positive and profile.screening.numbers_hidden)


def _milk(profile: ClientProfile, *, policies: Policies) -> bool:
    """Lactating early, or later without clearance; or the first weeks after a birth."""
    months = lactation_months(profile)
    if lactating(profile):
        early = months is None or months < threshold(policies, "energy.lactation-months")
        return early or not cleared(profile)
    return months is not None and months < threshold(policies, "energy.postpartum-months")


def _older(profile: ClientProfile, *, policies: Policies) -> bool:
    body = profile.body
    return profile.person.age >= threshold(policies, "energy.older-age") and bmi(
        body.weight_kg, body.height_cm
    ) < threshold(policies, "energy.obese-bmi")


def _athlete_at_risk(profile: ClientProfile, *, policies: Policies) -> bool:
    """An athlete who is lean, has lost periods, or competes within two weeks in season."""
    if not athlete(profile):
        return False
    lean = bmi(profile.body.weight_kg, profile.body.height_cm) < threshold(policies, "energy.athlete-bmi")
    weeks = timedelta(weeks=int(threshold(policies, "energy.competition-weeks")))
    near = profile.sport.phase == "in-season" and any(
        timedelta() <= day - profile.day < weeks for day in profile.sport.competition_dates
    )
    return lean or near or "missed-periods" in profile.health.reds_signs


def find(profile: ClientProfile, *, policies: Policies) -> tuple[Trigger, ...]:
    """Every trigger of the answers but ND-12, in the order of the table."""
    health = profile.health
    rows = (
        ("ND-01", profile.person.minor, ("date-of-birth",)),
        ("ND-02", _underweight(profile, policies=policies), ("height", "weight", "target-weight")),
        ("ND-03", _eating(profile, policies=policies), ("medical-flags", "eating-screen")),
        ("ND-04", pregnant(profile), ("medical-flags",)),
        ("ND-05", _milk(profile, policies=policies), ("medical-flags", "postpartum-months")),
        ("ND-06", bool(health.reds_signs), ("reds-signs",)),
        ("ND-07", glucose_risk(profile) and not cleared(profile), ("medical-flags", "medications-affecting")),
        ("ND-08", care_team(profile, policies=policies), ("medical-flags", "surgery-date")),
        ("ND-09", health.weight_change == "lost-unplanned", ("weight-change",)),
        ("ND-10", _older(profile, policies=policies), ("date-of-birth", "height", "weight")),
        ("ND-11", _athlete_at_risk(profile, policies=policies), ("sport", "reds-signs", "competition-date")),
        (
            "ND-13",
            has(profile, *EXTREME) or takes(profile, *EXTREME),
            ("conditions-other", "medications-other"),
        ),
    )
    return tuple(Trigger(code=code, answers=answers) for code, present, answers in rows if present)

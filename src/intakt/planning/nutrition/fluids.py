"""What to drink in a day (evidence 2.3)."""

from intakt.kit.units import round_int
from intakt.planning.nutrition.formulas import water_ml
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.planning.nutrition.triggers import has, lactating, pregnant
from intakt.profile.model import ClientProfile

RESTRICTED = ("dialysis", "heart-condition", "kidney-disease", "liver-disease")
"""Conditions in which a clinician sets the fluids, if anybody does."""


def training_hours(profile: ClientProfile) -> float:
    """Hours of exercise a day, at most six."""
    return min(profile.activity.weekly_minutes / 60 / 7, 6.0)


def decide(profile: ClientProfile, *, policies: Policies) -> int | None:
    """ml a day to 50, or None where a clinician sets the fluids."""
    if has(profile, *RESTRICTED):
        return None
    kg = min(max(profile.body.weight_kg, 30.0), 200.0)
    amount = water_ml(kg, training_hours(profile))
    if lactating(profile):
        amount += int(threshold(policies, "fluids.lactating"))
    elif pregnant(profile):
        amount += int(threshold(policies, "fluids.pregnant"))
    most = threshold(policies, "fluids.most") + (amount - water_ml(kg, training_hours(profile)))
    return round_int(min(float(amount), most) / 50) * 50

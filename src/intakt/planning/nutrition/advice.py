"""What a client must know beside the meals: by diet, stage, condition and medicine (evidence 2.4, 2.5, 3.1).

Flags of the library, in plain words without figures, so that every kind of plan may carry them.
"""

from intakt.planning.model import Energy
from intakt.planning.nutrition.energy import Remark
from intakt.planning.nutrition.macros import salt_flagged
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.planning.nutrition.triggers import athlete, glucose_risk, has, lactating, pregnant, takes
from intakt.profile.model import ClientProfile, Eating

SUGAR_CONDITIONS = ("diabetes-complications", "diabetes-type-2")


def remarks(
    profile: ClientProfile, eating: Eating, *, energy: Energy | None, policies: Policies
) -> tuple[Remark, ...]:
    """In the order in which they matter; `eating` has the diet that is really followed."""
    rows = (
        ("PREGNANCY-FOOD", pregnant(profile), "medical-flags"),
        ("BREASTFEEDING-FOOD", lactating(profile) and not pregnant(profile), "medical-flags"),
        ("GLUCOSE-MEDICINE", glucose_risk(profile), "medications-affecting"),
        ("GLUCOSE", has(profile, *SUGAR_CONDITIONS) and not glucose_risk(profile), "medical-flags"),
        ("BLOOD-THINNER", takes(profile, "blood-thinner"), "medications-affecting"),
        ("SALT-LOW", salt_flagged(profile), "medical-flags"),
        ("LOW-FODMAP", "low-fodmap" in eating.restrictions, "food-restrictions"),
        ("KETO", eating.diet == "keto", "diet-type"),
        ("CERTIFIED", bool({"halal", "kosher"} & set(eating.restrictions)), "food-restrictions"),
        ("ENERGY-AVAILABILITY", _short_of_energy(profile, energy, policies=policies), "sport"),
    )
    return tuple(
        Remark(kind="flag", code=code, question=question) for code, wanted, question in rows if wanted
    )


def _short_of_energy(profile: ClientProfile, energy: Energy | None, *, policies: Policies) -> bool:
    """An athlete in a deficit below the reference of energy availability: a short phase only (1.5)."""
    if energy is None or not athlete(profile) or energy.adjustment_kcal >= 0:
        return False
    return energy.energy_availability < threshold(policies, "energy.availability-reference")

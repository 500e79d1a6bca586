"""Supplements worth a word, from the evidence set only (2.4); none for minors or under a clinician's diet."""

from intakt.content.wording import Wording
from intakt.planning.model import Supplement
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.planning.nutrition.triggers import Trigger, has, lactating, pregnant
from intakt.profile.model import ClientProfile

CARE = "ND-08"


def codes(profile: ClientProfile, triggers: tuple[Trigger, ...], *, policies: Policies) -> tuple[str, ...]:
    """Which ones, in the order of the table; each code has a text with an amount below every upper level."""
    if profile.person.minor or CARE in {trigger.code for trigger in triggers}:
        return ()
    diet, age = profile.eating.diet, profile.person.age
    older = age >= threshold(policies, "energy.older-age")
    expecting = pregnant(profile) or has(profile, "trying-to-conceive")
    no_dairy = diet == "vegan" or "milk" in profile.eating.allergies
    rows = (
        ("folic-acid", expecting),
        ("iodine", expecting or lactating(profile) or diet == "vegan"),
        ("b12", diet in ("vegan", "vegetarian") or older),
        ("vitamin-d", expecting or diet == "vegan" or older),
        ("omega-3", diet == "vegan" and not expecting),
        ("calcium", no_dairy or diet == "paleo"),
        ("iron", diet in ("vegan", "vegetarian", "pescatarian") and profile.person.sex != "male"),
        ("magnesium", diet == "keto"),
    )
    return tuple(code for code, wanted in rows if wanted)


def decide(
    profile: ClientProfile, triggers: tuple[Trigger, ...], *, wording: Wording, figures: bool
) -> tuple[Supplement, ...]:
    """Code and text; without figures the text names no amount. Older people have an amount of their own."""
    policies = wording.library.policies
    older = profile.person.age >= threshold(policies, "energy.older-age")
    chosen = []
    for code in codes(profile, triggers, policies=policies):
        key = f"plan.supplement.{code}"
        kind = "words" if not figures else "older" if older and wording.has(f"{key}.older") else "text"
        chosen.append(Supplement(code=code, text=wording.text(f"{key}.{kind}")))
    return tuple(chosen)

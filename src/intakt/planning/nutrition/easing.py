"""A second mix of the same energy, for clients whose foods cannot reach the first: less protein, more fat.

Relax preferences last and safety never (evidence 4.1): the energy target stays, protein goes down to 1.2 g/kg
at most, fat up within its range; carbohydrate is the remainder and keeps its least.
"""

import msgspec

from intakt.kit.units import round_int
from intakt.planning.nutrition.macros import MacroResult
from intakt.planning.nutrition.thresholds import Policies, threshold


def eased(mix: MacroResult, *, kcal: int, reference_kg: float, policies: Policies) -> MacroResult | None:
    """The other mix, None when it would be the same or leave too little carbohydrate."""
    grams = mix.macros
    least = round_int(threshold(policies, "macros.protein-ladder") * reference_kg)
    protein = min(grams.protein_g, least)
    if mix.style == "standard":
        most = threshold(policies, "macros.fat-share-most") / 100 * kcal / 9
        fat = max(int(most), grams.fat_g)
        carbohydrate = round_int((kcal - 4 * protein - 9 * fat) / 4)
    else:
        carbohydrate = grams.carbohydrate_g
        fat = round_int((kcal - 4 * protein - 4 * carbohydrate) / 9)
    changed = (protein, fat) != (grams.protein_g, grams.fat_g)
    if not changed or carbohydrate < mix.carbohydrate_least:
        return None
    other = msgspec.structs.replace(grams, protein_g=protein, carbohydrate_g=carbohydrate, fat_g=fat)
    return msgspec.structs.replace(mix, macros=other)

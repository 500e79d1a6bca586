"""Grams of protein, carbohydrate, fat and fibre for an energy target (evidence 2.1, 2.2, M-01; diets of 3.1).

Where a mix does not fit, a ladder gives way in a fixed order and says so: fat to its floor, protein to
1.2 g/kg and then to its least, the energy target up to expenditure, the diet's own figure, and last a review.
"""

import math
from typing import Literal

from intakt.kit.structs import Frozen
from intakt.kit.units import round_int
from intakt.planning.model import Macros
from intakt.planning.nutrition import formulas
from intakt.planning.nutrition.energy import EnergyResult, Remark, at_maintenance
from intakt.planning.nutrition.thresholds import Policies, threshold, up_to_ten
from intakt.planning.nutrition.triggers import has, lactating, pregnant, takes
from intakt.profile.model import ClientProfile

KETO_CONTRA = ("diabetes-insulin", "diabetes-type-1", "dialysis", "eating-disorder", "gallbladder-pancreas",
               "kidney-disease", "liver-disease")  # fmt: skip
SALT_CONDITIONS = ("blood-pressure-uncontrolled", "dialysis", "heart-condition", "high-blood-pressure",
                   "kidney-disease", "stroke-or-circulation")  # fmt: skip
Style = Literal["standard", "keto", "low-carb"]


class MacroResult(Frozen, frozen=True, kw_only=True):
    macros: Macros
    style: Style
    protein_per_kg: float
    """What was asked for by goal, before any limit."""
    rule: str
    """The row of the protein table."""
    carbohydrate_least: float
    fits: bool
    """False: no allowed mix reaches the least carbohydrate, the plan is held for review."""


def carbohydrate_diet(profile: ClientProfile) -> tuple[Style, bool]:
    """(style, refused): keto and low-carb are refused to those on the contra list."""
    diet = profile.eating.diet
    if diet not in ("keto", "low-carb"):
        return "standard", False
    barred = (
        profile.person.minor
        or profile.screening.numbers_hidden
        or pregnant(profile)
        or lactating(profile)
        or has(profile, *KETO_CONTRA)
        or takes(profile, "insulin", "sglt2", "sulfonylurea")
    )
    if barred:
        return "standard", True
    return ("keto" if diet == "keto" else "low-carb"), False


def protein_rule(profile: ClientProfile, status: str, style: Style) -> str:
    """The row of the protein table that fits the client: a key of the policies."""
    active = profile.activity.weekly_sessions >= 2
    if pregnant(profile):
        return "protein-pregnant"
    if lactating(profile):
        return "protein-lactating"
    by_goal = {
        "gain-muscle": "protein-gain",
        "improve-performance": "protein-performance",
        "recover-injury": "protein-injury",
    }
    if status.startswith("deficit") or status == "recomposition":
        return "protein-loss-active" if active else "protein-loss"
    if profile.goal.primary in by_goal and (active or profile.goal.primary == "recover-injury"):
        return by_goal[profile.goal.primary]
    if style == "low-carb":
        return "protein-low-carb"
    return "protein-active" if profile.activity.weekly_sessions >= 1 else "protein-sedentary"


def protein_per_kg(profile: ClientProfile, rule: str, *, policies: Policies) -> float:
    """g per kg of reference mass by that row; older people between their own bounds, vegans a tenth more."""
    value = threshold(policies, f"macros.{rule}")
    if profile.person.age >= threshold(policies, "energy.older-age"):
        least = threshold(policies, "macros.protein-older")
        value = min(max(value, least), threshold(policies, "macros.protein-older-most"))
    if profile.eating.diet == "vegan":
        value *= threshold(policies, "macros.protein-vegan-factor")
    return min(value, threshold(policies, "macros.protein-most"))


def least_carbohydrate(profile: ClientProfile, style: Style, kcal: float, *, policies: Policies) -> float:
    """Grams a day below which no plan goes; none for keto."""
    if style == "keto":
        return 0.0
    if lactating(profile):
        return threshold(policies, "macros.carbohydrate-lactating")
    if pregnant(profile):
        return threshold(policies, "macros.carbohydrate-pregnant")
    return threshold(policies, "macros.carbohydrate-least")


def decide(
    profile: ClientProfile, result: EnergyResult, *, policies: Policies
) -> tuple[MacroResult, EnergyResult]:
    """The macros, and the energy result as it stands after the ladder (its target may have gone up)."""
    style, refused = carbohydrate_diet(profile)
    remarks = list(result.remarks)
    if refused:
        remarks.append(Remark(kind="flag", code="DIET-NOT-SAFE", question="diet-type"))
    energy = result.energy
    found = _mix(profile, result, energy.target_kcal, style, policies=policies)
    if not found.fits and energy.target_kcal < up_to_ten(result.measures.tdee):
        remarks.append(Remark(kind="assumption", code="TARGET-RAISED"))
        energy = at_maintenance(result)
        found = _mix(profile, result, energy.target_kcal, style, policies=policies)
    for easier in EASIER[style]:
        if not found.fits:
            remarks.append(Remark(kind="flag", code="DIET-EASED", question="diet-type"))
            found = _mix(profile, result, energy.target_kcal, easier, policies=policies)
    if not found.fits:
        remarks.append(Remark(kind="review", code="MACROS-DO-NOT-FIT", question="weight"))
    return found, EnergyResult(energy=energy, measures=result.measures, remarks=tuple(remarks))


EASIER: dict[Style, tuple[Style, ...]] = {
    "keto": ("low-carb", "standard"),
    "low-carb": ("standard",),
    "standard": (),
}
"""What stands in when a diet's mix does not fit the energy."""


def _mix(
    profile: ClientProfile, result: EnergyResult, kcal: int, style: Style, *, policies: Policies
) -> MacroResult:
    rule = protein_rule(profile, result.energy.status, style)
    per_kg = protein_per_kg(profile, rule, policies=policies)
    least = least_carbohydrate(profile, style, kcal, policies=policies)
    need = _Need(kcal=kcal, mass=result.measures.reference_kg, per_kg=per_kg, carbohydrate_least=least)
    solvers = {"keto": _keto, "low-carb": _low_carb, "standard": _standard}
    grams = solvers[style](need, profile.eating.diet, policies=policies)
    fibre = min(formulas.fibre_target(kcal), int(threshold(policies, "macros.fibre-most")))
    if style == "keto":
        fibre = min(fibre, grams.carbohydrate // 2)
    return MacroResult(
        macros=Macros(
            protein_g=grams.protein, carbohydrate_g=grams.carbohydrate, fat_g=grams.fat, fibre_g=fibre
        ),
        style=style,
        protein_per_kg=per_kg,
        rule=rule,
        carbohydrate_least=least,
        fits=grams.fits,
    )


class _Need(Frozen, frozen=True, kw_only=True):
    kcal: int
    mass: float
    per_kg: float
    carbohydrate_least: float


class _Grams(Frozen, frozen=True, kw_only=True):
    protein: int
    carbohydrate: int
    fat: int
    fits: bool


def _protein_steps(need: _Need, *, policies: Policies) -> tuple[int, ...]:
    """Protein in grams as asked for, then as the ladder lowers it; never above its share of energy."""
    share = threshold(policies, "macros.protein-share-most") / 100
    most = math.floor(share * need.kcal / 4)
    ladder = (
        need.per_kg,
        min(need.per_kg, threshold(policies, "macros.protein-ladder")),
        threshold(policies, "macros.protein-least"),
    )
    return tuple(min(max(round_int(per_kg * need.mass), 1), most) for per_kg in ladder)


def _fat_floor(need: _Need, *, policies: Policies) -> int:
    share = threshold(policies, "macros.fat-share-least") / 100
    return math.ceil(max(share * need.kcal / 9, threshold(policies, "macros.fat-least") * need.mass))


def _standard(need: _Need, diet: str, *, policies: Policies) -> _Grams:
    """M-01: fat by mass or by the diet's share; then fat, then protein, down until carbohydrate is enough."""
    floor = _fat_floor(need, policies=policies)
    share = _fat_share(need, diet, policies=policies)
    per_kg = threshold(policies, "macros.fat-default")
    if share is not None:
        per_kg = share / 100 * need.kcal / 9 / need.mass
    first, _, fat, _ = formulas.macros(need.kcal, need.mass, need.per_kg, per_kg)
    steps = _protein_steps(need, policies=policies)
    for protein, lipid in ((first, max(fat, floor)), *((step, floor) for step in steps)):
        carbohydrate = round_int((need.kcal - 4 * protein - 9 * lipid) / 4)
        if carbohydrate >= need.carbohydrate_least:
            return _Grams(protein=protein, carbohydrate=carbohydrate, fat=lipid, fits=True)
    return _Grams(protein=steps[-1], carbohydrate=max(carbohydrate, 0), fat=floor, fits=False)


def _fat_share(need: _Need, diet: str, *, policies: Policies) -> float | None:
    """Percent of energy from fat where the diet, a very high energy or too much starch sets it."""
    own = policies.get(f"macros.fat-share-{diet}")
    if own is not None:
        return float(own.value)
    if need.kcal > threshold(policies, "macros.fat-share-large-from"):
        return threshold(policies, "macros.fat-share-large")
    protein = 400 * need.per_kg * need.mass / need.kcal
    share = 100 - threshold(policies, "macros.carbohydrate-share-most") - protein
    usual = 900 * threshold(policies, "macros.fat-default") * need.mass / need.kcal
    return min(share, threshold(policies, "macros.fat-share-most")) if share > usual else None


def _low_carb(need: _Need, diet: str, *, policies: Policies) -> _Grams:
    """Carbohydrate at its figure, protein as asked for, fat is the remainder."""
    share = threshold(policies, "macros.low-carb-share") / 100
    carbohydrate = math.ceil(max(need.carbohydrate_least, share * need.kcal / 4))
    floor = _fat_floor(need, policies=policies)
    for protein in _protein_steps(need, policies=policies):
        fat = round_int((need.kcal - 4 * protein - 4 * carbohydrate) / 9)
        if fat >= floor:
            return _Grams(protein=protein, carbohydrate=carbohydrate, fat=fat, fits=True)
    return _Grams(protein=protein, carbohydrate=carbohydrate, fat=max(fat, 0), fits=False)


def _keto(need: _Need, diet: str, *, policies: Policies) -> _Grams:
    """Fat between its two shares: protein and carbohydrate give way, or carry what fat may not.

    Where so much energy is needed that both are at their most, fat carries the rest.
    """
    low = threshold(policies, "macros.keto-carbohydrate-least")
    high = threshold(policies, "macros.keto-carbohydrate-most")
    share = threshold(policies, "macros.keto-carbohydrate-share") / 100
    usual = round_int(min(max(share * need.kcal / 4, low), high))
    first, *lower = _protein_steps(need, policies=policies)
    most = math.floor(min(
        threshold(policies, "macros.protein-most") * need.mass,
        threshold(policies, "macros.protein-share-most") / 100 * need.kcal / 4,
    ))  # fmt: skip
    tries = [(first, usual), (lower[0], usual), (lower[0], int(low)), (lower[1], int(low))]
    tries += [
        (first, int(high)),
        *((protein, int(high)) for protein in range(first, most + 1, 5)),
        (most, int(high)),
    ]
    bounds = (
        threshold(policies, "macros.keto-fat-share-least") / 100 * need.kcal,
        threshold(policies, "macros.keto-fat-share-most") / 100 * need.kcal,
    )
    for protein, carbohydrate in tries:
        fat = round_int((need.kcal - 4 * protein - 4 * carbohydrate) / 9)
        if bounds[0] <= 9 * fat <= bounds[1]:
            return _Grams(protein=protein, carbohydrate=carbohydrate, fat=fat, fits=True)
    return _Grams(protein=protein, carbohydrate=carbohydrate, fat=max(fat, 0), fits=9 * fat > bounds[0])


def sodium_cap(profile: ClientProfile, kcal: int, *, policies: Policies) -> int:
    """mg a day, as a mean of the week: lower when blood pressure, heart or kidneys ask for it."""
    if salt_flagged(profile):
        return int(threshold(policies, "macros.sodium-cap-flagged"))
    cap = threshold(policies, "macros.sodium-cap")
    if kcal > threshold(policies, "macros.sodium-scales-from"):
        cap = max(cap, threshold(policies, "macros.sodium-per-kcal") * kcal)
    return int(cap)


def salt_flagged(profile: ClientProfile) -> bool:
    """Whether an answer asks for less salt than others may have."""
    return (
        has(profile, *SALT_CONDITIONS)
        or takes(profile, "blood-pressure", "diuretic")
        or "low-sodium" in profile.eating.restrictions
    )

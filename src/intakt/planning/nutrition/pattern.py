"""Food without figures: a plate, meals and ideas in household measures, under the same food rules.

For minors, where figures must stay hidden, and where a dietitian sets the amounts (ND-08).
"""

from collections.abc import Mapping, Sequence

from intakt.content.foods import Food
from intakt.content.wording import Wording
from intakt.planning.model import (
    Pattern,
    PatternIdea,
    PatternItem,
    PatternMeal,
    PlateShare,
)
from intakt.planning.noise import fractions, mix
from intakt.planning.nutrition.meals import Kit
from intakt.planning.nutrition.pool import Option, Pool
from intakt.planning.nutrition.recipes import words
from intakt.planning.nutrition.steps import care_lines
from intakt.planning.nutrition.timing import Rhythm
from intakt.planning.nutrition.variety import KINDS, Facts

HAND: dict[str, tuple[str, float]] = {
    "poultry": ("palm", 100), "red_meat": ("palm", 100), "pork": ("palm", 100), "fish": ("palm", 110),
    "crustacean": ("handful", 80), "mollusc": ("handful", 80), "plant_protein": ("palm", 100),
    "grain_dry": ("handful", 40), "bread": ("piece", 50), "starchy_veg": ("fist", 150),
    "veg": ("handful", 80), "fruit": ("handful", 80), "dried_fruit": ("small-handful", 25),
    "nut": ("small-handful", 25), "seed": ("spoonful", 12), "legume_dry": ("handful", 40),
    "legume_canned": ("handful", 80), "milk": ("glass", 200), "plant_milk": ("glass", 200),
    "drink": ("glass", 200), "yogurt": ("small-bowl", 150), "cheese": ("thumb", 25),
    "oil": ("teaspoon", 5), "dairy_fat": ("teaspoon", 5), "sweet": ("spoonful", 15),
    "condiment": ("spoonful", 15), "egg": ("piece", 50), "aromatic": ("little", 20), "spice": ("little", 2),
}  # fmt: skip
"""Food group -> measure and the grams it stands for (the hand as a measure; usual household sizes)."""
COUNTED = (
    "breast", "thigh", "fillet", "egg", "slice", "pita", "tortilla", "bagel", "muffin", "cake", "medium",
    "each", "half", "piece", "patty", "date", "square", "clove", "avocado",
)  # fmt: skip
SPOONED = "tbsp"
"""Unit of foods that are measured by the spoon, whatever their group; oils and butter by the teaspoon."""
EXAMPLES = {
    "protein": ("chicken_breast", "egg_whole", "cod", "lentils_dry", "tofu_firm", "yogurt_greek_nf"),
    "starch": ("potato", "rice_brown", "bread_wholewheat", "pasta", "oats", "quinoa"),
}
"""Foods that stand for a part of the plate, the first three that the client eats."""
MAINS = ("lunch", "dinner")
POWDERS_IN = "supplement"
"""Aisle of protein powders; where no figures are shown a dietitian or nobody decides on those."""
IDEAS = {"breakfast": 3, "lunch": 3, "dinner": 3, "snack": 2}
MOST_RECIPES = 14
PLAIN = 0.8
"""Against a main meal without a starch."""


def build(
    pool: Pool,
    facts: Sequence[Facts],
    candidates: Mapping[str, tuple[int, ...]],
    *,
    rhythm: Rhythm,
    kit: Kit,
    wording: Wording,
    notes: tuple[str, ...],
    seed: int,
) -> Pattern:
    """The plate, then each slot of the day with its ideas; no recipe stands twice."""
    taken: set[str] = set()
    meals = []
    for number, (slot, time) in enumerate(zip(rhythm.slots, rhythm.times, strict=True)):
        kind = KINDS[slot]
        listed = [n for n in candidates[kind] if not _needs_powder(pool.options[n], kit)]
        picks = _picks(
            pool, facts, listed, taken, count=IDEAS[kind], seed=mix(seed, number), main=kind in MAINS
        )
        ideas = tuple(_idea(pool.options[pick], kit=kit) for pick in picks)
        meals.append(PatternMeal(slot=slot, time=time, ideas=ideas))
    return Pattern(plate=plate(kit, wording=wording), meals=tuple(meals), notes=notes)


def _needs_powder(option: Option, kit: Kit) -> bool:
    """Whether a recipe cannot do without a supplement: none of those without figures."""
    pairs = zip(option.foods, option.low, strict=True)
    return any(low > 0 and kit.foods[name].aisle == POWDERS_IN for name, low in pairs)


def plate(kit: Kit, *, wording: Wording) -> tuple[PlateShare, ...]:
    """A plate in parts; the examples are foods that this client eats."""
    return tuple(
        PlateShare(group=_group(part, kit, wording), share=wording.text(f"plan.plate.{part}.share"))
        for part in ("plants", "protein", "starch")
    )


def _group(part: str, kit: Kit, wording: Wording) -> str:
    allowed = [food for food in EXAMPLES.get(part, ()) if food in kit.pantry.foods][:3]
    names = [kit.texts[f"food.{food}.short"] for food in allowed]
    if not names:
        return wording.text(f"plan.plate.{part}.group")
    last = names.pop()
    foods = wording.text("plan.plate.or", first=", ".join(names), last=last) if names else last
    return wording.text(f"plan.plate.{part}.such", foods=foods)


def _picks(
    pool: Pool,
    facts: Sequence[Facts],
    listed: Sequence[int],
    taken: set[str],
    *,
    count: int,
    seed: int,
    main: bool,
) -> list[int]:
    """The best-liked and quickest recipes, mixed by noise; of different main foods while there are such.

    A main meal has a starch, as its plate shows, where the client's diet leaves any.
    """
    noise = fractions(seed, len(listed))
    scored = sorted(
        (
            round(
                0.6 * float(noise[index])
                - 0.4 * facts[number].liked
                + facts[number].second_choice
                + PLAIN * (main and not facts[number].starch)
                + 0.004 * pool.options[number].recipe.minutes,
                9,
            ),
            number,
        )
        for index, number in enumerate(listed)
    )
    chosen: list[int] = []
    mains: set[str] = set()
    for fresh in (True, False):
        for _, number in scored:
            recipe = pool.options[number].recipe.id
            if len(chosen) == count or len(taken) >= MOST_RECIPES:
                return chosen
            if recipe in taken or (fresh and facts[number].main in mains):
                continue
            chosen.append(number)
            taken.add(recipe)
            mains.add(facts[number].main)
    return chosen


def _idea(option: Option, *, kit: Kit) -> PatternIdea:
    pairs = list(zip(option.foods, option.base, strict=True))
    used = [(name, grams) for name, grams in pairs if grams > 0 and kit.foods[name].aisle != POWDERS_IN]
    originals = {portion.food: portion.original for portion in option.recipe.portions}
    absent = [originals[name] for name, grams in pairs if (name, grams) not in used]
    spoken = words(option.recipe, texts=kit.texts, left_out=absent)
    foods = [kit.foods[name] for name, _ in used]
    care = care_lines(
        foods, cooks=option.recipe.template.cook_minutes > 0, tender=kit.tender, texts=kit.texts
    )
    return PatternIdea(
        recipe_id=option.recipe.id,
        name=spoken.title,
        steps=(*spoken.steps, *care),
        items=tuple(
            PatternItem(
                food_id=name,
                name=kit.texts[f"food.{name}.name"],
                measure=measure(kit.foods[name], grams, texts=kit.texts),
            )
            for name, grams in used
        ),
    )


def measure(food: Food, grams: float, *, texts: Mapping[str, str]) -> str:
    """ "2 slices", "a handful": what a hand or a spoon holds, never grams."""
    if food.unit_name in COUNTED and grams >= food.unit_g / 2:
        halves = round(grams / food.unit_g * 2)
        whole, half = divmod(halves, 2)
        number = f"{whole or ''}{'½' if half else ''}"
        form = "one" if halves <= 2 else "many"
        return f"{number} {texts[f'unit.{food.unit_name}.{form}']}"
    name, size = HAND.get(food.group, ("spoonful", 15.0))
    if food.unit_name == SPOONED and food.group not in ("oil", "dairy_fat"):
        name, size = "spoonful", food.unit_g
    count = round(grams / size)
    if count <= 0:
        return texts[f"plan.measure.{name}.half"]
    if count == 1:
        return texts[f"plan.measure.{name}.one"]
    return texts[f"plan.measure.{name}.many"].replace("{count}", str(count))

"""Food-safety lines that go into a recipe by what is in it (USDA FSIS; evidence 4.5)."""

from collections.abc import Mapping, Sequence

from intakt.content.foods import Food

MINCE = "_mince"


def care_lines(
    foods: Sequence[Food], *, cooks: bool, tender: bool, texts: Mapping[str, str]
) -> tuple[str, ...]:
    """One line for each kind of raw food that the recipe cooks."""
    raw = [food for food in foods if food.needs_cooking]
    kinds = {
        "poultry": any(food.group == "poultry" for food in raw),
        "mince": any(food.group in ("red_meat", "pork") and MINCE in food.id for food in raw),
        "meat": any(food.group in ("red_meat", "pork") and MINCE not in food.id for food in raw),
        "fish": any(food.group == "fish" for food in raw),
        "crustacean": any(food.group == "crustacean" for food in raw),
        "mollusc": any(food.group == "mollusc" for food in raw),
        "egg": tender and any(food.group == "egg" for food in raw),
    }
    if not cooks:
        return ()
    return tuple(texts[f"plan.care.{kind}"] for kind, present in kinds.items() if present)


def reheat_lines(foods: Sequence[Food], cooked: str, *, texts: Mapping[str, str]) -> tuple[str, ...]:
    """What to do with a portion cooked on another day."""
    day, _, slot = cooked.partition("/")
    when = texts[f"plan.day.{day}"]
    meal = texts[f"plan.slot.{slot}"].lower()
    lines = [texts["plan.leftover.take"].replace("{day}", when).replace("{meal}", meal)]
    lines.append(texts["plan.leftover.reheat"])
    if any(food.id in ("rice_white", "rice_brown") for food in foods):
        lines.append(texts["plan.leftover.rice"])
    return tuple(lines)

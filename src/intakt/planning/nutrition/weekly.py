"""What the finished week says of itself: dearer than asked for, or one main food too often (evidence 4.3)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from intakt.content.foods import Food
from intakt.planning.model import DayPlan
from intakt.planning.nutrition.energy import Remark
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.planning.nutrition.variety import MAIN_GROUPS
from intakt.profile.model import Eating

REPEATED = ("VARIETY-ASKED", "VARIETY-BATCH", "VARIETY-REPEATS")
"""Notes that already say that dishes come again."""


def remarks(
    days: Sequence[DayPlan],
    eating: Eating,
    *,
    said: Sequence[Remark],
    foods: Mapping[str, Food],
    policies: Policies,
) -> Iterator[Remark]:
    """Notes on the printed days; `said` is what the plan says already."""
    if days and eating.budget == "low" and _is_dear(days, foods=foods, policies=policies):
        yield Remark(kind="note", code="COST-RELAXED")
    if not any(remark.code in REPEATED for remark in said):
        most = threshold(policies, "meals.protein-dinners")
        if any(times > most for times in _main_foods(days, foods=foods).values()):
            yield Remark(kind="note", code="VARIETY-MAIN")


def _is_dear(days: Sequence[DayPlan], *, foods: Mapping[str, Food], policies: Policies) -> bool:
    """Whether a week costs more than a low budget: by its mean class, or by a food of the dearest."""
    items = [(foods[item.food_id], item.grams) for day in days for meal in day.meals for item in meal.items]
    mean = sum(food.cost_class for food, _ in items) / len(items)
    garnish, dearest = threshold(policies, "meals.garnish-grams"), threshold(policies, "meals.cost-dearest")
    return mean > threshold(policies, "meals.cost-low-mean") or any(
        food.cost_class >= dearest and grams > garnish for food, grams in items
    )


def _main_foods(days: Sequence[DayPlan], *, foods: Mapping[str, Food]) -> Counter[str]:
    """How many dinners each food gives most of the protein of."""
    found: Counter[str] = Counter()
    for day in days:
        for meal in day.meals:
            mains = [item for item in meal.items if foods[item.food_id].group in MAIN_GROUPS]
            if meal.slot == "dinner" and mains:
                found[max(mains, key=lambda item: (item.protein_g, item.food_id)).food_id] += 1
    return found

"""Cooking on some days of the week: which days, what keeps, what is eaten again and until when."""

from collections.abc import Iterator, Sequence

from intakt.kit.structs import Frozen
from intakt.planning.model import DAYS
from intakt.planning.nutrition.pool import Pool
from intakt.planning.nutrition.swaps import Recipe
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.profile.model import Eating

COOKING: dict[int, tuple[int, ...]] = {
    1: (0,), 2: (0, 3), 3: (0, 2, 5), 4: (0, 2, 4, 6), 5: (0, 1, 3, 4, 6), 6: (0, 1, 2, 3, 5, 6),
    7: (0, 1, 2, 3, 4, 5, 6),
}  # fmt: skip
"""Weekdays (Monday 0) on which a client cooks who cooks so many days a week."""
RICE = ("rice_white", "rice_brown")


class Dish(Frozen, frozen=True, kw_only=True):
    """What stands in one slot: an option of the pool and grams; no grams yet means they are free."""

    option: int
    grams: tuple[int, ...]
    leftover_of: str | None = None
    """"mon/dinner" when it was cooked then."""


class Kitchen(Frozen, frozen=True, kw_only=True):
    """When there is cooking, and how long what was cooked keeps."""

    days: tuple[int, ...]
    quick_minutes: int
    keeps: int
    keeps_rice: int

    @property
    def leftovers(self) -> bool:
        """Whether some day has no cooking."""
        return len(self.days) < len(DAYS)

    def may_cook(self, recipe: Recipe, *, day: int) -> bool:
        """On a day without cooking only what is quick, breakfasts and snacks too."""
        return day in self.days or recipe.minutes <= self.quick_minutes

    def cost(self, recipe: Recipe, *, day: int, kind: str, leftover: bool) -> float:
        """Batch dishes are liked on cooking days, leftovers on the others."""
        if not self.leftovers:
            return 0.0
        if leftover:
            return -0.3 if day not in self.days else 0.1
        return -0.3 if day in self.days and kind == "dinner" and recipe.template.batch_friendly else 0.0


def kitchen(eating: Eating, *, policies: Policies) -> Kitchen:
    """By the cooking days that the client named; without a word every day."""
    count = min(max(eating.cooking_days or 7, 1), 7)
    return Kitchen(
        days=COOKING[count],
        quick_minutes=min(int(threshold(policies, "meals.quick-minutes")), eating.cooking_minutes),
        keeps=int(threshold(policies, "meals.leftover-days")),
        keeps_rice=int(threshold(policies, "meals.leftover-days-rice")),
    )


def offers(
    cooked: Sequence[tuple[int, str, Dish]], *, day: int, pool: Pool, kitchen: Kitchen
) -> Iterator[tuple[str, Dish]]:
    """(where it was cooked, dish) of everything that may be eaten again on that day."""
    if not kitchen.leftovers:
        return
    for when, slot, dish in cooked:
        recipe = pool.options[dish.option].recipe
        if not recipe.template.batch_friendly or recipe.template.cook_minutes == 0:
            continue
        rice = any(portion.food in RICE for portion in recipe.portions)
        if 0 < day - when <= (kitchen.keeps_rice if rice else kitchen.keeps):
            yield f"{DAYS[when]}/{slot}", dish

"""What to prepare when: cooking ahead, soaking, thawing, and the leftovers to set aside."""

from collections.abc import Mapping, Sequence

from intakt.planning.model import DAYS, DayPlan, Meal, PrepTask

OVERNIGHT = ("overnight", "chill", "soak")
"""Words of a recipe's id that mean the evening before."""
MOST = 12
"""Tasks a week: more than that nobody reads."""


def tasks(days: Sequence[DayPlan], *, texts: Mapping[str, str]) -> tuple[PrepTask, ...]:
    """In the order of the week."""
    found: list[PrepTask] = []
    for index, day in enumerate(days):
        for meal in day.meals:
            found.extend(_for_meal(days, index, meal, texts=texts))
    order = {day: number for number, day in enumerate(DAYS)}
    unique = {(task.day, task.text): task for task in found}
    return tuple(sorted(unique.values(), key=lambda task: order[task.day])[:MOST])


def _for_meal(
    days: Sequence[DayPlan],
    index: int,
    meal: Meal,
    *,
    texts: Mapping[str, str],
) -> list[PrepTask]:
    day = days[index].day
    found = []
    portions = _eaten_later(days, f"{day}/{meal.slot}")
    if portions:
        later = ", ".join(texts[f"plan.day.{name}"] for name in portions)
        found.append(
            PrepTask(
                day=day,
                text=texts["plan.prep.double"]
                .replace("{meal}", meal.name)
                .replace("{portions}", str(len(portions) + 1))
                .replace("{days}", later),
            )
        )
    if meal.leftover_of is None and any(word in meal.recipe_id for word in OVERNIGHT):
        before = days[index - 1].day if index else day
        found.append(PrepTask(day=before, text=texts["plan.prep.evening"].replace("{meal}", meal.name)))
    return found


def _eaten_later(days: Sequence[DayPlan], source: str) -> list[str]:
    """The days on which a portion of that meal is eaten again."""
    return [day.day for day in days for meal in day.meals if meal.leftover_of == source]

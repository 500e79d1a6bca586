"""What to prepare when: cooking ahead, freezing and thawing, cutting vegetables, jars for the morning."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from intakt.content.foods import Food, MealTemplate
from intakt.planning.model import DAYS, DayPlan, PrepTask

FRESH = ("poultry", "red_meat", "pork", "fish", "crustacean", "mollusc")
"""Raw, these keep one or two days in the fridge (USDA FSIS): for later days they are frozen and thawed."""
FRESH_DAYS = 2
CUT_ON = {"mon": 3, "thu": 4}
"""Days on which vegetables are cut, and for how many days."""
CUT_MOST = 7

Texts = Mapping[str, str]


def tasks(
    days: Sequence[DayPlan],
    *,
    foods: Mapping[str, Food],
    meals: Mapping[str, MealTemplate],
    texts: Texts,
) -> tuple[PrepTask, ...]:
    """In the order of the week; each task once."""
    found = [
        *_cooking_ahead(days, texts),
        *_cutting(days, foods, texts),
        *_freezing(days, foods, texts),
        *_evenings(days, meals, texts),
    ]
    unique = {(task.day, task.text): task for task in found}
    return tuple(sorted(unique.values(), key=lambda task: DAYS.index(task.day)))


def spoken(names: Sequence[str], *, texts: Texts) -> str:
    """ "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return _filled(texts, "plan.and", first=", ".join(names[:-1]), last=names[-1])


def _filled(texts: Texts, key: str, **values: str) -> str:
    text = texts[key]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _cooking_ahead(days: Sequence[DayPlan], texts: Texts) -> Iterator[PrepTask]:
    """A dish that is eaten again: how many portions to cook, and for when."""
    for day in days:
        for meal in day.meals:
            source = f"{day.day}/{meal.slot}"
            later = [other.day for other in days for one in other.meals if one.leftover_of == source]
            if later:
                names = spoken([texts[f"plan.day.{name}"] for name in later], texts=texts)
                portions = str(len(later) + 1)
                text = _filled(texts, "plan.prep.double", meal=meal.name, portions=portions, days=names)
                yield PrepTask(day=day.day, text=text)


def _fresh(day: DayPlan, foods: Mapping[str, Food]) -> list[str]:
    """Foods that are cooked raw on that day and do not keep."""
    return [
        item.food_id
        for meal in day.meals
        if meal.leftover_of is None
        for item in meal.items
        if foods[item.food_id].group in FRESH and foods[item.food_id].needs_cooking
    ]


def _freezing(days: Sequence[DayPlan], foods: Mapping[str, Food], texts: Texts) -> Iterator[PrepTask]:
    """On the first day what later days need goes to the freezer; the evening before it comes out again."""
    later = [_fresh(day, foods) for day in days[FRESH_DAYS:]]
    frozen = _names((food for listed in later for food in listed), texts)
    if frozen:
        when = texts[f"plan.day.{DAYS[FRESH_DAYS]}"]
        yield PrepTask(
            day=days[0].day,
            text=_filled(texts, "plan.prep.freeze", foods=spoken(frozen, texts=texts), day=when),
        )
    for before, day in zip(days[FRESH_DAYS - 1 :], days[FRESH_DAYS:], strict=False):
        thawed = _names(_fresh(day, foods), texts)
        if thawed:
            yield PrepTask(
                day=before.day, text=_filled(texts, "plan.prep.thaw", foods=spoken(thawed, texts=texts))
            )


def _cutting(days: Sequence[DayPlan], foods: Mapping[str, Food], texts: Texts) -> Iterator[PrepTask]:
    """Vegetables of the days ahead that are used more than once."""
    for index, day in enumerate(days):
        if day.day not in CUT_ON:
            continue
        used = [
            item.food_id
            for ahead in days[index : index + CUT_ON[day.day]]
            for meal in ahead.meals
            if meal.leftover_of is None
            for item in meal.items
            if foods[item.food_id].group == "veg" and foods[item.food_id].aisle == "produce"
        ]
        names = _names((food for food in used if used.count(food) > 1), texts)[:CUT_MOST]
        if names:
            text = _filled(texts, "plan.prep.cut", foods=spoken(names, texts=texts))
            yield PrepTask(day=day.day, text=text)


def _evenings(days: Sequence[DayPlan], meals: Mapping[str, MealTemplate], texts: Texts) -> Iterator[PrepTask]:
    """What has to stand overnight; what Monday eats is made on Sunday, since the week comes again."""
    for index, day in enumerate(days):
        for meal in day.meals:
            if meal.leftover_of is None and meals[meal.recipe_id].evening_before:
                before = days[index - 1].day
                yield PrepTask(day=before, text=_filled(texts, "plan.prep.evening", meal=meal.name))


def _names(food_ids: Iterable[str], texts: Texts) -> list[str]:
    """Short names, each once, in order."""
    return [texts[f"food.{food}.short"] for food in dict.fromkeys(food_ids)]

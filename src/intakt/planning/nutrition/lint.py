"""The food and meal tables must agree with themselves and with their words."""

import re
from collections.abc import Iterator, Mapping

from intakt.content.foods import Food, MealTemplate
from intakt.content.model import Library
from intakt.kit.errors import Finding
from intakt.planning.nutrition.foods import ALLERGENS
from intakt.planning.nutrition.recipes import PLACEHOLDER, SEGMENT, has_word, literal, numbered
from intakt.planning.nutrition.swaps import KITCHENS

MOST_STEPS = 5
QUANTITY = re.compile(r"\d+ ?(?:g|kg|ml|l|oz|lb|cups?|tbsp|tsp|tablespoons?|teaspoons?)\b", re.IGNORECASE)


def findings(library: Library) -> tuple[Finding, ...]:
    """Every mistake of the food and meal tables and their texts, in the order of the tables."""
    found = [_finding("foods.csv", f"food.{food}", message) for food, message in _foods(library)]
    found += [_finding("meals.csv", f"meal.{meal}", message) for meal, message in _meals(library)]
    for language in library.languages:
        texts, lists = library.texts[language], library.watchwords.get(language)
        animal = () if lists is None else lists.animal
        for meal_id in sorted(library.meals):
            place = f"text.{language}.meal.{meal_id}"
            found += [
                _finding(f"text/{language}/meals.yaml", place, message)
                for message in _wording(library.meals[meal_id], texts=texts, animal=animal)
            ]
    return tuple(found)


def _finding(file: str, place: str, message: str) -> Finding:
    return Finding(
        code="meals-inconsistent",
        severity="error",
        file=file,
        line=None,
        place=place,
        message=message,
        remedy="Correct the row or its words.",
    )


# --- foods ----------------------------------------------------------------------------------------


def _foods(library: Library) -> Iterator[tuple[str, str]]:
    for key, food in sorted(library.foods.items()):
        for message in _food(food):
            yield key, message
        for language in library.languages:
            for word in ("name", "short"):
                if f"food.{key}.{word}" not in library.texts[language]:
                    yield key, f"There is no text food.{key}.{word} in {language}."


def _food(food: Food) -> Iterator[str]:
    unknown = sorted({*food.allergens, *food.may_contain} - set(ALLERGENS))
    if unknown:
        yield f"Unknown allergens: {', '.join(unknown)}."
    if food.dairy_free == ("milk" in food.allergens):
        yield "dairy_free and the allergen milk contradict each other."
    if (food.gluten_free == "no") and "gluten" not in food.allergens:
        yield "A food that is not gluten-free has the allergen gluten."
    if "wheat" in food.allergens and "gluten" not in food.allergens:
        yield "Wheat has gluten."
    if (food.vegan and not food.vegetarian) or (food.vegetarian and not food.pescatarian):
        yield "Vegan is vegetarian, and vegetarian is pescatarian."
    if not 0 < food.min_g <= food.max_g or food.step_g <= 0:
        yield "min_g, max_g and step_g must be positive and in order."
    if food.unit_name and food.unit_g <= 0:
        yield "A unit needs its weight."


# --- templates ------------------------------------------------------------------------------------


def _meals(library: Library) -> Iterator[tuple[str, str]]:
    for meal_id in sorted(library.meals):
        template = library.meals[meal_id]
        unknown = sorted(_named(template) - set(library.foods))
        if unknown:
            yield meal_id, f"Unknown foods: {', '.join(unknown)}."
            continue
        for message in _template(template, foods=library.foods):
            yield meal_id, message


def _named(template: MealTemplate) -> set[str]:
    return {
        *(ingredient.food for ingredient in template.ingredients),
        *template.swaps,
        *(choice for choices in template.swaps.values() for choice in choices),
    }


def _template(template: MealTemplate, *, foods: Mapping[str, Food]) -> Iterator[str]:
    own = [ingredient.food for ingredient in template.ingredients]
    if len(set(own)) < len(own):
        yield "A food stands twice among the ingredients."
    if not template.slots:
        yield "There is no slot."
    if not set(template.swaps) <= set(own):
        yield "A swap replaces what is no ingredient."
    if not KITCHENS["full-kitchen"].issuperset(template.equipment):
        yield "Unknown equipment."
    for ingredient in template.ingredients:
        if not 0 <= ingredient.min_g <= ingredient.base_g <= ingredient.max_g or ingredient.base_g == 0:
            yield f"{ingredient.food}: the grams are not in order."
    cooked = template.cook_minutes > 0 and set(template.equipment) & {"stove", "oven", "microwave"}
    raw = sorted(food for food in _named(template) if foods[food].needs_cooking)
    if raw and not cooked:
        yield f"{', '.join(raw)} need cooking and the recipe does not cook."


# --- words ----------------------------------------------------------------------------------------


def _wording(template: MealTemplate, *, texts: Mapping[str, str], animal: tuple[str, ...]) -> Iterator[str]:
    title = texts.get(f"meal.{template.id}.title")
    steps = numbered(texts, f"meal.{template.id}.steps")
    if title is None or not steps:
        yield "There is no title, or there are no steps."
        return
    if len(steps) > MOST_STEPS:
        yield f"{len(steps)} steps, at most {MOST_STEPS}."
    own = {ingredient.food for ingredient in template.ingredients}
    named = {name for step in steps for name in PLACEHOLDER.findall(step)}
    if own - named:
        yield f"No step names {', '.join(sorted(own - named))}."
    for text in (title, *steps):
        yield from _text(text, template=template, texts=texts, animal=animal)


def _text(
    text: str, *, template: MealTemplate, texts: Mapping[str, str], animal: tuple[str, ...]
) -> Iterator[str]:
    own = {ingredient.food: ingredient.min_g for ingredient in template.ingredients}
    strangers = sorted(set(PLACEHOLDER.findall(text)) - set(own))
    if strangers:
        yield f"{{{strangers[0]}}} is no ingredient of the template."
        return
    for name in PLACEHOLDER.findall(SEGMENT.sub("", text)):
        if own[name] == 0:
            yield f"{{{name}}} may be left out: put it into a [segment]."
    plain = literal(text)
    for word in animal:
        if has_word(plain, word):
            yield f"“{word}” stands outside a placeholder."
    for name in sorted(own):
        short = texts.get(f"food.{name}.short")
        if short and has_word(plain, short):
            yield f"“{short}” stands outside its placeholder {{{name}}}."
    if QUANTITY.search(plain):
        yield "A step holds no quantities."

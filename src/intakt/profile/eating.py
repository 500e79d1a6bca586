"""What the food plan must honour."""

import msgspec

from intakt.content.model import Library
from intakt.profile.fields import Answers, Table, choice, codes, read, whole
from intakt.profile.health import options
from intakt.profile.model import Eating

EATING: Table = {
    "diet": choice("diet-type"),
    "allergies": codes("food-allergies"),
    "severe_allergies": codes("allergies-severe"),
    "restrictions": codes("food-restrictions"),
    "disliked": codes("foods-disliked"),
    "meals_per_day": whole("meals-per-day"),
    "fasting": choice("fasting-pattern"),
    "first_meal": choice("first-meal-time"),
    "cooking_access": choice("cooking-access"),
    "cooking_minutes": whole("cooking-minutes"),
    "budget": choice("food-budget"),
    "variety": choice("variety"),
    "household_size": whole("household-size"),
    "cooking_days": whole("cooking-days"),
    "cuisines": codes("cuisines-liked"),
}
ASKED = EATING["diet"].question
"""A path that asks this asks for a food plan."""


def eating(
    answers: Answers, *, words: tuple[str, ...], excluded: tuple[str, ...], coeliac: bool, library: Library
) -> Eating:
    """`words` are the codes free text was understood as, `excluded` the foods it named.

    Coeliac disease is a severe allergy to gluten; a severe allergy is an allergy even where only the
    severity was told.
    """
    fields = msgspec.convert(read(EATING, answers), Eating)
    severe = {*fields.severe_allergies, *(("gluten",) if coeliac else ())}
    allergies = {*fields.allergies, *severe, *_known(words, options(library, "food-allergies"))}
    restrictions = {*fields.restrictions, *_known(words, options(library, "food-restrictions"))}
    return msgspec.structs.replace(
        fields,
        allergies=tuple(sorted(allergies)),
        severe_allergies=tuple(sorted(severe)),
        restrictions=tuple(sorted(restrictions)),
        excluded_foods=excluded,
    )


def _known(words: tuple[str, ...], codes_: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word in codes_)

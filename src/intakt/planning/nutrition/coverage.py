"""Proof that every client has enough to choose from, in each slot, for every diet, allergy and kitchen.

Allergies count as severe (traces reject too) and swaps are applied. One client is one row, all rows at once:
the matrix holds the foods that each may eat, and the greedy choice of `swaps.resolve` is made for all rows
together. Where the meal as a whole decides (kosher company, low-sodium garnishes) `resolve` itself is asked.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from intakt.content.foods import Ingredient, MealTemplate
from intakt.content.model import Library
from intakt.kit.errors import Finding
from intakt.kit.structs import Frozen
from intakt.planning.nutrition import lint
from intakt.planning.nutrition.foods import ALLERGENS, DIETS, RESTRICTIONS, Pantry, pantry
from intakt.planning.nutrition.swaps import KETO_NET_G, feasible, resolve, swap_grams
from intakt.profile.model import Eating, Health

Flags = NDArray[np.bool_]
SLOTS = ("breakfast", "lunch", "dinner", "snack")
LEAST = 6
"""Templates a slot must keep for every client below."""
ANY_MINUTES = 24 * 60
HURRIED_MINUTES = 10
RESTRICTED_DIETS = ("omnivore", "vegetarian")


class Client(Frozen, frozen=True, kw_only=True):
    """One combination of answers that must be served."""

    label: str
    eating: Eating


def clients() -> tuple[Client, ...]:
    """Every combination the library promises to serve."""
    return (*_allergic(), *_equipped(), *_restricted())


def _allergic() -> Iterator[Client]:
    for diet in DIETS:
        for count in range(3):
            for codes in combinations(ALLERGENS, count):
                label = f"{diet}, severe allergy to {' and '.join(codes)}" if codes else diet
                eating = Eating(
                    diet=diet, allergies=codes, severe_allergies=codes, cooking_minutes=ANY_MINUTES
                )
                yield Client(label=label, eating=eating)


def _equipped() -> Iterator[Client]:
    for diet in DIETS:
        microwave = Eating(diet=diet, cooking_access="microwave", cooking_minutes=ANY_MINUTES)
        nothing = Eating(diet=diet, cooking_access="none", cooking_minutes=ANY_MINUTES)
        hurried = Eating(diet=diet, cooking_minutes=HURRIED_MINUTES)
        yield Client(label=f"{diet}, microwave only", eating=microwave)
        yield Client(label=f"{diet}, no cooking", eating=nothing)
        yield Client(label=f"{diet}, {HURRIED_MINUTES} minutes", eating=hurried)


def _restricted() -> Iterator[Client]:
    for diet in RESTRICTED_DIETS:
        for name in RESTRICTIONS:
            eating = Eating(diet=diet, restrictions=(name,), cooking_minutes=ANY_MINUTES)
            yield Client(label=f"{diet}, {name}", eating=eating)


def counts(library: Library, *, served: tuple[Client, ...]) -> dict[str, tuple[int, ...]]:
    """Client's label -> recipes for breakfast, lunch, dinner, snack."""
    pantries = [pantry(client.eating, Health(), minor=False, foods=library.foods) for client in served]
    table = np.zeros((len(served), len(SLOTS)), dtype=np.int64)
    grid = _Grid(library, pantries)
    whole = [index for index, held in enumerate(pantries) if held.kosher or held.caps]
    kitchens = _by_kitchen(served)
    for meal_id in sorted(library.meals):
        template = library.meals[meal_id]
        fine = grid.resolvable(template)
        for index in whole:
            fine[index] = resolve(template, pantry=pantries[index], foods=library.foods) is not None
        for (kitchen, minutes), rows in kitchens.items():
            if not feasible(template, kitchen=kitchen, minutes=minutes):
                fine[rows] = False
        table[:, [slot in template.slots for slot in SLOTS]] += fine[:, None]
    return {client.label: tuple(int(n) for n in row) for client, row in zip(served, table, strict=True)}


def _by_kitchen(served: Iterable[Client]) -> dict[tuple[str, int], list[int]]:
    rows: dict[tuple[str, int], list[int]] = {}
    for index, client in enumerate(served):
        key = (client.eating.cooking_access, client.eating.cooking_minutes)
        rows.setdefault(key, []).append(index)
    return rows


class _Grid:
    """Clients by foods, and which clients a template can be resolved for."""

    def __init__(self, library: Library, pantries: list[Pantry]) -> None:
        self.foods = library.foods
        self.column = {food: index for index, food in enumerate(library.foods)}
        self.allowed: Flags = np.array(
            [[food in held.foods for food in library.foods] for held in pantries], dtype=np.bool_
        )
        self.keto: Flags = np.array([held.keto for held in pantries], dtype=np.bool_)

    def resolvable(self, template: MealTemplate) -> Flags:
        taken = np.zeros_like(self.allowed)
        own = [self.column[ingredient.food] for ingredient in template.ingredients]
        taken[:, own] = self.allowed[:, own]
        fine = np.ones(len(self.allowed), dtype=np.bool_)
        net = np.zeros(len(self.allowed))
        for ingredient in template.ingredients:
            served = self._serve(template, ingredient, taken=taken, net=net)
            if ingredient.min_g > 0:
                fine &= served
        fine &= taken.any(axis=1)
        result: Flags = fine & (~self.keto | (net <= KETO_NET_G))
        return result

    def _serve(
        self, template: MealTemplate, ingredient: Ingredient, *, taken: Flags, net: NDArray[Any]
    ) -> Flags:
        """Chooses a food for every client; adds to `taken` and `net`; whether each was served."""
        own = ingredient.food
        served: Flags = self.allowed[:, self.column[own]].copy()
        net[served] += ingredient.base_g * self.foods[own].net_carbohydrate_g / 100
        for choice in template.swaps.get(own, ()):
            place = self.column[choice]
            here = self.allowed[:, place] & ~taken[:, place] & ~served
            if not here.any():
                continue
            grams = swap_grams(self.foods[own], self.foods[choice], ingredient.base_g)
            net[here] += grams * self.foods[choice].net_carbohydrate_g / 100
            taken[here, place] = True
            served |= here
        return served


def findings(library: Library) -> tuple[Finding, ...]:
    """Everything that is wrong with the foods and meals of a library; empty when all clients are served."""
    faults = lint.findings(library)
    if faults:
        return faults
    served = clients()
    found = counts(library, served=served)
    return tuple(
        _finding(client, slot=slot, count=count)
        for client in served
        for slot, count in zip(SLOTS, found[client.label], strict=True)
        if count < LEAST
    )


def _finding(client: Client, *, slot: str, count: int) -> Finding:
    eating = client.eating
    return Finding(
        code="meals-too-few",
        severity="error",
        file="meals.csv",
        line=None,
        place=f"slot.{slot}",
        message=f"{client.label}: {count} templates for {slot}, at least {LEAST} are needed.",
        remedy="Add templates or swaps that suit this client.",
        example={
            "clientType": "NUTRITION_ONLY",
            "responses": {
                "diet-type": eating.diet,
                "food-allergies": list(eating.allergies) or ["none"],
                "allergies-severe": list(eating.severe_allergies),
                "food-restrictions": list(eating.restrictions) or ["none"],
                "cooking-access": eating.cooking_access,
            },
        },
    )

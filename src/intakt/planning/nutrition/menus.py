"""The week's menus for given figures: the client's own meals and minutes first, more when days would miss."""

import math
from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from intakt.content.model import Library
from intakt.kit.structs import Frozen
from intakt.planning.model import Energy
from intakt.planning.nutrition.easing import eased
from intakt.planning.nutrition.energy import Remark
from intakt.planning.nutrition.goal import Target
from intakt.planning.nutrition.larder import Few, Larder, Stock, larder, steps_of_time, stock
from intakt.planning.nutrition.leftovers import kitchen
from intakt.planning.nutrition.macros import MacroResult
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.planning.nutrition.timing import Rhythm, meals_by_energy, with_meals
from intakt.planning.nutrition.variety import KINDS, rules
from intakt.planning.nutrition.week import Brief, Menu, Week, plan_week
from intakt.profile.model import ClientProfile, Eating

KETO_SATURATED = 13.0
"""Percent of energy: with 70 % of it from fat the usual 10 % cannot be asked of ordinary food."""
MOST_MEALS = 6
SALTY_DAY = 1.25
"""Times the cap: the most salt of a single day."""


class Served:
    """Menus with what they were chosen from, and what had to give way."""

    __slots__ = ("larder", "menus", "mix", "remarks", "rhythm", "target")

    def __init__(
        self,
        menus: tuple[Menu, ...],
        *,
        held: Larder,
        mix: MacroResult,
        rhythm: Rhythm,
        target: Target,
        remarks: tuple[Remark, ...],
    ) -> None:
        self.menus, self.larder, self.mix = menus, held, mix
        self.rhythm, self.target, self.remarks = rhythm, target, remarks

    @property
    def missed(self) -> int:
        """Days off the target."""
        return sum(not menu.accepted for menu in self.menus) if self.menus else 7

    @property
    def salty(self) -> bool:
        """Whether the week or a single day holds more salt than the cap allows (rule 25)."""
        cap = self.target.sodium_cap
        days = [menu.sodium for menu in self.menus]
        return sum(days) > cap * len(days) or max(days) > SALTY_DAY * cap

    def without_menus(self, code: str) -> "Served":
        """The same without days: a coach has to look first."""
        remark = Remark(
            kind="review", code=code, question="weight" if code == "ENERGY-RANGE" else "diet-type"
        )
        remarks = (*self.remarks, remark)
        return Served(
            (), held=self.larder, mix=self.mix, rhythm=self.rhythm, target=self.target, remarks=remarks
        )


class Order(Frozen, frozen=True, kw_only=True):
    """What the week must be: who eats, the figures, the seed."""

    profile: ClientProfile
    eating: Eating
    mix: MacroResult
    energy: Energy
    sodium_cap: int
    seed: int
    library: Library


def serve(order: Order, rhythm: Rhythm) -> Served:
    """The first attempt whose days all fit, else the one with the fewest days off the target.

    First from a part of the recipes, then from all of them, then with more meals or minutes, at last with an
    easier mix. No menus at all where the energy is beyond what meals are planned for, the salt cannot be kept
    low, or no day fits.
    """
    policies, kcal = order.library.policies, order.energy.target_kcal
    least = math.ceil(kcal / threshold(policies, "meals.kcal-per-meal"))
    if least > len(rhythm.slots):
        rhythm = with_meals(rhythm, min(least, MOST_MEALS), order.eating)
    rhythm = _enough_meals(order, rhythm)
    first = _attempt(order, _stock(order, order.eating.cooking_minutes, few=True), rhythm)
    if not threshold(policies, "meals.least-kcal") <= kcal <= threshold(policies, "meals.most-kcal"):
        return first.without_menus("ENERGY-RANGE")
    best = first
    for tried in _ladder(order, rhythm):
        if not best.missed:
            break
        best = min(best, tried(), key=lambda served: served.missed)
    if best.menus and best.salty:
        return best.without_menus("SALT")
    return best.without_menus("NO-DAY-FITS") if best.menus and best.missed == len(best.menus) else best


def _enough_meals(order: Order, rhythm: Rhythm) -> Rhythm:
    """The same rhythm, with more meals where one would be larger than anybody can sit down to."""
    most = threshold(order.library.policies, "meals.kcal-a-meal-most")
    least = min(-(-order.energy.target_kcal // int(most)), MOST_MEALS)
    return rhythm if least <= len(rhythm.slots) else with_meals(rhythm, least, order.eating)


def _ladder(order: Order, rhythm: Rhythm) -> Iterator[Callable[[], Served]]:
    """What is tried, one after the other, as long as days miss."""
    counts = _counts(order, len(rhythm.slots))
    steps = steps_of_time(order.eating.cooking_minutes)
    for minutes in steps:
        for count in counts:
            yield partial(_try, order, rhythm, minutes=minutes, meals=count)
    other = eased(
        order.mix,
        kcal=order.energy.target_kcal,
        reference_kg=order.energy.reference_kg,
        policies=order.library.policies,
    )
    if other is not None:
        easier = msgspec.structs.replace(order, mix=other)
        for minutes, count in ((steps[0], counts[0]), (steps[-1], counts[-1])):
            yield partial(_try, easier, rhythm, minutes=minutes, meals=count)


def _try(order: Order, rhythm: Rhythm, *, minutes: int, meals: int) -> Served:
    """One attempt with every recipe of so many minutes and so many meals a day."""
    return _attempt(order, _stock(order, minutes, few=False), with_meals(rhythm, meals, order.eating))


def _counts(order: Order, asked: int) -> tuple[int, ...]:
    """Meals a day: as asked, as the energy needs (O-02), as many as there can be."""
    needed = meals_by_energy(order.energy.target_kcal, policies=order.library.policies)
    return tuple(sorted({asked, max(asked, needed), MOST_MEALS}))


def _stock(order: Order, minutes: int, *, few: bool) -> Stock:
    cooking = kitchen(order.eating, policies=order.library.policies)
    quick = cooking.quick_minutes if cooking.leftovers else None
    return stock(
        order.eating,
        order.profile.health,
        minor=order.profile.person.minor,
        library=order.library,
        minutes=minutes,
        few=Few(seed=order.seed, quick_minutes=quick) if few else None,
    )


def _attempt(order: Order, held: Stock, rhythm: Rhythm) -> Served:
    policies, energy = order.library.policies, order.energy
    shelf = larder(held, order.eating, kcal=energy.target_kcal, library=order.library)
    target = _target(order, rhythm, policies=policies)
    remarks = _remarks(order, held, shelf, rhythm)
    kinds = {KINDS[slot] for slot in rhythm.slots}
    if not all(shelf.candidates[kind] for kind in kinds):
        return Served((), held=shelf, mix=order.mix, rhythm=rhythm, target=target, remarks=remarks)
    week = plan_week(
        Brief(
            pool=shelf.pool,
            slots=rhythm.slots,
            candidates=shelf.candidates,
            facts=shelf.facts,
            target=target,
            rules=rules(order.eating, rhythm.slots, policies=policies),
            kitchen=kitchen(order.eating, policies=policies),
            seed=order.seed,
        )
    )
    remarks = (*remarks, *_relaxed(order, week))
    return Served(week.menus, held=shelf, mix=order.mix, rhythm=rhythm, target=target, remarks=remarks)


def _target(order: Order, rhythm: Rhythm, *, policies: Policies) -> Target:
    macros, kcal = order.mix.macros, order.energy.target_kcal
    keto = order.mix.style == "keto"
    share = KETO_SATURATED if keto else threshold(policies, "macros.saturated-share-most")
    return Target(
        kcal=kcal,
        protein=macros.protein_g,
        carbohydrate=macros.carbohydrate_g,
        fat=macros.fat_g,
        fibre=max(macros.fibre_g, 1),
        sodium_cap=order.sodium_cap,
        saturated_cap=share / 100 * kcal / 9,
        net_cap=threshold(policies, "macros.keto-net-carbohydrate") if keto else None,
        produce=int(threshold(policies, "meals.produce-grams")),
        shares=rhythm.shares,
    )


def _remarks(order: Order, held: Stock, shelf: Larder, rhythm: Rhythm) -> tuple[Remark, ...]:
    """What is unlike what the client asked for."""
    found = []
    if held.minutes > order.eating.cooking_minutes:
        values = {"asked": str(order.eating.cooking_minutes), "used": str(held.minutes)}
        found.append(Remark(kind="note", code="TIME-RELAXED", values=values))
    if rhythm.added:
        found.append(Remark(kind="note", code="MEALS-ADDED", values={"meals": str(len(rhythm.slots))}))
    if shelf.crossed:
        found.append(Remark(kind="note", code="SLOTS-CROSSED"))
    return tuple(found)


def _relaxed(order: Order, week: Week) -> tuple[Remark, ...]:
    codes = ["VARIETY-REPEATS"] if week.repeats else []
    if order.eating.variety == "same-most-days":
        codes.append("VARIETY-ASKED")
    elif any(dish.leftover_of for menu in week.menus for dish in menu.dishes):
        codes.append("VARIETY-BATCH")
    return tuple(Remark(kind="note", code=code) for code in codes)

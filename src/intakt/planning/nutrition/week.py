"""Seven days from one pool of recipes: distinct days, repeats, leftovers; caps give way before figures."""

from collections import Counter
from collections.abc import Sequence

from intakt.kit.structs import Frozen
from intakt.planning.model import Slot
from intakt.planning.noise import fractions, mix
from intakt.planning.nutrition.goal import Target
from intakt.planning.nutrition.leftovers import Dish, Kitchen, offers
from intakt.planning.nutrition.pool import Pool
from intakt.planning.nutrition.search import Place
from intakt.planning.nutrition.solver import Solved, solve_day
from intakt.planning.nutrition.variety import KINDS, Facts, Ledger, Rules, allowed, barred, cost


class Menu(Frozen, frozen=True, kw_only=True):
    dishes: tuple[Dish, ...]
    """In the order of the slots."""
    accepted: bool
    score: float
    sodium: float
    """mg"""


class Week(Frozen, frozen=True, kw_only=True):
    menus: tuple[Menu, ...]
    repeats: bool
    """A dinner, or its main food, comes oftener than the caps allow; leftovers do not count."""


class Brief(Frozen, frozen=True, kw_only=True):
    """What a week is made from."""

    pool: Pool
    slots: tuple[Slot, ...]
    candidates: dict[str, tuple[int, ...]]
    """By kind of slot."""
    facts: tuple[Facts, ...]
    target: Target
    rules: Rules
    kitchen: Kitchen
    seed: int


NEW_FIRST: tuple[Slot, ...] = ("dinner", "lunch", "breakfast", "snack-1", "snack-2", "snack-3")
HARDER = (4000, 64)
"""Companies drawn and solved when the first search misses."""
OTHER_AMOUNTS = 0.3
"""What speaks against another portion of a recipe that the week has already."""
REPEATS: dict[int, tuple[int, ...]] = {
    2: (0, 1, 0, 1, 0, 1, 0), 4: (0, 1, 2, 3, 0, 1, 2), 7: (0, 1, 2, 3, 4, 5, 6),
}  # fmt: skip
"""Which distinct day each weekday is, by how many there are."""


def plan_week(brief: Brief) -> Week:
    """Seven menus. A day that misses is tried harder, then with laxer caps, then repeats a day that fits."""
    order = REPEATS[7] if brief.kitchen.leftovers else REPEATS[brief.rules.menus]
    builder = _Builder(brief)
    distinct: dict[int, Menu] = {}
    menus: list[Menu] = []
    for day, number in enumerate(order):
        if number not in distinct:
            distinct[number] = builder.day(day, times=order.count(number))
        menus.append(distinct[number])
    menus = builder.mended(menus)
    return Week(menus=tuple(menus), repeats=_repeats(brief, menus))


class _Builder:
    """Goes through the week, keeping account."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.ledger = Ledger(brief.pool, brief.facts)
        self.cooked: list[tuple[int, str, Dish]] = []
        """(day, slot, dish) of every dish that keeps."""
        self.days: list[tuple[int, ...]] = []
        """Option numbers of every day decided so far."""
        self.known: dict[tuple[str, int], Dish] = {}
        """A recipe's first portions: where it comes again, the same amounts are liked best."""

    def day(self, day: int, *, times: int) -> Menu:
        """The menu of one day that the week holds `times` times."""
        found = self._solve(day, times, strict=True, hard=False)
        if not found.accepted:
            found = self._better(found, self._solve(day, times, strict=True, hard=True))
        if not found.accepted:
            loose = self._solve(day, times, strict=False, hard=True)
            if loose.score < found.score - 0.5:
                found = loose
        if self._again(found):
            other = self._solve(day, times, strict=True, hard=False, without=self._mains(found))
            found = other if other.accepted else found
        self._note(day, found, times)
        self.days.append(self._numbers(found))
        return found

    def _again(self, menu: Menu) -> bool:
        """Whether the week has this very day already."""
        return self._numbers(menu) in self.days

    @staticmethod
    def _numbers(menu: Menu) -> tuple[int, ...]:
        return tuple(dish.option for dish in menu.dishes)

    def _mains(self, menu: Menu) -> frozenset[int]:
        pairs = zip(self.brief.slots, menu.dishes, strict=True)
        return frozenset(dish.option for slot, dish in pairs if KINDS[slot] in ("lunch", "dinner"))

    def _better(self, one: Menu, two: Menu) -> Menu:
        return two if two.score < one.score else one

    def _solve(
        self, day: int, times: int, *, strict: bool, hard: bool, without: frozenset[int] = frozenset()
    ) -> Menu:
        """`without`: options that shall not stand there while there are others."""
        brief = self.brief
        seed = mix(brief.seed, day, int(strict), int(hard))
        places, dishes = [], []
        for index, slot in enumerate(brief.slots):
            listed = self._dishes(day, slot, times, strict=strict)
            listed = [dish for dish in listed if dish.option not in without] or listed
            kind = KINDS[slot]
            noise = fractions(mix(seed, index), len(listed))
            costs = tuple(
                self._cost(kind, dish, day, float(noise[number])) for number, dish in enumerate(listed)
            )
            places.append(
                Place(
                    options=tuple(dish.option for dish in listed),
                    costs=costs,
                    fixed=tuple(dish.grams or None for dish in listed),
                    mains=tuple(brief.facts[dish.option].main for dish in listed),
                )
            )
            dishes.append(listed)
        sample = {"sample": HARDER[0], "solved": HARDER[1]} if hard else {}
        return _menu(dishes, solve_day(brief.pool, places, brief.target, seed=seed, **sample))

    def _cost(self, kind: str, dish: Dish, day: int, noise: float) -> float:
        value = cost(kind, dish.option, self.ledger, self.brief.rules, noise=noise)
        if not dish.grams and (kind, dish.option) in self.known:
            value += OTHER_AMOUNTS
        recipe, again = self.brief.pool.options[dish.option].recipe, dish.leftover_of is not None
        return value + self.brief.kitchen.cost(recipe, day=day, kind=kind, leftover=again)

    def _dishes(self, day: int, slot: Slot, times: int, *, strict: bool) -> list[Dish]:
        """What may stand there: new dishes with free grams (no grams named), known ones, leftovers."""
        brief, kind = self.brief, KINDS[slot]
        every = self._listed(day, slot, strict=strict), brief.candidates[kind]
        open_ = [
            [n for n in numbers if not barred(kind, n, self.ledger, brief.rules, times=times)]
            for numbers in every
        ]
        listed = open_[0] or open_[1] or every[0]
        kept = [n for n in listed if allowed(kind, n, self.ledger, brief.rules, times=times)]
        if not strict or not kept:
            kept = listed
        dishes = [Dish(option=number, grams=()) for number in kept]
        dishes += [self.known[kind, number] for number in kept if (kind, number) in self.known]
        if kind in ("lunch", "dinner"):
            for name, dish in offers(self.cooked, day=day, pool=brief.pool, kitchen=brief.kitchen):
                if not barred(kind, dish.option, self.ledger, brief.rules, times=times):
                    dishes.append(Dish(option=dish.option, grams=dish.grams, leftover_of=name))
        return dishes

    def _listed(self, day: int, slot: Slot, *, strict: bool) -> list[int]:
        """The slot's recipes: quick ones on a day without cooking, known ones where there is no room."""
        brief, kind = self.brief, KINDS[slot]
        every = list(brief.candidates[kind])
        recipes = {number: brief.pool.options[number].recipe for number in every}
        cooked = [n for n in every if not strict or brief.kitchen.may_cook(recipes[n], day=day)] or every
        if slot in self._roomy:
            return cooked
        known = [n for n in cooked if recipes[n].id in self.ledger.recipes]
        return known or [n for n in every if recipes[n].id in self.ledger.recipes] or cooked

    @property
    def _roomy(self) -> tuple[Slot, ...]:
        """The slots of a day that may bring a recipe new to the week, mains before the others."""
        room = max(self.brief.rules.recipes - len(self.ledger.recipes), 0)
        return tuple(sorted(self.brief.slots, key=NEW_FIRST.index))[:room]

    def _note(self, day: int, menu: Menu, times: int) -> None:
        for slot, dish in zip(self.brief.slots, menu.dishes, strict=True):
            kind = KINDS[slot]
            self.ledger.add(kind, dish.option, times=times, fresh=dish.leftover_of is None)
            if kind == "dinner":
                self.ledger.last_dinner = self.brief.pool.options[dish.option].recipe.id
            if dish.leftover_of is None:
                self.known.setdefault((kind, dish.option), dish)
                if kind in ("lunch", "dinner"):
                    self.cooked.append((day, slot, dish))

    def mended(self, menus: Sequence[Menu]) -> list[Menu]:
        """Days that still miss repeat one that fits and adds no meat to dinner, if nothing is left over."""
        missed = [day for day, menu in enumerate(menus) if not menu.accepted]
        if not missed or self.brief.kitchen.leftovers:
            return list(menus)
        spare = list(dict.fromkeys(menu for menu in menus if menu.accepted))
        if self.brief.rules.meat_dinners < len(menus):
            spare = [menu for menu in spare if not self._has_meat(menu)]
        mended = list(menus)
        for number, day in enumerate(missed if spare else ()):
            mended[day] = spare[number % len(spare)]
        return mended

    def _has_meat(self, menu: Menu) -> bool:
        """Whether its dinner does."""
        return any(
            self.brief.facts[dish.option].meat
            for slot, dish in zip(self.brief.slots, menu.dishes, strict=True)
            if slot == "dinner"
        )


def _repeats(brief: Brief, menus: Sequence[Menu]) -> bool:
    """Whether the caps of dinners gave way somewhere."""
    at = [index for index, slot in enumerate(brief.slots) if slot == "dinner"]
    fresh = [menu.dishes[i].option for menu in menus for i in at if menu.dishes[i].leftover_of is None]
    recipes = Counter(brief.pool.options[number].recipe.id for number in fresh)
    mains = Counter(brief.facts[number].main for number in fresh)
    return (
        max(recipes.values(), default=0) > brief.rules.dinner_repeats
        or max(mains.values(), default=0) > brief.rules.protein_dinners
    )


def _menu(dishes: Sequence[Sequence[Dish]], solved: Solved) -> Menu:
    chosen = []
    for listed, pick, grams in zip(dishes, solved.choice, solved.grams, strict=True):
        dish = listed[pick]
        chosen.append(Dish(option=dish.option, grams=grams, leftover_of=dish.leftover_of))
    return Menu(dishes=tuple(chosen), accepted=solved.accepted, score=solved.score, sodium=solved.sodium)

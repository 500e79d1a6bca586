"""How often a recipe, a protein food or a kind of dish may come in one week, and what is liked more (4.3)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from intakt.content.foods import Food
from intakt.kit.structs import Frozen
from intakt.planning.model import Slot
from intakt.planning.nutrition.pool import Option, Pool
from intakt.planning.nutrition.swaps import doubles, makeshift
from intakt.planning.nutrition.thresholds import Policies, threshold
from intakt.profile.model import Eating

MEAT = ("poultry", "red_meat", "pork")
SEA = ("fish", "crustacean", "mollusc")
STARCH = ("grain_dry", "bread", "starchy_veg")
LEGUMES = ("legume_dry", "legume_canned")
MAIN_GROUPS = (*MEAT, *SEA, "egg", "plant_protein", *LEGUMES, "cheese", "yogurt")
DISTINCT_MENUS = {"same-most-days": 2, "some": 4, "lots": 7}
"""Different days in a week; the others repeat one of them."""
KINDS: dict[Slot, str] = {
    "breakfast": "breakfast", "lunch": "lunch", "dinner": "dinner", "snack-1": "snack", "snack-2": "snack",
    "snack-3": "snack",
}  # fmt: skip


class Facts(Frozen, frozen=True, kw_only=True):
    """What variety looks at in one recipe."""

    main: str
    """The food that gives most of its protein."""
    meat: bool
    red: bool
    fish: bool
    legume: bool
    starch: bool
    """Holds potatoes, bread or another grain."""
    egg_g: int
    """Grams of egg at the usual portion."""
    cost: float
    """Mean cost class, by ingredient."""
    costly: bool
    """Holds more than a garnish of a food of the dearest class."""
    liked: bool
    """From a cuisine that the client prefers."""
    second_choice: float
    """What speaks against it for this client beside dishes that are usual for them; 0 for those."""


STANDS_IN, MAKESHIFT, SWAPPED, POWDER, PLANT = 0.8, 0.4, 0.08, 0.6, 0.15
"""Against a dish that only stands in, one for a plainer kitchen, each food swapped, plant protein as powder
and as the main food where animals are eaten."""
OTHER_MAIN = 0.2
"""Against a dish whose main food itself is swapped."""
DOUBLED = 0.5
"""Against a swap that puts beans to beans: it is cooked only where nothing else serves."""
POWDERS = ("pea_protein", "soy_protein", "vital_wheat_gluten")
ANIMAL_DIETS = ("omnivore", "flexitarian", "pescatarian", "keto", "paleo", "low-carb", "mediterranean")


def facts(option: Option, eating: Eating, *, foods: Mapping[str, Food], garnish: float) -> Facts:
    used = [(foods[name], grams) for name, grams in zip(option.foods, option.base, strict=True) if grams > 0]
    mains = [pair for pair in used if pair[0].group in MAIN_GROUPS] or used
    main = max(mains, key=lambda pair: (pair[0].protein_g * pair[1], pair[0].id))[0]
    groups = {food.group for food, _ in used}
    return Facts(
        main=main.id,
        meat=bool(groups & set(MEAT)),
        red=bool(groups & {"red_meat", "pork"}),
        fish=bool(groups & set(SEA)),
        legume=bool(groups & set(LEGUMES)) or "legume" in main.flags,
        starch=bool(groups & set(STARCH)),
        egg_g=sum(grams for food, grams in used if food.group == "egg"),
        cost=sum(food.cost_class for food, _ in used) / len(used),
        costly=any(food.cost_class == 3 and grams > garnish for food, grams in used),
        liked=bool(set(eating.cuisines) & set(option.recipe.template.cuisines)),
        second_choice=_second_choice(option, main, eating, foods=foods),
    )


def _second_choice(option: Option, main: Food, eating: Eating, *, foods: Mapping[str, Food]) -> float:
    template = option.recipe.template
    value = STANDS_IN * template.stands_in + MAKESHIFT * makeshift(template, kitchen=eating.cooking_access)
    value += SWAPPED * sum(portion.food != portion.original for portion in option.recipe.portions)
    value += OTHER_MAIN * any(p.food == main.id != p.original for p in option.recipe.portions)
    held = [portion.food for portion in option.recipe.portions]
    value += DOUBLED * any(
        doubles(p.original, p.food, held, foods=foods) for p in option.recipe.portions if p.food != p.original
    )
    if eating.diet in ANIMAL_DIETS:
        powder = any(food in POWDERS for food, grams in zip(option.foods, option.base, strict=True) if grams)
        value += POWDER * powder + PLANT * (main.group == "plant_protein")
    return round(value, 6)


class Rules(Frozen, frozen=True, kw_only=True):
    """The caps of one client's week."""

    menus: int
    recipes: int
    """Distinct recipes in the whole week."""
    distinct: dict[str, int]
    """By kind of slot."""
    dinner_repeats: int
    main_repeats: int
    """Of one recipe over all lunches and dinners, leftovers among them."""
    protein_dinners: int
    meat_dinners: int
    red_meals: int
    fish_wanted: int
    legumes_wanted: int
    budget: str
    diet: str


def rules(eating: Eating, slots: Sequence[Slot], *, policies: Policies) -> Rules:
    """The caps by what the client asked for."""
    variety = eating.variety
    kinds = Counter(KINDS[slot] for slot in slots)
    same = variety == "same-most-days"
    return Rules(
        menus=DISTINCT_MENUS[variety],
        recipes=int(threshold(policies, "meals.recipes-most")),
        distinct=_distinct(variety, kinds),
        dinner_repeats=4 if same else int(threshold(policies, "meals.dinner-repeats")),
        main_repeats=8 if same else int(threshold(policies, "meals.main-repeats")),
        protein_dinners=4 if same else int(threshold(policies, "meals.protein-dinners")),
        meat_dinners=int(threshold(policies, "meals.flexitarian-dinners"))
        if eating.diet == "flexitarian"
        else 7,
        red_meals=int(threshold(policies, "meals.red-meals")),
        fish_wanted=int(threshold(policies, "meals.fish-wanted")),
        legumes_wanted=int(threshold(policies, "meals.legumes-wanted")),
        budget=eating.budget,
        diet=eating.diet,
    )


def _distinct(variety: str, kinds: Counter[str]) -> dict[str, int]:
    """How many different recipes a kind of slot gets in the week; together at most fourteen."""
    snacks = kinds["snack"]
    if variety == "same-most-days":
        return {"breakfast": 2, "lunch": 2, "dinner": 2, "snack": snacks + 1}
    if variety == "some":
        return {"breakfast": 2, "lunch": 4 if snacks < 2 else 3, "dinner": 4, "snack": snacks + 1}
    if not kinds["breakfast"]:
        return {"breakfast": 0, "lunch": 7, "dinner": 7, "snack": 0}
    if not snacks:
        return {"breakfast": 3, "lunch": 5, "dinner": 6, "snack": 0}
    return {
        "breakfast": 3,
        "lunch": 5 - min(snacks, 2),
        "dinner": 5 if snacks < 2 else 4,
        "snack": snacks + 1,
    }


class Ledger:
    """What the days decided so far hold."""

    def __init__(self, pool: Pool, notes: Sequence[Facts]) -> None:
        self.pool, self.notes = pool, notes
        self.by_kind: dict[str, Counter[str]] = {
            kind: Counter() for kind in ("breakfast", "lunch", "dinner", "snack")
        }
        self.recipes: set[str] = set()
        self.mains: Counter[str] = Counter()
        """Main foods of dinners that are cooked anew."""
        self.served: Counter[str] = Counter()
        """Main foods of all lunches and dinners."""
        self.meat_dinners = self.red_meals = self.fish_meals = self.legume_meals = self.egg_g = 0
        self.last_dinner: str | None = None

    def add(self, kind: str, number: int, *, times: int, fresh: bool = True) -> None:
        """Notes one dish that the week holds `times` times; leftovers are not fresh and count once."""
        option, note = self.pool.options[number], self.notes[number]
        self.recipes.add(option.recipe.id)
        self.by_kind[kind][option.recipe.id] += times
        self.red_meals += times * note.red
        self.fish_meals += times * note.fish
        self.legume_meals += times * note.legume
        self.egg_g += times * note.egg_g
        if kind in ("lunch", "dinner"):
            self.served[note.main] += times
        if kind == "dinner":
            self.meat_dinners += times * note.meat
            if fresh:
                self.mains[note.main] += times


def barred(kind: str, number: int, ledger: Ledger, rules: Rules, *, times: int) -> bool:
    """Whether the diet itself rules the dish out this week: flexitarians eat meat at few dinners."""
    meat = ledger.notes[number].meat
    return kind == "dinner" and meat and ledger.meat_dinners + times > rules.meat_dinners


def allowed(kind: str, number: int, ledger: Ledger, rules: Rules, *, times: int) -> bool:
    """Whether the week's caps leave room for this dish `times` times."""
    option, note = ledger.pool.options[number], ledger.notes[number]
    used = ledger.by_kind[kind]
    new = option.recipe.id not in used
    if new and len(used) >= rules.distinct[kind]:
        return False
    mains = ledger.by_kind["lunch"][option.recipe.id] + ledger.by_kind["dinner"][option.recipe.id]
    if kind in ("lunch", "dinner") and mains + times > rules.main_repeats:
        return False
    if option.recipe.id not in ledger.recipes and len(ledger.recipes) >= rules.recipes:
        return False
    if note.red and ledger.red_meals + times > rules.red_meals:
        return False
    if kind != "dinner":
        return True
    if option.recipe.id == ledger.last_dinner or used[option.recipe.id] + times > rules.dinner_repeats:
        return False
    return ledger.mains[note.main] + times <= rules.protein_dinners


FISH_MOST = 5
"""Meals of fish a week beyond which another one is liked less; pescatarians have no such bound."""
EGG_MOST_G = 500
"""Ten eggs a week (4.3); beyond it dishes with eggs are liked less, but on diets that live on them."""
EGG_DIETS = ("vegetarian", "keto", "low-carb")
REPEAT_COST = {"breakfast": 0.05, "lunch": 0.35, "dinner": 0.6, "snack": 0.05}


def cost(kind: str, number: int, ledger: Ledger, rules: Rules, *, noise: float) -> float:
    """What speaks against a dish: sameness, price, time; and for it: taste, fish, legumes."""
    option, note = ledger.pool.options[number], ledger.notes[number]
    value = 0.2 * noise - 0.2 * note.liked + 0.002 * option.recipe.minutes + note.second_choice
    if ledger.by_kind[kind][option.recipe.id]:
        value += REPEAT_COST[kind]
    if kind in ("lunch", "dinner"):
        value += 0.12 * ledger.served[note.main]
        value += 0.3 * (note.fish and ledger.fish_meals >= FISH_MOST and rules.diet != "pescatarian")
        value -= 0.25 * (note.fish and ledger.fish_meals < rules.fish_wanted)
        value -= 0.15 * (note.legume and ledger.legume_meals < rules.legumes_wanted)
    if rules.diet not in EGG_DIETS and note.egg_g and ledger.egg_g + note.egg_g > EGG_MOST_G:
        value += 0.4
    if rules.budget == "low":
        value += 0.8 * max(note.cost - 1.4, 0.0) + 0.8 * note.costly
    elif rules.budget == "medium":
        value += 0.15 * max(note.cost - 2.0, 0.0)
    if rules.diet == "mediterranean":
        value -= 0.2 * ("mediterranean" in option.recipe.template.cuisines)
    return value

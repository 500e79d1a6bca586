"""The shopping list: the week's grams by food, in packs that one can buy, in the order of the shop."""

from collections import Counter
from collections.abc import Mapping, Sequence

from intakt.content.foods import Food
from intakt.content.wording import fill
from intakt.kit.numbers import NumberStyle
from intakt.kit.units import round_half_away
from intakt.planning.model import DayPlan, ShoppingItem
from intakt.planning.nutrition.formulas import packs

AISLES = (
    "produce", "meat_fish", "dairy_eggs", "chilled", "frozen", "bakery", "dry_goods", "canned", "condiments",
    "drinks", "supplement",
)  # fmt: skip
EDIBLE: dict[str, float] = {
    "banana": 0.64, "orange": 0.73, "mango": 0.69, "pineapple": 0.51, "avocado": 0.74, "kiwi": 0.76,
    "butternut_squash": 0.84, "plantain": 0.65, "cassava": 0.80, "yam": 0.86, "sweet_potato": 0.85,
    "potato": 0.85, "onion": 0.90, "leek": 0.60, "cauliflower": 0.61, "broccoli": 0.75, "asparagus": 0.70,
    "celery": 0.85, "carrot": 0.88, "beetroot": 0.80, "grapes": 0.96, "apple": 0.90, "pear": 0.90,
    "peach": 0.88, "cabbage": 0.80, "brussels_sprouts": 0.85, "okra": 0.86, "garlic": 0.87, "ginger": 0.88,
}  # fmt: skip
"""What is left of produce after peel, stone and stalk (USDA Agriculture Handbook 102, rounded)."""
OIL_G_PER_ML = 0.92
LIQUID_GROUPS = ("milk", "plant_milk", "drink")
LIQUID_AISLES = ("dairy_eggs", "drinks")
"""Of those groups, what is sold by volume: powders and tubs stand in other aisles."""
EGG_G = 50
PANTRY_GROUPS = ("spice",)
PANTRY_FOODS = ("salt",)
PIECES: dict[str, int] = {
    "cucumber": 300, "butternut_squash": 1000, "cauliflower": 900, "cabbage": 1000, "pineapple": 1200,
    "mango": 350, "papaya": 500, "aubergine": 300, "courgette": 200, "leek": 200, "celery": 500,
    "romaine": 300, "broccoli": 400,
}  # fmt: skip
"""Produce that is sold by the piece, and the usual grams of one as bought."""
JUICE: dict[str, int] = {"lemon_juice": 45, "lime_juice": 30}
"""Grams of juice in one fruit (USDA FoodData Central, portions)."""
SOLD_IN: dict[str, str] = {
    "olives": "jar", "sauerkraut": "jar", "tomato_paste": "can", "soy_sauce": "bottle", "tamari": "bottle",
    "vinegar_wine": "bottle", "maple_syrup": "bottle", "coffee": "pack", "tea_black": "pack",
    "cottage_cheese": "tub",
    "ricotta_ps": "tub", "cream_cheese": "tub", "hummus": "tub", "soy_yogurt": "tub", "kimchi": "jar",
    "honey": "jar",
    "jam": "jar", "peanut_butter": "jar", "almond_butter": "jar", "sunflower_butter": "jar", "tahini": "jar",
    "vegetable_broth": "carton", "coconut_oil": "jar", "sugar": "pack", "dark_chocolate": "bar",
}  # fmt: skip
SOLD_IN_GROUP = {
    "milk": "carton",
    "plant_milk": "carton",
    "drink": "carton",
    "yogurt": "tub",
    "oil": "bottle",
}
SOLD_IN_AISLE = {"canned": "can", "condiments": "jar"}
"""What a food is sold in: by its own id, else its group, else its aisle; the others in packs."""


def shopping_list(
    days: Sequence[DayPlan], *, household: int, foods: Mapping[str, Food], texts: Mapping[str, str]
) -> tuple[ShoppingItem, ...]:
    """Every food of the week times the people at the table; by aisle, then by name."""
    grams: Counter[str] = Counter()
    for day in days:
        for meal in day.meals:
            for item in meal.items:
                grams[item.food_id] += item.grams * household
    items = [_item(foods[food_id], total, texts=texts) for food_id, total in grams.items()]
    return tuple(sorted(items, key=lambda item: (_rank(item.aisle), item.name, item.food_id)))


def _rank(aisle: str) -> int:
    return AISLES.index(aisle) if aisle in AISLES else len(AISLES)


def _item(food: Food, total: int, *, texts: Mapping[str, str]) -> ShoppingItem:
    return ShoppingItem(
        food_id=food.id,
        name=texts[f"food.{food.id}.name"],
        aisle=food.aisle,
        grams=float(total),
        display=display(food, total, texts=texts),
    )


def display(food: Food, total: int, *, texts: Mapping[str, str]) -> str:
    """What to buy: a count of eggs, loose produce with its waste, packs, or once in a while for a spice."""
    if food.group in PANTRY_GROUPS or food.id in PANTRY_FOODS:
        return _filled(texts["plan.shop.pantry"], amount=f"{total} g")
    if food.id == "egg_whole":
        count = -(-total // EGG_G)
        return _filled(texts["plan.shop.eggs.one" if count == 1 else "plan.shop.eggs.many"], count=count)
    bought = total / EDIBLE.get(food.id, 1.0)
    shown = amount(food, bought, texts=texts)
    if food.aisle == "produce" and food.unit_name in ("medium", "each", "avocado"):
        count = max(packs(total, food.unit_g), 1)
        line = texts["plan.shop.loose.one" if count == 1 else "plan.shop.loose.many"]
        return _filled(line, count=count, amount=shown)
    if food.id in JUICE:
        count = max(packs(total, JUICE[food.id]), 1)
        line = texts["plan.shop.juice.one" if count == 1 else "plan.shop.juice.many"]
        return _filled(line, count=count, amount=amount(food, total, texts=texts))
    if food.id in PIECES:
        count = max(packs(bought, PIECES[food.id]), 1)
        line = texts["plan.shop.piece.one" if count == 1 else "plan.shop.piece.many"]
        return _filled(line, count=count, amount=shown)
    count = max(packs(bought, food.pack_g), 1)
    noun = texts[f"unit.{sold_in(food)}.{'one' if count == 1 else 'many'}"]
    size = amount(food, food.pack_g, texts=texts)
    return _filled(texts["plan.shop.pack"], count=count, pack=noun, size=size, amount=shown)


def _filled(line: str, **values: object) -> str:
    return fill(line, values, key="plan.shop")


def sold_in(food: Food) -> str:
    """The unit whose name stands on the list: a can, a tub, a pack."""
    if food.id in SOLD_IN:
        return SOLD_IN[food.id]
    if food.group in SOLD_IN_GROUP and food.aisle != "supplement":
        return SOLD_IN_GROUP[food.group]
    return SOLD_IN_AISLE.get(food.aisle, "pack")


def amount(food: Food, grams: float, *, texts: Mapping[str, str]) -> str:
    """Grams as they are bought: ml for liquids and oils, kg or litres from a thousand on."""
    liquid = (
        food.group == "oil"
        or food.id in JUICE
        or (food.group in LIQUID_GROUPS and food.aisle in LIQUID_AISLES)
    )
    value = grams / OIL_G_PER_ML if food.group == "oil" else grams
    if value >= 1000:
        size = round_half_away(value / 1000, digits=1)
        style = NumberStyle(group=texts["number.group"], decimal=texts["number.decimal"])
        return f"{style.write(size)} {'l' if liquid else 'kg'}"
    step = 10 if value >= 100 else 5 if value >= 20 else 1
    rounded = max(-(-round(value, 6) // step) * step, 1)
    return f"{rounded:g} {'ml' if liquid else 'g'}"

"""Which foods a client may eat."""

import pytest
from tests.food_tables import eats, tables

from intakt.planning.nutrition.foods import ALLERGENS, DIETS, closure, kosher_together, label_checks, tags
from intakt.profile.model import Health, Lactation, Pregnancy


@pytest.mark.parametrize("code", ALLERGENS)
def test_an_allergy_removes_every_food_that_holds_it(code: str) -> None:
    held = eats(allergies=(code,))
    assert all(code not in tables().foods[food].allergens for food in held.foods)
    assert held.foods


@pytest.mark.parametrize("code", ALLERGENS)
def test_a_severe_allergy_removes_traces_too(code: str) -> None:
    held = eats(severe_allergies=(code,))
    foods = [tables().foods[food] for food in held.foods]
    assert all(code not in (*food.allergens, *food.may_contain) for food in foods)


def test_gluten_takes_wheat_and_barley_and_oats_with_it() -> None:
    assert closure(("gluten",)) == {"gluten", "wheat"}
    assert closure(("shellfish", "nuts")) == {"crustacean", "mollusc", "tree-nut", "peanut"}
    held = eats(allergies=("gluten",))
    assert not {"barley", "oats", "bread_rye", "soy_sauce", "pasta"} & held.foods
    assert {"barley", "oats"} <= eats(allergies=("wheat",)).foods


def test_coeliac_disease_means_severe_gluten_allergy_without_being_told_twice() -> None:
    held = eats(Health(conditions=("coeliac",)))
    assert not {"barley", "oats", "buckwheat", "tamari"} & held.foods
    assert held.gluten_free
    assert "rice_white" in held.foods


def test_coconut_is_an_allergen_of_its_own() -> None:
    assert "coconut_oil" in eats(allergies=("tree-nut",)).foods
    assert not {"coconut_oil", "coconut_milk", "coconut_desiccated"} & eats(allergies=("coconut",)).foods


def test_milk_allergy_and_lactose_intolerance_are_not_the_same() -> None:
    assert not {"ghee", "milk_lactose_free", "cheddar"} & eats(allergies=("milk",)).foods
    held = eats(restrictions=("lactose-free",))
    assert {"ghee", "milk_lactose_free", "cheddar"} <= held.foods
    assert not {"milk_2pct", "cottage_cheese", "whey_isolate"} & held.foods


@pytest.mark.parametrize(
    ("diet", "eaten", "left"),
    [
        ("omnivore", {"beef_mince_95", "cod", "tofu_firm", "cheddar"}, set()),
        ("pescatarian", {"cod", "shrimp", "egg_whole", "cheddar"}, {"chicken_breast", "pork_tenderloin"}),
        ("vegetarian", {"egg_whole", "cheddar", "honey"}, {"cod", "chicken_breast", "parmesan"}),
        ("vegan", {"tofu_firm", "oats", "soy_milk"}, {"egg_whole", "honey", "milk_2pct", "egg_noodles"}),
        ("keto", {"salmon_atlantic", "avocado", "butter"}, {"rice_white", "banana", "lentils_dry", "sugar"}),
        (
            "paleo",
            {"chicken_breast", "sweet_potato", "walnuts", "honey", "olive_oil"},
            {"oats", "lentils_dry", "tofu_firm", "peanuts", "butter", "milk_2pct", "sugar", "peas_frozen"},
        ),
    ],
)  # fmt: skip
def test_a_diet_keeps_its_foods_and_no_others(diet: str, eaten: set[str], left: set[str]) -> None:
    held = eats(diet=diet)
    assert eaten <= held.foods
    assert not left & held.foods


@pytest.mark.parametrize(
    ("restriction", "eaten", "left"),
    [
        ("halal", {"chicken_breast", "beef_mince_95"}, {"pork_tenderloin"}),
        ("kosher", {"beef_mince_95", "cheddar", "cod"}, {"pork_tenderloin", "shrimp", "mussels", "kimchi"}),
        ("hindu-no-beef", {"lamb_leg_lean", "chicken_breast"}, {"beef_mince_95", "beef_sirloin_lean"}),
        ("jain", {"tofu_firm", "tomato", "milk_2pct"}, {"potato", "onion", "carrot", "egg_whole", "hummus"}),
        ("no-pork", {"beef_mince_95"}, {"pork_tenderloin"}),
        ("no-alcohol", {"lemon_juice"}, {"vinegar_wine", "soy_sauce"}),
        ("low-fodmap", {"rice_white", "banana"}, {"onion", "garlic", "lentils_dry", "milk_2pct", "teff"}),
    ],
)  # fmt: skip
def test_a_restriction_keeps_its_foods_and_no_others(
    restriction: str, eaten: set[str], left: set[str]
) -> None:
    held = eats(restrictions=(restriction,))
    assert eaten <= held.foods
    assert not left & held.foods


def test_low_sodium_keeps_salty_foods_as_a_garnish_only() -> None:
    held = eats(restrictions=("low-sodium",))
    assert held.caps["feta"] == 20
    assert "rice_white" not in held.caps
    assert not eats().caps


def test_pregnancy_leaves_out_what_could_harm() -> None:
    for health in (Health(conditions=("pregnant",)), Health(pregnancy=Pregnancy(weeks=12))):
        assert not {"feta", "ricotta_ps", "mayonnaise", "tuna_canned_water"} & eats(health).foods
    assert "tuna_canned_water" not in eats(Health(lactation=Lactation(months=2))).foods
    assert "feta" in eats(Health(conditions=("breastfeeding",))).foods
    assert "tuna_canned_water" in eats().foods


def test_minors_get_no_caffeine_and_no_powders() -> None:
    young = eats(minor=True).foods
    assert not {"coffee", "tea_black", "whey_isolate", "pea_protein", "soy_protein"} & young
    assert {"coffee", "whey_isolate"} <= eats().foods


def test_dislikes_and_named_allergies_are_left_out() -> None:
    held = eats(disliked=("broccoli",), excluded_foods=("kiwi",))
    assert not {"broccoli", "kiwi"} & held.foods


def test_an_unknown_diet_is_an_error_not_a_guess() -> None:
    with pytest.raises(KeyError):
        eats(diet="carnivore")


def test_the_label_must_say_what_the_client_needs() -> None:
    foods = tables().foods
    assert label_checks(foods["chicken_breast"], pantry=eats(restrictions=("halal",))) == ("halal",)
    assert label_checks(foods["cheddar"], pantry=eats(restrictions=("kosher",))) == ("kosher",)
    assert label_checks(foods["buckwheat"], pantry=eats(allergies=("gluten",))) == ("gluten-free",)
    assert label_checks(foods["chicken_breast"], pantry=eats()) == ()


def test_kosher_company() -> None:
    assert kosher_together(frozenset({"meat", "pareve"}))
    assert kosher_together(frozenset({"fish", "dairy"}))
    assert not kosher_together(frozenset({"meat", "dairy"}))
    assert not kosher_together(frozenset({"meat", "fish"}))
    assert not kosher_together(frozenset({"no"}))


def test_tags_tell_what_a_food_is() -> None:
    assert {"vegan", "kosher-pareve", "paleo", "gluten-free"} <= set(tags(tables().foods["apple"]))
    assert not {"vegan", "vegetarian", "dairy-free"} & set(tags(tables().foods["parmesan"]))


def test_every_diet_leaves_a_table_to_eat_from() -> None:
    assert all(len(eats(diet=diet).foods) > 100 for diet in DIETS)

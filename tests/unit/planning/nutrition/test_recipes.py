"""Titles and steps say what is really in the dish."""

import pytest
from tests.food_tables import eats, served, tables

from intakt.planning.nutrition.foods import DIETS
from intakt.planning.nutrition.recipes import (
    Words,
    fill,
    has_word,
    literal,
    numbered,
    stray_words,
    words,
)
from intakt.planning.nutrition.swaps import resolve

TEXTS = tables().texts["en"]
ANIMAL = tables().watchwords["en"].animal


def test_placeholders_take_the_names_and_the_line_begins_with_a_capital() -> None:
    assert fill("{cod} with {rice}", {"cod": "tofu", "rice": "quinoa"}) == "Tofu with quinoa"


def test_a_segment_falls_away_with_its_ingredient() -> None:
    line = "Fry the {cod}[ in the {oil}][ with the {lemon}]."
    assert fill(line, {"cod": "tofu", "lemon": "lime"}) == "Fry the tofu with the lime."
    assert fill("[Finish with the {lemon}.]", {}) == ""
    assert literal(line).split() == ["Fry", "the", "in", "the", "with", "the", "."]


def test_a_placeholder_without_a_name_outside_a_segment_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("Fry the {cod}.", {})


def test_numbered_lines_are_read_in_order() -> None:
    assert numbered({"a.1": "one", "a.2": "two", "a.4": "four"}, "a") == ("one", "two")


def test_a_vegan_bolognese_is_named_after_what_is_in_it() -> None:
    held = eats(diet="vegan")
    recipe = resolve(tables().meals["d_turkey_bolognese"], pantry=held, foods=tables().foods)
    assert recipe is not None
    written = words(recipe, texts=TEXTS)
    assert written.title == "Bolognese of lentils with pasta"
    assert written.steps[0] == TEXTS["food.lentils_dry.prepare"]
    assert "turkey" not in " ".join(written.steps)


def test_what_was_left_out_is_not_mentioned() -> None:
    recipe = resolve(tables().meals["b_oat_berry"], pantry=eats(), foods=tables().foods)
    assert recipe is not None
    full, bare = words(recipe, texts=TEXTS), words(recipe, texts=TEXTS, left_out=("whey_isolate", "chia"))
    assert len(bare.steps) == len(full.steps) - 1
    assert "chia" in full.steps[-1]
    assert "chia" not in bare.steps[-1]


def test_a_stray_word_is_found_but_not_inside_the_name_of_a_food_that_is_used() -> None:
    held = eats(diet="vegan")
    recipe = resolve(tables().meals["s_apple_pb"], pantry=held, foods=tables().foods)
    assert recipe is not None
    foods = tables().foods
    right = Words(title="Apple with peanut butter", steps=("Dip into the peanut butter.",))
    wrong = Words(title="Apple with butter", steps=())
    assert stray_words(right, recipe, allowed=held.foods, foods=foods, texts=TEXTS) == ()
    assert stray_words(wrong, recipe, allowed=held.foods, foods=foods, texts=TEXTS) == ("butter",)


@pytest.mark.parametrize("diet", DIETS)
@pytest.mark.parametrize("severe", [(), ("gluten", "soy"), ("milk", "egg"), ("tree-nut", "fish")])
def test_no_recipe_names_a_food_the_client_may_not_eat(diet: str, severe: tuple[str, ...]) -> None:
    held = eats(diet=diet, allergies=severe, severe_allergies=severe)
    for recipe in served(held):
        written = words(recipe, texts=TEXTS)
        assert written.title
        assert written.steps
        assert not any(mark in text for text in (written.title, *written.steps) for mark in "{}[]")
        assert stray_words(written, recipe, allowed=held.foods, foods=tables().foods, texts=TEXTS) == ()


def test_no_text_of_a_plant_dish_names_an_animal_outside_a_placeholder() -> None:
    reachable = {recipe.id for diet in ("vegan", "vegetarian") for recipe in served(eats(diet=diet))}
    assert len(reachable) > 150
    for meal in sorted(reachable):
        for text in (TEXTS[f"meal.{meal}.title"], *numbered(TEXTS, f"meal.{meal}.steps")):
            assert not [word for word in ANIMAL if has_word(literal(text), word)], (meal, text)


def test_spaces_are_single_and_sentences_end() -> None:
    for recipe in served(eats()):
        for step in words(recipe, texts=TEXTS).steps:
            assert "  " not in step
            assert " ." not in step
            assert step.endswith("."), (recipe.id, step)

"""Every client has enough to choose from, and the proof counts rightly."""

from msgspec.structs import replace
from tests.food_tables import tables

from intakt.planning.nutrition.coverage import LEAST, SLOTS, clients, counts, findings
from intakt.planning.nutrition.foods import pantry
from intakt.planning.nutrition.swaps import recipes_for
from intakt.profile.model import Health


def test_the_shipped_library_serves_everybody() -> None:
    assert findings(tables()) == ()


def test_all_diets_pairs_of_allergies_kitchens_and_restrictions_are_asked_for() -> None:
    asked = clients()
    assert len(asked) == 9 * (1 + 16 + 120) + 9 * 3 + 2 * 9
    assert len({client.label for client in asked}) == len(asked)


def test_the_fast_count_is_what_resolving_one_by_one_gives() -> None:
    library = tables()
    some = (*clients()[::61], *clients()[-45:])
    counted = counts(library, served=some)
    for client in some:
        held = pantry(client.eating, Health(), minor=False, foods=library.foods)
        found = recipes_for(
            library.meals, pantry=held, foods=library.foods,
            kitchen=client.eating.cooking_access, minutes=client.eating.cooking_minutes,
        )  # fmt: skip
        slow = tuple(sum(slot in one.template.slots for one in found) for slot in SLOTS)
        assert counted[client.label] == slow, client.label


def test_a_library_with_too_little_says_who_goes_hungry() -> None:
    library = tables()
    meals = {
        key: meal
        for key, meal in library.meals.items()
        if "snack" not in meal.slots or meal.id == "s_edamame"
    }
    found = findings(replace(library, meals=meals))
    assert found
    first = next(finding for finding in found if finding.place == "slot.snack")
    assert f"at least {LEAST}" in first.message
    assert first.example is not None
    assert first.example["clientType"] == "NUTRITION_ONLY"


def test_words_are_checked_before_anything_is_counted() -> None:
    library = tables()
    texts = {**library.texts["en"], "meal.s_edamame.title": "Fish"}
    assert [f.code for f in findings(replace(library, texts={"en": texts}))] == ["meals-inconsistent"]

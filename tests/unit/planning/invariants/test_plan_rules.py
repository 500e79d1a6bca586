"""Each plan rule: a plan that keeps it, and the one change that breaks it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest

from intakt.kit.errors import InvariantBroken
from intakt.planning.invariants import check
from intakt.planning.model import Assumption, Projection, ProjectionPoint, ReviewItem, Supplement
from intakt.profile.model import Clearance, Lactation, Pregnancy

new = msgspec.structs.replace
Break = Callable[[Any, Any], tuple[Any, Any]]


def broken(kit: Any, plan: Any, profile: Any) -> set[int]:
    return {finding.rule for finding in check(plan, profile, kit.LIBRARY).broken}


def warned(kit: Any, plan: Any, profile: Any) -> set[int]:
    return {finding.rule for finding in check(plan, profile, kit.LIBRARY).warnings}


def energy(plan: Any, **values: Any) -> Any:
    return new(plan, energy=new(plan.energy, **values))


def target(plan: Any, kcal: int) -> Any:
    return energy(plan, target_kcal=kcal, adjustment_kcal=kcal - plan.energy.tdee_kcal)


def macros(plan: Any, **values: Any) -> Any:
    return new(plan, macros=new(plan.macros, **values))


def week(kit: Any, *parts: tuple[str, int]) -> Any:
    """The good plan with other food on every plate, its shopping list with it."""
    days = kit.week(tuple(parts))
    return new(kit.good_plan(), days=days, shopping_list=kit.shopping(days))


def first_meal(plan: Any, **values: Any) -> Any:
    day = plan.days[0]
    meals = (new(day.meals[0], **values), *day.meals[1:])
    return new(plan, days=(new(day, meals=meals), *plan.days[1:]))


def first_item(plan: Any, **values: Any) -> Any:
    items = plan.days[0].meals[0].items
    return first_meal(plan, items=(new(items[0], **values), *items[1:]))


def maintenance(plan: Any) -> Any:
    return energy(plan, target_kcal=2500, adjustment_kcal=8, rate_percent_per_week=0.0, status="maintenance")


def allergic(change: Any, *codes: str, severe: tuple[str, ...] = ()) -> Any:
    return change(eating={"allergies": codes, "severe_allergies": severe})


def on(change: Any, **eating: Any) -> Any:
    return change(eating=eating)


BOWL = (("rice", 136), ("chicken", 140), ("oil", 22))
SALTY = (*BOWL, ("salt", 5))
WITH_PEANUT = (("rice", 136), ("peanut", 60), ("oil", 5))
LEAN = Clearance(name="Dr Who", role="doctor", day=date(2024, 1, 1), scope="everything", valid=True)

BREAKS: dict[str, tuple[int, Break]] = {
    "gate G3 not stated": (1, lambda k, c: (k.good_plan(), c(health={"symptoms": ("fainted",)}))),
    "gate G1 not stated": (2, lambda k, c: (k.good_plan(), c(health={"symptoms": ("dizzy",)}))),
    "gate G2 not stated": (
        3,
        lambda k, c: (k.good_plan(), c(health={"symptoms": ("dizzy",), "symptoms_checked": ("dizzy",)})),
    ),
    "an old clearance counts": (5, lambda k, c: (k.good_plan(), c(health={"clearance": LEAN}))),
    "a minor by adult rules": (6, lambda k, c: (k.good_plan(), c(person={"age": 15, "minor": True}))),
    "figures in spite of the screen": (
        7,
        lambda k, c: (k.good_plan(), c(health={"eating_screen": ("eating-1", "eating-2")})),
    ),
    "a contradiction passed over": (7, lambda k, c: (k.good_plan(), c(health={"conditions": ("pregnant",)}))),
    "unknown free text": (8, lambda k, c: (k.good_plan(), c(quoted={"conditions-other": "a rare thing"}))),
    "below the floor": (11, lambda k, c: (target(k.good_plan(), 1700), c())),
    "a deficit in spite of a trigger": (
        12,
        lambda k, c: (
            new(k.good_plan(), flags=k.flags("ND-09")),
            c(health={"weight_change": "lost-unplanned"}),
        ),
    ),
    "a trigger without words": (
        12,
        lambda k, c: (maintenance(k.good_plan()), c(health={"weight_change": "lost-unplanned"})),
    ),
    "too deep a deficit": (
        13,
        lambda k, c: (target(k.good_plan(), 1860), c(activity={"level": "very-active"})),
    ),
    "too fast a loss": (14, lambda k, c: (energy(k.good_plan(), rate_percent_per_week=1.2), c())),
    "too large a surplus": (14, lambda k, c: (target(k.good_plan(), 3100), c())),
    "a projection into underweight": (15, lambda k, c: (projected(k, 55.0), c())),
    "a minor with figures": (16, lambda k, c: (k.good_plan(), c(person={"age": 15}))),
    "an eating disorder with figures": (
        17,
        lambda k, c: (k.good_plan(), c(health={"conditions": ("eating-disorder",)})),
    ),
    "too little in pregnancy": (
        18,
        lambda k, c: (
            k.good_plan(),
            c(
                person={"sex": "female"},
                health={"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=30)},
            ),
        ),
    ),
    "too little while breastfeeding": (
        18,
        lambda k, c: (
            target(k.good_plan(), 2000),
            c(
                person={"sex": "female"},
                health={"conditions": ("breastfeeding",), "lactation": Lactation(months=3)},
            ),
        ),
    ),
    "expenditure out of proportion": (19, lambda k, c: (energy(k.good_plan(), tdee_kcal=2300), c())),
    "resting energy of somebody else": (19, lambda k, c: (energy(k.good_plan(), bmr_kcal=1600), c())),
    "macros that miss the target": (21, lambda k, c: (macros(k.good_plan(), fat_g=100), c())),
    "too little protein": (22, lambda k, c: (macros(k.good_plan(), protein_g=55), c())),
    "too much protein": (22, lambda k, c: (macros(k.good_plan(), protein_g=260), c())),
    "protein for failing kidneys": (
        22,
        lambda k, c: (k.good_plan(), c(health={"conditions": ("dialysis",)})),
    ),
    "too little fat": (23, lambda k, c: (macros(k.good_plan(), fat_g=35), c())),
    "too little carbohydrate": (24, lambda k, c: (macros(k.good_plan(), carbohydrate_g=120), c())),
    "too much salt": (25, lambda k, c: (week(k, *SALTY), c())),
    "fluids for a failing heart": (
        26,
        lambda k, c: (k.good_plan(), c(health={"conditions": ("heart-condition",)})),
    ),
    "too much to drink": (26, lambda k, c: (new(k.good_plan(), hydration_ml=5000), c())),
    "coffee above the limit": (26, lambda k, c: (week(k, ("rice", 136), ("coffee", 700)), c())),
    "a supplement off the list": (27, lambda k, c: (supplemented(k, "ginseng", "A little."), c())),
    "a dose above the upper level": (27, lambda k, c: (supplemented(k, "vitamin-d", "200 µg a day."), c())),
    "an allergen on the plate": (28, lambda k, c: (week(k, *WITH_PEANUT), allergic(c, "peanut"))),
    "an allergen on the shopping list": (28, lambda k, c: (shopped(k, "peanut"), allergic(c, "peanut"))),
    "an allergen in an idea": (
        28,
        lambda k, c: (idea(k, "milk"), allergic(c, "milk")),
    ),
    "a food that free text excluded": (28, lambda k, c: (k.good_plan(), on(c, excluded_foods=("rice",)))),
    "allergens not shown": (
        28,
        lambda k, c: (first_item(k.good_plan(), allergens=("soy",)), allergic(c, "milk")),
    ),
    "traces of a severe allergen": (
        29,
        lambda k, c: (week(k, *WITH_PEANUT), allergic(c, "tree-nut", severe=("tree-nut",))),
    ),
    "oats without a label for a coeliac": (
        29,
        lambda k, c: (week(k, ("rice", 136), ("oats", 40)), allergic(c, "gluten", severe=("gluten",))),
    ),
    "meat for a vegan": (30, lambda k, c: (k.good_plan(), on(c, diet="vegan"))),
    "pork on a halal plate": (
        30,
        lambda k, c: (week(k, ("rice", 136), ("pork", 140)), on(c, restrictions=("halal",))),
    ),
    "meat and milk on one kosher plate": (
        30,
        lambda k, c: (week(k, *BOWL, ("milk", 100)), on(c, restrictions=("kosher",))),
    ),
    "meat at every flexitarian dinner": (30, lambda k, c: (k.good_plan(), on(c, diet="flexitarian"))),
    "a disliked food": (31, lambda k, c: (k.good_plan(), on(c, disliked=("rice",)))),
    "a food from nowhere": (32, lambda k, c: (idea(k, "manna"), c())),
    "a portion beyond the template": (32, lambda k, c: (first_item(k.good_plan(), grams=400), c())),
    "raw food without a step": (32, lambda k, c: (first_meal(k.good_plan(), steps=()), c())),
    "an ingredient of another recipe": (32, lambda k, c: (week(k, *BOWL, ("ghee", 5)), c())),
    "a day far from the target": (
        33,
        lambda k, c: (week(k, ("rice", 100), ("chicken", 120), ("oil", 10)), c()),
    ),
    "a marked day that nothing holds": (33, lambda k, c: (marked(k), c())),
    "a total that is no sum": (33, lambda k, c: (first_meal(k.good_plan(), totals=k.week()[0].totals), c())),
    "an item that is not the table's": (33, lambda k, c: (first_item(k.good_plan(), protein_g=30.0), c())),
    "a dish twice a day": (34, lambda k, c: (first_meal(k.good_plan(), recipe_id="bowl-b"), c())),
    "a meal too few": (34, lambda k, c: (k.good_plan(), on(c, meals_per_day=4))),
    "leftovers of nothing": (34, lambda k, c: (first_meal(k.good_plan(), leftover_of="sun/lunch"), c())),
    "a shopping list that misses food": (35, lambda k, c: (new(k.good_plan(), shopping_list=()), c())),
    "shopping for one of two": (35, lambda k, c: (k.good_plan(), on(c, household_size=2))),
    "a title with other food": (36, lambda k, c: (first_meal(k.good_plan(), name="Turkey bowl"), c())),
    "a step with other food": (36, lambda k, c: (first_meal(k.good_plan(), steps=("Fry the salmon.",)), c())),
}


def projected(kit: Any, kg: float) -> Any:
    points = (
        ProjectionPoint(week=0, low_kg=80.0, high_kg=80.0),
        ProjectionPoint(week=12, low_kg=kg, high_kg=kg + 1),
    )
    return new(kit.good_plan(), projection=Projection(points=points, note=""))


def supplemented(kit: Any, code: str, text: str) -> Any:
    return new(kit.good_plan(), supplements=(Supplement(code=code, text=text),))


def shopped(kit: Any, food_id: str) -> Any:
    plan = kit.good_plan()
    line = new(plan.shopping_list[0], food_id=food_id)
    return new(plan, shopping_list=(*plan.shopping_list, line))


def idea(kit: Any, food_id: str) -> Any:
    plan = kit.pattern_plan()
    meal = plan.pattern.meals[0]
    item = new(meal.ideas[0].items[0], food_id=food_id)
    ideas = (new(meal.ideas[0], items=(item,)),)
    return new(plan, pattern=new(plan.pattern, meals=(new(meal, ideas=ideas),)))


def marked(kit: Any) -> Any:
    plan = kit.good_plan()
    return new(plan, days=(new(plan.days[0], accepted=False), *plan.days[1:]))


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_a_broken_plan_is_caught(name: str, kit: Any, change: Any) -> None:
    number, make = BREAKS[name]
    plan, profile = make(kit, change)
    assert number in broken(kit, plan, profile)


def test_a_good_plan_breaks_nothing(kit: Any, change: Any) -> None:
    report = check(kit.good_plan(), change(), kit.LIBRARY)
    assert report.broken == ()
    assert {11, 13, 19, 21, 22, 23, 24, 25, 26, 30, 32, 33, 34, 35, 36} <= set(report.rules)


def test_a_pattern_in_place_of_figures_breaks_nothing(kit: Any, change: Any) -> None:
    profile = change(health={"conditions": ("eating-disorder",)})
    plan = kit.pattern_plan("ND-03", "NUMBERS-HIDDEN")
    report = check(plan, profile, kit.LIBRARY)
    assert report.broken == ()
    assert 17 in report.rules


def test_a_minor_waits_for_the_guardian(kit: Any, change: Any) -> None:
    profile = change(person={"age": 15, "minor": True})
    plan = kit.pattern_plan(
        "ND-01", "GUARDIAN", "NUMBERS-HIDDEN", rule_set="youth", guardian_page=("Dear parent",)
    )
    assert broken(kit, plan, profile) == set()
    assert 6 in broken(kit, new(plan, flags=kit.flags("ND-01", "NUMBERS-HIDDEN")), profile)


def test_a_stated_gate_is_kept_and_a_looser_one_is_not(kit: Any, change: Any) -> None:
    profile = change(health={"symptoms": ("fainted",)})
    assert broken(kit, new(kit.good_plan(), gate="G3", flags=kit.flags("G3")), profile) == set()
    assert broken(kit, new(kit.good_plan(), gate="G1", flags=kit.flags("G1")), profile) == {1}


def test_an_introduction_gives_the_reason_of_its_gate(kit: Any, change: Any) -> None:
    profile = change(health={"symptoms": ("dizzy",)})
    plan = kit.intro_plan(gate="G1", flags=kit.flags("G1"))
    assert broken(kit, plan, profile) == {2}


@pytest.mark.parametrize("text", ["none", "No", "Hay fever", " n/a "])
def test_free_text_that_means_something_known_needs_no_review(kit: Any, change: Any, text: str) -> None:
    assert broken(kit, kit.good_plan(), change(quoted={"conditions-other": text})) == set()


def test_impossible_bodies_warn(kit: Any, change: Any) -> None:
    plan = kit.pattern_plan("ND-02")
    assert 10 in warned(kit, plan, change(body={"height_cm": 150.0, "weight_kg": 140.0}))


def test_cooking_over_the_limit_is_broken_unless_it_is_said(kit: Any, change: Any) -> None:
    profile = on(change, cooking_minutes=10)
    said = new(kit.good_plan(), assumptions=(Assumption(code="TIME-RELAXED", message="It takes longer."),))
    assert 37 in broken(kit, kit.good_plan(), profile)
    assert broken(kit, said, profile) == set()


def test_soft_cheese_in_pregnancy_warns(kit: Any, change: Any) -> None:
    profile = change(
        person={"sex": "female"}, health={"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=8)}
    )
    assert 38 in warned(kit, idea(kit, "feta"), profile)


def test_a_broken_report_raises_with_its_numbers(kit: Any, change: Any) -> None:
    report = check(target(kit.good_plan(), 1700), change(), kit.LIBRARY)
    with pytest.raises(InvariantBroken) as caught:
        report.enforce()
    assert 11 in caught.value.rules


def test_a_withheld_plan_has_nothing_to_follow(kit: Any, change: Any) -> None:
    empty = new(kit.good_plan(), withheld=True, days=(), shopping_list=())
    assert 24 in broken(kit, empty, change())
    held = new(
        empty, review=(ReviewItem(code="MACROS-DO-NOT-FIT", question="weight", message="A coach looks."),)
    )
    assert broken(kit, held, change()) == set()
    assert 24 in broken(kit, new(held, shopping_list=kit.good_plan().shopping_list), change())


def test_a_ketogenic_diet_that_gave_way_is_said(kit: Any, change: Any) -> None:
    profile = on(change, diet="keto")
    assert 30 in broken(kit, kit.good_plan(), profile)
    assert 30 not in broken(kit, new(kit.good_plan(), flags=kit.flags("DIET-NOT-SAFE")), profile)

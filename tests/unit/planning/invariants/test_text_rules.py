"""Each word rule: what may stand in a document and the sentence that may not."""

from typing import Any

import msgspec
import pytest

from intakt.planning.invariants import Passage, check_text, text_rules
from intakt.profile.model import Pregnancy

new = msgspec.structs.replace
SMALL_PRINT = (
    "Made 23 November 2026 by intakt 0.1.0 from release 0123456789abcdef, seed fedcba9876543210. "
    "This is general information, not a diagnosis. In an emergency call 999."
)
PREGNANT = {
    "person": {"sex": "female"},
    "health": {"conditions": ("pregnant",), "pregnancy": Pregnancy(weeks=20)},
}
HISTORY = {"health": {"conditions": ("eating-disorder",)}}
TEEN = {"person": {"age": 15, "minor": True}}
UNPLANNED = {"health": {"weight_change": "lost-unplanned"}}

FORBIDDEN: list[tuple[int, dict[str, Any], str]] = [
    (12, UNPLANNED, "That is a deficit of 400 kcal."),
    (12, UNPLANNED, "Expect to lose 0.5 kg a week."),
    (12, UNPLANNED, "The floor of 1,842 kcal applies."),
    (16, TEEN, "About 2,440 kcal a day."),
    (16, TEEN, "Your BMI is fine."),
    (16, TEEN, "This will help you to lose weight."),
    (17, HISTORY, "Eat 120 g of protein."),
    (17, HISTORY, "Take progress photos."),
    (17, HISTORY, "You told us 80 kg."),
    (18, PREGNANT, "Try intermittent fasting."),
    (18, PREGNANT, "A keto plan follows."),
    (26, PREGNANT, "Up to 400 mg of caffeine is fine."),
    (26, TEEN, "Caffeine: stay below 100 mg."),
    (26, PREGNANT, "At most 7 units of alcohol."),
    (62, {}, "Hello {name}."),
    (62, {}, "Your target is None."),
    (62, {}, "Drink NaN ml."),
    (62, {}, "About 1.2345 kg."),
    (62, {}, "A change of -120 a day."),
    (64, {}, "About 1,999 kcal a day."),
    (65, {}, "Have a cheat meal on Sunday."),
    (65, {}, "No bad foods here."),
]  # fmt: skip
ALLOWED: list[tuple[dict[str, Any], str]] = [
    (UNPLANNED, "We set no deficit, because you lost weight without meaning to."),
    (TEEN, "Stay close to the water bottle; close, not lose weightless."),
    (HISTORY, "A plate is half vegetables."),
    ({}, "The plan holds TARGET kcal a day, and a gram of fat 9 kcal."),
    ({}, "Pages 3-4, a 5-minute bowl, 16-8 as you asked."),
]


def broken(kit: Any, profile: Any, *passages: Passage) -> dict[int, str]:
    plan = kit.good_plan()
    report = check_text(
        (Passage(text=SMALL_PRINT, section="stamp"), *passages), plan, profile, kit.LIBRARY,
        certificate=kit.CERTIFICATE,
    )  # fmt: skip
    return {finding.rule: finding.message for finding in report.broken}


@pytest.mark.parametrize(("number", "facts", "sentence"), FORBIDDEN)
def test_a_sentence_that_may_not_stand_is_caught(
    kit: Any, change: Any, number: int, facts: dict[str, Any], sentence: str
) -> None:
    assert number in broken(kit, change(**facts), Passage(text=sentence, section="energy"))


@pytest.mark.parametrize(("number", "facts", "sentence"), FORBIDDEN)
def test_it_is_caught_between_passages_that_do_not_end_in_a_stop(
    kit: Any, change: Any, number: int, facts: dict[str, Any], sentence: str
) -> None:
    passages = ("eat without", sentence.rstrip("."), "avoid")
    found = [Passage(text=text, section=f"part-{at}") for at, text in enumerate(passages)]
    assert number in broken(kit, change(**facts), *found)


@pytest.mark.parametrize(("facts", "sentence"), ALLOWED)
def test_a_sentence_that_may_stand_is_left_alone(
    kit: Any, change: Any, facts: dict[str, Any], sentence: str
) -> None:
    text = sentence.replace("TARGET", f"{kit.good_plan().energy.target_kcal:,}")
    assert broken(kit, change(**facts), Passage(text=text, section="energy")) == {}


def test_quoted_words_and_caveats_are_left_alone(kit: Any, change: Any) -> None:
    words = "I want to lose weight and count every kcal"
    assert (
        broken(kit, change(**TEEN), Passage(text=words, quoted=True), Passage(text=words, exempt=True)) == {}
    )


def test_template_syntax_typed_by_the_client_is_no_unfinished_text(kit: Any, change: Any) -> None:
    assert broken(kit, change(), Passage(text="{{ name }} NaN -1.23456", quoted=True)) == {}
    assert 62 in broken(kit, change(), Passage(text="{{ name }}", exempt=True))


SMALL_PARTS = (
    "23 November 2026", "intakt 0.1.0", "0123456789abcdef", "fedcba9876543210", "999", "not a diagnosis",
)  # fmt: skip


@pytest.mark.parametrize("missing", SMALL_PARTS)
def test_the_small_print_is_whole(kit: Any, change: Any, missing: str) -> None:
    text = SMALL_PRINT.replace(missing, "").replace("general information", "a text")
    report = check_text(
        [Passage(text=text)], kit.good_plan(), change(), kit.LIBRARY, certificate=kit.CERTIFICATE
    )
    assert {finding.rule for finding in report.broken} == {61}


def test_numbers_of_the_plan_are_finite_positive_and_short(kit: Any, change: Any) -> None:
    plan = kit.good_plan()
    for wrong in (float("nan"), -3.0, 1.234):
        sick = new(plan, macros=new(plan.macros, fibre_g=wrong))
        report = check_text(
            [Passage(text=SMALL_PRINT)], sick, change(), kit.LIBRARY, certificate=kit.CERTIFICATE
        )
        assert 62 in {finding.rule for finding in report.broken}


def test_allergies_are_named_beside_shopping_and_recipes(kit: Any, change: Any) -> None:
    profile = change(eating={"allergies": ("peanut",)})
    named = Passage(text="No peanuts in it.", section="shopping", exempt=True)
    assert 66 in broken(kit, profile)
    assert 66 in broken(kit, profile, named, Passage(text="Cook.", section="recipes"))
    assert broken(kit, profile, named, Passage(text="Free of peanuts.", section="recipes")) == {}


def test_the_numbers_that_bind_are_known_before_a_word_is_written(kit: Any, change: Any) -> None:
    plan, profile = kit.good_plan(), change(**TEEN)
    report = check_text([], plan, profile, kit.LIBRARY)
    assert text_rules(plan, profile, kit.LIBRARY) == report.rules
    assert {12, 16, 61, 62, 64, 65} <= set(report.rules)


@pytest.mark.parametrize(
    ("eating", "sentence", "number"),
    [
        ({"allergies": ("peanut",)}, "A handful of nuts keeps you going.", 28),
        ({"allergies": ("milk",)}, "Stir in some yogurt.", 28),
        ({"diet": "vegan"}, "Fish, eggs, meat, beans or tofu.", 36),
        ({"diet": "pescatarian"}, "Add chicken where you like.", 36),
    ],
)
def test_prose_offers_nothing_the_client_must_not_have(
    kit: Any, change: Any, eating: dict[str, Any], sentence: str, number: int
) -> None:
    assert number in broken(kit, change(eating=eating), Passage(text=sentence, section="keep"))


@pytest.mark.parametrize(
    "sentence", ["Read labels: traces of peanuts count.", "Your plan has no nuts.", "A nut-free shelf."]
)
def test_prose_may_say_what_is_not_there(kit: Any, change: Any, sentence: str) -> None:
    profile = change(eating={"allergies": ("peanut",)})
    assert 28 not in broken(kit, profile, Passage(text=sentence, section="keep"))


def test_the_guardian_page_keeps_to_the_youth_words_but_for_warning_signs(kit: Any, change: Any) -> None:
    profile = change(**TEEN)
    for line, caught in (("Watch the calories.", True), ("See a doctor about sudden weight loss.", False)):
        plan = kit.pattern_plan("ND-01", guardian_page=(line,))
        report = check_text(
            [Passage(text=SMALL_PRINT)], plan, profile, kit.LIBRARY, certificate=kit.CERTIFICATE
        )
        assert (16 in {finding.rule for finding in report.broken}) == caught

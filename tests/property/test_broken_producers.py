"""For every hard rule a producer that breaks it, put in place of the real one: the packet must not come out.

A broken producer is the real planner (or the real composer) with one thing done to what it returns. It meets
sampled clients whom the rule binds, and each of them must end in InvariantBroken with the rule's number.
"""

from pathlib import Path

import msgspec
import pytest
from tests.clients import PRACTICE
from tests.once import made_once
from tests.property import breaks, moving_breaks
from tests.property.sampled import (
    ENOUGH,
    Sample,
    bound_by_rule,
    expect_caught,
    expect_writer_caught,
    make_samples,
    saying,
)
from tests.shipped import release

from intakt.document.model import Document
from intakt.kit.errors import InvariantBroken
from intakt.planning.invariants import PLAN_RULES, TEXT_RULES
from intakt.planning.invariants.gate import FREE_TEXT, contradictions, unknown_words
from intakt.planning.invariants.triggers import figures_hidden
from intakt.planning.model import NutritionPlan
from intakt.profile.model import Clearance
from intakt.services import generation

CLIENTS = 160
new = msgspec.structs.replace


@pytest.fixture(scope="session")
def samples(shared_folder: Path) -> tuple[Sample, ...]:
    """Packets of clients drawn evenly over all options, so that every rule finds somebody it binds."""
    return made_once(shared_folder, "samples", make_all)


def make_all() -> tuple[Sample, ...]:
    return make_samples(["NUTRITION_ONLY"], count=CLIENTS)


@pytest.fixture(scope="session")
def bound(samples: tuple[Sample, ...]) -> dict[int, list[Sample]]:
    """The samples that each rule was checked on; NUTRITION first."""
    return bound_by_rule(sorted(samples, key=lambda sample: sample.packet != "NUTRITION"))


PLANS: dict[str, tuple[int, breaks.Break]] = {
    "G3 read as G0": (1, breaks.loose_gate),
    "G3 without a flag": (1, breaks.without_flags("G3")),
    "G1 read as G0": (2, breaks.loose_gate),
    "G2 read as G0": (3, breaks.loose_gate),
    "a minor under adult rules": (6, breaks.adult_rules),
    "a minor open to all": (6, breaks.without_flags("GUARDIAN")),
    "hidden figures without a word": (7, breaks.without_flags("NUMBERS-HIDDEN")),
    "contradictions passed over": (7, breaks.silent),
    "free text passed over": (8, breaks.silent),
    "no floor": (11, breaks.energy(target_kcal=lambda e, p: 900)),
    "a deficit in spite of a trigger": (12, breaks.energy(target_kcal=lambda e, p: e.tdee_kcal - 200)),
    "a trigger without its reason": (12, breaks.no_reasons),
    "a deficit without a cap": (13, breaks.energy(target_kcal=lambda e, p: round(0.6 * e.tdee_kcal))),
    "a loss too fast": (14, breaks.energy(rate_percent_per_week=lambda e, p: 1.4)),
    "a projection into underweight": (15, breaks.shrinking),
    "figures for a minor": (16, breaks.with_macros),
    "figures in spite of an eating disorder": (17, breaks.with_macros),
    "pregnancy without its energy": (18, breaks.energy(target_kcal=lambda e, p: e.tdee_kcal - 900)),
    "expenditure made up": (19, breaks.energy(tdee_kcal=lambda e, p: 3 * e.bmr_kcal)),
    "resting energy made up": (19, breaks.energy(bmr_kcal=lambda e, p: e.bmr_kcal - 100)),
    "macros that miss the target": (21, breaks.macros(fat_g=lambda m, e: m.fat_g + 30)),
    "protein without a least": (22, breaks.macros(protein_g=lambda m, e: 20)),
    "fat without a least": (23, breaks.macros(fat_g=lambda m, e: 5)),
    "carbohydrate without a least": (24, breaks.macros(carbohydrate_g=lambda m, e: 60)),
    "salt without a cap": (25, breaks.salted),
    "fluids without a cap": (26, breaks.hydration(9000)),
    "a supplement nobody studied": (27, breaks.supplement("dragon-root", "Take 1 g a day.")),
    "allergies forgotten": (
        28,
        breaks.bought(lambda food, profile: any(code in food.allergens for code in profile.eating.allergies)),
    ),
    "traces forgotten": (
        29,
        breaks.bought(
            lambda food, profile: any(code in food.may_contain for code in profile.eating.severe_allergies)
        ),
    ),
    "the diet forgotten": (
        30,
        breaks.bought(
            lambda food, profile: (profile.eating.diet == "vegan" and not food.vegan)
            or ("halal" in profile.eating.restrictions and food.halal == "no")
            or ("lactose-free" in profile.eating.restrictions and not food.lactose_free)
        ),
    ),
    "dislikes forgotten": (31, breaks.bought(lambda food, profile: food.id in profile.eating.disliked)),
    "a food from nowhere": (32, breaks.first_item(food_id=lambda item: "manna")),
    "a portion without bounds": (32, breaks.first_item(grams=lambda item: 5000)),
    "a day off target": (33, breaks.unheld_day),
    "totals made up": (33, breaks.first_item(protein_g=lambda item: item.protein_g + 20)),
    "a meal left out": (34, breaks.a_day_short),
    "a list that forgets": (35, breaks.half_list),
    "a title that was not rebuilt": (36, breaks.first_meal(name="Unicorn steak with anchovy and pistachio")),
    "cooking without an end": (37, breaks.first_meal(prep_minutes=300)),
    "a number that is too long": (62, breaks.nonsense),
}  # fmt: skip

SENTENCES: dict[str, tuple[int, str]] = {
    "a deficit in words": (12, "Your deficit of 400 kcal brings you 0.5 kg a week."),
    "calories for a minor": (16, "Aim for fewer calories, watch your BMI."),
    "macros for an eating disorder": (17, "Eat 120 g of protein and take progress photos."),
    "fasting in pregnancy": (18, "Try intermittent fasting on a keto plan."),
    "coffee without end": (26, "Caffeine up to 900 mg is fine."),
    "a placeholder left": (62, "Hello {{ name }}, your target is None."),
    "a figure made up while writing": (64, "Another 12,345 kcal will do."),
    "shame": (65, "No cheat meals, no bad foods, no excuses."),
}


Bound = dict[int, list[Sample]]


@pytest.mark.parametrize("name", sorted(PLANS))
def test_a_broken_planner_is_caught(name: str, bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    number, broken = PLANS[name]
    caught = 0
    for sample in bound.get(number, ()):
        plan = broken(sample.written.plan, sample.job.profile, release().library)
        if plan is None or plan == sample.written.plan or not harms(name, sample):
            continue
        monkeypatch.setattr(generation, "make_plan", lambda *_, made=plan, **__: made)
        expect_caught(sample, number)
        caught += 1
        if caught == ENOUGH:
            return
    assert caught, f"rule {number} bound nobody on whom this could be tried"


def harms(name: str, sample: Sample) -> bool:
    """Whether this client is one whom that break can harm."""
    plan, profile = sample.written.plan, sample.job.profile
    match name:
        case "contradictions passed over":
            return isinstance(plan, NutritionPlan) and bool(contradictions(profile))
        case "hidden figures without a word":
            return figures_hidden(profile)
        case "free text passed over":
            texts = (profile.quoted.get(question, "") for question in FREE_TEXT)
            return any(unknown_words(text, release().library) for text in texts)
        case "cooking without an end":
            return not any(note.code == "TIME-RELAXED" for note in plan.assumptions)
        case "carbohydrate without a least":
            return profile.eating.diet != "keto"
        case _:
            return True


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_broken_composer_is_caught(name: str, bound: Bound, monkeypatch: pytest.MonkeyPatch) -> None:
    number, sentence = SENTENCES[name]
    expect_writer_caught(saying(sentence), bound.get(number, [])[:ENOUGH], number=number, patch=monkeypatch)


@pytest.mark.parametrize("number", [61, 66])
def test_a_composer_that_leaves_out_the_small_print_or_the_caveats_is_caught(
    number: int, bound: Bound, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document) -> Document:
        meta = new(document.meta, stamp="")
        kept = [
            new(section, blocks=tuple(block for block in section.blocks if not block.caveat))
            for section in document.sections
            if section.id != "legal"
        ]
        return new(document, sections=tuple(kept), meta=meta)

    expect_writer_caught(broken, bound.get(number, [])[:ENOUGH], number=number, patch=monkeypatch)


def test_a_profile_that_believes_an_old_clearance_is_caught(samples: tuple[Sample, ...]) -> None:
    sample = samples[0]
    day = sample.job.profile.day.replace(year=2020)
    old = Clearance(name="Dr A", role="doctor", day=day, scope="everything", valid=True)
    profile = new(sample.job.profile, health=new(sample.job.profile.health, clearance=old))
    with pytest.raises(InvariantBroken) as caught:
        generation.write(sample.packet, new(sample.job, profile=profile), release(), practice=PRACTICE)
    assert 5 in caught.value.rules


def test_every_hard_rule_that_binds_has_a_broken_producer() -> None:
    hard = {rule.number for rule in (*PLAN_RULES, *TEXT_RULES) if rule.kind == "H"}
    tried_here = {number for number, _ in (*PLANS.values(), *SENTENCES.values())} | {5, 61, 66}
    assert hard == tried_here | moving_breaks.NUMBERS

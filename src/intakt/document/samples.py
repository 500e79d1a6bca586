"""Sample clients and plans on which a template is tried before it is saved. Made up; nobody eats from them.

They cover what a template can meet: figures and none, leftovers, allergies, a household, a projection, a
withheld plan, a minor with a guardian's page. Totals are plausible and consistent in shape, not solved.
"""

from datetime import date

from intakt.document.sample_moves import moving, wellness
from intakt.document.sample_week import FOODS, MENUS, RECIPES, SLOTS, STEPS, TIMES, nutrition_plan
from intakt.kit.structs import Frozen
from intakt.planning.model import (
    Answered,
    Certificate,
    Contact,
    Flag,
    GateWords,
    IntroPacket,
    IntroPlan,
    NutritionPlan,
    Pattern,
    PatternIdea,
    PatternItem,
    PatternMeal,
    Plan,
    PlateShare,
)
from intakt.profile.model import (
    Activity,
    Body,
    ClientProfile,
    Eating,
    Goal,
    Health,
    Person,
    Screening,
    Sport,
    Training,
    Wellness,
    Youth,
)

DAY = date(2026, 11, 23)
CERTIFICATE = Certificate(
    rules=(11, 12, 13, 14, 21, 22, 23, 24, 28, 33, 34, 35, 61, 62, 64, 66),
    engine="0.1.0",
    release="3f9c2ab7d1e04c55",
    date="2026-11-23",
    seed="9d41c07be2aa",
)


class Sample(Frozen, frozen=True, kw_only=True):
    name: str
    plan: Plan
    profile: ClientProfile


def samples() -> tuple[Sample, ...]:
    """One of each kind of plan; every section of a template should be shown on at least one."""
    rich = Eating(
        allergies=("peanut", "sesame"), severe_allergies=("peanut",), household_size=3, meals_per_day=6
    )
    return (
        Sample(name="figures", plan=nutrition_plan(meals=4), profile=person()),
        Sample(name="figures, rich", plan=nutrition_plan(meals=6, rich=True), profile=person(eating=rich)),
        Sample(name="pattern, minor", plan=pattern_plan(), profile=person(minor=True)),
        Sample(name="withheld", plan=withheld_plan(), profile=person()),
        Sample(name="introduction", plan=intro_plan(), profile=person()),
        Sample(name="introduction, minor", plan=intro_plan(minor=True), profile=person(minor=True)),
        *(Sample(name="sessions", plan=plan, profile=person()) for plan in moving(minor=False)),
        *(
            Sample(name="sessions, minor", plan=plan, profile=person(minor=True))
            for plan in moving(minor=True)
        ),
        *(
            Sample(name="no sessions", plan=plan, profile=person())
            for plan in moving(minor=False, withheld=True)
        ),
        Sample(name="habits", plan=wellness(), profile=person()),
        Sample(name="habits, minor", plan=wellness(minor=True), profile=person(minor=True)),
    )


def person(*, minor: bool = False, eating: Eating | None = None, name: str = "Ana Ilić") -> ClientProfile:
    """A sample client; a minor of 15 when asked for."""
    return ClientProfile(
        client_type="NUTRITION_ONLY",
        day=DAY,
        person=Person(
            full_name=name,
            email="ana@example.org",
            birth_date=date(2011 if minor else 1990, 5, 4),
            age=15 if minor else 36,
            minor=minor,
            sex="female",
            country="GB",
            filled_by="self",
        ),
        body=Body(height_cm=168.0, weight_kg=66.0, bmi=23.4),
        goal=Goal(primary="maintain-health"),
        activity=Activity(level="lightly-active"),
        health=Health(),
        eating=eating or Eating(),
        training=Training(),
        sport=Sport(),
        youth=Youth(),
        wellness=Wellness(),
        screening=Screening(gate="G0"),
    )


def pattern_plan() -> NutritionPlan:
    """A minor's plan: a plate and ideas, household measures, a page for the guardian, no figures."""
    meals = tuple(
        PatternMeal(slot=slot, time=TIMES[slot], ideas=tuple(_idea(recipe) for recipe in MENUS[slot]))
        for slot in SLOTS[5]
    )
    plate = (
        PlateShare(group="vegetables and fruit", share="half"),
        PlateShare(group="grains and potatoes", share="a quarter"),
        PlateShare(group="protein foods", share="a quarter"),
    )
    notes = ("Drink water first.", "Eat breakfast every day.", "Let your hunger guide how much you eat.")
    return NutritionPlan(
        withheld=False,
        rule_set="youth",
        gate="G0",
        flags=(Flag(code="MINOR", severity="info", message="This plan follows the rules for young people."),),
        energy=None,
        macros=None,
        hydration_ml=1500,
        days=(),
        shopping_list=(),
        supplements=(),
        projection=None,
        pattern=Pattern(plate=plate, meals=meals, notes=notes),
        guardian_page=(
            "Eat together when you can.",
            "See a doctor when eating becomes a worry.",
            "You may stop at any time.",
        ),
    )


def _idea(recipe: str) -> PatternIdea:
    name, _, foods = RECIPES[recipe]
    items = tuple(PatternItem(food_id=food, name=FOODS[food][0], measure="a handful") for food in foods)
    return PatternIdea(recipe_id=recipe, name=name, steps=STEPS, items=items)


def withheld_plan() -> NutritionPlan:
    """A plan that only refers on."""
    reason = "Your answers need a dietitian who knows your kidneys."
    return NutritionPlan(
        withheld=True,
        rule_set="adult",
        gate="G0",
        flags=(Flag(code="ND-08", severity="stop", message=reason),),
        energy=None,
        macros=None,
        hydration_ml=None,
        days=(),
        shopping_list=(),
        supplements=(),
        projection=None,
        pattern=None,
    )


def intro_plan(*, minor: bool = False) -> IntroPlan:
    return IntroPlan(
        withheld=False,
        rule_set="youth" if minor else "adult",
        gate="G1",
        flags=(
            Flag(code="G1", severity="stop", message="See your doctor first."),
            Flag(code="ND-12", severity="caution", message="The change you asked for is slowed."),
            *(
                [Flag(code="NUMBERS-HIDDEN", severity="info", message="Your plan shows no figures.")]
                if minor
                else []
            ),
        ),
        packets=(
            IntroPacket(type="INTRO", status="made", message="How everything works."),
            IntroPacket(
                type="NUTRITION",
                status="waiting-guardian" if minor else "made",
                message="Your food for a week.",
            ),
        ),
        answered=(
            Answered(question="diet-type", label="Diet", answer="Everything"),
            Answered(question="food-allergies", label="Allergies", answer="None"),
        ),
        gate_words=GateWords(
            code="G1", message="Light movement only, until you are cleared.", reasons=("Dizziness",)
        ),
        next_steps=("Read your nutrition plan.", "Shop for the week.", "Start on Monday."),
        contacts=(
            Contact(kind="practice", name="Practice", value="hello@example.org"),
            Contact(kind="emergency", name="Emergency", value="999"),
        ),
        review_date="2026-12-21",
        initials="A. I.",
        guardian_page=("Your child's plan is on the next pages.",) if minor else None,
        figures=not minor,
    )

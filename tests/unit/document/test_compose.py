"""What the composed documents say, and what they must not."""

import json
import re

import msgspec
import pytest
from tests.documents import HOSTILE, PRACTICE, composed, named, sample, wording

from intakt.document.compose import compose
from intakt.document.model import Callout, Chart, Document, List, Practice, Table, Text
from intakt.document.passages import passages
from intakt.document.sample_week import STEPS, nutrition_plan
from intakt.document.samples import CERTIFICATE, person
from intakt.planning.model import Flag, NutritionPlan

ALL = ("figures", "figures, rich", "pattern, minor", "withheld", "introduction", "introduction, minor")


def ids(document: Document) -> list[str]:
    return [section.id for section in document.sections]


def tables(document: Document, section: str) -> list[Table]:
    return [b for s in document.sections if s.id == section for b in s.blocks if isinstance(b, Table)]


@pytest.mark.parametrize("name", ALL)
def test_the_json_has_the_fixed_shape_and_reads_back(name: str) -> None:
    document = composed(name)
    content = msgspec.json.encode(document)
    assert msgspec.json.decode(content, type=Document) == document
    plain = msgspec.json.decode(content)
    assert {"title", "subtitle", "lang", "practice", "sections"} <= plain.keys()
    kinds = {block["type"] for section in plain["sections"] for block in section["blocks"]}
    assert kinds <= {"text", "list", "table", "chart", "image", "callout"}
    assert all({"id", "title", "blocks"} <= section.keys() for section in plain["sections"])


@pytest.mark.parametrize("name", ALL)
def test_section_ids_are_unique(name: str) -> None:
    found = ids(composed(name))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ALL)
def test_disclaimer_emergency_number_version_date_and_seed_stand_in_every_document(name: str) -> None:
    everything = "\n".join(passage.text for passage in passages(composed(name)))
    for needed in ("not a diagnosis", "999", CERTIFICATE.engine, CERTIFICATE.release, CERTIFICATE.seed):
        assert needed in everything
    assert "23 November 2026" in everything


def test_figures_have_every_page_that_is_promised() -> None:
    found = ids(composed("figures, rich"))
    wanted = [
        "cover",
        "first",
        "keep",
        "trouble",
        "fridge",
        "numbers",
        "week",
        "recipes",
        "shopping",
        "prep",
        "extra",
        "notes",
        "legal",
    ]
    assert [section for section in found if not section.startswith("recipe-")] == wanted


def test_every_number_of_the_week_is_the_plans_own() -> None:
    plan = sample("figures, rich").plan
    assert isinstance(plan, NutritionPlan)
    shown = tables(composed("figures, rich"), "week")
    assert len(shown) == len(plan.days) == 7
    for table, day in zip(shown, plan.days, strict=True):
        kcal = [int(row.cells[3].replace(",", "")) for row in table.rows]
        assert kcal == [*(meal.totals.kcal for meal in day.meals), day.totals.kcal]


def test_every_recipe_shows_the_portion_of_every_day_it_is_eaten() -> None:
    plan = sample("figures, rich").plan
    assert isinstance(plan, NutritionPlan)
    document = composed("figures, rich")
    for meal in (meal for day in plan.days for meal in day.meals):
        (table,) = tables(document, f"recipe-{meal.recipe_id}")
        cells = {row.cells[0]: row.cells[1:] for row in table.rows}
        assert all(item.display in cells[item.name] for item in meal.items)


@pytest.mark.parametrize(("name", "start"), [("figures, rich", "recipe-"), ("pattern, minor", "idea-")])
def test_when_it_is_safe_to_eat_is_no_step_of_the_method(name: str, start: str) -> None:
    found = sample(name)
    line = wording().library.texts["en"]["plan.care.fish"]
    content = msgspec.json.encode(found.plan).decode()
    changed = content.replace(json.dumps(STEPS[-1]), f"{json.dumps(STEPS[-1])}, {json.dumps(line)}")
    plan = msgspec.json.decode(changed, type=NutritionPlan)
    document = compose(plan, found.profile, wording(), PRACTICE, CERTIFICATE)
    cards = [section for section in document.sections if section.id.startswith(start)]
    assert cards
    for card in cards:
        lists = {block.title: block for block in card.blocks if isinstance(block, List)}
        assert [item.text for item in lists["Method"].items] == list(STEPS)
        assert [item.text for item in lists["Safe to eat"].items] == [line]


def test_a_weight_that_is_no_range_is_told_once() -> None:
    (band,) = [
        block
        for section in composed("figures, rich").sections
        for block in section.blocks
        if isinstance(block, Chart) and block.kind == "band"
    ]
    assert " to " not in band.points[0].shown
    assert " to " in band.points[-1].shown


def test_a_leftover_is_marked_and_says_where_it_comes_from() -> None:
    text = "\n".join(passage.text for passage in passages(composed("figures, rich")))
    assert "(ready-made)" in text
    assert "from Wednesday dinner" in text


def test_allergies_are_named_first_and_beside_recipes_and_shopping() -> None:
    document = composed("figures, rich")
    for section in ("first", "recipes", "shopping"):
        said = [p.text for p in passages(document) if p.section == section]
        assert any("peanut" in text and "sesame" in text for text in said), section
    bread = next(
        item for s in document.sections if s.id == "shopping" for b in s.blocks if isinstance(b, List)
        for item in b.items if item.lead == "Wholewheat bread"
    )  # fmt: skip
    assert "sesame" in bread.note


def test_no_figures_no_energy_words_and_a_page_for_the_guardian() -> None:
    document = composed("pattern, minor")
    assert "guardian" in ids(document) and "numbers" not in ids(document) and "week" not in ids(document)
    own = " ".join(p.text for p in passages(document) if not p.exempt and not p.quoted)
    assert not re.search(
        r"\b(kcal|calories?|BMI|body fat|lose weight|protein \d|\d+ ?g)\b", own, re.IGNORECASE
    )


def test_a_referral_has_nothing_to_follow() -> None:
    document = composed("withheld")
    assert ids(document) == ["cover", "withheld", "notes", "legal"]
    (stop,) = [b for s in document.sections if s.id == "withheld" for b in s.blocks if isinstance(b, Callout)]
    assert stop.tone == "stop" and "dietitian" in stop.text


def test_nobody_with_a_no_deficit_flag_is_shown_a_lower_figure() -> None:
    plain = sample("figures").plan
    assert isinstance(plain, NutritionPlan)
    flag = sample("withheld").plan.flags[0]
    plan = msgspec.structs.replace(plain, flags=(flag,))
    document = compose(plan, person(), wording(), PRACTICE, CERTIFICATE)
    text = "\n".join(passage.text for passage in passages(document))
    assert plain.energy is not None
    for lower in (plain.energy.bmr_kcal, plain.energy.floor_kcal):
        assert f"{lower:,}" not in text


def test_an_introduction_shows_initials_only() -> None:
    document = composed("introduction")
    assert document.client == "A. I."
    assert not any("Ana" in passage.text for passage in passages(document))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_kept_as_typed_and_quoted(name: str) -> None:
    document = named(name)
    assert document.client == name
    shown = [b for s in document.sections for b in s.blocks if isinstance(b, Text) and b.style == "name"]
    assert [(block.text, block.quoted) for block in shown] == [(name.strip(), True)]
    assert all(passage.quoted for passage in passages(document) if name in passage.text)


@pytest.mark.parametrize("meals", [2, 3, 4, 5, 6])
def test_the_week_has_a_column_for_every_meal(meals: int) -> None:
    document = compose(nutrition_plan(meals=meals), person(), wording(), PRACTICE, CERTIFICATE)
    (grid,) = tables(document, "fridge")
    assert len(grid.columns) == meals + 1
    assert len(grid.rows) == 7
    assert all(all(row.cells) for row in grid.rows)


def test_snacks_are_called_by_their_time() -> None:
    (grid,) = tables(composed("figures, rich"), "fridge")
    heads = [column.label for column in grid.columns]
    assert heads == [
        "Day",
        "Breakfast",
        "Morning snack",
        "Lunch",
        "Afternoon snack",
        "Dinner",
        "Evening snack",
    ]


def test_paper_follows_the_country_unless_the_practice_says_otherwise() -> None:
    profile = person()
    american = msgspec.structs.replace(profile, person=msgspec.structs.replace(profile.person, country="US"))
    plan = sample("figures").plan
    assert compose(plan, american, wording(), PRACTICE, CERTIFICATE).meta.paper == "us-letter"
    assert compose(plan, profile, wording(), PRACTICE, CERTIFICATE).meta.paper == "a4"
    letter = Practice(name="P", paper="us-letter")
    assert compose(plan, profile, wording(), letter, CERTIFICATE).meta.paper == "us-letter"


def test_charts_say_in_words_what_they_show() -> None:
    charts = [b for s in composed("figures, rich").sections for b in s.blocks if isinstance(b, Chart)]
    assert [chart.kind for chart in charts] == ["donut", "band"]
    for chart in charts:
        assert all(point.shown.split("\u00a0")[0] in chart.alt for point in chart.points)


def test_composing_twice_gives_the_same_document() -> None:
    assert msgspec.json.encode(composed("figures, rich")) == msgspec.json.encode(composed("figures, rich"))


def test_a_food_plan_says_a_thing_once() -> None:
    plan = msgspec.structs.replace(
        sample("pattern, minor").plan,
        flags=tuple(
            Flag(code=code, severity="caution", message=f"About {code}.")
            for code in ("MINOR", "GUARDIAN", "NUMBERS-HIDDEN", "ND-01", "REVIEW")
        ),
    )
    made = compose(plan, sample("pattern, minor").profile, wording(), PRACTICE, CERTIFICATE)
    told = [block for section in made.sections for block in section.blocks if isinstance(block, Callout)]
    assert [block.text for block in told if block.tone == "caution"] == ["About ND-01."]
    assert all(block.caveat for block in told if block.tone == "caution")


def test_an_introduction_without_figures_speaks_of_no_target() -> None:
    plan = msgspec.structs.replace(sample("introduction").plan, figures=False)
    made = compose(plan, sample("introduction").profile, wording(), PRACTICE, CERTIFICATE)
    said = [passage.text for passage in passages(made)]
    assert "There are no targets to count." in said
    assert "A target is an estimate." not in said

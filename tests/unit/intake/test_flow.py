"""Finding the flow: the shared cases of visibility."""

from datetime import date
from pathlib import Path

import pytest
from tests.libraries import asking, compiled

from intakt.content.yaml_source import parse
from intakt.intake.flow import find_flow
from intakt.kit.errors import ContentError

CASES = parse((Path(__file__).parents[2] / "cases" / "visibility.yaml").read_bytes()).value
DAY = date.fromisoformat(CASES["day"])


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_case(case):
    path = compiled(
        [{"category": "GOALS", **block} for block in case["blocks"]],
        rules=case.get("rules", ()),
        client_type=case.get("clientType", "NUTRITION_ONLY"),
    )
    for step in case["steps"]:
        flow = find_flow(path, step["answers"], day=DAY)
        assert list(flow.questions) == step["questions"]
        if "blocks" in step:
            assert list(flow.blocks) == step["blocks"]
        if "required" in step:
            assert list(flow.required) == step["required"]
        if "options" in step:
            assert {name: list(values) for name, values in flow.options.items()} == step["options"]
        if "skipped" in step:
            assert [[each.kind, each.id, each.rule] for each in flow.skipped] == step["skipped"]
        if "facts" in step:
            assert {name: flow.facts[name] for name in step["facts"]} == step["facts"]
            assert step["facts"] or "age" not in flow.facts


def test_answers_are_not_changed():
    path = asking({"id": "a", "type": "text"}, {"id": "b", "type": "text"})
    answers = {"a": "x", "elsewhere": ["y"]}
    flow = find_flow(path, answers, day=DAY)
    assert answers == {"a": "x", "elsewhere": ["y"]}
    assert flow.values == {"a": "x"}


def test_lookup_reads_visible_answers_and_facts():
    path = asking(
        {"id": "a", "type": "number"},
        {"id": "b", "type": "text", "showWhen": {"op": "isEmpty", "question": "a"}},
    )
    flow = find_flow(path, {"a": 3, "b": "hidden"}, day=DAY)
    assert flow.lookup("question", "a") == 3
    assert flow.lookup("question", "b") is None
    assert flow.lookup("fact", "clientType") == "NUTRITION_ONLY"


def test_a_cycle_cannot_be_compiled():
    with pytest.raises(ContentError, match="a -> b -> a"):
        asking(
            {"id": "a", "type": "text", "showWhen": {"op": "isEmpty", "question": "b"}},
            {"id": "b", "type": "text", "showWhen": {"op": "isEmpty", "question": "a"}},
        )


def test_a_cycle_through_a_fact_cannot_be_compiled():
    with pytest.raises(ContentError, match="age"):
        asking({"id": "date-of-birth", "type": "date", "showWhen": {"op": "isEmpty", "fact": "age"}})


def test_a_block_may_not_depend_on_its_own_question():
    with pytest.raises(ContentError, match="cycle"):
        compiled(
            [
                {
                    "id": "one",
                    "category": "GOALS",
                    "showWhen": {"op": "isEmpty", "question": "a"},
                    "questions": [{"id": "a", "type": "text"}],
                }
            ]
        )

"""Strategies that property tests share: hostile text, conditions, small acyclic paths, answers right and
wrong.
"""

import os
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from intakt.content.compiled import CompiledPath
from intakt.content.model import Question
from tests.libraries import compiled

FULL = os.environ.get("INTAKT_TEST_SIZE") == "full"
EXAMPLES = 5000 if FULL else 300

quick = settings(max_examples=EXAMPLES, deadline=None)

HOSTILE = (
    "", " ", "\x00", "a\x00b\x07", "\u202eevil\u202c", "{{ 7 * 7 }}", "{% for x in y %}",
    "<script>alert(1)</script>", "'; drop table clients; --", "%s %d {0}", "=cmd|' /C calc'!A0", "Zoe\u0308",
    "日本語", "👩\u200d👧", "\ud800", "\ufdd0\uffff", "x" * 21_000, "none", "N/A", "null", "true", "1e309",
    "../../etc/passwd", "a\r\nBcc: b@c.d",
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """What people and attackers type."""
    return st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))


def json_values() -> st.SearchStrategy[Any]:
    """Any JSON value."""
    scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts())
    return st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4),
            st.dictionaries(st.sampled_from(["name", "value", "unit", "si", "at", "x"]), inner, max_size=4),
        ),
        max_leaves=6,
    )


# --- small paths and their answers --------------------------------------------------------------------------
# Drawn from a seed by plain code: a thousand times faster than strategies of strategies. `size` shrinks.

_TYPES = ("text", "number", "select", "multiselect", "checkbox", "quantity")
_VALUES = ("x", "y", "z")
_ORDERS = ("greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual", "equals", "notEquals")

Written = tuple[list[dict[str, Any]], list[dict[str, Any]]]
"""(blocks, rules) as a library writes them."""


def seeds() -> st.SearchStrategy[Random]:
    return st.integers(0, 2**32 - 1).map(Random)


def small_paths() -> st.SearchStrategy[Written]:
    """Paths without cycles: each part reads only what comes before it in a drawn order."""
    return st.builds(_small_path, seeds(), st.integers(2, 7))


def compile_small(written: Written) -> CompiledPath:
    blocks, rules = written
    return compiled(blocks, rules=rules)


def random_condition(random: Random, questions: list[dict[str, Any]], depth: int = 2) -> dict[str, Any]:
    """A condition over these questions, or over the client type when there are none."""
    if not questions:
        value = random.choice(["NUTRITION_ONLY", "YOUTH"])
        return {"op": "equals", "fact": "clientType", "value": value}
    if depth == 0 or random.random() < 0.5:
        return _leaf(random, random.choice(questions))
    op = random.choice(["and", "or", "not"])
    count = 1 if op == "not" else random.randint(1, 3)
    return {"op": op, "conditions": [random_condition(random, questions, depth - 1) for _ in range(count)]}


def _leaf(random: Random, question: dict[str, Any]) -> dict[str, Any]:
    """An operator that fits the question."""
    kind, name = question["type"], question["id"]
    if random.random() < 0.25:
        return {"op": random.choice(["isEmpty", "isNotEmpty"]), "question": name}
    if kind in ("number", "quantity"):
        if random.random() < 0.2:
            low = random.randint(-1, 11)
            return {"op": "between", "question": name, "value": [low, random.randint(low, 11)]}
        return {"op": random.choice(_ORDERS), "question": name, "value": random.randint(-1, 11)}
    if kind == "checkbox":
        return {"op": "equals", "question": name, "value": random.random() < 0.5}
    if random.random() < 0.2:
        return {"op": "in", "question": name, "value": random.sample(_VALUES, random.randint(1, 3))}
    ops = ["equals", "notEquals"] + (["contains", "notContains"] if kind != "select" else [])
    return {"op": random.choice(ops), "question": name, "value": random.choice(_VALUES)}


def _small_path(random: Random, size: int) -> Written:
    questions = [_question(random, f"q{index}") for index in range(size)]
    order = random.sample(questions, size)
    cut = random.randint(0, size)
    groups = [group for group in (questions[:cut], questions[cut:]) if group]
    blocks = [
        {"id": f"b{index}", "category": "GOALS", "questions": group} for index, group in enumerate(groups)
    ]
    rules: list[dict[str, Any]] = []
    for place, question in enumerate(order):
        before = order[:place]
        if random.random() < 0.5:
            question["showWhen"] = random_condition(random, before)
        for option in question.get("options", ())[1:]:
            if random.random() < 0.2:
                option["showWhen"] = random_condition(random, before)
        for _ in range(random.randint(0, 2)):
            action = random.choice(["show", "hide", "skip", "require"])
            when = random_condition(random, questions if action == "require" else before)
            rule = {"id": f"r{len(rules)}", "when": when, "action": action, "questions": [question["id"]]}
            rules.append(rule)
    if len(blocks) == 2 and random.random() < 0.5:
        first = min(order.index(question) for question in groups[1])
        when = random_condition(random, order[:first])
        action = random.choice(["show", "hide", "skip"])
        rules.append({"id": "of-block", "when": when, "action": action, "blocks": [blocks[1]["id"]]})
    return blocks, rules


def _question(random: Random, name: str) -> dict[str, Any]:
    kind = random.choice(_TYPES)
    question: dict[str, Any] = {"id": name, "type": kind, "required": random.random() < 0.5}
    if kind in ("select", "multiselect"):
        question["options"] = [{"value": value} for value in _VALUES]
    if kind == "multiselect":
        question["exclusive"] = ["z"]
    if kind == "quantity":
        question["units"] = ["kg", "lb"]
    if kind in ("number", "quantity"):
        question |= {"min": 0, "max": 10}
    return question


def random_answer(random: Random, question: Question) -> Any:
    """A raw answer of the right JSON type, right or wrong."""
    values = [option.value for option in question.options]
    if question.type in ("select", "radio"):
        return random.choice([*values, "elsewhere"])
    if question.type == "multiselect":
        return [random.choice([*values, "elsewhere"]) for _ in range(random.randint(0, 3))]
    if question.type == "checkbox":
        return random.random() < 0.5
    if question.type in ("number", "range"):
        return random.choice([random.randint(-2, 12), round(random.uniform(-2, 12), 2)])
    if question.type == "quantity":
        unit = random.choice([*question.units, "cm", "stone"])
        return random.choice([random.randint(-2, 250), {"value": random.randint(-2, 300), "unit": unit}])
    if question.type == "date":
        return random.choice(["2008-11-23", "2008-11-24", "1990-01-01", "2012-05-05", "2030-01-01", "soon"])
    if question.type == "consent":
        return {"name": random.choice(["Ada Lovelace", "", "x"])}
    return random.choice(["x", "y", "an x", "", " ", "name@example.org"])


def random_answers(random: Random, path: CompiledPath) -> dict[str, Any]:
    """Raw answers to some of the questions of a path, visible or not."""
    share = random.choice([0.2, 0.6, 0.95])
    return {
        name: random_answer(random, each.question)
        for name, each in path.questions.items()
        if random.random() < share
    }

"""The condition language: the shared cases, and what is refused."""

from pathlib import Path

import msgspec
import pytest

from intakt.content.yaml_source import parse
from intakt.intake.values import READERS
from intakt.kit.errors import ContentError
from intakt.kit.rules import Condition, compile_condition, faults, leaves, references

CASES = parse((Path(__file__).parents[2] / "cases" / "conditions.yaml").read_bytes()).value


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case[0])
def test_case(case):
    _, written, answers, facts, expected = case
    test = compile_condition(msgspec.convert(written, Condition))
    values = {name: READERS[CASES["types"][name]](answer) for name, answer in answers.items()}
    assert test(lambda kind, name: (values if kind == "question" else facts).get(name)) is expected


@pytest.mark.parametrize("case", CASES["malformed"], ids=lambda case: case[0])
def test_malformed(case):
    condition = msgspec.convert(case[1], Condition)
    assert list(faults(condition))
    with pytest.raises(ContentError):
        compile_condition(condition)


def test_faults_inside_connectives_are_found():
    inner = Condition(op="in", question="a", value="x")
    assert list(faults(Condition(op="and", conditions=(inner,)))) == [
        "`in` needs a list with at least one value."
    ]


def test_an_unknown_operator_is_no_condition():
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"op": "eval", "question": "a", "value": "1"}, Condition)


def test_references_and_leaves_in_the_order_written():
    condition = Condition(
        op="or",
        conditions=(
            Condition(op="isEmpty", question="b"),
            Condition(op="not", conditions=(Condition(op="isEmpty", fact="age"),)),
        ),
    )
    assert list(references(condition)) == [("question", "b"), ("fact", "age")]
    assert [leaf.question or leaf.fact for leaf in leaves(condition)] == ["b", "age"]

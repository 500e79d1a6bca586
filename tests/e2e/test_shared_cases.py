"""The same rules in the browser: the shared cases of conditions, visibility and validation in Chromium."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page
from tests.browsing import bare_page
from tests.clients import DAY, FULL
from tests.shipped import population, release

from intakt.content.compiled import CompiledPath
from intakt.content.model import CLIENT_TYPES
from intakt.content.views import path_view
from intakt.content.yaml_source import parse
from intakt.intake.flow import find_flow
from intakt.intake.sampling import draw
from intakt.intake.validation import accept, validate

FOLDER = Path(__file__).parents[1] / "cases"
CONDITIONS = """async ({types, cases}) => {
  const { compile } = await import("/static/js/intake/rules.js");
  const { READERS } = await import("/static/js/intake/values.js");
  return cases.map(([, condition, answers, facts]) => {
    const read = (id) => (id in answers ? READERS[types[id]](answers[id]) : null);
    return compile(condition)((key) => (key.startsWith("fact:") ? facts[key.slice(5)] : read(key)));
  });
}"""

VISIBILITY = """async ({day, cases}) => {
  const { compilePath, findFlow } = await import("/static/js/intake/flow.js");
  return cases.map(({blocks, rules, clientType, steps}) => {
    const path = compilePath({ clientType: clientType ?? "NUTRITION_ONLY", blocks, rules });
    return steps.map(({answers}) => findFlow(path, answers, day));
  });
}"""

VALIDATION = """async ({day, cases}) => {
  const { accept } = await import("/static/js/intake/accept.js");
  const { compilePath, findFlow } = await import("/static/js/intake/flow.js");
  const { validate, messageOf } = await import("/static/js/intake/validation.js");
  return cases.map(({question, clientType, answers = []}) => {
    const blocks = [{ id: "block", questions: [question] }];
    const path = compilePath({ clientType: clientType ?? "NUTRITION_ONLY", blocks });
    return answers.map(([answer]) => {
      let stored;
      try {
        stored = answer === "absent" ? null : accept(question, answer);
      } catch (refused) {
        return [`refused ${refused.code}`, ""];
      }
      const responses = { [question.id]: stored };
      const [fault] = validate(path, findFlow(path, responses, day), responses, day);
      return fault ? [fault[1].code, fault[1].words ?? fault[1].code, fault[1].values ?? {}] : ["ok", "", {}];
    });
  });
}"""

SAMPLED = """async ({view, day, clients}) => {
  const { compilePath, findFlow } = await import("/static/js/intake/flow.js");
  const { validate } = await import("/static/js/intake/validation.js");
  const path = compilePath(view);
  return clients.map((responses) => {
    const flow = findFlow(path, responses, day);
    return { ...flow, wrong: validate(path, flow, responses, day).map(([id, fault]) => [id, fault.code]) };
  });
}"""

TYPED = """async ({typed}) => {
  const { numberOf } = await import("/static/js/intake/typed.js");
  return typed.map(([text, whole]) => numberOf(text, whole));
}"""

STORED = """async ({cases}) => {
  const { accept } = await import("/static/js/intake/accept.js");
  return cases.map(({question, stored = []}) => stored.map(([answer]) => accept(question, answer)));
}"""


def cases(name: str) -> dict[str, Any]:
    value: dict[str, Any] = parse((FOLDER / f"{name}.yaml").read_bytes()).value
    return value


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with bare_page(browser) as page:
        yield page


def test_conditions(page: Page) -> None:
    shared = cases("conditions")
    found = page.evaluate(CONDITIONS, shared)
    wrong = [case[0] for case, got in zip(shared["cases"], found, strict=True) if got is not case[4]]
    assert not wrong
    assert len(found) > 80


def test_visibility(page: Page) -> None:
    shared = cases("visibility")
    found = page.evaluate(VISIBILITY, shared)
    for case, flows in zip(shared["cases"], found, strict=True):
        for step, flow in zip(case["steps"], flows, strict=True):
            told = {key: flow[key] for key in ("blocks", "questions", "required", "options", "skipped")}
            expected = {key: step[key] for key in told if key in step}
            assert {key: told[key] for key in expected} == expected, case["name"]
            facts = step.get("facts", {})
            assert {name: flow["facts"].get(name) for name in facts} == facts, case["name"]


def test_validation(page: Page) -> None:
    shared = cases("validation")
    found = page.evaluate(VALIDATION, shared)
    for case, got in zip(shared["cases"], found, strict=True):
        expected = [code for _, code in case.get("answers", ())]
        assert [code for code, *_ in got] == expected, json.dumps(case["question"])


@pytest.mark.parametrize("client_type", CLIENT_TYPES)
def test_sampled_clients_of_every_path(page: Page, client_type: str) -> None:
    """Answers of drawn clients, whole and with holes: the browser and the server find the same."""
    path, count = release().path(client_type), 200 if FULL else 20
    clients = [sampled for seed in range(count) for sampled in (answers(path, seed), holes(path, seed))]
    view = json.loads(msgspec.json.encode(path_view(path.path, release().wording("en"), release="x")))
    found = page.evaluate(SAMPLED, {"view": view, "day": DAY.isoformat(), "clients": clients})
    for responses, got in zip(clients, found, strict=True):
        flow = find_flow(path, responses, day=DAY)
        assert got["questions"] == list(flow.questions)
        assert got["blocks"] == list(flow.blocks)
        assert got["required"] == list(flow.required)
        assert got["options"] == {name: list(values) for name, values in flow.options.items()}
        assert got["skipped"] == [[each.kind, each.id, each.rule] for each in flow.skipped]
        problems = validate(path, flow, responses, day=DAY)
        assert got["wrong"] == [[problem.question, problem.code] for problem in problems]


def answers(path: CompiledPath, seed: int) -> dict[str, Any]:
    """A drawn client's stored answers."""
    drawn = draw(path, population(), seed=seed, adversarial=seed % 2 == 1, day=DAY)
    return {name: accept(path.questions[name].question, value) for name, value in drawn.items()}


def holes(path: CompiledPath, seed: int) -> dict[str, Any]:
    """Some answers left out, some of another client's."""
    chance = random.Random(seed)
    mixed = answers(path, seed) | {
        name: value for name, value in answers(path, seed + 1).items() if chance.random() < 0.3
    }
    return {name: value for name, value in mixed.items() if chance.random() < 0.7}


def test_stored_forms(page: Page) -> None:
    shared = cases("validation")
    found = page.evaluate(STORED, shared)
    for case, got in zip(shared["cases"], found, strict=True):
        assert got == [stored for _, stored in case.get("stored", ())], json.dumps(case["question"])


def test_typed_numbers(page: Page) -> None:
    shared = cases("validation")
    found = page.evaluate(TYPED, shared)
    assert found == [number for _, _, number in shared["typed"]]

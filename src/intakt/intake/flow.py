"""What is asked now: the visible part of a path for these answers.

A pure function and a single pass: the parts of a compiled path stand in dependency order, so everything a
condition reads is decided before it. Answers to hidden questions are never read; they stay in the responses
and count again when their question returns.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Literal

from intakt.content.compiled import CompiledPath, Step
from intakt.intake.values import READERS, Read, derive
from intakt.kit.rules import Get, Value, key_of
from intakt.kit.structs import Frozen


class Skipped(Frozen, frozen=True, kw_only=True):
    """A block or question left out with words: rule.<rule>.reason."""

    kind: Literal["block", "question"]
    id: str
    rule: str


class Flow(Frozen, frozen=True, kw_only=True):
    """All in the order of the path."""

    blocks: tuple[str, ...]
    """Visible blocks."""
    questions: tuple[str, ...]
    """Visible questions."""
    options: dict[str, tuple[str, ...]]
    """Visible options, of those visible questions that hide some now."""
    required: tuple[str, ...]
    """Visible questions that must be answered."""
    skipped: tuple[Skipped, ...]
    facts: dict[str, Value]
    values: dict[str, Value]
    """Answers to visible questions as conditions compare them; blank ones are left out."""

    def lookup(self, kind: str, name: str) -> Value | None:
        """For conditions on the visible answers and facts."""
        return self.values.get(name) if kind == "question" else self.facts.get(name)

    def get(self, key: str) -> Value | None:
        """The same for conditions compiled over keys (`kit.rules.key_of`)."""
        return self.facts.get(key[5:]) if key.startswith("fact:") else self.values.get(key)


def find_flow(path: CompiledPath, responses: Mapping[str, object], *, day: date) -> Flow:
    """The flow of these stored answers (see `validation.accept`) on that day, which ages are counted on."""
    known: dict[str, Value] = {}
    values: dict[str, Value] = {}
    facts: dict[str, Value] = {}
    shown: set[str] = set()
    hidden_blocks: set[str] = set()
    skipped: dict[tuple[str, str], str] = {}
    get = known.get
    for step, name, read in _plan(path):
        if step.block in hidden_blocks:
            continue
        if (step.shows or step.denials) and not _is_shown(step, get, skipped):
            if step.kind == "block":
                hidden_blocks.add(name)
        elif read is not None:
            shown.add(name)
            answer = responses.get(name)
            if answer is not None and (value := read(answer)) is not None:
                values[name] = known[name] = value
        elif step.kind == "fact":
            fact = derive(name, values, client_type=path.client_type, day=day)
            if fact is not None:
                facts[name] = known[key_of("fact", name)] = fact
    required = _required(path, shown, get)
    return Flow(
        blocks=tuple([block.id for block in path.blocks if block.id not in hidden_blocks]),
        questions=tuple([name for name in path.questions if name in shown]),
        options=_visible_options(path, shown, get),
        required=tuple([name for name in path.questions if name in required]),
        skipped=_in_path_order(path, skipped),
        facts=facts,
        values=values,
    )


@lru_cache(maxsize=64)
def _plan(path: CompiledPath) -> tuple[tuple[Step, str, Read | None], ...]:
    """The steps, each with its id and, for a question, how its answers are read."""
    return tuple(
        (step, step.id, READERS[path.questions[step.id].question.type] if step.kind == "question" else None)
        for step in path.steps
    )


def _is_shown(step: Step, get: Get, skipped: dict[tuple[str, str], str]) -> bool:
    """No show rule or any of them true, and no denial true; a skip is noted with its rule."""
    for show in step.shows:
        if show(get):
            break
    else:
        if step.shows:
            return False
    for denial in step.denials:
        if denial.test(get):
            if denial.skip:
                skipped[(step.kind, step.id)] = denial.rule
            return False
    return True


def _visible_options(path: CompiledPath, shown: set[str], get: Get) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in path.conditional:
        if name in shown:
            options = path.questions[name].options
            visible = [each.option.value for each in options if each.test is None or each.test(get)]
            if len(visible) < len(options):
                found[name] = tuple(visible)
    return found


def _required(path: CompiledPath, shown: set[str], get: Get) -> set[str]:
    required = set(path.always_required & shown)
    for requirement in path.requirements:
        if not shown.isdisjoint(requirement.questions) and requirement.test(get):
            required |= shown.intersection(requirement.questions)
    return required


def _in_path_order(path: CompiledPath, skipped: Mapping[tuple[str, str], str]) -> tuple[Skipped, ...]:
    if not skipped:
        return ()
    found: list[Skipped] = []
    for block in path.blocks:
        if rule := skipped.get(("block", block.id)):
            found.append(Skipped(kind="block", id=block.id, rule=rule))
        for question in block.questions:
            if rule := skipped.get(("question", question.id)):
                found.append(Skipped(kind="question", id=question.id, rule=rule))
    return tuple(found)

"""A path ready to run: conditions and patterns compiled once, parts in dependency order."""

from collections.abc import Mapping
from typing import Literal

from intakt.content.danger import DangerWords, danger_words
from intakt.content.model import Block, Library, Option, Path, Question, Urgent
from intakt.content.order import Node, dependencies, find_cycle, in_order, path_blocks, visibility_rules
from intakt.content.patterns import Pattern, compile_pattern
from intakt.kit.errors import ContentError
from intakt.kit.rules import Condition, KeyedTest, compile_keyed
from intakt.kit.structs import Frozen


class Denial(Frozen, frozen=True, kw_only=True, eq=False):
    """A hide or skip rule."""

    rule: str
    skip: bool
    test: KeyedTest


class Step(Frozen, frozen=True, kw_only=True, eq=False):
    """One part to decide: visible unless `shows` are all false or a denial is true; a fact is computed."""

    kind: Literal["block", "question", "fact"]
    id: str
    block: str
    """Of a question: its block. Else empty."""
    shows: tuple[KeyedTest, ...]
    denials: tuple[Denial, ...]


class CompiledOption(Frozen, frozen=True, kw_only=True, eq=False):
    option: Option
    test: KeyedTest | None


class CompiledQuestion(Frozen, frozen=True, kw_only=True, eq=False):
    question: Question
    block: str
    section: str
    options: tuple[CompiledOption, ...]
    values: frozenset[str]
    """Every option's value."""
    conditional: bool
    """Whether some options are shown only sometimes."""
    pattern: Pattern | None


class Requirement(Frozen, frozen=True, kw_only=True, eq=False):
    """A require rule; blocks are already resolved into questions."""

    rule: str
    test: KeyedTest
    questions: tuple[str, ...]


class CompiledUrgent(Frozen, frozen=True, kw_only=True, eq=False):
    urgent: Urgent
    test: KeyedTest | None
    danger: DangerWords


class CompiledPath(Frozen, frozen=True, kw_only=True, eq=False):
    """Everything the intake of one client type needs; compared and cached by identity."""

    client_type: str
    release: str
    path: Path
    blocks: tuple[Block, ...]
    """In the order they are asked."""
    questions: dict[str, CompiledQuestion]
    """By id, in the order they are asked."""
    conditional: tuple[str, ...]
    """Questions that show some of their options only sometimes."""
    with_notices: tuple[str, ...]
    """Questions that have an option with a notice."""
    always_required: frozenset[str]
    """Questions marked required themselves."""
    steps: tuple[Step, ...]
    """Dependency order."""
    requirements: tuple[Requirement, ...]
    urgent: tuple[CompiledUrgent, ...]
    known: frozenset[str]
    """Every question id of the release, of this path or another."""
    library: Library


def compile_path(path: Path, library: Library, *, release: str) -> CompiledPath:
    """The path ready to run. ContentError on an unknown block, a cycle, a malformed condition or pattern."""
    blocks = path_blocks(path, library.blocks)
    named = [name for section in path.sections for name in section.blocks]
    for name in named:
        if name not in library.blocks:
            raise ContentError(f"Path {path.client_type} asks block `{name}`, which is not in the library.")
    if len(set(named)) < len(named):
        raise ContentError(f"Path {path.client_type} asks a block twice.")
    needs = dependencies(path, blocks)
    cycle = find_cycle(needs)
    if cycle:
        shown = " -> ".join(name for _, name in (*cycle, cycle[0]))
        raise ContentError(f"Path {path.client_type} has a cycle: {shown}.")
    section_of = {name: section.id for section in path.sections for name in section.blocks}
    questions = {
        question.id: _compile_question(question, block=block.id, section=section_of[block.id])
        for block in blocks
        for question in block.questions
    }
    return CompiledPath(
        client_type=path.client_type,
        release=release,
        path=path,
        blocks=blocks,
        questions=questions,
        conditional=tuple(name for name, each in questions.items() if each.conditional),
        with_notices=tuple(
            name for name, each in questions.items() if any(option.notice for option in each.question.options)
        ),
        always_required=frozenset(name for name, each in questions.items() if each.question.required),
        steps=_compile_steps(path, blocks, in_order(needs)),
        requirements=_compile_requirements(path, library.blocks),
        urgent=tuple(_compile_urgent(urgent) for urgent in library.urgent),
        known=frozenset(question.id for block in library.blocks.values() for question in block.questions),
        library=library,
    )


def _compile_question(question: Question, *, block: str, section: str) -> CompiledQuestion:
    return CompiledQuestion(
        question=question,
        block=block,
        section=section,
        options=tuple(
            CompiledOption(option=option, test=_test(option.show_when)) for option in question.options
        ),
        values=frozenset(option.value for option in question.options),
        conditional=any(option.show_when is not None for option in question.options),
        pattern=compile_pattern(question.pattern) if question.pattern is not None else None,
    )


def _compile_steps(path: Path, blocks: tuple[Block, ...], order: tuple[Node, ...]) -> tuple[Step, ...]:
    by_id: dict[str, Block] = {block.id: block for block in blocks}
    of_question = {question.id: (block, question) for block in blocks for question in block.questions}
    steps: list[Step] = []
    for kind, name in order:
        if kind == "fact":
            steps.append(Step(kind="fact", id=name, block="", shows=(), denials=()))
        elif kind == "block":
            steps.append(_step(path, "block", name, "", by_id[name].show_when))
        else:
            block, question = of_question[name]
            steps.append(_step(path, "question", name, block.id, question.show_when))
    return tuple(steps)


def _step(
    path: Path, kind: Literal["block", "question"], name: str, block: str, own: Condition | None
) -> Step:
    named: Mapping[str, str] = {kind: name}
    rules = tuple(visibility_rules(path.rules, **named))
    shows = [compile_keyed(rule.when) for rule in rules if rule.action == "show"]
    if own is not None:
        shows.append(compile_keyed(own))
    return Step(
        kind=kind,
        id=name,
        block=block,
        shows=tuple(shows),
        denials=tuple(
            Denial(rule=rule.id, skip=rule.action == "skip", test=compile_keyed(rule.when))
            for rule in sorted(rules, key=lambda rule: (rule.action != "skip", rule.id))
            if rule.action in ("hide", "skip")
        ),
    )


def _compile_requirements(path: Path, blocks: Mapping[str, Block]) -> tuple[Requirement, ...]:
    return tuple(
        Requirement(
            rule=rule.id,
            test=compile_keyed(rule.when),
            questions=(
                *rule.questions,
                *(
                    question.id
                    for name in rule.blocks
                    if name in blocks
                    for question in blocks[name].questions
                ),
            ),
        )
        for rule in path.rules
        if rule.action == "require"
    )


def _compile_urgent(urgent: Urgent) -> CompiledUrgent:
    return CompiledUrgent(urgent=urgent, test=_test(urgent.when), danger=danger_words(urgent))


def _test(condition: Condition | None) -> KeyedTest | None:
    return None if condition is None else compile_keyed(condition)

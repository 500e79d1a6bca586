"""In which order the parts of a path can be decided: what a condition reads comes before what it decides.

Nodes are ("block", id), ("question", id) and ("fact", name). In that order a single pass is the fixpoint; a
cycle has no such order and is refused when a library is published.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping

from intakt.content.model import Block, Path, Rule
from intakt.kit.rules import Condition, references

Node = tuple[str, str]

FACT_SOURCES: dict[str, tuple[str, ...]] = {
    "age": ("date-of-birth",),
    "minor": ("date-of-birth",),
    "bmi": ("height", "weight"),
    "country": ("country",),
    "clientType": (),
}
"""The facts that conditions may name, and the questions each is derived from."""

VISIBILITY = ("show", "hide", "skip")


def path_blocks(path: Path, blocks: Mapping[str, Block]) -> tuple[Block, ...]:
    """The blocks of a path in the order they are asked; ids that do not exist are left out."""
    return tuple(blocks[name] for section in path.sections for name in section.blocks if name in blocks)


def visibility_rules(rules: Iterable[Rule], *, block: str = "", question: str = "") -> Iterator[Rule]:
    """The show, hide and skip rules that name the block or the question."""
    for rule in rules:
        if rule.action in VISIBILITY and (block in rule.blocks or question in rule.questions):
            yield rule


def dependencies(path: Path, blocks: tuple[Block, ...]) -> dict[Node, tuple[Node, ...]]:
    """What must be known before each node; keys as the path asks. Reads of other paths are left out."""
    asked = {question.id for block in blocks for question in block.questions}
    needs: dict[Node, tuple[Node, ...]] = {}
    for block in blocks:
        conditions = [rule.when for rule in visibility_rules(path.rules, block=block.id)]
        needs[("block", block.id)] = tuple(_reads([*conditions, block.show_when], asked))
        for question in block.questions:
            conditions = [rule.when for rule in visibility_rules(path.rules, question=question.id)]
            reads = _reads([*conditions, question.show_when], asked)
            needs[("question", question.id)] = (("block", block.id), *reads)
    for fact, sources in FACT_SOURCES.items():
        needs[("fact", fact)] = tuple(("question", source) for source in sources if source in asked)
    return needs


def _reads(conditions: Iterable[Condition | None], asked: set[str]) -> Iterator[Node]:
    for condition in conditions:
        if condition is not None:
            for kind, name in references(condition):
                if (kind == "question" and name in asked) or (kind == "fact" and name in FACT_SOURCES):
                    yield (kind, name)


def in_order(needs: Mapping[Node, tuple[Node, ...]]) -> tuple[Node, ...]:
    """The nodes, each after what it needs, otherwise as given. Nodes on or behind a cycle are left out."""
    position = {node: index for index, node in enumerate(needs)}
    waiting = {node: len(set(before)) for node, before in needs.items()}
    after: dict[Node, list[Node]] = {node: [] for node in needs}
    for node, before in needs.items():
        for each in set(before):
            after[each].append(node)
    nodes = list(needs)
    ready = [position[node] for node in nodes if waiting[node] == 0]
    heapq.heapify(ready)
    ordered: list[Node] = []
    while ready:
        node = nodes[heapq.heappop(ready)]
        ordered.append(node)
        for each in after[node]:
            waiting[each] -= 1
            if waiting[each] == 0:
                heapq.heappush(ready, position[each])
    return tuple(ordered)


def find_cycle(needs: Mapping[Node, tuple[Node, ...]]) -> tuple[Node, ...]:
    """One cycle, each node needing the next and the last the first; empty when there is none."""
    ordered = set(in_order(needs))
    left = [node for node in needs if node not in ordered]
    if not left:
        return ()
    walk: list[Node] = [left[0]]
    while True:
        following = next(node for node in needs[walk[-1]] if node not in ordered)
        if following in walk:
            return tuple(walk[walk.index(following) :])
        walk.append(following)

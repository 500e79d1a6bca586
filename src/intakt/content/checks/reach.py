"""Reach: no cycles; everything can be seen by some client; every rule can fire; every packet finds its
answers.
"""

from collections.abc import Iterator

from intakt.content.checks.scene import Example, Scene
from intakt.content.model import Block, Path, Question
from intakt.content.order import FACT_SOURCES
from intakt.content.solver import Must, TooHard
from intakt.kit.errors import Finding
from intakt.kit.rules import references

_NEVER = {"path": "rule-never-fires", "routing": "row-never-fires", "urgent": "urgent-never-fires"}


def check(scene: Scene) -> Iterator[Finding]:
    yield from _cycles(scene)
    yield from _unread(scene)
    yield from _unseen_blocks(scene)
    yield from _unseen_questions(scene)
    yield from _conditions(scene)
    yield from _needs(scene)


def _cycles(scene: Scene) -> Iterator[Finding]:
    for client_type, cycle in scene.cycles.items():
        shown = " -> ".join(f"{kind} {name}" for kind, name in (*cycle, cycle[0]))
        kind, name = next(((kind, name) for kind, name in cycle if kind != "fact"), cycle[0])
        answered = tuple(name for kind, name in cycle if kind == "question")
        yield scene.finding(
            "cycle",
            f"{kind}.{name}",
            f"On {client_type} it depends on itself: {shown}.",
            "Let one of them depend on something else.",
            example=scene.answering(client_type, answered),
        )


def _unread(scene: Scene) -> Iterator[Finding]:
    """Questions that nothing reads, and readers of questions that nobody asks."""
    read = set(scene.demands.readers)
    for site in scene.sites:
        for kind, name in references(site.condition):
            read |= {name} if kind == "question" else set(FACT_SOURCES.get(name, ()))
    for urgent in scene.library.urgent:
        read |= set(urgent.questions)
    for question in scene.questions.values():
        if question.id not in read and not question.record:
            message = "Nothing reads the answer: no rule, gate, planner, document or record."
            remedy = "Remove the question, or say `record: true` when the coach should see it."
            yield scene.finding("unread-question", f"question.{question.id}", message, remedy)
    for name in sorted(scene.demands.readers - scene.questions.keys()):
        message = f"Intakt reads question `{name}`, which no block asks."
        yield scene.finding("reader-unknown", f"question.{name}", message, "Add the question to a block.")


def _unseen_blocks(scene: Scene) -> Iterator[Finding]:
    for block in scene.library.blocks.values():
        paths = scene.paths_with(block.id)
        if not paths:
            message = "No path asks this block."
            yield scene.finding(
                "block-unused", f"block.{block.id}", message, "Add it to a path, or remove it."
            )
        for path in paths:
            never, unsure = _verdict(scene, path, Must(visible=("block", block.id)))
            place = f"block.{block.id}"
            if never:
                message = f"No client of {path.client_type} can ever see this block."
                remedy = "Mend its conditions, or take it off the path."
                example = _nearest(scene, path, *_own(block))
                yield scene.finding("block-never-seen", place, message, remedy, example=example)
            if unsure:
                yield _unsure(scene, place, path)


def _unseen_questions(scene: Scene) -> Iterator[Finding]:
    """A question or option must be seen by somebody on one of the paths that ask it."""
    for question in scene.questions.values():
        paths = scene.paths_with(scene.block_of[question.id].id)
        place = f"question.{question.id}"
        see = Must(visible=("question", question.id))
        verdicts = [_verdict(scene, path, see) for path in paths]
        if paths and all(never for never, _ in verdicts):
            message = "No client can ever see this question."
            example = _nearest(scene, paths[0], *_own(question))
            yield scene.finding(
                "question-never-seen", place, message, "Mend its conditions.", example=example
            )
            continue
        if verdicts and all(never or unsure for never, unsure in verdicts):
            yield _unsure(scene, place, paths[0])
        yield from _unseen_options(scene, question, paths)


def _unseen_options(scene: Scene, question: Question, paths: tuple[Path, ...]) -> Iterator[Finding]:
    see = Must(visible=("question", question.id))
    for option in question.options:
        if option.show_when is None:
            continue
        verdicts = [_verdict(scene, path, see, Must(condition=option.show_when)) for path in paths]
        if verdicts and all(never for never, _ in verdicts):
            place = f"question.{question.id}.option.{option.value}"
            message = f"No client can ever see option `{option.value}`."
            example = _nearest(scene, paths[0], Must(condition=option.show_when), see)
            yield scene.finding("option-never-seen", place, message, "Mend its `showWhen`.", example=example)


def _conditions(scene: Scene) -> Iterator[Finding]:
    """Rules, routing rows and urgent answers that no client can ever meet."""
    for site in scene.sites:
        kind = site.place.split(".")[0]
        if kind not in _NEVER:
            continue
        paths = [scene.library.paths[name] for name in site.paths if name in scene.library.paths]
        verdicts = [_verdict(scene, path, Must(condition=site.condition)) for path in paths]
        if verdicts and all(never for never, _ in verdicts):
            message = "No client can ever meet this condition."
            asked = tuple(name for source, name in references(site.condition) if source == "question")
            example = scene.answering(paths[0].client_type, asked)
            remedy = "Mend the condition or remove it."
            yield scene.finding(_NEVER[kind], site.place, message, remedy, example=example)
        elif verdicts and all(never or unsure for never, unsure in verdicts):
            yield _unsure(scene, site.place, paths[0])


def _needs(scene: Scene) -> Iterator[Finding]:
    """A path must be able to ask what each packet type it routes to needs."""
    for row in scene.library.routing:
        for path in scene.library.paths.values():
            if row.client_type not in (None, path.client_type):
                continue
            routed = (Must(condition=row.when),) if row.when is not None else ()
            for name in sorted(scene.demands.needs.get(row.packet, frozenset())):
                place = f"path.{path.client_type}"
                if not _asks(scene, path, name):
                    message = f"It routes to {row.packet} (row {row.id}), but never asks `{name}`."
                    example = _nearest(scene, path, *routed)
                    yield scene.finding(
                        "path-lacks-question",
                        place,
                        message,
                        f"Add the block with `{name}`.",
                        example=example,
                    )
                elif _verdict(scene, path, *routed, Must(visible=("question", name)))[0]:
                    message = f"Clients routed to {row.packet} (row {row.id}) are never asked `{name}`."
                    example = _nearest(scene, path, *routed)
                    remedy = f"Show `{name}` to them."
                    yield scene.finding("path-lacks-question", place, message, remedy, example=example)


def _asks(scene: Scene, path: Path, name: str) -> bool:
    block = scene.block_of.get(name)
    return block is not None and any(block.id in section.blocks for section in path.sections)


def _verdict(scene: Scene, path: Path, *goals: Must) -> tuple[bool, bool]:
    """(no client can meet the goals, the search gave up)."""
    if path.client_type not in scene.solvers:
        return False, False
    try:
        return scene.client(path.client_type, *goals) is None, False
    except TooHard:
        return False, True


def _own(part: Block | Question) -> tuple[Must, ...]:
    """Its own condition as a goal, without what hides it."""
    return (Must(condition=part.show_when),) if part.show_when is not None else ()


def _nearest(scene: Scene, path: Path, *goals: Must) -> Example:
    """A client who meets the first of the goals that can be met: one for whom it fails."""
    for goal in goals:
        try:
            found = scene.client(path.client_type, goal)
        except TooHard:
            continue
        if found is not None:
            return found
    return scene.anybody(path.client_type)


def _unsure(scene: Scene, place: str, path: Path) -> Finding:
    message = f"On {path.client_type} the search for a client who meets this gave up."
    return scene.finding("too-tangled", place, message, "Make the conditions simpler.", warning=True)

"""What every check looks at, and how it reports."""

from collections.abc import Iterator, Mapping
from datetime import date

from intakt.content.clients import candidates, raw_answer
from intakt.content.loader import Loaded
from intakt.content.model import Block, Library, Path, Question
from intakt.content.order import Node, dependencies, find_cycle, path_blocks
from intakt.content.solver import Must, Solver, TooHard
from intakt.kit.errors import Finding
from intakt.kit.rules import Condition, faults
from intakt.kit.structs import Frozen

Example = dict[str, object]


class Demands(Frozen, frozen=True, kw_only=True):
    """What the rest of Intakt asks of a library."""

    readers: frozenset[str] = frozenset()
    """Question ids that the profile, gates, planners and documents read."""
    needs: Mapping[str, frozenset[str]] = {}
    """Packet type -> question ids without which it cannot be made."""
    validators: frozenset[str] = frozenset()
    """Names of the custom validators there are."""
    texts: frozenset[str] = frozenset()
    """Text keys that code asks for."""


class Site(Frozen, frozen=True, kw_only=True):
    """A condition and where it stands."""

    place: str
    condition: Condition
    paths: tuple[str, ...]
    """The paths on which it is evaluated."""


class Scene:
    """A loaded library with one solver a path; paths with a cycle or a malformed condition have none."""

    def __init__(self, loaded: Loaded, demands: Demands, *, day: date) -> None:
        self.loaded = loaded
        self.library: Library = loaded.library
        self.demands = demands
        self.day = day
        self.questions: dict[str, Question] = {
            question.id: question for block in self.library.blocks.values() for question in block.questions
        }
        self.block_of = {
            question.id: block for block in self.library.blocks.values() for question in block.questions
        }
        self.sites = tuple(_sites(self.library))
        self.cycles: dict[str, tuple[Node, ...]] = {}
        self.solvers: dict[str, Solver] = {}
        sound = not any(True for site in self.sites for _ in faults(site.condition))
        for name, path in self.library.paths.items():
            cycle = find_cycle(dependencies(path, path_blocks(path, self.library.blocks)))
            if cycle:
                self.cycles[name] = cycle
            elif sound:
                self.solvers[name] = Solver(path, self.library.blocks, day=day)

    def paths_with(self, block: str) -> tuple[Path, ...]:
        """The paths that ask the block."""
        return tuple(
            path
            for path in self.library.paths.values()
            if any(block in section.blocks for section in path.sections)
        )

    # --- example clients ------------------------------------------------------------------------------------

    def client(self, path: str, *goals: Must) -> Example | None:
        """A client of that path who meets the goals; None when there is none or the path has no solver.
        TooHard.
        """
        solver = self.solvers.get(path)
        return solver.client(*goals) if solver else None

    def meets(self, *places: str) -> Example:
        """A client who meets the first of the places that some client can meet; else just a client of a
        path.
        """
        for place in places:
            found = self._meets(place)
            if found is not None:
                return found
        return self.anybody()

    def anybody(self, path: str | None = None) -> Example:
        return {"clientType": path or next(iter(self.library.paths), "NUTRITION_ONLY"), "responses": {}}

    def answering(self, path: str, names: tuple[str, ...]) -> Example:
        """A client of that path who answers these questions, whether they can be seen or not."""
        responses: dict[str, object] = {}
        for name in names:
            question = self.questions.get(name)
            value = next(iter(candidates(question, (), ages=(), day=self.day)), None) if question else None
            if question is not None and value is not None:
                chosen = (value,) if question.type == "multiselect" and isinstance(value, str) else value
                responses[name] = raw_answer(question, chosen)
        return {"clientType": path, "responses": responses}

    def _meets(self, place: str) -> Example | None:
        goal, paths = self._goal(place)
        for path in paths:
            try:
                found = self.client(path, *goal)
            except TooHard:
                continue
            if found is not None:
                return found
        return None

    def _goal(self, place: str) -> tuple[tuple[Must, ...], tuple[str, ...]]:
        """What a client must meet to come by a place, and on which paths it is."""
        kind, _, name = place.partition(".")
        if kind == "block" and name in self.library.blocks:
            paths = tuple(path.client_type for path in self.paths_with(name))
            return (Must(visible=("block", name)),), paths
        question, _, value = name.partition(".option.")
        if kind == "question" and question in self.questions:
            block = self.block_of[question].id
            goals = [Must(visible=("question", question))]
            shown = [each for each in self.questions[question].options if each.value == value]
            goals += [Must(condition=each.show_when) for each in shown if each.show_when is not None]
            return tuple(goals), tuple(path.client_type for path in self.paths_with(block))
        if kind == "path":
            client_type = name.split(".")[0]
            rules = [site for site in self.sites if site.place == place]
            return tuple(Must(condition=site.condition) for site in rules), (client_type,)
        site = next((site for site in self.sites if site.place == place), None)
        return ((Must(condition=site.condition),), site.paths) if site else ((), ())

    # --- reporting ------------------------------------------------------------------------------------------

    def finding(
        self,
        code: str,
        place: str,
        message: str,
        remedy: str,
        *,
        example: Example | None = None,
        warning: bool = False,
    ) -> Finding:
        """At the line of the place or of what it belongs to; without an example, of a client who comes by
        it.
        """
        around = [place]
        while "." in around[-1]:
            around.append(around[-1].rpartition(".")[0])
        file, line = self.loaded.at(*around)
        return Finding(
            code=code,
            severity="warning" if warning else "error",
            file=file,
            line=line,
            place=place,
            message=message,
            remedy=remedy,
            example=example if example is not None else self.meets(*around),
        )


def _sites(library: Library) -> Iterator[Site]:
    """Every condition of the library."""
    for block in library.blocks.values():
        asked = tuple(
            path.client_type
            for path in library.paths.values()
            if any(block.id in section.blocks for section in path.sections)
        )
        yield from _block_sites(block, asked)
    for path in library.paths.values():
        for rule in path.rules:
            place = f"path.{path.client_type}.rule.{rule.id}"
            yield Site(place=place, condition=rule.when, paths=(path.client_type,))
    for row in library.routing:
        if row.when is not None:
            paths = (row.client_type,) if row.client_type else tuple(library.paths)
            yield Site(place=f"routing.{row.id}", condition=row.when, paths=paths)
    for urgent in library.urgent:
        if urgent.when is not None:
            yield Site(place=f"urgent.{urgent.id}", condition=urgent.when, paths=tuple(library.paths))


def _block_sites(block: Block, paths: tuple[str, ...]) -> Iterator[Site]:
    if block.show_when is not None:
        yield Site(place=f"block.{block.id}", condition=block.show_when, paths=paths)
    for question in block.questions:
        if question.show_when is not None:
            yield Site(place=f"question.{question.id}", condition=question.show_when, paths=paths)
        for option in question.options:
            if option.show_when is not None:
                place = f"question.{question.id}.option.{option.value}"
                yield Site(place=place, condition=option.show_when, paths=paths)

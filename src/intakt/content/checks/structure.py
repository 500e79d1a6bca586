"""Paths, routing, urgent answers, policies and tables: everything named exists and has its place."""

from collections.abc import Iterator

from intakt.content.checks.conditions import near
from intakt.content.checks.scene import Scene
from intakt.content.model import CLIENT_TYPES, PACKET_TYPES, Path, Rule
from intakt.content.patterns import compile_pattern
from intakt.kit.errors import ContentError, Finding
from intakt.kit.text import is_blank


def check(scene: Scene) -> Iterator[Finding]:
    for client_type in CLIENT_TYPES:
        if client_type not in scene.library.paths:
            remedy = f"Add paths/{client_type.lower().replace('_', '-')}.yaml."
            message = "This client type has no path."
            yield scene.finding("path-missing", f"path.{client_type}", message, remedy)
    for path in scene.library.paths.values():
        yield from _path(scene, path)
    yield from _routing(scene)
    yield from _urgent(scene)
    yield from _policies(scene)
    yield from _foods(scene)


def _path(scene: Scene, path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for section in path.sections:
        place = f"path.{path.client_type}.section.{section.id}"
        for name in section.blocks:
            if name not in scene.library.blocks:
                message = f"The path asks block `{name}`, which does not exist."
                yield scene.finding("unknown-block", place, message, near(name, scene.library.blocks))
            elif name in seen:
                message = f"The path asks block `{name}` twice."
                yield scene.finding("block-twice", place, message, "Remove one of them.")
            seen.add(name)
    asked = {
        question.id
        for name in seen & scene.library.blocks.keys()
        for question in scene.library.blocks[name].questions
    }
    for rule in path.rules:
        yield from _rule(scene, path, rule, seen, asked)


def _rule(scene: Scene, path: Path, rule: Rule, blocks: set[str], questions: set[str]) -> Iterator[Finding]:
    place = f"path.{path.client_type}.rule.{rule.id}"
    if not rule.blocks and not rule.questions:
        message = f"The rule says {rule.action}, but not what."
        yield scene.finding("rule-empty", place, message, "Add `blocks` or `questions`.")
    for kind, names, known, here in (
        ("block", rule.blocks, scene.library.blocks.keys(), blocks),
        ("question", rule.questions, scene.questions.keys(), questions),
    ):
        for name in names:
            if name not in known:
                message = f"The rule names {kind} `{name}`, which does not exist."
                yield scene.finding(f"unknown-{kind}", place, message, near(name, known))
            elif name not in here:
                message = f"The rule names {kind} `{name}`, which this path does not ask."
                remedy = "Remove the name, or ask it on the path."
                yield scene.finding("rule-outside-path", place, message, remedy)


def _routing(scene: Scene) -> Iterator[Finding]:
    for row in scene.library.routing:
        if row.packet not in PACKET_TYPES:
            message = f"There is no packet type `{row.packet}`."
            remedy = near(row.packet, PACKET_TYPES)
            yield scene.finding("unknown-packet", f"routing.{row.id}", message, remedy)
    for client_type in scene.library.paths:
        rows = [row for row in scene.library.routing if row.client_type in (None, client_type)]
        if all(row.packet == "INTRO" for row in rows):
            message = "No row of routing.yaml gives this path a packet of its own."
            yield scene.finding("path-routes-nothing", f"path.{client_type}", message, "Add a row for it.")


def _urgent(scene: Scene) -> Iterator[Finding]:
    for urgent in scene.library.urgent:
        place = f"urgent.{urgent.id}"
        if urgent.when is None and not urgent.words:
            message = "Nothing says when this is urgent."
            yield scene.finding("urgent-empty", place, message, "Add `when` or `words`.")
        for name in urgent.questions:
            if name not in scene.questions:
                message = f"It looks at question `{name}`, which no block asks."
                yield scene.finding("unknown-question", place, message, near(name, scene.questions))
        for word in (*urgent.words, *urgent.unless):
            try:
                compile_pattern(word)
            except ContentError as error:
                remedy = "Write it in RE2 syntax: no look-around, no back-references."
                yield scene.finding("bad-pattern", place, error.message, remedy)


def _policies(scene: Scene) -> Iterator[Finding]:
    for name, policy in scene.library.policies.items():
        if is_blank(policy.source):
            message = f"The threshold {policy.value:g} {policy.unit} has no source."
            remedy = "Name author and year, or `project policy`."
            yield scene.finding("policy-source", f"policy.{name}", message, remedy)


def _foods(scene: Scene) -> Iterator[Finding]:
    foods = scene.library.foods
    for meal in scene.library.meals.values():
        named = [ingredient.food for ingredient in meal.ingredients]
        for food in (*named, *(other for others in meal.swaps.values() for other in others)):
            if food not in foods:
                message = f"The meal uses food `{food}`, which foods.csv does not have."
                yield scene.finding("unknown-food", f"meal.{meal.id}", message, near(food, foods))
        for food in meal.swaps:
            if food not in named:
                message = f"It swaps `{food}`, which is no ingredient of it."
                yield scene.finding("unknown-food", f"meal.{meal.id}", message, near(food, named))
        for each in meal.ingredients:
            if not 0 <= each.min_g <= each.base_g <= each.max_g:
                message = f"The grams of `{each.food}` are not min:base:max in rising order."
                yield scene.finding("meal-grams", f"meal.{meal.id}", message, "Put them in order.")

"""Words: every text that a reader may see is there, in every language, and belongs to something."""

from collections.abc import Iterator

from intakt.content.checks.conditions import near
from intakt.content.checks.scene import Scene
from intakt.content.model import Library, Question
from intakt.content.wording import placeholders
from intakt.kit.errors import Finding
from intakt.kit.text import is_blank

_OWN = {"number", "name"}
"""Placeholders of urgent.* texts."""
_PLAIN = ("path", "block", "question", "rule", "urgent")
"""Kinds of texts that are shown as they stand."""


def check(scene: Scene) -> Iterator[Finding]:
    needed = dict(required_keys(scene.library))
    needed |= dict.fromkeys(sorted(scene.demands.texts), "library")
    everywhere = sorted({key for texts in scene.library.texts.values() for key in texts})
    if not scene.library.languages:
        yield scene.finding("text-language", "text", "The library has no texts.", "Add text/en/*.yaml.")
    for language in scene.library.languages:
        texts = scene.library.texts[language]
        for key, place in needed.items():
            if key not in texts:
                remedy = f"Add it under text/{language}/."
                message = f"The text `{key}` is missing in `{language}`."
                yield scene.finding("text-missing", place, message, remedy)
        for key in everywhere:
            place = f"text.{language}.{key}"
            if key not in texts and key not in needed:
                other = next(each for each in scene.library.languages if key in scene.library.texts[each])
                message = f"`{key}` stands in `{other}`, but not in `{language}`."
                remedy = f"Add it under text/{language}/."
                example = scene.meets(owner(key))
                yield scene.finding("text-language", f"text.{other}.{key}", message, remedy, example=example)
            elif key in texts and is_blank(texts[key]):
                example = scene.meets(owner(key))
                remedy = "Write it or remove the key."
                yield scene.finding("text-blank", place, "The text is empty.", remedy, example=example)
    yield from _strays(scene)
    yield from _placeholders(scene)


def required_keys(library: Library) -> Iterator[tuple[str, str]]:
    """(key, place it belongs to) of every text that the library's own structure asks for."""
    for path in library.paths.values():
        place = f"path.{path.client_type}"
        yield f"{place}.title", place
        yield f"{place}.description", place
        for section in path.sections:
            yield f"{place}.section.{section.id}", f"{place}.section.{section.id}"
        for rule in path.rules:
            if rule.action == "skip":
                yield f"rule.{rule.id}.reason", f"{place}.rule.{rule.id}"
    for block in library.blocks.values():
        yield f"block.{block.id}.title", f"block.{block.id}"
        yield f"block.{block.id}.description", f"block.{block.id}"
        for question in block.questions:
            yield from _question_keys(question)
    yield from _other_keys(library)


def _other_keys(library: Library) -> Iterator[tuple[str, str]]:
    for urgent in library.urgent:
        yield f"urgent.{urgent.id}.title", f"urgent.{urgent.id}"
        yield f"urgent.{urgent.id}.text", f"urgent.{urgent.id}"
    for code in library.countries:
        yield f"country.{code}", f"country.{code}"
    for food in library.foods.values():
        yield f"food.{food.id}.name", f"food.{food.id}"
    for meal in library.meals.values():
        yield f"meal.{meal.id}.title", f"meal.{meal.id}"
        yield f"meal.{meal.id}.steps.1", f"meal.{meal.id}"
    for name in library.exercises:
        for part in ("name", "cue.1", "cue.2"):
            yield f"exercise.{name}.{part}", f"exercise.{name}"
    for group in library.pattern_groups:
        yield f"exercises.group.{group}", f"pattern.{group}"


def _question_keys(question: Question) -> Iterator[tuple[str, str]]:
    place = f"question.{question.id}"
    yield f"{place}.label", place
    if question.type == "consent":
        yield f"{place}.text", place
    for option in question.options:
        key = f"{place}.option.{option.value}"
        yield key, key
        if option.notice is not None:
            yield f"{key}.notice", key


def owner(key: str) -> str:
    """The place in the structure that a text key belongs to."""
    parts = key.split(".")
    if parts[0] == "question" and len(parts) >= 4 and parts[2] == "option":
        return ".".join(parts[:4])
    return ".".join(parts[:2])


def _strays(scene: Scene) -> Iterator[Finding]:
    """Texts of blocks, questions, options, paths and rules that do not exist."""
    library = scene.library
    known = {f"path.{name}" for name in library.paths} | {f"block.{name}" for name in library.blocks}
    known |= {f"urgent.{urgent.id}" for urgent in library.urgent}
    known |= {f"rule.{rule.id}" for path in library.paths.values() for rule in path.rules}
    for question in scene.questions.values():
        known.add(f"question.{question.id}")
        known |= {f"question.{question.id}.option.{option.value}" for option in question.options}
    for language in library.languages:
        for key in library.texts[language]:
            kind, place = key.partition(".")[0], owner(key)
            if kind in _PLAIN and place not in known:
                message = f"The text belongs to `{place}`, which does not exist."
                remedy = near(place, sorted(known))
                yield scene.finding("text-unknown-id", f"text.{language}.{key}", message, remedy)


def _placeholders(scene: Scene) -> Iterator[Finding]:
    """Nothing fills placeholders in the words of paths, blocks, questions and rules."""
    for language in scene.library.languages:
        for key, text in scene.library.texts[language].items():
            kind = key.partition(".")[0]
            if "{" not in text or kind not in _PLAIN or ".error." in key:
                continue
            unfilled = placeholders(text) - (_OWN if kind == "urgent" else set())
            if unfilled:
                message = f"Nothing fills {', '.join(sorted(unfilled))} here."
                example = scene.meets(owner(key))
                place = f"text.{language}.{key}"
                yield scene.finding("text-placeholder", place, message, "Write plain words.", example=example)

"""A recipe's words: title and steps rebuilt from the foods that are really used.

In the library a text names ingredients by placeholders, `{chicken_breast}`, always of the template; a
`[segment]` falls away when an ingredient it names is left out, and a step that becomes empty with it.
"""

import re
from collections.abc import Iterable, Mapping

from intakt.content.foods import Food
from intakt.kit.structs import Frozen
from intakt.planning.nutrition.swaps import Recipe

PLACEHOLDER = re.compile(r"\{(\w+)\}")
SEGMENT = re.compile(r"\[([^\[\]]*)\]")


class Words(Frozen, frozen=True, kw_only=True):
    """What a reader sees of a recipe."""

    title: str
    steps: tuple[str, ...]


def words(recipe: Recipe, *, texts: Mapping[str, str], left_out: Iterable[str] = ()) -> Words:
    """Title and steps. `texts` is the library's wording of one language; `left_out` names further ingredients
    (template's foods) that ended at no grams."""
    used = {portion.original: portion.food for portion in recipe.portions}
    for original in left_out:
        used.pop(original, None)
    names = {original: texts[f"food.{food}.short"] for original, food in used.items()}
    key = f"meal.{recipe.id}"
    title = fill(texts[f"{key}.title"], names)
    steps = (fill(step, names) for step in numbered(texts, f"{key}.steps"))
    return Words(title=title, steps=(*_preparation(used, texts=texts), *(step for step in steps if step)))


def _preparation(used: Mapping[str, str], *, texts: Mapping[str, str]) -> tuple[str, ...]:
    """First steps for foods that need more work than those whose place they take (`food.<id>.prepare`)."""
    return tuple(
        texts[f"food.{food}.prepare"]
        for original, food in used.items()
        if f"food.{food}.prepare" in texts and f"food.{original}.prepare" not in texts
    )


def numbered(texts: Mapping[str, str], key: str) -> tuple[str, ...]:
    """The lines key.1, key.2 ... of a list."""
    lines: list[str] = []
    while (line := texts.get(f"{key}.{len(lines) + 1}")) is not None:
        lines.append(line)
    return tuple(lines)


def fill(text: str, names: Mapping[str, str]) -> str:
    """The text with its placeholders named, its dead segments gone, and a capital letter at its head.

    A placeholder outside a segment with no name is a KeyError: the library check proves that there is none.
    """

    def segment(match: re.Match[str]) -> str:
        inner = match[1]
        return inner if all(name in names for name in PLACEHOLDER.findall(inner)) else ""

    spoken = PLACEHOLDER.sub(lambda match: names[match[1]], SEGMENT.sub(segment, text))
    spoken = " ".join(spoken.split())
    return spoken[:1].upper() + spoken[1:]


def literal(text: str) -> str:
    """The text without its placeholders: what stays whatever the client eats."""
    return PLACEHOLDER.sub(" ", text).replace("[", "").replace("]", "")


def has_word(text: str, word: str) -> bool:
    if word.lower() not in text.lower():
        return False
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def stray_words(
    written: Words,
    recipe: Recipe,
    *,
    allowed: frozenset[str],
    foods: Mapping[str, Food],
    texts: Mapping[str, str],
) -> tuple[str, ...]:
    """Names of foods that the client may not eat but that the words hold (rule 36); empty is right."""
    text = " ".join((written.title, *written.steps))
    for food in sorted({p.food for p in recipe.portions}, key=lambda f: (-len(texts[f"food.{f}.short"]), f)):
        text = re.sub(re.escape(texts[f"food.{food}.short"]), " ", text, flags=re.IGNORECASE)
    forbidden = {texts[f"food.{food}.short"] for food in foods if food not in allowed}
    return tuple(word for word in sorted(forbidden) if has_word(text, word))

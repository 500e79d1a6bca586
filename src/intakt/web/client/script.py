"""What the form's scripts know of a path: its rules, and the words of what they say at once."""

from typing import Any

import msgspec

from intakt.content.views import path_view
from intakt.kit.rules import Condition
from intakt.kit.structs import Wire
from intakt.services.standing import Standing

VALIDATION = "validation."
BLOCK_WORDS = frozenset({"description", "category"})
QUESTION_WORDS = frozenset({"help", "placeholder", "text", "sensitive"})
OPTION_WORDS = frozenset({"label", "description"})


class UrgentView(Wire, frozen=True, kw_only=True):
    id: str
    questions: tuple[str, ...]
    when: Condition | None
    words: tuple[str, ...]
    crisis: bool
    """Whether the crisis line of the country is shown, where there is one."""
    title: str
    text: str


class Script(Wire, frozen=True, kw_only=True):
    path: dict[str, Any]
    """The path without the words that stand in the page anyway."""
    words: dict[str, str]
    """Messages by code, and of single questions by `<question>.<code>`."""
    urgent: tuple[UrgentView, ...]
    numbers: dict[str, tuple[str, ...]]
    """By country: the emergency number; the crisis line and its name, where there is one."""


def script_of(standing: Standing) -> Script:
    path, wording = standing.path, standing.wording
    return Script(
        path=lean(msgspec.to_builtins(path_view(path.path, wording, release=path.release))),
        words=messages(standing),
        urgent=tuple(
            UrgentView(
                id=each.urgent.id,
                questions=each.urgent.questions,
                when=each.urgent.when,
                words=each.urgent.words,
                crisis=each.urgent.number == "crisis",
                title=wording.text(f"urgent.{each.urgent.id}.title", number="{number}", name="{name}"),
                text=wording.text(f"urgent.{each.urgent.id}.text", number="{number}", name="{name}"),
            )
            for each in path.urgent
        ),
        numbers={
            country.code: (
                country.emergency,
                *((country.crisis, country.crisis_name) if country.crisis else ()),
            )
            for country in path.library.countries.values()
        },
    )


def lean(view: dict[str, Any]) -> dict[str, Any]:
    blocks = [
        {**without(block, BLOCK_WORDS), "questions": [lean_question(each) for each in block["questions"]]}
        for block in view["blocks"]
    ]
    return {**view, "blocks": blocks}


def lean_question(question: dict[str, Any]) -> dict[str, Any]:
    options = [without(option, OPTION_WORDS) for option in question.get("options") or ()]
    return {**without(question, QUESTION_WORDS), **({"options": options} if options else {})}


def without(thing: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if name not in names}


def messages(standing: Standing) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, text in standing.path.library.texts[standing.wording.language].items():
        if key.startswith(VALIDATION):
            found[key.removeprefix(VALIDATION)] = text
        elif key.startswith("question.") and ".error." in key:
            question, _, code = key.removeprefix("question.").partition(".error.")
            found[f"{question}.{code}"] = text
    return found

"""What a client must be told at once: notices of chosen options, and answers that mean danger (A11)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from intakt.content.compiled import CompiledPath, CompiledUrgent
from intakt.content.model import ClientType, Country
from intakt.content.wording import Wording
from intakt.intake.flow import Flow, find_flow
from intakt.kit.structs import Wire

_NOWHERE = Country(code="")
"""Until the client says where they are: 112 answers from mobile phones in most of the world."""


class Notice(Wire, frozen=True, kw_only=True, omit_defaults=True):
    """Shown as soon as its answer is given."""

    id: str
    """`<question>.<option>`, `urgent.<id>`, or `closed`: the answers leave nothing to make on this path."""
    severity: Literal["caution", "stop"]
    text: str
    urgent: bool = False
    """Danger: tops the coach's queue."""
    question: str | None = None
    title: str | None = None
    number: str | None = None
    """The telephone number to call, of the client's country."""
    number_name: str | None = None
    offers: tuple[ClientType, ...] = ()
    """Of `closed`: the paths that remain; changing to one keeps every answer they share."""


def find_notices(
    path: CompiledPath, flow: Flow, responses: Mapping[str, object], *, language: str = "en"
) -> tuple[Notice, ...]:
    """Urgent ones first, in the library's order, then those of chosen options in the order of the path."""
    wording = Wording(path.library, language)
    country = path.library.countries.get(str(flow.facts.get("country", "")), _NOWHERE)
    urgent = [
        _urgent_notice(each, question, country, wording)
        for each in path.urgent
        if (question := _danger(each, flow, responses)) is not None
    ]
    return (*urgent, *_option_notices(path, flow, wording))


def notices_for(
    path: CompiledPath, responses: Mapping[str, object], *, day: date, language: str = "en"
) -> tuple[Notice, ...]:
    """The same, of stored answers alone."""
    return find_notices(path, find_flow(path, responses, day=day), responses, language=language)


def _option_notices(path: CompiledPath, flow: Flow, wording: Wording) -> list[Notice]:
    found: list[Notice] = []
    for name in path.with_notices:
        value = flow.values.get(name)
        chosen = value if isinstance(value, tuple) else (value,)
        for each in path.questions[name].options:
            option = each.option
            if option.notice is not None and option.value in chosen:
                found.append(
                    Notice(
                        id=f"{name}.{option.value}",
                        severity=option.notice,
                        question=name,
                        text=wording.text(f"question.{name}.option.{option.value}.notice"),
                    )
                )
    return found


def _danger(each: CompiledUrgent, flow: Flow, responses: Mapping[str, object]) -> str | None:
    """The question whose answer means this danger; empty when the condition does; None when nothing does."""
    for name in each.urgent.questions:
        text = responses.get(name) if name in flow.values else None
        if isinstance(text, str) and each.danger.mean(text):
            return name
    return "" if each.test is not None and each.test(flow.get) else None


def _urgent_notice(each: CompiledUrgent, question: str, country: Country, wording: Wording) -> Notice:
    number, name = country.emergency, ""
    if each.urgent.number == "crisis" and country.crisis:
        number, name = country.crisis, country.crisis_name
    words = f"urgent.{each.urgent.id}"
    return Notice(
        id=words,
        severity="stop",
        urgent=True,
        question=question or None,
        title=wording.text(f"{words}.title", number=number, name=name),
        text=wording.text(f"{words}.text", number=number, name=name),
        number=number,
        number_name=name or None,
    )

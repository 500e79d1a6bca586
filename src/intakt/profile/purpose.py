"""Whether health answers close what a path is for, and which paths remain; also of an unfinished intake."""

from collections.abc import Mapping
from datetime import date

from intakt.content.compiled import CompiledPath
from intakt.content.model import ClientType, Library
from intakt.content.wording import Wording
from intakt.intake.flow import Flow
from intakt.intake.notices import Notice, find_notices
from intakt.profile import gates, health
from intakt.profile.model import Gate
from intakt.profile.screening import Referral

NOTICE = "closed"


def is_closed(gate: Gate, referral: Referral) -> bool:
    """Whether nothing that moves a body may be planned."""
    return gate == "G3" or referral == "urgent"


def remains(client_type: str, library: Library) -> tuple[ClientType, ...]:
    """The paths offered when this one is closed; none for a path that has more than movement."""
    path = library.paths.get(client_type)
    if path is None:
        return ()
    return tuple(name for name in path.remains if name in library.paths and library.paths[name].active)


def titles(client_types: tuple[ClientType, ...], wording: Wording) -> str:
    """The paths by their titles, in words."""
    named = [wording.text(f"path.{name}.title") for name in client_types]
    return f" {wording.text('closed.or')} ".join(named)


def told_at_once(
    path: CompiledPath, flow: Flow, responses: Mapping[str, object], *, day: date, language: str = "en"
) -> tuple[Notice, ...]:
    """Danger first, then whether this path is closed, then what chosen options say."""
    found = find_notices(path, flow, responses, language=language)
    closed = closed_notice(path, flow, responses, day=day, language=language)
    urgent = tuple(notice for notice in found if notice.urgent)
    return (*urgent, *(() if closed is None else (closed,)), *found[len(urgent) :])


def closed_notice(
    path: CompiledPath, flow: Flow, responses: Mapping[str, object], *, day: date, language: str = "en"
) -> Notice | None:
    """What a client is told as soon as an answer closes this path's purpose; None while it is open."""
    offers = remains(path.client_type, path.library)
    answers = {name: value for name, value in responses.items() if name in flow.values}
    if not offers or not _closes(answers, flow, path.library, day=day):
        return None
    wording = Wording(path.library, language)
    return Notice(
        id=NOTICE,
        severity="stop",
        title=wording.text("closed.title"),
        text=wording.text("closed.text", paths=titles(offers, wording)),
        offers=offers,
    )


def _closes(answers: Mapping[str, object], flow: Flow, library: Library, *, day: date) -> bool:
    """By the answers given so far; what is still open closes nothing."""
    told = health.health(answers, words=(), library=library, on=day)
    case = gates.Case(
        health=told,
        minor=flow.facts.get("minor") is True,
        active=answers.get("active-regularly") == "yes",
        on=day,
        policies=library.policies,
    )
    gate = gates.cleared_to(told.clearance) or gates.decide(case)[0]
    soon = library.policies["screening.pain-soon"].value
    return is_closed(gate, gates.referral(told, pain_soon=soon))

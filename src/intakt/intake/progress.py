"""How far an intake has come: visible required questions that are answered, in whole percent."""

from collections.abc import Iterable, Mapping

from intakt.content.compiled import CompiledPath
from intakt.content.wording import Wording
from intakt.intake.flow import Flow
from intakt.intake.validation import is_missing
from intakt.kit.structs import Wire


class SectionProgress(Wire, frozen=True, kw_only=True):
    id: str
    title: str
    percent: int
    """0 to 100; 100 when nothing is required here."""


class Progress(Wire, frozen=True, kw_only=True):
    percent: int
    """0 to 100, rounded down, so that 100 means that nothing is left."""
    sections: tuple[SectionProgress, ...]
    """Sections with at least one visible question, in the order of the path."""


def measure(
    path: CompiledPath, flow: Flow, responses: Mapping[str, object], *, language: str = "en"
) -> Progress:
    """Progress of stored answers. ContentError when the release does not speak the language."""
    wording = Wording(path.library, language)
    asked = {path.questions[name].section for name in flow.questions}
    return Progress(
        percent=_percent(flow.required, responses),
        sections=tuple(
            SectionProgress(
                id=section.id,
                title=wording.text(f"path.{path.client_type}.section.{section.id}"),
                percent=_percent(
                    [name for name in flow.required if path.questions[name].section == section.id], responses
                ),
            )
            for section in path.path.sections
            if section.id in asked
        ),
    )


def _percent(required: Iterable[str], responses: Mapping[str, object]) -> int:
    names = tuple(required)
    answered = sum(not is_missing(responses.get(name), required=True) for name in names)
    return 100 * answered // len(names) if names else 100

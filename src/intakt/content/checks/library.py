"""Every check of a library's sense, in one call."""

from datetime import date

from intakt.content.checks import conditions, exercises, questions, reach, structure, texts, watchwords
from intakt.content.checks.scene import Demands, Scene
from intakt.content.loader import Loaded
from intakt.kit.errors import Finding


def check(loaded: Loaded, demands: Demands, *, day: date) -> tuple[Finding, ...]:
    """What is wrong with a library: mistakes of form if there are any, else of sense, by file and line.

    Sense is not looked at while the form is wrong: what could not be read would be missed everywhere. `day`
    is the day on which example clients have their ages.
    """
    if any(finding.severity == "error" for finding in loaded.findings):
        return in_order(loaded.findings)
    scene = Scene(loaded, demands, day=day)
    found = [*loaded.findings]
    for part in (conditions, questions, structure, exercises, reach, texts, watchwords):
        found += part.check(scene)
    return in_order(tuple(found))


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Errors first, then by file and line."""
    return tuple(
        sorted(
            findings,
            key=lambda each: (
                each.severity != "error",
                each.file,
                each.line or 0,
                each.code,
                each.place,
                each.message,
            ),
        )
    )

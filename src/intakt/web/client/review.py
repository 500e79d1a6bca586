"""Before Submit: what was answered, what was left out and why, what is still missing."""

from collections.abc import Mapping
from typing import ClassVar

from intakt.content.model import PathSummary
from intakt.intake.notices import Notice
from intakt.intake.validation import is_missing
from intakt.kit.dates import parse_date
from intakt.kit.structs import Frozen
from intakt.profile.answered import readable
from intakt.services.standing import Standing
from intakt.web.client.controls import label_of
from intakt.web.client.steps import REVIEW, Fault, IntakeFrame, field_id, frame, href, shown_blocks


class Line(Frozen, frozen=True, kw_only=True):
    label: str
    answer: str
    """Empty: not answered."""
    href: str


class Part(Frozen, frozen=True, kw_only=True):
    """A block with its answers."""

    title: str
    href: str
    lines: tuple[Line, ...]
    open: int
    """Questions that need not be answered and were not."""


class ReviewedSection(Frozen, frozen=True, kw_only=True):
    title: str
    parts: tuple[Part, ...]


class LeftOut(Frozen, frozen=True, kw_only=True):
    title: str
    reason: str


class ReviewContext(IntakeFrame, frozen=True, kw_only=True):
    template: ClassVar[str] = "intake/review.html"

    reviewed: tuple[ReviewedSection, ...]
    left_out: tuple[LeftOut, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Notice, ...]
    refused: str
    """Why Submit did not work; empty when it was not tried."""


def review(standing: Standing, others: tuple[PathSummary, ...], *, refused: str = "") -> ReviewContext:
    return ReviewContext(
        **frame(standing, REVIEW, others),  # type: ignore[arg-type]
        reviewed=tuple(
            section for each in standing.path.path.sections if (section := section_of(standing, each.id))
        ),
        left_out=left_out(standing),
        faults=tuple(
            Fault(
                question=each.question,
                label=label_of(standing.wording, each.question),
                message=each.message,
                href=f"{block_href(standing, each.question)}#{field_id(each.question)}",
            )
            for each in standing.problems
        ),
        notices=tuple(each for each in standing.notices if each.severity == "stop" and not each.offers),
        refused=refused,
    )


def section_of(standing: Standing, section_id: str) -> ReviewedSection | None:
    path, words = standing.path, standing.wording
    section = next(each for each in path.path.sections if each.id == section_id)
    blocks = [name for name in shown_blocks(standing) if name in section.blocks]
    if not blocks:
        return None
    return ReviewedSection(
        title=words.text(f"path.{path.client_type}.section.{section_id}"),
        parts=tuple(part(standing, name) for name in blocks),
    )


def part(standing: Standing, block: str) -> Part:
    """What was answered and what must be; what was left open is counted."""
    path, words, required = standing.path, standing.wording, frozenset(standing.flow.required)
    asked = [name for name in standing.flow.questions if path.questions[name].block == block]
    lines = tuple(
        Line(
            label=label_of(words, name),
            answer=answer_of(standing, name),
            href=f"{href(standing, block)}#{field_id(name)}",
        )
        for name in asked
    )
    shown = tuple(line for line, name in zip(lines, asked, strict=True) if line.answer or name in required)
    return Part(
        title=words.text(f"block.{block}.title"),
        href=href(standing, block),
        lines=shown,
        open=len(lines) - len(shown),
    )


def answer_of(standing: Standing, question: str) -> str:
    """As the client would read it; a tick is a tick."""
    answer = standing.responses.get(question)
    if is_missing(answer):
        return ""
    if isinstance(answer, bool):
        return "✓" if answer else ""
    if isinstance(answer, Mapping) and "name" in answer:
        return str(answer["name"])
    day = parse_date(answer) if isinstance(answer, str) else None
    if day is not None and standing.path.questions[question].question.type == "date":
        return f"{day.day} {standing.wording.text(f'document.month.{day.month}')} {day.year}"
    return readable(question, answer, wording=standing.wording)


def block_href(standing: Standing, question: str) -> str:
    return href(standing, standing.path.questions[question].block)


def left_out(standing: Standing) -> tuple[LeftOut, ...]:
    """What a skip rule left out, with its words; a rule that left out several says so once each."""
    words = standing.wording
    titles = {"block": "block.{}.title", "question": "question.{}.label"}
    return tuple(
        LeftOut(
            title=words.text(titles[each.kind].format(each.id)), reason=words.text(f"rule.{each.rule}.reason")
        )
        for each in standing.flow.skipped
    )

"""What the pages of an intake show: one step, the way through its sections, how far it has come."""

from collections.abc import Mapping
from typing import ClassVar

from intakt.content.model import Block, PathSummary
from intakt.intake.notices import Notice
from intakt.kit.structs import Frozen
from intakt.services.standing import Standing
from intakt.web.client.controls import Field, about, fields_of, label_of
from intakt.web.render import PageContext

REVIEW = "review"


class Link(Frozen, frozen=True, kw_only=True):
    title: str
    href: str
    now: bool


class SectionLink(Frozen, frozen=True, kw_only=True):
    id: str
    title: str
    href: str
    percent: int
    now: bool
    optional: bool
    """Nothing in it must be answered."""
    blocks: tuple[Link, ...]
    """Of the section one is in: its visible blocks."""


class Fault(Frozen, frozen=True, kw_only=True):
    question: str
    label: str
    message: str
    href: str


class Step(Frozen, frozen=True, kw_only=True):
    """One block: what the form of a step holds."""

    id: str
    section: str
    title: str
    description: str
    action: str
    back: str
    ahead: str
    optional: bool
    """Nothing in it must be answered."""
    review: str
    """Where all that is left can be skipped to: set where nothing from here on must be answered."""
    fields: tuple[Field, ...]
    faults: tuple[Fault, ...]


class IntakeFrame(PageContext, frozen=True, kw_only=True):
    """What stands around every page of an intake."""

    intake_id: str
    path_title: str
    client_type: str
    release: str
    words_lang: str
    """The language of the library's words."""
    day: str
    percent: int
    sections: tuple[SectionLink, ...]
    others: tuple[PathSummary, ...]
    """The paths that can be chosen instead."""
    closed: Notice | None
    """Told when health answers close what this path is for; with what remains."""


class StepContext(IntakeFrame, frozen=True, kw_only=True):
    template: ClassVar[str] = "intake/step.html"

    step: Step
    look: bool
    """The answers just given have opened something on this page."""


class StepsContext(PageContext, frozen=True, kw_only=True):
    """Every block of the path, for a page that walks on without asking the server."""

    template: ClassVar[str] = "intake/steps.html"

    words_lang: str
    steps: tuple[Step, ...]


def frame(standing: Standing, here: str, others: tuple[PathSummary, ...]) -> dict[str, object]:
    """The fields of IntakeFrame. `here` is the block, or the review."""
    intake = standing.intake
    return {
        "intake_id": intake.id,
        "path_title": standing.wording.text(f"path.{intake.client_type}.title"),
        "client_type": intake.client_type,
        "release": intake.release,
        "words_lang": standing.wording.language,
        "day": standing.day.isoformat(),
        "percent": standing.progress.percent,
        "sections": sections_of(standing, here),
        "others": tuple(each for each in others if each.active and each.client_type != intake.client_type),
        "closed": next((each for each in standing.notices if each.offers), None),
    }


def sections_of(standing: Standing, here: str) -> tuple[SectionLink, ...]:
    path, visible = standing.path, shown_blocks(standing)
    percent = {each.id: each.percent for each in standing.progress.sections}
    required = {path.questions[name].section for name in standing.flow.required}
    found = []
    for section in path.path.sections:
        blocks = [name for name in section.blocks if name in visible]
        if not blocks:
            continue
        now = here in section.blocks
        found.append(
            SectionLink(
                id=section.id,
                title=standing.wording.text(f"path.{path.client_type}.section.{section.id}"),
                href=href(standing, blocks[0]),
                percent=percent.get(section.id, 100),
                now=now,
                optional=section.id not in required,
                blocks=tuple(
                    Link(
                        title=standing.wording.text(f"block.{name}.title"),
                        href=href(standing, name),
                        now=name == here,
                    )
                    for name in (blocks if now else ())
                ),
            )
        )
    return tuple(found)


def shown_blocks(standing: Standing) -> tuple[str, ...]:
    """The visible blocks that ask something now, in the order of the path."""
    asking = {standing.path.questions[name].block for name in standing.flow.questions}
    return tuple(name for name in standing.flow.blocks if name in asking)


def href(standing: Standing, where: str) -> str:
    return f"/intake/{standing.intake.id}/{where}"


def current(standing: Standing) -> str:
    """The block to go on with: the one last open, else the first with something missing, else the review."""
    visible = shown_blocks(standing)
    if standing.intake.current_step in visible:
        return str(standing.intake.current_step)
    missing = {standing.path.questions[each.question].block for each in standing.problems}
    if not standing.responses:
        return visible[0]
    return next((name for name in visible if name in missing), REVIEW)


def ahead_of(standing: Standing, block_id: str) -> str:
    """The next visible block after it, else the review."""
    order = [block.id for block in standing.path.blocks]
    after = set(order[order.index(block_id) + 1 :])
    return next((name for name in shown_blocks(standing) if name in after), REVIEW)


def back_of(standing: Standing, block_id: str) -> str:
    """The visible block before it; empty for the first."""
    order = [block.id for block in standing.path.blocks]
    before = set(order[: order.index(block_id)])
    return next((name for name in reversed(shown_blocks(standing)) if name in before), "")


def step_of(standing: Standing, block_id: str, errors: Mapping[str, str]) -> Step:
    """`errors`: messages to show, by question."""
    block = next(each for each in standing.path.blocks if each.id == block_id)
    words, back = standing.wording, back_of(standing, block_id)
    return Step(
        id=block_id,
        section=next(each.id for each in standing.path.path.sections if block_id in each.blocks),
        title=words.text(f"block.{block_id}.title"),
        description=words.text(f"block.{block_id}.description"),
        action=href(standing, block_id),
        back=href(standing, back) if back else "",
        ahead=href(standing, ahead_of(standing, block_id)),
        optional=not required_in(standing, block),
        review="" if required_from(standing, block_id) else href(standing, REVIEW),
        fields=fields_of(standing, block_id, errors),
        faults=tuple(
            Fault(question=name, label=label_of(words, name), message=message, href=f"#{field_id(name)}")
            for name, message in errors.items()
        ),
    )


def required_in(standing: Standing, block: Block) -> bool:
    required = frozenset(standing.flow.required)
    return any(question.id in required for question in block.questions)


def required_from(standing: Standing, block_id: str) -> bool:
    """Whether anything must be answered in this block or after it."""
    order = [block.id for block in standing.path.blocks]
    rest = set(order[order.index(block_id) :])
    return any(standing.path.questions[name].block in rest for name in standing.flow.required)


def field_id(question: str) -> str:
    return f"q-{question}"


def opened(before: Standing, after: Standing, block_id: str) -> bool:
    """Whether the answers just saved opened a question of this block, or a notice that must be read first."""
    seen = frozenset(before.flow.questions)
    new = (name for name in after.flow.questions if name not in seen)
    if any(after.path.questions[name].block == block_id for name in new):
        return True
    known = {notice.id for notice in before.notices}
    return any(notice.id not in known and stands_in(after, notice, block_id) for notice in after.notices)


def stands_in(standing: Standing, notice: Notice, block_id: str) -> bool:
    compiled = standing.path.questions.get(about(standing, notice))
    return compiled is not None and compiled.block == block_id

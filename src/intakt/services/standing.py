"""Where an intake stands: its path, its answers, what is asked, what is wrong, what must be said."""

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from intakt.content.compiled import CompiledPath
from intakt.content.release import Release
from intakt.content.wording import Wording
from intakt.intake.flow import Flow, find_flow
from intakt.intake.notices import Notice
from intakt.intake.progress import Progress, measure
from intakt.intake.validation import is_missing, validate
from intakt.kit.errors import NotFound, Problem
from intakt.kit.ids import is_id
from intakt.kit.structs import Frozen
from intakt.persistence import intakes
from intakt.persistence.intakes import Intake
from intakt.profile.purpose import told_at_once
from intakt.services import library
from intakt.services.context import Context
from intakt.services.views import IntakeView, Visible


class Standing(Frozen, frozen=True, kw_only=True, eq=False):
    intake: Intake
    path: CompiledPath
    wording: Wording
    day: date
    """Which ages are counted on."""
    responses: dict[str, object]
    flow: Flow
    problems: tuple[Problem, ...]
    """What is wrong and what is missing, in the order of the path."""
    notices: tuple[Notice, ...]
    progress: Progress

    @property
    def submitted(self) -> bool:
        return self.intake.state == "COMPLETED"


async def read(ctx: Context, intake_id: str) -> Standing:
    """NotFound. (The web layer has checked that the caller may.)"""
    async with ctx.database.session() as session:
        intake = await intakes.by_id(session, intake_id) if is_id(intake_id) else None
        if intake is None:
            raise NotFound("There is no such intake.")
        answers = await intakes.answers(session, intake_id, ctx.secrets)
    return find(intake, answers, await library.release(ctx, intake.release), ctx.now())


def find(intake: Intake, answers: Mapping[str, object], release: Release, now: datetime) -> Standing:
    path, language, day = release.path(intake.client_type), intake.language, now.date()
    responses = {question: value for question, value in answers.items() if question in path.known}
    flow = find_flow(path, responses, day=day)
    return Standing(
        intake=intake,
        path=path,
        wording=release.wording(language),
        day=day,
        responses=responses,
        flow=flow,
        problems=validate(path, flow, responses, day=day, language=language),
        notices=told_at_once(path, flow, responses, day=day, language=language),
        progress=measure(path, flow, responses, language=language),
    )


def view(standing: Standing, acked: dict[str, int] | msgspec.UnsetType = msgspec.UNSET) -> IntakeView:
    """The same as the interface shows it."""
    intake, flow, responses = standing.intake, standing.flow, standing.responses
    return IntakeView(
        intake_id=intake.id,
        client_type=intake.client_type,
        release=intake.release,
        responses=responses,
        visible=Visible(blocks=flow.blocks, questions=flow.questions, options=flow.options),
        required=flow.required,
        errors=tuple(each for each in standing.problems if not is_missing(responses.get(each.question))),
        notices=standing.notices,
        progress=standing.progress,
        current_step=intake.current_step,
        is_complete=not standing.problems,
        last_saved_at=intake.last_saved_at,
        acked=acked,
    )

"""The intake in the browser: a block a step, the review, Submit; JavaScript or not.

With scripts the form saves through the API as it is typed and walks from step to step by itself; without,
each step is posted, saved, and leads to the next. A wrong answer is kept and said; nothing typed is lost.
"""

import msgspec
from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.content.model import CLIENT_TYPES
from intakt.kit.errors import AnswersRejected, NotFound, PathInactive
from intakt.services import intakes, library, standing
from intakt.services.standing import Standing
from intakt.services.views import IntakeChange
from intakt.web.auth import own_intake
from intakt.web.client import given, review, steps
from intakt.web.client.script import script_of
from intakt.web.forms import Fields, fields_of, go_to
from intakt.web.render import page
from intakt.web.requests import WebRequest, ctx_of, part_of
from intakt.web.responses import answer

PACKETS = "/packets"
KEPT_AN_HOUR = "private, max-age=3600"


@get("/intake/{intake_id:str}", guards=[own_intake])
async def show(request: WebRequest) -> ASGIResponse:
    """Where it was left."""
    here = await standing_of(request)
    return go_to(PACKETS if here.submitted else steps.href(here, steps.current(here)))


@get("/intake/{intake_id:str}/{block:str}", guards=[own_intake])
async def step(request: WebRequest) -> ASGIResponse:
    here, block = await standing_of(request), part_of(request, "block")
    if here.submitted:
        return go_to(PACKETS)
    if block not in {each.id for each in here.path.blocks}:
        raise NotFound("There is no such page in this questionnaire.")
    if block not in steps.shown_blocks(here):
        return go_to(steps.href(here, steps.ahead_of(here, block)))
    errors = wrong_in(here, block) if "look" in request.query_params else given_wrong(here, block)
    return await step_page(request, here, block, errors=errors, look="look" in request.query_params)


@post("/intake/{intake_id:str}/{block:str}", guards=[own_intake])
async def save(request: WebRequest) -> ASGIResponse:
    before, block = await standing_of(request), part_of(request, "block")
    if before.submitted:
        return go_to(PACKETS)
    if block not in {each.id for each in before.path.blocks}:
        raise NotFound("There is no such page in this questionnaire.")
    read = read_step(before, block, await fields_of(request))
    refused = await save_answers(request, before, block, read.answers)
    after = await standing_of(request)
    errors = wrong_in(after, block) | refused
    for name in read.typed:
        errors[name] = after.wording.text("validation.number")
    if errors:
        return await step_page(request, after, block, errors=errors, typed=read.typed, status=422)
    if steps.opened(before, after, block):
        return go_to(f"{steps.href(after, block)}?look#look")
    return go_to(steps.href(after, steps.ahead_of(after, block)))


@get("/intake/{intake_id:str}/steps", guards=[own_intake])
async def all_steps(request: WebRequest) -> ASGIResponse:
    """Every block of the path as the page holds it, for the script that walks from one to the next."""
    here = await standing_of(request)
    shown = tuple(steps.step_of(here, block.id, {}) for block in here.path.blocks)
    context = steps.StepsContext(words_lang=here.wording.language, steps=shown)
    return page(request, context, language=here.intake.language)


@get("/intake/{intake_id:str}/script", guards=[own_intake])
async def script(request: WebRequest) -> ASGIResponse:
    """The rules and words of the path. They never change under the address that a page asks by."""
    here = await standing_of(request)
    return answer(script_of(here), headers={"cache-control": KEPT_AN_HOUR})


@get("/intake/{intake_id:str}/review", guards=[own_intake])
async def look_over(request: WebRequest) -> ASGIResponse:
    here = await standing_of(request)
    if here.submitted:
        return go_to(PACKETS)
    return await review_page(request, here)


@post("/intake/{intake_id:str}/submit", guards=[own_intake])
async def submit(request: WebRequest) -> ASGIResponse:
    """The same intake twice gives the same packets."""
    try:
        await intakes.submit(ctx_of(request), part_of(request, "intake_id"))
    except AnswersRejected as error:
        here = await standing_of(request)
        return await review_page(request, here, refused=error.message, status=422)
    return go_to(PACKETS)


@post("/intake/{intake_id:str}/path", guards=[own_intake])
async def change_path(request: WebRequest) -> ASGIResponse:
    """`clientType`: the answers that both paths ask stay; those of the old one alone are kept aside."""
    intake_id, wanted = part_of(request, "intake_id"), (await fields_of(request)).one("clientType")
    chosen = next((each for each in CLIENT_TYPES if each == wanted), None)
    if chosen is None:
        raise PathInactive
    await intakes.save(ctx_of(request), intake_id, IntakeChange(client_type=chosen, current_step=""))
    return go_to(f"/intake/{intake_id}")


# --- parts ------------------------------------------------------------------------------------


async def standing_of(request: WebRequest) -> Standing:
    return await standing.read(ctx_of(request), part_of(request, "intake_id"))


async def step_page(
    request: WebRequest,
    here: Standing,
    block: str,
    *,
    errors: dict[str, str],
    typed: dict[str, str] | None = None,
    look: bool = False,
    status: int = 200,
) -> ASGIResponse:
    language = here.intake.language
    others = await library.all_paths(ctx_of(request), language=here.wording.language)
    shown = steps.step_of(here, block, errors)
    for name, text in (typed or {}).items():
        shown = with_typed(shown, name, text)
    context = steps.StepContext(**steps.frame(here, block, others), step=shown, look=look)  # type: ignore[arg-type]
    return page(request, context, language=language, status=status)


def with_typed(shown: steps.Step, name: str, text: str) -> steps.Step:
    """The step with what was typed for a number and is none."""
    fields = (msgspec.structs.replace(f, value=text) if f.id == name else f for f in shown.fields)
    return msgspec.structs.replace(shown, fields=tuple(fields))


async def review_page(
    request: WebRequest, here: Standing, *, refused: str = "", status: int = 200
) -> ASGIResponse:
    others = await library.all_paths(ctx_of(request), language=here.wording.language)
    context = review.review(here, others, refused=refused)
    return page(request, context, language=here.intake.language, status=status)


def wrong_in(here: Standing, block: str) -> dict[str, str]:
    """Messages of everything wrong or missing in the block."""
    return {
        each.question: each.message
        for each in here.problems
        if here.path.questions[each.question].block == block
    }


def given_wrong(here: Standing, block: str) -> dict[str, str]:
    """Only of answers that were given: a fresh page asks, it does not blame."""
    return {
        name: message
        for name, message in wrong_in(here, block).items()
        if here.responses.get(name) not in (None, "", [])
    }


def read_step(here: Standing, block: str, fields: Fields) -> given.Given:
    questions = next(each.questions for each in here.path.blocks if each.id == block)
    return given.read(questions, frozenset(here.flow.questions), fields)


async def save_answers(
    request: WebRequest, here: Standing, block: str, answers: dict[str, object]
) -> dict[str, str]:
    """Saves what can be stored; the messages of what cannot."""
    changed = {name: value for name, value in answers.items() if value != plain_answer(here, name)}
    refused: dict[str, str] = {}
    while True:
        try:
            change = IntakeChange(responses=changed, current_step=steps.ahead_of(here, block))
            await intakes.save(ctx_of(request), here.intake.id, change)
            return refused
        except AnswersRejected as error:
            refused |= {problem.question: problem.message for problem in error.problems}
            changed = {name: value for name, value in changed.items() if name not in refused}


def plain_answer(here: Standing, name: str) -> object:
    """The stored answer as a form gives it: a consent that was only sent along again keeps its time."""
    stored = here.responses.get(name)
    return {"name": stored["name"]} if isinstance(stored, dict) and "name" in stored else stored


HANDLERS = (show, all_steps, script, look_over, submit, change_path, step, save)

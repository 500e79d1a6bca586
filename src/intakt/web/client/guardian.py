"""Where the guardian's mailed link leads: a name, a tick, done; JavaScript or not."""

from urllib.parse import parse_qs

from litestar import get, post
from litestar.response.base import ASGIResponse

from intakt.kit.errors import InputError, NotFound
from intakt.kit.structs import Frozen
from intakt.services import guardians
from intakt.web.render import page
from intakt.web.requests import TOKEN, WebRequest, ctx_of, options_of, part_of, raw_body

LONGEST_NAME = 200


class GuardianContext(Frozen, frozen=True, kw_only=True):
    title: str
    lang: str
    practice: str
    name: str
    error: str | None
    done: bool


@get("/guardian/{token:str}")
async def show(request: WebRequest) -> ASGIResponse:
    """The link says nothing by itself: whether it is good shows when it is used."""
    return answer(request)


@post("/guardian/{token:str}")
async def confirm(request: WebRequest) -> ASGIResponse:
    form = parse_qs((await raw_body(request)).decode("utf-8", "replace"), max_num_fields=20)
    name = form.get("name", [""])[0].strip()[:LONGEST_NAME]
    agree = form.get("agree") == ["yes"]
    token = part_of(request, "token")
    if not name or not agree:
        return answer(request, name=name, error="Please type your name and tick the box.", status=422)
    try:
        if not TOKEN.fullmatch(token):
            raise NotFound
        await guardians.confirm(ctx_of(request), token, name=name, agree=agree)
    except NotFound:
        words = "This link is not valid any more; ask for a new one."
        return answer(request, name=name, error=words, status=404)
    except InputError as error:
        return answer(request, name=name, error=error.message, status=422)
    return answer(request, done=True)


def answer(
    request: WebRequest, *, name: str = "", error: str | None = None, done: bool = False, status: int = 200
) -> ASGIResponse:
    practice = options_of(request).practice_name
    context = GuardianContext(
        title=f"{practice}: a guardian confirms",
        lang="en",
        practice=practice,
        name=name,
        error=error,
        done=done,
    )
    return page("guardian.html", context, status=status)


HANDLERS = (show, confirm)
